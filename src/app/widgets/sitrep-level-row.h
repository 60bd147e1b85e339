/* sitrep-level-row.h - one severity level to choose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_LEVEL_ROW (sitrep_level_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepLevelRow, sitrep_level_row, SITREP, LEVEL_ROW, GtkListBoxRow)

GtkWidget *sitrep_level_row_new (const SitrepPlaybook *playbook, const SitrepLevel *level, gboolean details);
const char *sitrep_level_row_get_key (SitrepLevelRow *self);
void sitrep_level_row_set_chosen (SitrepLevelRow *self, gboolean chosen);

G_END_DECLS
