/* sitrep-text-row.h - a row of a form for a longer text
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TEXT_ROW (sitrep_text_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTextRow, sitrep_text_row, SITREP, TEXT_ROW, AdwPreferencesRow)

/* "changed" comes while a person types, "left" when the focus goes away after
 * that, "reset" when the person wants the text back that it had at first, "put-back" when the one is wanted that was typed
 * before that. */

/* A text view outside a scrolled window is measured before it has laid its lines
 * out, and stays too low: this lets it be measured again then. */
void sitrep_text_view_settle (GtkWidget *view);

GtkWidget *sitrep_text_row_new (const char *title, const char *hint);
char *sitrep_text_row_get_text (SitrepTextRow *self);
void sitrep_text_row_set_text (SitrepTextRow *self, const char *text);
void sitrep_text_row_set_can_reset (SitrepTextRow *self, gboolean can_reset);
void sitrep_text_row_set_can_put_back (SitrepTextRow *self, gboolean can_put_back);
void sitrep_text_row_set_advice (SitrepTextRow *self, const char *words);
void sitrep_text_row_set_markdown (SitrepTextRow *self);
void sitrep_text_row_follow (SitrepTextRow *self);
void sitrep_text_row_insert (SitrepTextRow *self, const char *text);
void sitrep_text_row_set_note (SitrepTextRow *self, const char *note);
void sitrep_text_row_set_required (SitrepTextRow *self, gboolean required);

G_END_DECLS
