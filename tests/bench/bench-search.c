/* bench-search.c - how long until what was typed is found, in a store of years
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"

#include "base/sitrep-ids.h"
#include "incident/sitrep-situation.h"
#include "store/sitrep-search-text.h"
#include "store/sitrep-search.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define INCIDENTS 10000
#define ENTRIES 100 /* of each */
#define WORDS 4000
#define TYPED 60
#define PAGE 20

typedef struct
{
  char *folder;
  sqlite3 *db;
  char **words;
  GRand *rand;
} Bench;

/* --- a store of years --- */

/* Syllables, so that words share their beginnings as real ones do. */
static char *
make_word (GRand *rand)
{
  static const char *const syllables[]
    = { "ro", "de",  "ba",  "con", "ta", "ser", "no",  "fail", "lo", "ing", "ed", "re",  "mi",   "que", "pa",  "ter",
        "la", "clu", "ver", "da",  "ne", "si",  "pro", "str",  "un", "che", "ck", "out", "time", "mem", "key", "ra" };
  GString *out = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
    g_string_append (out, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
  return g_string_free_and_steal (out);
}

static int
by_length (gconstpointer a, gconstpointer b)
{
  return (int) strlen (*(char *const *) a) - (int) strlen (*(char *const *) b);
}

/* A few words are in every second entry, most in very few; the frequent ones are short, as in every language. */
static const char *
pick (Bench *bench)
{
  double place = g_rand_double (bench->rand);

  return bench->words[(guint) (place * place * place * (WORDS - 1))];
}

static char *
make_text (Bench *bench, int words)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < words; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", pick (bench));
  return g_string_free_and_steal (out);
}

static sqlite3_stmt *
prepare (Bench *bench, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (bench->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));
  return statement;
}

static void
run (Bench *bench, const char *sql)
{
  if (sqlite3_exec (bench->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));
}

static void
put (Bench *bench, sqlite3_stmt *statement, const char *id, const char *incident, gint64 at, int words)
{
  g_autofree char *text = make_text (bench, words);

  sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, incident, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 3, at);
  sqlite3_bind_text (statement, 4, text, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (bench->db));
  sqlite3_reset (statement);
}

/* Straight into the tables: through transactions of the store's own a million entries would take an hour. */
static void
fill (Bench *bench)
{
  sqlite3_stmt *incident
    = prepare (bench, "INSERT INTO incident (id, label, playbook, kind, title, level, status, phase,"
                      " declared_at) SELECT ?1, 'OLD-' || ?1, playbook, 'real', ?4, level, status,"
                      " 'resolved', ?3 FROM incident LIMIT 1");
  sqlite3_stmt *entry
    = prepare (bench, "INSERT INTO entry (id, incident, at, precision, kind, text, recorder, noted_at)"
                      " VALUES (?1, ?2, ?3, 'exact', 'note', ?4, 'Grace Hopper', ?3)");
  gint64 at = g_get_real_time () - (gint64) INCIDENTS * 4 * SITREP_HOUR;

  run (bench, "BEGIN");
  for (guint i = 0; i < INCIDENTS; i++, at += 4 * SITREP_HOUR)
    {
      g_autofree char *id = sitrep_uuid_new (at);

      put (bench, incident, id, NULL, at, 5);
      for (guint j = 0; j < ENTRIES; j++)
        {
          g_autofree char *its = sitrep_uuid_new (at + j * SITREP_MINUTE);

          put (bench, entry, its, id, at + j * SITREP_MINUTE, g_rand_int_range (bench->rand, 4, 18));
        }
    }
  run (bench, "DELETE FROM setting WHERE key = 'index'; COMMIT");
  sqlite3_finalize (incident);
  sqlite3_finalize (entry);
}

static void
open_db (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "sitrep.db", NULL);

  if (sqlite3_open_v2 (path, &bench->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));
}

/* --- letter by letter --- */

/* The same question by hand, with as many answers. */
static double
ask_bare (sqlite3_stmt *statement, const char *typed, guint limit)
{
  g_autofree char *expression = sitrep_search_expression (typed, NULL);
  double start = measure_now ();

  sqlite3_bind_text (statement, 1, expression, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, (int) limit);
  while (sqlite3_step (statement) == SQLITE_ROW)
    continue;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return measure_now () - start;
}

static double
ask_ours (SitrepReader *reader, const SitrepQuery *query, guint *hits)
{
  g_autoptr (SitrepSearchResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double start = measure_now (), took;

  result = sitrep_reader_search (reader, query, NULL, &error);
  took = measure_now () - start;
  if (result == NULL)
    g_error ("%s", error->message);
  *hits = 0;
  for (guint i = 0; i < result->list->len; i++)
    *hits += ((SitrepFound *) g_ptr_array_index (result->list, i))->hits->len;
  return took;
}

typedef struct
{
  SitrepReader *reader;
  sqlite3_stmt *bare, *texts;
  Measure all, shown;
} Typing;

static void
type (Typing *typing, const char *line)
{
  for (gsize length = 1; length <= strlen (line); length++)
    {
      g_autofree char *typed = g_strndup (line, length);
      g_autoptr (SitrepQuery) query = sitrep_query_new (typed);
      guint hits;
      double ours;

      query->limit = PAGE;
      ours = ask_ours (typing->reader, query, &hits);
      if (hits == 0)
        continue;
      measure_ours (&typing->all, ours);
      measure_ours (&typing->shown, ours);
      measure_bare (&typing->all, ask_bare (typing->bare, typed, hits));
      measure_bare (&typing->shown, ask_bare (typing->texts, typed, hits));
      if (g_getenv ("BENCH_ALL") != NULL)
        g_printerr ("%-24s %4u hits %7.2f %7.2f\n", typed, hits, ours,
                    g_array_index (typing->all.bare, double, typing->all.bare->len - 1));
    }
}

static int
by_value (gconstpointer a, gconstpointer b)
{
  return *(const double *) a > *(const double *) b ? 1 : -1;
}

static double
percentile (GArray *values, double part)
{
  g_array_sort (values, by_value);
  return g_array_index (values, double, (guint) ((values->len - 1) * part));
}

static void
bench_typing (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  Typing typing = { sitrep_reader_open (bench->folder, &error),
                    prepare (bench, "SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT ?2"),
                    prepare (bench, "SELECT i.row, i.at, e.text, n.label, n.title FROM word"
                                    " CROSS JOIN indexed i ON i.number = word.rowid"
                                    " LEFT JOIN entry e ON e.id = i.row JOIN incident n ON n.id = i.incident"
                                    " WHERE word MATCH ?1 ORDER BY word.rowid DESC LIMIT ?2"),
                    measure_new ("search-first-results"), measure_new ("search-first-results-texts") };

  if (typing.reader == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < TYPED; i++)
    {
      g_autofree char *line = make_text (bench, 1 + i % 2);

      type (&typing, line);
    }
  measure_print ("search-first-results-p95", percentile (typing.all.ours, 0.95), "ms",
                 percentile (typing.all.bare, 0.95));
  measure_end (&typing.all);
  measure_end (&typing.shown);
  sqlite3_finalize (typing.bare);
  sqlite3_finalize (typing.texts);
  sitrep_reader_close (typing.reader);
}

/* What is asked while a title is typed, beside the words alone. */
static void
bench_alike (Bench *bench)
{
  Measure measure = measure_new ("search-similar-titles");
  SitrepReader *reader = sitrep_reader_open (bench->folder, NULL);
  sqlite3_stmt *bare = prepare (bench, "SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC");

  for (guint i = 0; i < TYPED; i++)
    {
      g_autofree char *title = make_text (bench, 4);
      g_autofree char *expression = sitrep_search_title_expression (title);
      double start = measure_now ();

      if (expression == NULL)
        continue;
      g_ptr_array_unref (sitrep_reader_titled_like (reader, title, sitrep_titles_are_alike, 3, NULL));
      measure_ours (&measure, measure_now () - start);
      start = measure_now ();
      sqlite3_bind_text (bare, 1, expression, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (bare) == SQLITE_ROW)
        continue;
      sqlite3_reset (bare);
      measure_bare (&measure, measure_now () - start);
    }
  measure_end (&measure);
  sqlite3_finalize (bare);
  sitrep_reader_close (reader);
}

int
main (int argc, char **argv)
{
  Bench bench = { measure_folder_new (), NULL, g_new0 (char *, WORDS + 1), g_rand_new_with_seed (4) };
  SitrepDesk *desk;
  double start;

  g_free (stores_fill (bench.folder, 10, 2, 0));
  for (guint i = 0; i < WORDS; i++)
    bench.words[i] = make_word (bench.rand);
  qsort (bench.words, WORDS, sizeof (char *), by_length);
  open_db (&bench);
  fill (&bench);
  sqlite3_close (bench.db);
  start = measure_now ();
  desk = stores_open (bench.folder);
  measure_print ("search-index-anew", (measure_now () - start) / 1000, "s", NAN);
  open_db (&bench);
  bench_typing (&bench);
  bench_alike (&bench);
  sqlite3_close (bench.db);
  sitrep_desk_close (desk);
  g_object_unref (desk);
  g_strfreev (bench.words);
  g_rand_free (bench.rand);
  measure_folder_remove (bench.folder);
  return 0;
}
