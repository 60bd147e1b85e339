/* window.c - the window in this process, and what its main loop is busy with
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "window.h"

#include "measure.h"
#include "sitrep-application.h"
#include "window/sitrep-window.h"

static double polled_at, paint_from, in_frame;
static guint frames;
static LoopLoad load;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* --- the main loop --- */

static int
watched_poll (GPollFD *fds, guint n, int timeout)
{
  double block = polled_at > 0 ? now () - polled_at : 0;
  int result;

  load.block = MAX (load.block, block);
  load.handlers = MAX (load.handlers, block - in_frame);
  load.frame = MAX (load.frame, in_frame);
  in_frame = 0;
  result = g_poll (fds, n, timeout);
  polled_at = now ();
  return result;
}

static void
before_cb (GdkFrameClock *clock, gpointer data)
{
  paint_from = now ();
}

static void
after_cb (GdkFrameClock *clock, gpointer data)
{
  in_frame += now () - paint_from;
  frames++;
}

/** loop_watch: @window must be realized. */
void
loop_watch (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), NULL);
  g_main_context_set_poll_func (NULL, watched_poll);
}

void
loop_reset (void)
{
  load = (LoopLoad) { 0 };
}

LoopLoad
loop_load (void)
{
  return load;
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
loop_spin (guint ms)
{
  gboolean late = FALSE;

  g_timeout_add (ms, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  void (*func) (gpointer data);
  gpointer data;
} Call;

static gboolean
call_cb (gpointer data)
{
  Call *call = data;

  call->func (call->data);
  return G_SOURCE_REMOVE;
}

/** loop_run: calls @func from the main loop, as an event would be handled, and lets the loop go on for @ms. */
void
loop_run (void (*func) (gpointer data), gpointer data, guint ms)
{
  Call call = { func, data };

  g_idle_add_full (G_PRIORITY_DEFAULT, call_cb, &call, NULL);
  loop_spin (ms);
}

/** loop_touch: Returns: what the main loop was busy with from the call of @func on, for @ms. */
LoopLoad
loop_touch (void (*func) (gpointer data), gpointer data, guint ms)
{
  loop_reset ();
  loop_run (func, data, ms);
  return loop_load ();
}

/** loop_print: two lines, @name and @name-handlers, of arrays of LoopLoad, which are freed. */
void
loop_print (const char *name, GArray *ours, GArray *bare)
{
  Measure block = measure_new (name);
  g_autofree char *handlers_name = g_strconcat (name, "-handlers", NULL);
  Measure handlers = measure_new (handlers_name);

  for (guint i = 0; i < ours->len; i++)
    {
      measure_ours (&block, g_array_index (ours, LoopLoad, i).block);
      measure_bare (&block, g_array_index (bare, LoopLoad, i).block);
      measure_ours (&handlers, g_array_index (ours, LoopLoad, i).handlers);
      measure_bare (&handlers, g_array_index (bare, LoopLoad, i).handlers);
    }
  measure_end (&block);
  measure_end (&handlers);
  g_array_unref (ours);
  g_array_unref (bare);
}

double
loop_next_frame (void)
{
  guint before = frames;

  while (frames == before)
    g_main_context_iteration (NULL, TRUE);
  return now ();
}

/* --- the window --- */

GtkWindow *
window_open (const char *folder, const char *incident)
{
  GtkApplication *application;
  GtkWindow *window;
  g_autoptr (GError) error = NULL;

  g_setenv ("SITREP_FOLDER", folder, TRUE);
  application = GTK_APPLICATION (sitrep_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (application);
  if (!SITREP_IS_WINDOW (window))
    g_error ("The store could not be opened");
  sitrep_window_show_incident (SITREP_WINDOW (window), incident);
  return window;
}

SitrepDesk *
window_desk (GtkWindow *window)
{
  return sitrep_window_get_desk (SITREP_WINDOW (window));
}

/** window_close: and gives the store up, as the end of the program does. */
void
window_close (GtkWindow *window)
{
  GApplication *application = g_object_ref (G_APPLICATION (gtk_window_get_application (window)));
  g_autoptr (SitrepDesk) desk = g_object_ref (window_desk (window));

  g_main_context_set_poll_func (NULL, NULL);
  gtk_window_destroy (window);
  loop_spin (50);
  sitrep_desk_close (desk);
  g_object_unref (application);
}

static void
find (GtkWidget *widget, const char *type, GPtrArray *found)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find (child, type, found);
}

GPtrArray *
window_find_all (GtkWidget *root, const char *type)
{
  GPtrArray *found = g_ptr_array_new ();

  find (root, type, found);
  return found;
}

GtkWidget *
window_find (GtkWidget *root, const char *type)
{
  g_autoptr (GPtrArray) found = window_find_all (root, type);

  if (found->len == 0)
    g_error ("There is no %s", type);
  return g_ptr_array_index (found, 0);
}

/* The lists of its filter's choices are list views too. */
GtkWidget *
window_find_timeline (GtkWidget *window)
{
  g_autoptr (GPtrArray) lists = window_find_all (window_find (window, "SitrepTimelineView"), "GtkListView");

  for (guint i = 0; i < lists->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (lists, i), "timeline"))
      return g_ptr_array_index (lists, i);
  g_error ("There is no timeline");
}

/** window_type: what a key does in the end: its letter comes where the cursor is. */
void
window_type (GtkWidget *entry, const char *letters)
{
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "insert-at-cursor", letters);
}
