/* sitrep-call-private.h - what the parts of the call sheet share
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-call-sheet.h"
#include "sitrep-handbook-private.h"

G_BEGIN_DECLS

/* One call sheet while it is written. */
typedef struct
{
  SitrepPen pen;
  const SitrepDossier *dossier;
  GPtrArray *people; /* SitrepPerson */
  gboolean with_sensitive;
} SitrepCaller;

char *sitrep_caller_reach (const SitrepCaller *self, const SitrepPerson *person);
char *sitrep_caller_holder (const SitrepCaller *self, const SitrepHolder *holder);
char *sitrep_caller_post (const SitrepCaller *self, const char *post);
void sitrep_caller_ladders (SitrepCaller *self);

G_END_DECLS
