/* sitrep-alerts-dialog.h - declaring an incident from alerts that fire
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ALERTS_DIALOG (sitrep_alerts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepAlertsDialog, sitrep_alerts_dialog, SITREP, ALERTS_DIALOG, AdwDialog)

/* Emits "chosen" (a GPtrArray of SitrepAlert, the emission's own) and closes. */
AdwDialog *sitrep_alerts_dialog_new (SitrepDesk *desk);

G_END_DECLS
