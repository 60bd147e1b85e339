/* sitrep-status-dialog.h - moving the incident to another status, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_STATUS_DIALOG (sitrep_status_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepStatusDialog, sitrep_status_dialog, SITREP, STATUS_DIALOG, AdwDialog)

AdwDialog *sitrep_status_dialog_new (SitrepSubject *subject, const char *status);

G_END_DECLS
