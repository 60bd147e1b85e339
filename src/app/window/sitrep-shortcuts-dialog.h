/* sitrep-shortcuts-dialog.h - the keys, to look up
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SHORTCUTS_DIALOG (sitrep_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepShortcutsDialog, sitrep_shortcuts_dialog, SITREP, SHORTCUTS_DIALOG, AdwDialog)

SitrepShortcutsDialog *sitrep_shortcuts_dialog_new (void);

G_END_DECLS
