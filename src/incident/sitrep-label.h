/* sitrep-label.h - an incident's id by the pattern of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-name.h"

G_BEGIN_DECLS

/* The most characters of an id that a person types. */
#define SITREP_LABEL_MAX 60

typedef enum
{
  SITREP_LABEL_OTHER,
  SITREP_LABEL_SHORT, /* a short form: others may match, too */
  SITREP_LABEL_EXACT,
} SitrepLabelMatch;

char *sitrep_label_prefix (const SitrepNaming *naming);
char *sitrep_label_make (const SitrepNaming *naming, guint sequence);
char *sitrep_label_apart (const char *label, guint attempt);
gboolean sitrep_label_check (const char *typed, char **label, GError **error);
guint sitrep_label_sequence (const SitrepPlaybook *playbook, const char *label);
char *sitrep_label_sequence_text (guint sequence, const char *hole);
SitrepLabelMatch sitrep_label_matches (const SitrepPlaybook *playbook, const char *label, const char *typed);

G_END_DECLS
