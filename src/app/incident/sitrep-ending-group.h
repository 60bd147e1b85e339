/* sitrep-ending-group.h - what an end still owes: the all-clear, and the end of silences
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ENDING_GROUP (sitrep_ending_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEndingGroup, sitrep_ending_group, SITREP, ENDING_GROUP, AdwPreferencesGroup)

void sitrep_ending_group_set_subject (SitrepEndingGroup *self, SitrepSubject *subject);
void sitrep_ending_group_show_for (SitrepEndingGroup *self, SitrepPhase phase);
void sitrep_ending_group_act (SitrepEndingGroup *self, GtkWidget *over);

G_END_DECLS
