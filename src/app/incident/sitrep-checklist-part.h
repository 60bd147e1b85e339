/* sitrep-checklist-part.h - one group of the checklist
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-checklist.h"
#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_CHECKLIST_PART (sitrep_checklist_part_get_type ())
G_DECLARE_FINAL_TYPE (SitrepChecklistPart, sitrep_checklist_part, SITREP, CHECKLIST_PART, AdwPreferencesGroup)

GtkWidget *sitrep_checklist_part_new (SitrepSubject *subject);
void sitrep_checklist_part_show (SitrepChecklistPart *self, const SitrepChecklistLine *lines, guint n);

G_END_DECLS
