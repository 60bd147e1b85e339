/* sitrep-shape-field.h - one value of a playbook that is being edited, as a row of a form
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-editing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SHAPE_FIELD (sitrep_shape_field_get_type ())
G_DECLARE_FINAL_TYPE (SitrepShapeField, sitrep_shape_field, SITREP, SHAPE_FIELD, GObject)

/* A field makes its row and the note below it, and keeps both true: what is typed
 * goes into the manuscript, what changes there comes back, faults are shown. */

SitrepShapeField *sitrep_shape_field_new (SitrepEditing *editing, const char *path, const SitrepKey *key);
const char *sitrep_shape_field_get_path (SitrepShapeField *self);
GtkWidget *sitrep_shape_field_get_row (SitrepShapeField *self);
GtkWidget *sitrep_shape_field_get_note (SitrepShapeField *self);
void sitrep_shape_field_load (SitrepShapeField *self);
void sitrep_shape_field_show_faults (SitrepShapeField *self);
gboolean sitrep_shape_field_insert (SitrepShapeField *self, const char *text);

char *sitrep_word_label (const char *word);

G_END_DECLS
