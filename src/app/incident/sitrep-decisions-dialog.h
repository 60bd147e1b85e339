/* sitrep-decisions-dialog.h - all decisions of the process, and what was decided
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECISIONS_DIALOG (sitrep_decisions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDecisionsDialog, sitrep_decisions_dialog, SITREP, DECISIONS_DIALOG, AdwDialog)

AdwDialog *sitrep_decisions_dialog_new (SitrepSubject *subject);

G_END_DECLS
