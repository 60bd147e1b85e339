/* sitrep-connection.c - one SQLite connection and its prepared statements
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-connection.h"

#include "base/sitrep-error.h"

#include <glib/gi18n-lib.h>

/* Long enough for another process' commit, short enough to be told. */
#define BUSY_MILLISECONDS 5000

/** sitrep_connection_set_error: puts SQLite's result into a sentence that can be shown. */
void
sitrep_connection_set_error (SitrepReader *self, int code, GError **error)
{
  const char *words = self != NULL && self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FULL,
                           _ ("The disk is full: nothing was changed. Free some space, then try again."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_READ_ONLY,
                   _ ("The store cannot be written (%s): nothing was changed. Look at the folder's permissions."),
                   words);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_DAMAGED,
                           _ ("The store's file is damaged. Nothing was changed; the folder “backup” beside it holds "
                              "the copies of the last days."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_BUSY,
                           _ ("Another program holds the store's file: nothing was changed. Try again."));
      break;
    default:
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_FAILED, _ ("The store answers: %s. Nothing was changed."), words);
    }
}

static gboolean
set_up (SitrepReader *self, gboolean writing, GError **error)
{
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_extended_result_codes (self->db, 1);
  if (!sitrep_connection_run (self, "PRAGMA foreign_keys = ON", error))
    return FALSE;
  if (!writing)
    return sitrep_connection_run (self, "PRAGMA query_only = ON", error);
  return sitrep_connection_run (self, "PRAGMA journal_mode = WAL", error)
         && sitrep_connection_run (self, "PRAGMA synchronous = FULL", error)
         && sitrep_connection_run (self, "PRAGMA wal_autocheckpoint = 1000", error);
}

/**
 * sitrep_connection_open:
 * @writing: the file is made where it is not there, readable by its owner only
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with an error of #SITREP_ERROR
 */
SitrepReader *
sitrep_connection_open (const char *path, gboolean writing, GError **error)
{
  SitrepReader *self = g_new0 (SitrepReader, 1);
  int flags = writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  int code = sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (NULL, NULL);
  if (code != SQLITE_OK)
    sitrep_connection_set_error (self, code, error);
  else if (writing && sqlite3_db_readonly (self->db, "main") == 1)
    sitrep_connection_set_error (self, code = SQLITE_READONLY, error);
  else if (!set_up (self, writing, error))
    code = SQLITE_ERROR;
  if (code != SQLITE_OK)
    g_clear_pointer (&self, sitrep_connection_close);
  return self;
}

void
sitrep_connection_close (SitrepReader *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_finalize (statement);
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->by_id);
  sqlite3_close (self->db);
  g_free (self);
}

/** sitrep_connection_prepare: Returns: (transfer none) (nullable): the statement, reset and without bindings. */
sqlite3_stmt *
sitrep_connection_prepare (SitrepReader *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      sitrep_connection_set_error (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/** sitrep_connection_run: executes SQL of ours that answers nothing; several statements are possible. */
gboolean
sitrep_connection_run (SitrepReader *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    sitrep_connection_set_error (self, code, error);
  return code == SQLITE_OK;
}

/** sitrep_connection_step: runs a statement that answers no rows. */
gboolean
sitrep_connection_step (SitrepReader *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    {
      sitrep_connection_set_error (self, code, error);
      sqlite3_reset (statement);
      return FALSE;
    }
  sqlite3_reset (statement);
  return TRUE;
}

/** sitrep_connection_run_often: as sitrep_connection_run(), one statement that stays prepared. */
gboolean
sitrep_connection_run_often (SitrepReader *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (self, sql, error);

  return statement != NULL && sitrep_connection_step (self, statement, error);
}

/** sitrep_connection_number: Returns: the first column of the first row, or 0. */
gint64
sitrep_connection_number (SitrepReader *self, const char *sql)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (self, sql, NULL);
  gint64 number = statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  if (statement != NULL)
    sqlite3_reset (statement);
  return number;
}

void
sitrep_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/** sitrep_column_text: Returns: (transfer full) (nullable) */
char *
sitrep_column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
