/* sitrep-editor-page.h - a playbook is edited: its parts beside the form of one of them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-editing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_EDITOR_PAGE (sitrep_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEditorPage, sitrep_editor_page, SITREP, EDITOR_PAGE, AdwNavigationPage)

/* "saved" comes when a version was kept. */

SitrepEditorPage *sitrep_editor_page_new (SitrepDesk *desk, SitrepPlaybook *from, gboolean copy);
void sitrep_editor_page_keep (SitrepEditorPage *self);
void sitrep_editor_page_show (SitrepEditorPage *self, const char *path);

G_END_DECLS
