/* sitrep-process-row.h - a process to choose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PROCESS_ROW (sitrep_process_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepProcessRow, sitrep_process_row, SITREP, PROCESS_ROW, GtkListBoxRow)

GtkWidget *sitrep_process_row_new (SitrepPlaybook *playbook);
const char *sitrep_process_row_get_id (SitrepProcessRow *self);

G_END_DECLS
