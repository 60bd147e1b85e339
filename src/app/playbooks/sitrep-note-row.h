/* sitrep-note-row.h - the line of a form that says something of the field above it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_NOTE_ROW (sitrep_note_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepNoteRow, sitrep_note_row, SITREP, NOTE_ROW, GtkListBoxRow)

/* It is there as long as its note is, and never has the focus. */

GtkWidget *sitrep_note_row_new (GtkWidget *note);

G_END_DECLS
