/* sitrep-level-dialog.h - raising or lowering the level, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_LEVEL_DIALOG (sitrep_level_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepLevelDialog, sitrep_level_dialog, SITREP, LEVEL_DIALOG, AdwDialog)

AdwDialog *sitrep_level_dialog_new (SitrepSubject *subject);

G_END_DECLS
