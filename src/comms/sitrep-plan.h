/* sitrep-plan.h - who is told what at one moment
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-compose.h"

G_BEGIN_DECLS

/* One place that is told, and the template that suits it. */
typedef struct
{
  const SitrepTemplate *template; /* the playbook's */
  SitrepDestination *destination; /* NULL: posted by hand */
} SitrepPlanned;

GPtrArray *sitrep_plan (const SitrepDossier *dossier, GPtrArray *destinations, const char *moment);

G_END_DECLS
