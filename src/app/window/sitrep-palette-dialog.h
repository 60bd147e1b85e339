/* sitrep-palette-dialog.h - every command and incident, found by a few typed words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PALETTE_DIALOG (sitrep_palette_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPaletteDialog, sitrep_palette_dialog, SITREP, PALETTE_DIALOG, AdwDialog)

AdwDialog *sitrep_palette_dialog_new (SitrepDesk *desk, GtkWidget *context);

G_END_DECLS
