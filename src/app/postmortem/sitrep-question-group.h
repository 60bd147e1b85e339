/* sitrep-question-group.h - the rows of one question of a post-mortem
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_QUESTION_GROUP (sitrep_question_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepQuestionGroup, sitrep_question_group, SITREP, QUESTION_GROUP, GObject)

/* They follow the subject, keep what is typed as a draft within a second, and
 * answer when they are left. */
SitrepQuestionGroup *
sitrep_question_group_new (SitrepSubject *subject, const SitrepQuestion *question, GtkListBox *list);
void sitrep_question_group_show (SitrepQuestionGroup *self, SitrepDossier *whole);

G_END_DECLS
