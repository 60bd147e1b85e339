/* sitrep-move-dialog.h - an open incident goes on under another playbook, or another version of its own
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_MOVE_DIALOG (sitrep_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepMoveDialog, sitrep_move_dialog, SITREP, MOVE_DIALOG, AdwDialog)

AdwDialog *sitrep_move_dialog_new (SitrepSubject *subject);

G_END_DECLS
