/* sitrep-thumbnail.c - a small picture of a large one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-thumbnail.h"

#define SIZE 96

static GdkTexture *
texture_of (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);
  GdkMemoryFormat format = gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8;

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf), format, bytes,
                                 (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static void
load_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_scale (path, SIZE, SIZE, TRUE, &error);

  if (pixbuf != NULL)
    g_task_return_pointer (task, texture_of (pixbuf), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* What is no picture after all keeps its icon. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkImage) image = data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture != NULL)
    gtk_image_set_from_paintable (image, GDK_PAINTABLE (texture));
}

/** sitrep_thumbnail_load: shows the picture in the file @path, small, as soon as it is read. */
void
sitrep_thumbnail_load (GtkImage *image, const char *path)
{
  /* Without a source: a widget must not be given up on another thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, loaded_cb, g_object_ref (image));

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_thread);
}
