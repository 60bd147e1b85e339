/* sitrep-actions-view.h - the action items of one incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ACTIONS_VIEW (sitrep_actions_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepActionsView, sitrep_actions_view, SITREP, ACTIONS_VIEW, AdwBin)

GtkWidget *sitrep_actions_view_new (SitrepSubject *subject);

G_END_DECLS
