/* sitrep-answer-field.h - one question of a post-mortem, to be answered
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-answers.h"
#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ANSWER_FIELD (sitrep_answer_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (SitrepAnswerField, sitrep_answer_field, SITREP, ANSWER_FIELD, GObject)

/* Keeps what is typed: as a draft within a second, as an answer when the field is left. What it looks like is its
 * kinds'. */
struct _SitrepAnswerFieldClass
{
  GObjectClass parent_class;

  void (*show) (SitrepAnswerField *self, const SitrepAnswerValue *value);
  char *(*encode) (SitrepAnswerField *self);
  /* Beside the title: where the answer is from; whether it can be taken from the record again, or what was typed be
   * put back. */
  void (*mark) (SitrepAnswerField *self, const char *note, gboolean can_reset, gboolean can_put_back);
};

void sitrep_answer_field_set_up (SitrepAnswerField *self, SitrepSubject *subject, const SitrepQuestion *question);
void sitrep_answer_field_take_up (SitrepAnswerField *self);
void sitrep_answer_field_show (SitrepAnswerField *self, SitrepDossier *whole);

SitrepSubject *sitrep_answer_field_subject (SitrepAnswerField *self);
const SitrepQuestion *sitrep_answer_field_question (SitrepAnswerField *self);
const char *sitrep_answer_field_title (SitrepAnswerField *self);

/* For the kinds: what the person did. */
void sitrep_answer_field_typed (SitrepAnswerField *self);
void sitrep_answer_field_left (SitrepAnswerField *self);
void sitrep_answer_field_reset (SitrepAnswerField *self);
void sitrep_answer_field_put_back (SitrepAnswerField *self);

G_END_DECLS
