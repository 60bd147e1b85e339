/* sitrep-action-dialog.h - one action item: text, owner, due date, priority
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ACTION_DIALOG (sitrep_action_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepActionDialog, sitrep_action_dialog, SITREP, ACTION_DIALOG, AdwDialog)

AdwDialog *sitrep_action_dialog_new (SitrepSubject *subject, const SitrepActionItem *item);

G_END_DECLS
