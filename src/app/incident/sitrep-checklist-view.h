/* sitrep-checklist-view.h - the checklist that fits the level, group by group
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_CHECKLIST_VIEW (sitrep_checklist_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepChecklistView, sitrep_checklist_view, SITREP, CHECKLIST_VIEW, GtkBox)

void sitrep_checklist_view_set_subject (SitrepChecklistView *self, SitrepSubject *subject);

G_END_DECLS
