/* levels.c - another level, and with it another checklist
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "levels.h"

#include "bare.h"
#include "measure.h"
#include "window.h"
#include "window/sitrep-window.h"

#define ROUNDS 24
#define REST 150
#define ITEMS 60
#define GROUPS 9

typedef struct
{
  GtkWindow *window, *bare;
  char *incident;
  guint turn;
  gboolean changed;
  GAsyncResult *slot;
} Bench;

static const char *const levels[] = { "P0", "P1" };

/* --- a process with sixty items at each of two levels, of which half are the same --- */

static void
append_item (GString *json, guint i)
{
  static const char *const of[] = { "\"P0\", \"P1\"", "\"P0\"", "\"P1\"" };

  g_string_append_printf (json,
                          "{ \"key\": \"item-%u\", \"text\": \"Look at what was deployed last (%u)\","
                          " \"levels\": [ %s ] }",
                          i, i, of[i % 3]);
}

static GBytes *
make_playbook (void)
{
  GString *json = g_string_new ("{ \"format\": 1, \"key\": \"sixty\", \"title\": \"Sixty Items\","
                                "  \"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\" },"
                                "    { \"key\": \"P1\", \"name\": \"High\" } ],"
                                "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"
                                "    { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ],"
                                "  \"checklist\": [ ");

  for (guint i = 0; i < ITEMS * 3 / 2; i++)
    {
      if (i % (ITEMS * 3 / 2 / GROUPS) == 0)
        g_string_append_printf (json, "%s{ \"key\": \"group-%u\", \"title\": \"Hour %u\", \"items\": [ ",
                                i > 0 ? " ] }, " : "", i, i);
      else
        g_string_append (json, ", ");
      append_item (json, i);
    }
  g_string_append (json, " ] } ] }");
  return g_string_free_to_bytes (json);
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, Bench *bench)
{
  bench->changed = TRUE;
}

static void
prepare (Bench *bench)
{
  SitrepDesk *desk = window_desk (bench->window);
  g_autoptr (GBytes) bytes = make_playbook ();
  SitrepDeclaration declaration = { .title = "Checkout fails in eu-1", .level = levels[0] };

  sitrep_desk_import_playbook_async (desk, bytes, measure_done_cb, &bench->slot);
  g_free (measure_wait (desk, &bench->slot));
  sitrep_desk_declare_async (desk, &declaration, measure_done_cb, &bench->slot);
  bench->incident = measure_wait (desk, &bench->slot);
  sitrep_window_show_incident (SITREP_WINDOW (bench->window), bench->incident);
  loop_spin (REST * 4);
}

/* --- the switch --- */

static void
switch_level (gpointer data)
{
  Bench *bench = data;

  bench->changed = FALSE;
  sitrep_desk_set_level_async (window_desk (bench->window), bench->incident, levels[++bench->turn % 2],
                               "Fewer are affected", NULL, measure_done_cb, &bench->slot);
}

static void
refill (gpointer data)
{
  Bench *bench = data;

  bare_refill (window_find (GTK_WIDGET (bench->bare), "GtkListBox"), ITEMS, bench->turn);
}

static void
check_shown (Bench *bench)
{
  g_autoptr (GPtrArray) rows = window_find_all (GTK_WIDGET (bench->window), "SitrepChecklistRow");

  if (rows->len != ITEMS)
    g_error ("%u items are shown", rows->len);
}

static void
bench_blocks (Bench *bench)
{
  GArray *ours = g_array_new (FALSE, FALSE, sizeof (LoopLoad)), *bare = g_array_new (FALSE, FALSE, sizeof (LoopLoad));

  for (guint i = 0; i < ROUNDS; i++)
    {
      LoopLoad load;

      gtk_window_present (bench->window);
      loop_spin (REST);
      load = loop_touch (switch_level, bench, REST);
      g_free (measure_wait (window_desk (bench->window), &bench->slot));
      g_array_append_val (ours, load);
      check_shown (bench);
      gtk_window_present (bench->bare);
      loop_spin (REST);
      load = loop_touch (refill, bench, REST);
      g_array_append_val (bare, load);
    }
  loop_print ("level-switch", ours, bare);
}

static void
bench_shown (Bench *bench)
{
  Measure shown = measure_new ("level-switch-to-frame"), processor = measure_new ("level-switch-processor");

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start, busy;

      gtk_window_present (bench->window);
      loop_spin (REST);
      start = measure_now ();
      busy = measure_processor ();
      switch_level (bench);
      while (!bench->changed)
        g_main_context_iteration (NULL, TRUE);
      measure_ours (&shown, loop_next_frame () - start);
      measure_ours (&processor, measure_processor () - busy);
      g_free (measure_wait (window_desk (bench->window), &bench->slot));
      gtk_window_present (bench->bare);
      loop_spin (REST);
      start = measure_now ();
      busy = measure_processor ();
      refill (bench);
      measure_bare (&shown, loop_next_frame () - start);
      measure_bare (&processor, measure_processor () - busy);
    }
  measure_end (&shown);
  measure_end (&processor);
}

/** levels_bench: prints `level-switch` and `-handlers`, `-to-frame`, `-processor` of it. */
void
levels_bench (GtkWindow *window, int width, int height)
{
  Bench bench = { .window = window };
  gulong handler;

  bench.bare = bare_list_box_window_new (gtk_window_get_application (window), width, height);
  gtk_window_present (bench.bare);
  prepare (&bench);
  refill (&bench);
  loop_spin (REST);
  loop_watch (GTK_WIDGET (bench.bare));
  handler = g_signal_connect (window_desk (window), "changed", G_CALLBACK (changed_cb), &bench);
  bench_blocks (&bench);
  bench_shown (&bench);
  g_signal_handler_disconnect (window_desk (window), handler);
  gtk_window_destroy (bench.bare);
  g_free (bench.incident);
}
