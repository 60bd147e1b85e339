/* sitrep-table-row-dialog.h - one row of a table, a line for each column
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TABLE_ROW_DIALOG (sitrep_table_row_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTableRowDialog, sitrep_table_row_dialog, SITREP, TABLE_ROW_DIALOG, AdwDialog)

/* What "done" (int) says of the row. */
typedef enum
{
  SITREP_TABLE_ROW_KEPT,
  SITREP_TABLE_ROW_REMOVED,
  SITREP_TABLE_ROW_UP,
  SITREP_TABLE_ROW_DOWN,
} SitrepTableRowChange;

AdwDialog *sitrep_table_row_dialog_new (GPtrArray *columns, char **cells, guint place);
guint sitrep_table_row_dialog_place (SitrepTableRowDialog *self);
char **sitrep_table_row_dialog_cells (SitrepTableRowDialog *self);

G_END_DECLS
