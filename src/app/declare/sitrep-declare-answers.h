/* sitrep-declare-answers.h - the answers to the process' triage questions, while one declares
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"
#include "playbook/sitrep-advisor.h"

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_ANSWERS (sitrep_declare_answers_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareAnswers, sitrep_declare_answers, SITREP, DECLARE_ANSWERS, GObject)

/* Signal `changed`. They are kept as drafts, `declare.triage.KEY`, and are there
 * again next time. */
SitrepDeclareAnswers *sitrep_declare_answers_new (SitrepDesk *desk, SitrepPlaybook *playbook);
SitrepPlaybook *sitrep_declare_answers_get_playbook (SitrepDeclareAnswers *self);
const char *sitrep_declare_answers_get (SitrepDeclareAnswers *self, const char *question);
void sitrep_declare_answers_set (SitrepDeclareAnswers *self, const char *question, const char *answer);
gboolean sitrep_declare_answers_is_empty (SitrepDeclareAnswers *self);
GHashTable *sitrep_declare_answers_understood (SitrepDeclareAnswers *self);
void sitrep_declare_answers_save (SitrepDeclareAnswers *self);
void sitrep_declare_answers_clear (SitrepDeclareAnswers *self);

G_END_DECLS
