/* sitrep-health-dialog.h - the health address of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_HEALTH_DIALOG (sitrep_health_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepHealthDialog, sitrep_health_dialog, SITREP, HEALTH_DIALOG, AdwDialog)

AdwDialog *sitrep_health_dialog_new (SitrepSubject *subject);

G_END_DECLS
