/* sitrep-check.c - whether the store's file is whole, and what of it is not
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-check.h"

#include "sitrep-index.h"

/* SQLite says of each page that nothing leads to, that it is this. */
#define UNUSED "never used"
#define HEADING "*** in database "

typedef enum
{
  FAULTS_NONE,
  FAULTS_WASTE, /* pages that nothing leads to */
  FAULTS_SOME,
} Faults;

/* Several faults come as one text, below a line that says in which file. */
static Faults
read_faults (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);

  if (g_strcmp0 (words, "ok") == 0)
    return FAULTS_NONE;
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], HEADING) && !g_str_has_suffix (lines[i], UNUSED))
      return FAULTS_SOME;
  return FAULTS_WASTE;
}

/* What one run of SQLite's own check says; where that cannot even be run, it is as bad as can be.
 * @code: (out): how SQLite ended it */
static Faults
run_check (SitrepReader *connection, const char *pragma, int *code_out)
{
  sqlite3_stmt *statement = NULL;
  Faults faults = FAULTS_NONE;
  int code = sqlite3_prepare_v2 (connection->db, pragma, -1, &statement, NULL);

  while (code == SQLITE_OK && faults != FAULTS_SOME && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      faults = MAX (faults, read_faults ((const char *) sqlite3_column_text (statement, 0)));
      code = SQLITE_OK;
    }
  sqlite3_finalize (statement);
  *code_out = code;
  return code == SQLITE_OK || code == SQLITE_DONE ? faults : FAULTS_SOME;
}

/* Of one table, its rows against its indexes too, so that a part that nothing leads to any more is missed. */
static gboolean
is_table_whole (SitrepReader *connection, const char *table)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA integrity_check (\"%s\")", table);
  int code;

  return run_check (connection, pragma, &code) == FAULTS_NONE;
}

static gboolean
are_records_whole (SitrepReader *connection)
{
  sqlite3_stmt *statement = NULL;
  gboolean whole = is_table_whole (connection, "sqlite_schema");
  int code
    = sqlite3_prepare_v2 (connection->db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &statement, NULL);

  while (code == SQLITE_OK && whole && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (statement, 0);

      code = SQLITE_OK;
      whole = sitrep_index_owns (table) || is_table_whole (connection, table);
    }
  sqlite3_finalize (statement);
  return whole && code == SQLITE_DONE;
}

/**
 * sitrep_check_damage:
 *
 * Reads the file through, and changes nothing. That every record is whole does not yet say that the index can be taken
 * out of the file: a broken page of it may lead to a record's. See sitrep_check_rest().
 *
 * Returns: %SITREP_DAMAGE_RECORDS with an error, also where the file cannot be read
 */
SitrepDamage
sitrep_check_damage (SitrepReader *connection, GError **error)
{
  int code;

  if (run_check (connection, "PRAGMA quick_check (20)", &code) == FAULTS_NONE)
    return SITREP_DAMAGE_NONE;
  /* A page that is none of a tree's ends the check, and a table that cannot be opened does too. */
  if (code == SQLITE_DONE || code == SQLITE_OK || (code & 0xff) == SQLITE_ERROR)
    code = SQLITE_CORRUPT;
  if ((code & 0xff) == SQLITE_CORRUPT && are_records_whole (connection))
    return SITREP_DAMAGE_INDEX;
  sitrep_connection_set_error (connection, code, error);
  return SITREP_DAMAGE_RECORDS;
}

/**
 * sitrep_check_rest:
 * @waste: (out): whether there are pages that nothing leads to any more, and that could be given back
 *
 * Within the transaction that took the index out: whether all that is left is whole. If it is not, that way of taking it
 * out took more with it, and is to be rolled back.
 */
gboolean
sitrep_check_rest (SitrepReader *writer, gboolean *waste)
{
  int code;
  Faults faults = run_check (writer, "PRAGMA quick_check (1000000)", &code);

  *waste = faults == FAULTS_WASTE;
  return faults == FAULTS_NONE || (faults == FAULTS_WASTE && are_records_whole (writer));
}
