/* sitrep-name.h - the names of what is made for an incident, by the patterns of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* The holes of a pattern: `started:` and `now:` with a format as of strftime, in
 * the zone of `ids`; `sequence`, `sequence:3`; `slug`; `variable.…`; where a
 * dossier is there, each value that a template may name. What is no hole, or names
 * nothing, stays as it is. */

/* What is known while an incident's id is made. @title is nullable. */
typedef struct
{
  const SitrepPlaybook *playbook;
  const char *title;
  gint64 started, now;
} SitrepNaming;

/* Answers (transfer full) what the hole becomes, or NULL where it stays. */
typedef char *(*SitrepNameHole) (const char *hole, gpointer data);

/* What sitrep_name_each() comes upon. */
typedef void (*SitrepNameText) (gpointer data, const char *text, gsize length);
typedef void (*SitrepNameValue) (gpointer data, const char *hole, const char *value);

char *sitrep_name_expand (const char *pattern, SitrepNameHole fill, gpointer data);
char *sitrep_name_known (const SitrepNaming *naming, const char *hole);
gboolean sitrep_name_is_own (const char *hole);
gboolean sitrep_name_is_value (const char *hole);
char *sitrep_name_slug (const char *title);
char *sitrep_name_fill (const char *pattern, SitrepDossier *dossier, gint64 now);
char *sitrep_name_fill_id (const char *pattern, SitrepDossier *dossier, gint64 now);
char *sitrep_name_safe (const char *line, SitrepDossier *dossier);
char *sitrep_name_file (const char *pattern, SitrepDossier *dossier, gint64 now);
void sitrep_name_each (const char *pattern,
                       SitrepDossier *dossier,
                       gint64 now,
                       SitrepNameText text,
                       SitrepNameValue value,
                       gpointer data);

G_END_DECLS
