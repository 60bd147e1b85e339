/* bench-window.c - how long until the window shows it, and what keeps the main loop busy
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bare.h"
#include "incident/sitrep-incident-page.h"
#include "incident/sitrep-timeline-view.h"
#include "levels.h"
#include "measure.h"
#include "stores.h"
#include "window.h"

#include <string.h>

#define ROUNDS 12
/* Two frames and what a commit takes. */
#define REST 60
#define WIDTH 1100
#define HEIGHT 740
#define LINE "14:05 rolled back the deploy of this morning on eu-1"

typedef struct
{
  char *folder, *big;
  GtkWindow *window;
  GtkWindow *bare;
  Twin *twin;
} Bench;

/* --- what a person does, and what it does to the main loop --- */

typedef struct
{
  GtkWidget *widget;
  char letter[2];
} Touch;

static void
type_letter (gpointer data)
{
  Touch *touch = data;

  window_type (touch->widget, touch->letter);
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

static LoopLoad
add (LoopLoad a, LoopLoad b)
{
  return (LoopLoad) { MAX (a.block, b.block), MAX (a.handlers, b.handlers), MAX (a.frame, b.frame) };
}

/* The whole line letter by letter, then the rest in which the draft is kept. */
static LoopLoad
type_line (GtkWidget *entry)
{
  LoopLoad most = { 0 };

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (entry);
  loop_spin (REST);
  for (const char *p = LINE; *p != '\0'; p++)
    {
      Touch letter = { entry, { *p, '\0' } };

      most = add (most, loop_touch (type_letter, &letter, 35));
    }
  loop_reset ();
  loop_spin (800);
  return add (most, loop_load ());
}

static void
bench_typing (Bench *bench)
{
  GtkWidget *view = window_find (GTK_WIDGET (bench->window), "SitrepTimelineView");
  GtkWidget *entry = window_find (view, "GtkEntry");
  GtkWidget *bare_entry = window_find (GTK_WIDGET (bench->bare), "GtkEntry");
  GArray *ours = g_array_new (FALSE, FALSE, sizeof (LoopLoad)), *bare = g_array_new (FALSE, FALSE, sizeof (LoopLoad));

  for (guint i = 0; i < 5; i++)
    {
      LoopLoad load;

      gtk_window_present (bench->window);
      load = type_line (entry);
      g_array_append_val (ours, load);
      gtk_window_present (bench->bare);
      load = type_line (bare_entry);
      g_array_append_val (bare, load);
    }
  loop_print ("longest-block-typing", ours, bare);
}

static void
bare_enter (gpointer data)
{
  GtkWidget *window = data;
  GtkListView *list = GTK_LIST_VIEW (window_find (window, "GtkListView"));
  GtkNoSelection *selection = GTK_NO_SELECTION (gtk_list_view_get_model (list));
  GtkStringList *strings = GTK_STRING_LIST (gtk_no_selection_get_model (selection));

  gtk_editable_set_text (GTK_EDITABLE (window_find (window, "GtkEntry")), "");
  gtk_string_list_append (strings, LINE);
  gtk_list_view_scroll_to (list, g_list_model_get_n_items (G_LIST_MODEL (strings)) - 1, GTK_LIST_SCROLL_NONE, NULL);
}

static void
bench_entering (Bench *bench)
{
  GtkWidget *view = window_find (GTK_WIDGET (bench->window), "SitrepTimelineView");
  GtkWidget *entry = window_find (view, "GtkEntry");
  GtkWidget *bare_entry = window_find (GTK_WIDGET (bench->bare), "GtkEntry");
  GArray *ours = g_array_new (FALSE, FALSE, sizeof (LoopLoad)), *bare = g_array_new (FALSE, FALSE, sizeof (LoopLoad));

  for (guint i = 0; i < ROUNDS; i++)
    {
      LoopLoad load;

      gtk_editable_set_text (GTK_EDITABLE (entry), LINE + 6);
      loop_spin (700);
      load = loop_touch (press_enter, entry, REST * 2);
      g_array_append_val (ours, load);
      gtk_editable_set_text (GTK_EDITABLE (bare_entry), LINE + 6);
      loop_spin (REST);
      load = loop_touch (bare_enter, bench->bare, REST * 2);
      g_array_append_val (bare, load);
    }
  loop_print ("longest-block-entering", ours, bare);
}

/* Looked for anew each time: ticking may take items away and bring others. */
static GtkWidget *
nth_check (GtkWidget *root, const char *row_type, guint n)
{
  g_autoptr (GPtrArray) rows = window_find_all (root, row_type);

  return window_find (g_ptr_array_index (rows, n % rows->len), "GtkCheckButton");
}

static LoopLoad
tick_some (GtkWindow *window, const char *row_type)
{
  LoopLoad load = { 0 };

  gtk_window_present (window);
  loop_spin (REST);
  for (guint i = 0; i < 15; i++)
    load = add (load, loop_touch (activate, nth_check (GTK_WIDGET (window), row_type, i), REST));
  return load;
}

static void
bench_ticking (Bench *bench)
{
  GArray *ours = g_array_new (FALSE, FALSE, sizeof (LoopLoad)), *bare = g_array_new (FALSE, FALSE, sizeof (LoopLoad));

  for (guint i = 0; i < 6; i++)
    {
      LoopLoad load = tick_some (bench->window, "SitrepChecklistRow");

      g_array_append_val (ours, load);
      load = tick_some (bench->bare, "AdwActionRow");
      g_array_append_val (bare, load);
    }
  loop_print ("longest-block-ticking", ours, bare);
}

/* --- from an entry to the screen --- */

static void
bench_shown (Bench *bench)
{
  Measure measure = measure_new ("append-to-frame");
  GtkListView *list = GTK_LIST_VIEW (window_find_timeline (GTK_WIDGET (bench->window)));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));

  for (guint i = 0; i < ROUNDS * 2; i++)
    {
      guint before = g_list_model_get_n_items (model);
      GAsyncResult *slot = NULL;
      g_autofree char *id = NULL;
      double start, ours;

      gtk_window_present (bench->window);
      loop_spin (REST);
      twin_mark (bench->twin);
      start = measure_now ();
      sitrep_desk_log_async (window_desk (bench->window), bench->big, LINE + 6, measure_done_cb, &slot);
      while (g_list_model_get_n_items (model) == before)
        g_main_context_iteration (NULL, TRUE);
      ours = loop_next_frame () - start;
      id = measure_wait (window_desk (bench->window), &slot);
      twin_take (bench->twin);
      gtk_window_present (bench->bare);
      loop_spin (REST);
      start = measure_now ();
      twin_write (bench->twin, NULL, NULL);
      bare_enter (bench->bare);
      measure_bare (&measure, loop_next_frame () - start);
      measure_ours (&measure, ours);
    }
  measure_end (&measure);
}

/* --- opening --- */

static GListModel *
read_strings (Bench *bench)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (twin_db (bench->twin),
                      "SELECT at, coalesce (text, fact) FROM entry WHERE incident = ?1 ORDER BY at, noted_at, id", -1,
                      &statement, NULL);
  sqlite3_bind_text (statement, 1, bench->big, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    gtk_string_list_append (strings, (const char *) sqlite3_column_text (statement, 1));
  sqlite3_finalize (statement);
  return G_LIST_MODEL (strings);
}

/* Not scrolled either: the program's view goes to its end after the first frame. */
static GtkWidget *
open_bare (Bench *bench)
{
  return bare_list_new (read_strings (bench));
}

static GtkWidget *
open_timeline (Bench *bench)
{
  g_autoptr (SitrepSubject) subject = sitrep_subject_new (window_desk (bench->window), bench->big);
  GtkWidget *view = g_object_new (SITREP_TYPE_TIMELINE_VIEW, NULL);

  sitrep_timeline_view_set_subject (SITREP_TIMELINE_VIEW (view), subject);
  return view;
}

static GtkWidget *
open_page (Bench *bench)
{
  return sitrep_incident_page_new (window_desk (bench->window), bench->big);
}

/* In a window that is there already, with nothing in it. */
static double
until_frame (GtkWindow *window, GtkWidget *(*open) (Bench *bench), Bench *bench)
{
  double start, end;

  gtk_window_set_child (window, gtk_label_new ("Nothing yet"));
  loop_spin (REST);
  start = measure_now ();
  gtk_window_set_child (window, open (bench));
  end = loop_next_frame ();
  loop_spin (REST);
  gtk_window_set_child (window, gtk_label_new ("Nothing again"));
  loop_spin (REST);
  return end - start;
}

/* Until all entries are in the list and a frame shows the end of it: the rest follows the first frame. */
static double
until_whole (GtkWindow *window, Bench *bench)
{
  double start, end;
  GListModel *model;

  gtk_window_set_child (window, gtk_label_new ("Nothing yet"));
  loop_spin (REST);
  start = measure_now ();
  gtk_window_set_child (window, open_timeline (bench));
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (window_find_timeline (GTK_WIDGET (window)))));
  while (g_list_model_get_n_items (model) < STORES_ENTRIES)
    g_main_context_iteration (NULL, TRUE);
  end = loop_next_frame ();
  loop_spin (REST);
  gtk_window_set_child (window, gtk_label_new ("Nothing again"));
  loop_spin (REST);
  return end - start;
}

static void
bench_whole (Bench *bench, GtkWindow *window)
{
  Measure measure = measure_new ("open-timeline-whole");

  for (guint i = 0; i < ROUNDS; i++)
    {
      measure_ours (&measure, until_whole (window, bench));
      measure_bare (&measure, until_frame (window, open_bare, bench));
    }
  measure_end (&measure);
}

static void
bench_opening (Bench *bench, const char *name, GtkWidget *(*open) (Bench *bench), gboolean has_baseline)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  Measure measure = measure_new (name);

  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_present (window);
  loop_spin (REST);
  loop_watch (GTK_WIDGET (window));
  for (guint i = 0; i < ROUNDS; i++)
    {
      double ours = until_frame (window, open, bench);
      double bare = has_baseline ? until_frame (window, open_bare, bench) : NAN;

      if (i == 0)
        continue;
      measure_ours (&measure, ours);
      if (has_baseline)
        measure_bare (&measure, bare);
    }
  measure_end (&measure);
  if (has_baseline)
    bench_whole (bench, window);
  gtk_window_destroy (window);
}

/* --- all of them --- */

static void
open_both (Bench *bench)
{
  GListModel *strings = read_strings (bench);
  guint n = g_list_model_get_n_items (strings);

  bench->window = window_open (bench->folder, bench->big);
  bench->bare = bare_window_new (gtk_window_get_application (bench->window), WIDTH, HEIGHT, strings, 40);
  gtk_window_present (bench->bare);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (window_find (GTK_WIDGET (bench->bare), "GtkListView")), n - 1,
                           GTK_LIST_SCROLL_NONE, NULL);
  loop_spin (500);
  loop_watch (GTK_WIDGET (bench->window));
  loop_watch (GTK_WIDGET (bench->bare));
}

int
main (int argc, char **argv)
{
  Bench bench = { .folder = measure_folder_new () };
  char **wanted = argv + 1;

  measure_listen ();
  gtk_init ();
  bench.big = stores_fill (bench.folder, 1000, 20, STORES_ENTRIES);
  bench.twin = twin_new (bench.folder);
  open_both (&bench);
  if (measure_wanted (wanted, "append-to-frame"))
    bench_shown (&bench);
  if (measure_wanted (wanted, "longest-block-typing"))
    bench_typing (&bench);
  if (measure_wanted (wanted, "longest-block-entering"))
    bench_entering (&bench);
  if (measure_wanted (wanted, "longest-block-ticking"))
    bench_ticking (&bench);
  if (measure_wanted (wanted, "level-switch"))
    levels_bench (bench.window, WIDTH, HEIGHT);
  if (measure_wanted (wanted, "open-timeline"))
    bench_opening (&bench, "open-timeline", open_timeline, TRUE);
  if (measure_wanted (wanted, "open-incident-page"))
    bench_opening (&bench, "open-incident-page", open_page, FALSE);
  gtk_window_destroy (bench.bare);
  window_close (bench.window);
  twin_free (bench.twin);
  g_free (bench.big);
  measure_folder_remove (bench.folder);
  return 0;
}
