/* sitrep-export-dialog.h - the post-mortem as a file, on paper or in the clipboard
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_EXPORT_DIALOG (sitrep_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepExportDialog, sitrep_export_dialog, SITREP, EXPORT_DIALOG, AdwDialog)

AdwDialog *sitrep_export_dialog_new (SitrepSubject *subject, const char *public_text);

G_END_DECLS
