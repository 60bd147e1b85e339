/* sitrep-table-field.h - an answer of rows with set columns
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-answer-field.h"

G_BEGIN_DECLS

#define SITREP_TYPE_TABLE_FIELD (sitrep_table_field_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTableField, sitrep_table_field, SITREP, TABLE_FIELD, SitrepAnswerField)

SitrepAnswerField *sitrep_table_field_new (SitrepSubject *subject, const SitrepQuestion *question, GtkBox *box);

G_END_DECLS
