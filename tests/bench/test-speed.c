/* test-speed.c - a key and a tick are never waited for
 *
 * A guard, not a measurement: it fails where something became slower by far. What
 * is counted is the main loop's time without drawing, which is GTK's and, without
 * a graphics card, another machine's.
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"
#include "window.h"

#if defined(__SANITIZE_ADDRESS__)
#define SLOWER 6
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOWER 6
#endif
#endif
#ifndef SLOWER
#define SLOWER 1
#endif

#define MOST_MS (50 * SLOWER)
#define TOUCHES 15
#define REST 60
#define ENTRIES 2000

static GtkWindow *window;

static void
type_letter (gpointer data)
{
  window_type (data, "1");
}

static void
press_enter (gpointer data)
{
  g_signal_emit_by_name (data, "activate");
}

static void
activate (gpointer data)
{
  gtk_widget_activate (data);
}

static void
touch (GArray *times, void (*func) (gpointer data), gpointer data)
{
  double ms;

  loop_reset ();
  loop_run (func, data, REST);
  ms = loop_load ().handlers;
  g_array_append_val (times, ms);
}

static void
check (GArray *times)
{
  double median = measure_median (times);

  g_test_message ("median %.1f ms, most %.1f ms", median, measure_most (times));
  g_assert_cmpfloat (median, <, MOST_MS);
  g_array_unref (times);
}

static GtkWidget *
entry_line (void)
{
  return window_find (window_find (GTK_WIDGET (window), "SitrepTimelineView"), "GtkEntry");
}

static void
test_key (void)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TOUCHES; i++)
    touch (times, type_letter, entry_line ());
  check (times);
  gtk_editable_set_text (GTK_EDITABLE (entry_line ()), "");
}

static void
test_enter (void)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkListView *list = GTK_LIST_VIEW (window_find_timeline (GTK_WIDGET (window)));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  guint before = g_list_model_get_n_items (model);

  for (guint i = 0; i < TOUCHES; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry_line ()), "Rolled back");
      touch (times, press_enter, entry_line ());
      for (guint wait = 0; g_list_model_get_n_items (model) < before + i + 1 && wait < 100; wait++)
        loop_spin (REST);
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, before + TOUCHES);
  check (times);
}

static void
test_tick (void)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TOUCHES; i++)
    {
      g_autoptr (GPtrArray) rows = window_find_all (GTK_WIDGET (window), "SitrepChecklistRow");

      g_assert_cmpuint (rows->len, >, 0);
      touch (times, activate, window_find (g_ptr_array_index (rows, i % rows->len), "GtkCheckButton"));
    }
  check (times);
}

static gboolean
is_at_end (GtkAdjustment *at)
{
  double rest = gtk_adjustment_get_upper (at) - gtk_adjustment_get_value (at) - gtk_adjustment_get_page_size (at);

  return gtk_adjustment_get_value (at) > 0 && ABS (rest) < 4;
}

/* What was noted last is what is seen when a timeline opens, and once all of it is there. */
static void
test_at_the_end (void)
{
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (window_find_timeline (GTK_WIDGET (window)), GTK_TYPE_SCROLLED_WINDOW)));

  GListModel *model
    = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (window_find_timeline (GTK_WIDGET (window)))));

  for (guint wait = 0; wait < 100 && (g_list_model_get_n_items (model) < ENTRIES || !is_at_end (at)); wait++)
    loop_spin (REST);
  g_assert_cmpuint (g_list_model_get_n_items (model), >=, ENTRIES);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (at) + gtk_adjustment_get_page_size (at),
                                  gtk_adjustment_get_upper (at), 4);
}

int
main (int argc, char **argv)
{
  char *folder = measure_folder_new ();
  g_autofree char *big = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  big = stores_fill (folder, 50, 10, ENTRIES);
  window = window_open (folder, big);
  loop_spin (500);
  loop_watch (GTK_WIDGET (window));
  g_test_add_func ("/speed/at-the-end", test_at_the_end);
  g_test_add_func ("/speed/key", test_key);
  g_test_add_func ("/speed/enter", test_enter);
  g_test_add_func ("/speed/tick", test_tick);
  result = g_test_run ();
  window_close (window);
  measure_folder_remove (folder);
  return result;
}
