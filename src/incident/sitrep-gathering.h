/* sitrep-gathering.h - the evidence that the process asks for, and what of it is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* An item's `does` that gathers what the key that follows names. */
#define SITREP_DOES_EVIDENCE "evidence:"

/* One thing that the process asks for. @applies is FALSE where the level does not ask for it, but something was gathered
 * when it did. Everything in it belongs to the dossier. */
typedef struct
{
  const SitrepEvidence *rule;
  gboolean applies;
  GPtrArray *pieces; /* SitrepExhibit, by time, without what was taken away */
} SitrepGathering;

void sitrep_gathering_free (SitrepGathering *self);

GPtrArray *sitrep_gatherings (const SitrepDossier *dossier);
GPtrArray *sitrep_gathered_besides (const SitrepDossier *dossier);
guint sitrep_gathering_missing (const SitrepDossier *dossier);
const SitrepExhibit *sitrep_gathered_first (const SitrepDossier *dossier, const char *rule);
const SitrepExhibit *sitrep_gathered_find (const SitrepDossier *dossier, const char *id);
const char *sitrep_gathering_does (const SitrepItem *item);
gboolean sitrep_exhibit_has_bytes (const SitrepExhibit *exhibit);

/* Of what a name is made. @pattern is used where it is there, else @original, else the kind and the time. */
typedef struct
{
  const char *rule;     /* nullable */
  const char *pattern;  /* nullable: more special than the rule's own */
  const char *original; /* nullable: as it came, any bytes */
  const char *ending;   /* nullable: for what has no name of its own, as in “.png” */
} SitrepExhibitNaming;

char *sitrep_exhibit_name (SitrepDossier *dossier, const SitrepExhibitNaming *naming, gint64 now);

G_END_DECLS
