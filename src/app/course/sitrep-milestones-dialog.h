/* sitrep-milestones-dialog.h - the times of the incident, and where they contradict each other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_MILESTONES_DIALOG (sitrep_milestones_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepMilestonesDialog, sitrep_milestones_dialog, SITREP, MILESTONES_DIALOG, AdwDialog)

AdwDialog *sitrep_milestones_dialog_new (SitrepSubject *subject);

G_END_DECLS
