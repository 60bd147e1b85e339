/* sitrep-step-dialog.h - moving the incident to another level or status, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_STEP_DIALOG (sitrep_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepStepDialog, sitrep_step_dialog, SITREP, STEP_DIALOG, AdwDialog)

AdwDialog *sitrep_step_dialog_new_level (SitrepSubject *subject);
AdwDialog *sitrep_step_dialog_new_status (SitrepSubject *subject, const char *status);

G_END_DECLS
