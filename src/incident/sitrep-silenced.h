/* sitrep-silenced.h - the alerts that are silenced while an incident lasts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* Kept as a fact of the incident: a JSON array. */
#define SITREP_SILENCED_FACT "silenced"

/* One silence, as the Alertmanager knows it. */
typedef struct
{
  char *id;           /* nullable: not made yet */
  char *name;         /* of the alert */
  GHashTable *labels; /* char * → char *: what it silences */
  gint64 until;
} SitrepSilenced;

SitrepSilenced *sitrep_silenced_new (const char *id, const char *name, GHashTable *labels, gint64 until);
void sitrep_silenced_free (SitrepSilenced *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepSilenced, sitrep_silenced_free)
GPtrArray *sitrep_silenced_read (const char *json);
char *sitrep_silenced_write (GPtrArray *silenced);
GPtrArray *sitrep_silenced_kept (const SitrepDossier *dossier);
GPtrArray *sitrep_silenced_running (const SitrepDossier *dossier, gint64 now);
gint64 sitrep_silenced_until (GPtrArray *silenced);
char *sitrep_silenced_names (GPtrArray *silenced);

G_END_DECLS
