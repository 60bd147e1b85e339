/* sitrep-element-row.h - one element of a list that is being edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ELEMENT_ROW (sitrep_element_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepElementRow, sitrep_element_row, SITREP, ELEMENT_ROW, AdwActionRow)

/* "move" (from, to), "remove" and "duplicate" ask for what they say: by the row's
 * menu, by Alt+Up, Alt+Down, Delete and Ctrl+D, or by dragging. */

GtkWidget *sitrep_element_row_new (guint index);
guint sitrep_element_row_get_index (SitrepElementRow *self);
void sitrep_element_row_set_words (SitrepElementRow *self, const char *name, const char *summary, guint n);
void sitrep_element_row_set_fault (SitrepElementRow *self, const char *words, gboolean error);

G_END_DECLS
