/* sitrep-connection.h - one SQLite connection and its prepared statements
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-reader.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Marks the file as ours: “Srep”. */
#define SITREP_APPLICATION_ID 0x53726570

/* A reader is one connection; the store's own one writes too. Never shared between threads. */
struct _SitrepReader
{
  sqlite3 *db;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GHashTable *by_id;      /* SitrepRecordType → sqlite3_stmt of those: the one that reads a record by its id */
};

SitrepReader *sitrep_connection_open (const char *path, gboolean writing, GError **error);
void sitrep_connection_close (SitrepReader *self);
sqlite3_stmt *sitrep_connection_prepare (SitrepReader *self, const char *sql, GError **error);
gboolean sitrep_connection_run (SitrepReader *self, const char *sql, GError **error);
gboolean sitrep_connection_run_often (SitrepReader *self, const char *sql, GError **error);
gboolean sitrep_connection_step (SitrepReader *self, sqlite3_stmt *statement, GError **error);
gint64 sitrep_connection_number (SitrepReader *self, const char *sql);
void sitrep_connection_set_error (SitrepReader *self, int code, GError **error);
void sitrep_bind_text (sqlite3_stmt *statement, int index, const char *text);
char *sitrep_column_text (sqlite3_stmt *statement, int column);

G_END_DECLS
