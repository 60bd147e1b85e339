/* sitrep-save.c - bytes into a file that a person chooses
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-save.h"

#include "sitrep-feedback.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *widget;
  GBytes *bytes;
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->widget);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (file));
  g_autofree char *said = g_strdup_printf (_ ("Written: %s"), name);

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    sitrep_feedback_say (saving->widget, said);
  else
    sitrep_feedback_error (saving->widget, error);
  free_saving (saving);
}

/* What is exported is often internal: only its owner reads it until somebody decides otherwise. */
static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, written_cb,
                                         saving);
  else
    free_saving (saving);
}

/** sitrep_save: asks where, with @name proposed; what came of it is said at @widget. Nothing is written on cancel. */
void
sitrep_save (GtkWidget *widget, const char *title, const char *name, GBytes *bytes)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Saving *saving = g_new0 (Saving, 1);
  GtkRoot *root = gtk_widget_get_root (widget);

  saving->widget = g_object_ref (widget);
  saving->bytes = g_bytes_ref (bytes);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, saving);
}
