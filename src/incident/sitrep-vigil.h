/* sitrep-vigil.h - the health address of an incident, and what it answered last
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* Kept as a fact of the incident: a JSON object. */
#define SITREP_VIGIL_FACT "health"

/* The last answer that was another one than before, or the first. */
typedef struct
{
  char *url;
  gboolean watched; /* asked every minute while the incident is open */
  gint64 at;        /* SITREP_NEVER: not asked yet */
  gboolean up;
  guint status; /* of HTTP; 0: none */
  char *words;  /* nullable */
} SitrepVigil;

SitrepVigil *sitrep_vigil_read (const char *json);
SitrepVigil *sitrep_vigil_of (const SitrepDossier *dossier);
char *sitrep_vigil_write (const SitrepVigil *self);
void sitrep_vigil_free (SitrepVigil *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepVigil, sitrep_vigil_free)
gboolean sitrep_vigil_is_news (const SitrepVigil *self, gboolean up, guint status);
gboolean sitrep_vigil_is_due (const SitrepDossier *dossier, gint64 asked_at, gint64 now);
char *sitrep_vigil_answer_words (gboolean up, guint status);

G_END_DECLS
