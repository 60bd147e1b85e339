/* twin.c - the same rows, written with SQLite alone
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"

#define N_TABLES G_N_ELEMENTS (tables)

/* In the order in which they refer to each other. */
static const char *const tables[] = { "incident", "entry",   "fact",   "tick",       "holder", "destination",
                                      "message",  "attempt", "answer", "postmortem", "act",    "change" };

typedef struct
{
  guint table;
  guint n;
  sqlite3_value *values[32];
} Row;

struct _Twin
{
  sqlite3 *from;
  sqlite3 *to;
  sqlite3_int64 last[N_TABLES];
  sqlite3_stmt *inserts[N_TABLES];
  sqlite3_stmt *begin, *commit;
  GHashTable *others; /* SQL → statement */
  GPtrArray *rows;
};

static void
check (sqlite3 *db, int code)
{
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    g_error ("SQLite: %s", sqlite3_errmsg (db));
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

static void
free_row (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n; i++)
    sqlite3_value_free (row->values[i]);
  g_free (row);
}

static sqlite3_stmt *
prepare_insert (Twin *self, const char *table)
{
  g_autofree char *probe = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *all = prepare (self->from, probe);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (", table);
  for (int i = 0; i < sqlite3_column_count (all); i++)
    g_string_append_printf (sql, "%s?%d", i > 0 ? ", " : "", i + 1);
  g_string_append (sql, ")");
  sqlite3_finalize (all);
  return prepare (self->to, sql->str);
}

/** twin_new: makes the copy; the store in @folder must not be open yet. */
Twin *
twin_new (const char *folder)
{
  Twin *self = g_new0 (Twin, 1);
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
  g_autofree char *other = g_build_filename (folder, "twin.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL)
      || !g_file_set_contents_full (other, bytes, (gssize) length, G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
    g_error ("%s cannot be copied", path);
  check (NULL, sqlite3_open_v2 (path, &self->from, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  check (NULL, sqlite3_open_v2 (other, &self->to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  sqlite3_busy_timeout (self->from, 5000);
  check (self->to, sqlite3_exec (self->to,
                                 "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 "PRAGMA wal_autocheckpoint = 1000",
                                 NULL, NULL, NULL));
  for (guint i = 0; i < N_TABLES; i++)
    self->inserts[i] = prepare_insert (self, tables[i]);
  self->begin = prepare (self->to, "BEGIN IMMEDIATE");
  self->commit = prepare (self->to, "COMMIT");
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
twin_free (Twin *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    sqlite3_finalize (self->inserts[i]);
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->commit);
  g_hash_table_unref (self->others);
  g_ptr_array_unref (self->rows);
  sqlite3_close (self->from);
  sqlite3_close (self->to);
  g_free (self);
}

sqlite3 *
twin_db (Twin *self)
{
  return self->to;
}

/** twin_mark: what is in the store now is in the copy, or is not to be written there. */
void
twin_mark (Twin *self)
{
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (rowid), 0) FROM \"%s\"", tables[i]);
      sqlite3_stmt *statement = prepare (self->from, sql);

      check (self->from, sqlite3_step (statement));
      self->last[i] = sqlite3_column_int64 (statement, 0);
      sqlite3_finalize (statement);
    }
}

static guint
take (Twin *self, guint table, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE %s", tables[table], condition);
  sqlite3_stmt *statement = prepare (self->from, sql);
  guint n = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row *row = g_new0 (Row, 1);

      row->table = table;
      row->n = (guint) sqlite3_column_count (statement);
      g_assert (row->n <= G_N_ELEMENTS (row->values));
      for (guint i = 0; i < row->n; i++)
        row->values[i] = sqlite3_value_dup (sqlite3_column_value (statement, (int) i));
      g_ptr_array_add (self->rows, row);
      n++;
    }
  sqlite3_finalize (statement);
  return n;
}

/** twin_take: takes the rows that were added to the store since twin_mark(); Returns: how many. */
guint
twin_take (Twin *self)
{
  guint n = 0;

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autofree char *condition = g_strdup_printf ("rowid > %lld ORDER BY rowid", self->last[i]);

      n += take (self, i, condition);
    }
  return n;
}

/** twin_take_where: takes rows of one table. */
guint
twin_take_where (Twin *self, const char *table, const char *condition)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (g_str_equal (tables[i], table))
      return take (self, i, condition);
  g_assert_not_reached ();
}

static void
step (Twin *self, sqlite3_stmt *statement)
{
  check (self->to, sqlite3_step (statement));
  check (self->to, sqlite3_reset (statement));
}

/** twin_run: one more statement with up to two texts; it is prepared once. */
void
twin_run (Twin *self, const char *sql, const char *text, const char *other)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->others, sql);

  if (statement == NULL)
    g_hash_table_insert (self->others, g_strdup (sql), statement = prepare (self->to, sql));
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  if (other != NULL)
    sqlite3_bind_text (statement, 2, other, -1, SQLITE_STATIC);
  step (self, statement);
}

/** twin_write: writes the taken rows, and what @more does, in one transaction; Returns: how long that took. */
double
twin_write (Twin *self, void (*more) (Twin *self, gpointer data), gpointer data)
{
  double start = measure_now ();

  step (self, self->begin);
  if (more != NULL)
    more (self, data);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      sqlite3_stmt *statement = self->inserts[row->table];

      for (guint j = 0; j < row->n; j++)
        sqlite3_bind_value (statement, (int) j + 1, row->values[j]);
      step (self, statement);
    }
  step (self, self->commit);
  return measure_now () - start;
}
