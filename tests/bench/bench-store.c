/* bench-store.c - how long until a deed is on disk, and until an incident is read
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"

#define ROUNDS 60

typedef struct
{
  SitrepDesk *desk;
  Twin *twin;
  char *big;
} Bench;

/* One deed: from the call until its commit, and all until it is answered. */
typedef void (*Deed) (Bench *bench, GAsyncResult **slot);

static char *
run (Bench *bench, Deed deed, double *ms)
{
  GAsyncResult *slot = NULL;
  double start;
  char *id;

  twin_mark (bench->twin);
  measure_await_commit ();
  start = measure_now ();
  deed (bench, &slot);
  id = measure_wait (bench->desk, &slot);
  *ms = measure_commit () - start;
  return id;
}

static void
both (Bench *bench, Measure *measure, gboolean counts, Deed deed)
{
  double ours, bare;
  g_autofree char *id = run (bench, deed, &ours);

  twin_take (bench->twin);
  bare = twin_write (bench->twin, NULL, NULL);
  if (!counts)
    return;
  measure_ours (measure, ours);
  measure_bare (measure, bare);
}

static void
declare (Bench *bench, GAsyncResult **slot)
{
  SitrepDeclaration declaration = { .title = "Checkout fails", .impact = "Nobody can pay." };

  sitrep_desk_declare_async (bench->desk, &declaration, measure_done_cb, slot);
}

static void
append (Bench *bench, GAsyncResult **slot)
{
  sitrep_desk_log_async (bench->desk, bench->big, "Rolled back eu-1 to the build before", measure_done_cb, slot);
}

static void
undo (Bench *bench, GAsyncResult **slot)
{
  sitrep_desk_undo_async (bench->desk, bench->big, measure_done_cb, slot);
}

/* --- undo --- */

typedef struct
{
  char *entry, *act, *undoing;
} Undone;

static void
write_undone (Twin *twin, gpointer data)
{
  Undone *undone = data;

  twin_run (twin, "DELETE FROM entry WHERE id = ?1", undone->entry, NULL);
  twin_run (twin, "UPDATE act SET undone_by = ?2 WHERE id = ?1", undone->act, undone->undoing);
}

static char *
ask (Twin *twin, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *answer;

  sqlite3_prepare_v2 (twin_db (twin), sql, -1, &statement, NULL);
  sqlite3_step (statement);
  answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return answer;
}

static void
bench_undo (Bench *bench)
{
  Measure measure = measure_new ("undo-to-commit"), none = measure_new ("");

  for (guint i = 0; i < ROUNDS; i++)
    {
      Undone undone = { 0 };
      g_autofree char *id = NULL;
      double ours, bare;

      both (bench, &none, FALSE, append);
      undone.entry = ask (bench->twin, "SELECT id FROM entry ORDER BY rowid DESC LIMIT 1");
      undone.act = ask (bench->twin, "SELECT id FROM act ORDER BY rowid DESC LIMIT 1");
      undone.undoing = undone.act;
      id = run (bench, undo, &ours);
      twin_take (bench->twin);
      bare = twin_write (bench->twin, write_undone, &undone);
      g_free (undone.entry);
      g_free (undone.act);
      if (i < 3)
        continue;
      measure_ours (&measure, ours);
      measure_bare (&measure, bare);
    }
  measure_end (&measure);
}

static void
bench_deed (Bench *bench, const char *name, Deed deed)
{
  Measure measure = measure_new (name);

  for (guint i = 0; i < ROUNDS; i++)
    both (bench, &measure, i >= 3, deed);
  measure_end (&measure);
}

/* --- reading --- */

static void
free_row (gpointer data)
{
  char **texts = data;

  for (guint i = 0; i < 32; i++)
    g_free (texts[i]);
  g_free (texts);
}

/* A program by hand keeps what it has read, too. */
static void
read_by_hand (Twin *twin, const char *incident, gboolean whole)
{
  static const char *const queries[] = {
    "SELECT * FROM incident WHERE id = ?1",
    "SELECT * FROM entry INDEXED BY entry_milestones WHERE incident = ?1 AND milestone IS NOT NULL "
    "ORDER BY at, noted_at, id",
    "SELECT * FROM fact WHERE incident = ?1 ORDER BY key",
    "SELECT * FROM tick WHERE incident = ?1 ORDER BY item",
    "SELECT * FROM holder WHERE incident = ?1 ORDER BY since, id",
    "SELECT * FROM message WHERE incident = ?1 ORDER BY written_at, id",
    "SELECT * FROM action_item WHERE incident = ?1 ORDER BY number",
    "SELECT * FROM answer WHERE incident = ?1 ORDER BY key",
    "SELECT * FROM postmortem WHERE incident = ?1",
    "SELECT * FROM entry WHERE incident = ?1 ORDER BY at, noted_at, id",
  };
  static sqlite3_stmt *statements[G_N_ELEMENTS (queries)];
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; i < G_N_ELEMENTS (queries) - !whole; i++)
    {
      if (incident == NULL)
        {
          g_clear_pointer (&statements[i], sqlite3_finalize);
          continue;
        }
      if (statements[i] == NULL)
        sqlite3_prepare_v3 (twin_db (twin), queries[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], NULL);
      sqlite3_bind_text (statements[i], 1, incident, -1, SQLITE_STATIC);
      while (sqlite3_step (statements[i]) == SQLITE_ROW)
        {
          char **texts = g_new0 (char *, 32);

          for (int j = 0; j < sqlite3_column_count (statements[i]); j++)
            if (sqlite3_column_type (statements[i], j) == SQLITE_INTEGER)
              (void) sqlite3_column_int64 (statements[i], j);
            else
              texts[j] = g_strdup ((const char *) sqlite3_column_text (statements[i], j));
          g_ptr_array_add (rows, texts);
        }
      sqlite3_reset (statements[i]);
    }
}

static void
bench_dossier (Bench *bench, const char *name, gboolean whole)
{
  Measure measure = measure_new (name);

  for (guint i = 0; i < (whole ? 15 : ROUNDS); i++)
    {
      g_autoptr (SitrepDossier) dossier = NULL;
      g_autoptr (GError) error = NULL;
      double start = measure_now (), ours;

      dossier = sitrep_desk_dossier (bench->desk, bench->big, whole, &error);
      g_assert_no_error (error);
      ours = measure_now () - start;
      start = measure_now ();
      read_by_hand (bench->twin, bench->big, whole);
      if (i < 2)
        continue;
      measure_ours (&measure, ours);
      measure_bare (&measure, measure_now () - start);
    }
  measure_end (&measure);
}

int
main (int argc, char **argv)
{
  char *folder = measure_folder_new ();
  Bench bench;

  measure_listen ();
  bench.big = stores_fill (folder, 1000, 20, STORES_ENTRIES);
  bench.twin = twin_new (folder);
  bench.desk = stores_open (folder);
  if (measure_wanted (argv + 1, "declare-to-commit"))
    bench_deed (&bench, "declare-to-commit", declare);
  if (measure_wanted (argv + 1, "append-to-commit"))
    bench_deed (&bench, "append-to-commit", append);
  if (measure_wanted (argv + 1, "undo-to-commit"))
    bench_undo (&bench);
  if (measure_wanted (argv + 1, "open-dossier"))
    bench_dossier (&bench, "open-dossier", FALSE);
  if (measure_wanted (argv + 1, "open-whole-dossier"))
    bench_dossier (&bench, "open-whole-dossier", TRUE);
  read_by_hand (bench.twin, NULL, TRUE);
  sitrep_desk_close (bench.desk);
  g_object_unref (bench.desk);
  twin_free (bench.twin);
  g_free (bench.big);
  measure_folder_remove (folder);
  return 0;
}
