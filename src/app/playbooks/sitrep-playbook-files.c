/* sitrep-playbook-files.c - playbooks from files and into files
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-files.h"

#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>
#include <string.h>

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) json = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (json, _ ("Playbooks"));
  gtk_file_filter_add_suffix (json, "json");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, json);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* --- out --- */

typedef struct
{
  GtkWidget *widget;
  GBytes *bytes;
} Export;

static void
free_export (Export *self)
{
  g_object_unref (self->widget);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (file));
  g_autofree char *words = g_strdup_printf (_ ("Exported as %s"), name);

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    sitrep_feedback_say (self->widget, words);
  else
    sitrep_feedback_error (self->widget, error);
  free_export (self);
}

static void
save_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, self);
  else
    free_export (self);
}

/** sitrep_playbook_export: asks for a file and writes @text there as it is; what becomes of it is said at @widget. */
void
sitrep_playbook_export (GtkWidget *widget, const char *key, const char *text)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (*key != '\0' ? key : "playbook", ".json", NULL);
  Export *self = g_new0 (Export, 1);

  self->widget = g_object_ref (widget);
  self->bytes = g_bytes_new (text, strlen (text));
  gtk_file_dialog_set_title (dialog, _ ("Export Playbook"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window_of (widget), NULL, save_cb, self);
}

/* --- in --- */

typedef struct
{
  GtkWidget *widget;
  SitrepDesk *desk;
} Import;

static void
free_import (Import *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->desk);
  g_free (self);
}

static void
imported_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  Import *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (title != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("“%s” is used for new incidents now"), title);

      sitrep_feedback_say (self->widget, words);
    }
  else
    {
      AdwDialog *dialog = adw_alert_dialog_new (_ ("This Playbook Cannot Be Used"), error->message);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
      adw_dialog_present (dialog, self->widget);
    }
  free_import (self);
}

static void
loaded_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Import *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);

  if (bytes != NULL)
    sitrep_desk_import_playbook_async (self->desk, bytes, imported_cb, self);
  else
    {
      sitrep_feedback_error (self->widget, error);
      free_import (self);
    }
}

static void
open_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, data);
  else
    free_import (data);
}

/** sitrep_playbook_import: asks for a file and takes it in; what is wrong with it is shown over @widget. */
void
sitrep_playbook_import (GtkWidget *widget, SitrepDesk *desk)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();
  Import *self = g_new0 (Import, 1);

  self->widget = g_object_ref (widget);
  self->desk = g_object_ref (desk);
  gtk_file_dialog_set_title (dialog, _ ("Import Playbook"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, window_of (widget), NULL, open_cb, self);
}
