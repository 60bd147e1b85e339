/* sitrep-entry-dialog.h - changing one entry of the timeline
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ENTRY_DIALOG (sitrep_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEntryDialog, sitrep_entry_dialog, SITREP, ENTRY_DIALOG, AdwDialog)

AdwDialog *sitrep_entry_dialog_new (SitrepSubject *subject, const SitrepEntry *entry);

G_END_DECLS
