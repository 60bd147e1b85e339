/* sitrep-call-sheet-dialog.h - who does what, whom to reach next, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_CALL_SHEET_DIALOG (sitrep_call_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepCallSheetDialog, sitrep_call_sheet_dialog, SITREP, CALL_SHEET_DIALOG, AdwDialog)

AdwDialog *sitrep_call_sheet_dialog_new (SitrepSubject *subject);

G_END_DECLS
