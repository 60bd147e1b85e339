/* sitrep-declare-dialog.h - declaring an incident, the short way or the long one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_DIALOG (sitrep_declare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclareDialog, sitrep_declare_dialog, SITREP, DECLARE_DIALOG, AdwDialog)

/* Signal `declared` (id): the new incident, or the one that was joined instead. Signal `replaced` (dialog): another
 * dialog goes on with what was typed, under another playbook; it is to be shown instead. */
SitrepDeclareDialog *sitrep_declare_dialog_new (SitrepDesk *desk);
void sitrep_declare_dialog_start_with (SitrepDeclareDialog *self, GPtrArray *alerts);

G_END_DECLS
