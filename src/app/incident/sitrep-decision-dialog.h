/* sitrep-decision-dialog.h - taking one decision of the process, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECISION_DIALOG (sitrep_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDecisionDialog, sitrep_decision_dialog, SITREP, DECISION_DIALOG, AdwDialog)

AdwDialog *sitrep_decision_dialog_new (SitrepSubject *subject, const SitrepDecision *decision);

G_END_DECLS
