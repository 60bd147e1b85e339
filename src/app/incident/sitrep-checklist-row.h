/* sitrep-checklist-row.h - one checklist item: tick, who and when, not applicable
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-checklist.h"
#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_CHECKLIST_ROW (sitrep_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepChecklistRow, sitrep_checklist_row, SITREP, CHECKLIST_ROW, AdwActionRow)

GtkWidget *sitrep_checklist_row_new (SitrepSubject *subject);
const char *sitrep_checklist_row_item (SitrepChecklistRow *self);
void sitrep_checklist_row_show (SitrepChecklistRow *self, const SitrepChecklistLine *line);

G_END_DECLS
