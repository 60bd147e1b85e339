/* sitrep-handbook-page-actions.c - what can be done with a handbook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-page-private.h"

#include "sitrep-handbook-print.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepHandbookPage *self = SITREP_HANDBOOK_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* --- printing --- */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  sitrep_feedback_error (widget, error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepHandbookPage *self = SITREP_HANDBOOK_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = sitrep_handbook_print_operation (self->handbook);

  /* What goes wrong is told by the signal, also where the dialog comes later. */
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), widget, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

/* --- export --- */

static void
written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (file));
  g_autofree char *said = g_strdup_printf (_ ("Written: %s"), name);

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    sitrep_feedback_say (widget, said);
  else
    sitrep_feedback_error (widget, error);
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  SitrepHandbookPage *self = SITREP_HANDBOOK_PAGE (widget);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL || self->handbook == NULL)
    return;
  text = sitrep_handbook_to_markdown (self->handbook);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb,
                                       g_object_ref (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = sitrep_handbook_file_name (SITREP_HANDBOOK_PAGE (widget)->handbook);

  gtk_file_dialog_set_title (dialog, _ ("Export Handbook"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

void
sitrep_handbook_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "handbook.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "handbook.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "handbook.export", NULL, export_action);
}
