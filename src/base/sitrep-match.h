/* sitrep-match.h - finding things by a few typed words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A thing that can be found, in the texts that people see. */
typedef struct
{
  const char *title;
  const char *more; /* what else it is found by; nullable */
} SitrepMatchable;

GArray *sitrep_match (const char *typed, const SitrepMatchable *things, guint n_things);

G_END_DECLS
