/* sitrep-field-note.h - the line below a field: how it was understood, or what is wrong with it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_FIELD_NOTE (sitrep_field_note_get_type ())
G_DECLARE_FINAL_TYPE (SitrepFieldNote, sitrep_field_note, SITREP, FIELD_NOTE, GtkBox)

void sitrep_field_note_set_hint (SitrepFieldNote *self, const char *text);
void sitrep_field_note_set_error (SitrepFieldNote *self, const char *text);
gboolean sitrep_field_note_has_error (SitrepFieldNote *self);

G_END_DECLS
