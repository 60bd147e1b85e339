/* sitrep-preferences-dialog.h - what holds for everything done at this desk
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PREFERENCES_DIALOG (sitrep_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPreferencesDialog,
                      sitrep_preferences_dialog,
                      SITREP,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

SitrepPreferencesDialog *sitrep_preferences_dialog_new (SitrepDesk *desk);

G_END_DECLS
