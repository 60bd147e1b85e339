/* sitrep-assign-dialog.h - giving a role to somebody, or handing it over
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ASSIGN_DIALOG (sitrep_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepAssignDialog, sitrep_assign_dialog, SITREP, ASSIGN_DIALOG, AdwDialog)

AdwDialog *sitrep_assign_dialog_new (SitrepSubject *subject, const SitrepRole *role, gboolean beside);

G_END_DECLS
