/* sitrep-answers.h - the post-mortem's answers: from the record, or as typed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-values.h"

G_BEGIN_DECLS

/* An answer's form depends on its question's kind: a text; a list of texts;
 * groups of texts; rows of cells. */
typedef struct
{
  gboolean typed; /* by a person; else it came from the record */
  char *text;
  char **list;
  GPtrArray *rows; /* char **, a cell for each column; for groups: a list for each group */
} SitrepAnswerValue;

void sitrep_answer_value_free (SitrepAnswerValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepAnswerValue, sitrep_answer_value_free)

SitrepAnswerValue *sitrep_answer_value (SitrepDossier *dossier, const SitrepQuestion *question, gint64 now);
char *sitrep_answer_encode_list (char **list);
char *sitrep_answer_encode_rows (GPtrArray *rows);
gboolean sitrep_answer_is_empty (const SitrepAnswerValue *self);
guint sitrep_answers_missing (SitrepDossier *dossier, gint64 now, guint *required);

G_END_DECLS
