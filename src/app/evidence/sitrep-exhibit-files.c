/* sitrep-exhibit-files.c - opening a piece of evidence, and saving a copy of it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-exhibit-files.h"

#include "base/sitrep-folder.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* One copy on its way. */
typedef struct
{
  GtkWidget *owner;
  GFile *from, *to;
  gboolean open;
} Copying;

static void
free_copying (Copying *self)
{
  g_object_unref (self->owner);
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  g_free (self);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) owner = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    sitrep_feedback_error (owner, error);
}

static void
copied_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Copying *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->to);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *said = g_strdup_printf (_ ("Written: %s"), shown);
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (!g_file_copy_finish (G_FILE (file), result, &error))
    sitrep_feedback_error (self->owner, error);
  else if (!self->open)
    sitrep_feedback_say (self->owner, said);
  else
    {
      launcher = gtk_file_launcher_new (self->to);
      gtk_file_launcher_launch (launcher, window_of (self->owner), NULL, launched_cb, g_object_ref (self->owner));
    }
  free_copying (self);
}

static void
copy (Copying *self)
{
  g_file_copy_async (self->from, self->to, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL, NULL, copied_cb,
                     self);
}

static Copying *
new_copying (GtkWidget *owner, SitrepSubject *subject, const SitrepExhibit *exhibit)
{
  g_autofree char *path = sitrep_desk_exhibit_path (sitrep_subject_desk (subject), exhibit);
  Copying *self;

  if (path == NULL)
    {
      sitrep_feedback_say (owner, _ ("Its file is gone"));
      return NULL;
    }
  self = g_new0 (Copying, 1);
  self->owner = g_object_ref (owner);
  self->from = g_file_new_for_path (path);
  return self;
}

/* What was opened the last time the program ran is not left lying about. */
static char *
opened_folder (void)
{
  static gboolean cleared = FALSE;
  char *folder = g_build_filename (g_get_user_cache_dir (), "sitrep", "opened", NULL);

  if (!cleared)
    sitrep_folder_remove (folder);
  cleared = TRUE;
  return folder;
}

/* In a folder of its own, for its name may be anybody's. */
static GFile *
new_place (const SitrepExhibit *exhibit)
{
  g_autofree char *opened = opened_folder ();
  g_autofree char *folder = g_build_filename (opened, exhibit->base.id, NULL);
  g_autofree char *path = g_build_filename (folder, exhibit->name, NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_for_path (path);
}

static void
visited_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) owner = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error))
    sitrep_feedback_error (owner, error);
}

/** sitrep_exhibit_open: by the desktop's own program, which gets a copy: what it does to it does not touch the evidence. */
void
sitrep_exhibit_open (GtkWidget *owner, SitrepSubject *subject, const SitrepExhibit *exhibit)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  Copying *self;

  if (exhibit->kind == SITREP_EXHIBIT_LINK)
    {
      launcher = gtk_uri_launcher_new (exhibit->origin);
      gtk_uri_launcher_launch (launcher, window_of (owner), NULL, visited_cb, g_object_ref (owner));
      return;
    }
  if ((self = new_copying (owner, subject, exhibit)) == NULL)
    return;
  self->to = new_place (exhibit);
  self->open = TRUE;
  copy (self);
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Copying *self = data;

  self->to = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  if (self->to != NULL)
    copy (self);
  else
    free_copying (self);
}

/** sitrep_exhibit_save: where the person says. */
void
sitrep_exhibit_save (GtkWidget *owner, SitrepSubject *subject, const SitrepExhibit *exhibit)
{
  Copying *self = new_copying (owner, subject, exhibit);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (self == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, exhibit->name);
  gtk_file_dialog_save (dialog, window_of (owner), NULL, chosen_cb, self);
}
