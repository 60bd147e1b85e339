/* sitrep-rows.h - records as rows: the SQL that follows from their fields
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

gboolean sitrep_row_insert (SitrepReader *connection, gconstpointer record, GError **error);
gboolean sitrep_row_update (SitrepReader *connection, gconstpointer before, gconstpointer record, GError **error);
gboolean sitrep_row_delete (SitrepReader *connection, gconstpointer record, GError **error);
gpointer sitrep_row_read (const SitrepRecordType *type, sqlite3_stmt *statement);
char *sitrep_row_columns (const SitrepRecordType *type);
char *sitrep_row_columns_of (const SitrepRecordType *type, const char *name);
char *sitrep_record_to_json (gconstpointer record);
gpointer sitrep_record_from_json (const SitrepRecordType *type, const char *json);

G_END_DECLS
