/* sitrep-tasks-view.h - what somebody is to do in one incident, until when
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TASKS_VIEW (sitrep_tasks_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTasksView, sitrep_tasks_view, SITREP, TASKS_VIEW, AdwBin)

GtkWidget *sitrep_tasks_view_new (SitrepSubject *subject);

G_END_DECLS
