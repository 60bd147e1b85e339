/* sitrep-template-preview.h - how the template that is being edited would look, and the values that it may name
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-editing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TEMPLATE_PREVIEW (sitrep_template_preview_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTemplatePreview, sitrep_template_preview, SITREP, TEMPLATE_PREVIEW, GtkBox)

/* "insert" (char *hole) asks for a value's hole to be put into the text. */

GtkWidget *sitrep_template_preview_new (SitrepEditing *editing, const char *path);

G_END_DECLS
