/* sitrep-table-row-dialog.c - one row of a table, a line for each column
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-table-row-dialog.h"

#include "playbook/sitrep-playbook.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

struct _SitrepTableRowDialog
{
  AdwDialog parent_instance;

  GtkListBox *list;
  GtkWidget *moving;

  GPtrArray *rows; /* SitrepTextRow, one a column */
  guint place;
};

G_DEFINE_FINAL_TYPE (SitrepTableRowDialog, sitrep_table_row_dialog, ADW_TYPE_DIALOG)

static guint done_signal;

guint
sitrep_table_row_dialog_place (SitrepTableRowDialog *self)
{
  return self->place;
}

/** sitrep_table_row_dialog_cells: Returns: (transfer full): what was typed, a cell a column. */
char **
sitrep_table_row_dialog_cells (SitrepTableRowDialog *self)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_strv_builder_take (cells, g_strstrip (sitrep_text_row_get_text (g_ptr_array_index (self->rows, i))));
  return g_strv_builder_end (cells);
}

static void
finish (SitrepTableRowDialog *self, SitrepTableRowChange change)
{
  g_signal_emit (self, done_signal, 0, (int) change);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_cb (GtkButton *button, SitrepTableRowDialog *self)
{
  finish (self, SITREP_TABLE_ROW_KEPT);
}

static void
remove_cb (AdwButtonRow *row, SitrepTableRowDialog *self)
{
  finish (self, SITREP_TABLE_ROW_REMOVED);
}

static void
up_cb (AdwButtonRow *row, SitrepTableRowDialog *self)
{
  finish (self, SITREP_TABLE_ROW_UP);
}

static void
down_cb (AdwButtonRow *row, SitrepTableRowDialog *self)
{
  finish (self, SITREP_TABLE_ROW_DOWN);
}

/**
 * sitrep_table_row_dialog_new:
 * @columns: (element-type SitrepColumn)
 * @cells: (nullable): of the row that is changed; %NULL for a new one
 * @place: where the row is, or will be
 */
AdwDialog *
sitrep_table_row_dialog_new (GPtrArray *columns, char **cells, guint place)
{
  SitrepTableRowDialog *self = g_object_new (SITREP_TYPE_TABLE_ROW_DIALOG, NULL);
  guint n = cells != NULL ? g_strv_length (cells) : 0;

  self->place = place;
  for (guint i = 0; i < columns->len; i++)
    {
      GtkWidget *row = sitrep_text_row_new (((SitrepColumn *) g_ptr_array_index (columns, i))->label, NULL);

      sitrep_text_row_set_text (SITREP_TEXT_ROW (row), i < n ? cells[i] : "");
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->moving, cells != NULL);
  if (self->rows->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (self->rows, 0));
  return ADW_DIALOG (self);
}

static void
sitrep_table_row_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_TABLE_ROW_DIALOG);
  G_OBJECT_CLASS (sitrep_table_row_dialog_parent_class)->dispose (object);
}

static void
sitrep_table_row_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_TABLE_ROW_DIALOG (object)->rows);
  G_OBJECT_CLASS (sitrep_table_row_dialog_parent_class)->finalize (object);
}

static void
sitrep_table_row_dialog_class_init (SitrepTableRowDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_table_row_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_table_row_dialog_finalize;
  done_signal = g_signal_new ("done", SITREP_TYPE_TABLE_ROW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                              1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("postmortem/sitrep-table-row-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepTableRowDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepTableRowDialog, moving);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
}

static void
sitrep_table_row_dialog_init (SitrepTableRowDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
