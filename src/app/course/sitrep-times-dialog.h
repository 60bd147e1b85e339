/* sitrep-times-dialog.h - how often each audience hears of this incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TIMES_DIALOG (sitrep_times_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTimesDialog, sitrep_times_dialog, SITREP, TIMES_DIALOG, AdwDialog)

AdwDialog *sitrep_times_dialog_new (SitrepSubject *subject);

G_END_DECLS
