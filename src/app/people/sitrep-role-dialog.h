/* sitrep-role-dialog.h - the card of one role: duties, advice, holders, history
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ROLE_DIALOG (sitrep_role_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepRoleDialog, sitrep_role_dialog, SITREP, ROLE_DIALOG, AdwDialog)

AdwDialog *sitrep_role_dialog_new (SitrepSubject *subject, const SitrepRole *role);

G_END_DECLS
