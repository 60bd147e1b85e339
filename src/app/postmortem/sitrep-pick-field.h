/* sitrep-pick-field.h - an answer that is chosen: one of several, ticks, a date
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-answer-field.h"

G_BEGIN_DECLS

#define SITREP_TYPE_PICK_FIELD (sitrep_pick_field_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPickField, sitrep_pick_field, SITREP, PICK_FIELD, SitrepAnswerField)

SitrepAnswerField *sitrep_pick_field_new (SitrepSubject *subject, const SitrepQuestion *question, GtkListBox *list);

G_END_DECLS
