/* sitrep-text-field.h - an answer that is typed: a text, a line, lists
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-answer-field.h"

G_BEGIN_DECLS

#define SITREP_TYPE_TEXT_FIELD (sitrep_text_field_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTextField, sitrep_text_field, SITREP, TEXT_FIELD, SitrepAnswerField)

SitrepAnswerField *sitrep_text_field_new (SitrepSubject *subject, const SitrepQuestion *question, GtkListBox *list);

G_END_DECLS
