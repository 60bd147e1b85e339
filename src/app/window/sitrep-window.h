/* sitrep-window.h - the desk's window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_WINDOW (sitrep_window_get_type ())
G_DECLARE_FINAL_TYPE (SitrepWindow, sitrep_window, SITREP, WINDOW, AdwApplicationWindow)

SitrepWindow *sitrep_window_new (GtkApplication *application, SitrepDesk *desk, SitrepAgenda *agenda);
void sitrep_window_act (SitrepWindow *self, const char *incident, const char *action, GVariant *parameter);
SitrepDesk *sitrep_window_get_desk (SitrepWindow *self);
void sitrep_window_show_incident (SitrepWindow *self, const char *id);
void sitrep_window_show_incident_label (SitrepWindow *self, const char *label);
void sitrep_window_show_handbook (SitrepWindow *self, SitrepPlaybook *playbook);
void sitrep_window_show_preferences (SitrepWindow *self);

G_END_DECLS
