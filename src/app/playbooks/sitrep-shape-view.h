/* sitrep-shape-view.h - one object of a playbook that is being edited, as a form
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-editing.h"
#include "sitrep-shape-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SHAPE_VIEW (sitrep_shape_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepShapeView, sitrep_shape_view, SITREP, SHAPE_VIEW, AdwBin)

/* The form follows the format's tables: a row for each value, a group for each
 * object in it, a list for each list. "opened" (char *path) asks for the page of
 * an element of a list. */

GtkWidget *sitrep_shape_view_new (SitrepEditing *editing, const char *path);
const char *sitrep_shape_view_get_path (SitrepShapeView *self);
SitrepShapeField *sitrep_shape_view_find (SitrepShapeView *self, const char *path);
void sitrep_shape_view_focus (SitrepShapeView *self, const char *path);

G_END_DECLS
