/* sitrep-task-dialog.h - giving somebody something to do
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TASK_DIALOG (sitrep_task_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTaskDialog, sitrep_task_dialog, SITREP, TASK_DIALOG, AdwDialog)

AdwDialog *sitrep_task_dialog_new (SitrepSubject *subject, const SitrepTask *task);

G_END_DECLS
