/* sitrep-answers.h - the answers to the process' triage questions, until a level is chosen
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"
#include "playbook/sitrep-advisor.h"

G_BEGIN_DECLS

#define SITREP_TYPE_ANSWERS (sitrep_answers_get_type ())
G_DECLARE_FINAL_TYPE (SitrepAnswers, sitrep_answers, SITREP, ANSWERS, GObject)

/* Signal `changed`. They are kept as drafts, `declare.triage.KEY` or
 * `triage.INCIDENT.KEY`, and are there again next time. */
SitrepAnswers *sitrep_answers_new (SitrepDesk *desk, const char *incident, SitrepPlaybook *playbook);
SitrepPlaybook *sitrep_answers_get_playbook (SitrepAnswers *self);
const char *sitrep_answers_get (SitrepAnswers *self, const char *question);
void sitrep_answers_set (SitrepAnswers *self, const char *question, const char *answer);
gboolean sitrep_answers_is_empty (SitrepAnswers *self);
GHashTable *sitrep_answers_understood (SitrepAnswers *self);
void sitrep_answers_save (SitrepAnswers *self);
void sitrep_answers_clear (SitrepAnswers *self);

G_END_DECLS
