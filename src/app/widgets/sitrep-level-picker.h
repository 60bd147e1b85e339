/* sitrep-level-picker.h - choosing a severity level by its meaning
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_LEVEL_PICKER (sitrep_level_picker_get_type ())
G_DECLARE_FINAL_TYPE (SitrepLevelPicker, sitrep_level_picker, SITREP, LEVEL_PICKER, AdwBin)

/* Property `level` is the chosen one's key, `details` whether the chosen one
 * is opened: criteria, examples, who may declare it (set before the playbook). Signal `confirmed`: Enter. */
void sitrep_level_picker_set_playbook (SitrepLevelPicker *self, SitrepPlaybook *playbook);
const char *sitrep_level_picker_get_level (SitrepLevelPicker *self);
void sitrep_level_picker_set_level (SitrepLevelPicker *self, const char *key);

G_END_DECLS
