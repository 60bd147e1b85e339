/* sitrep-schema.h - the tables, and the steps from each version to the next
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

/* The words of all records (see sitrep-index.h), as they are made in a new store and made anew in a damaged one. */
#define SITREP_SCHEMA_INDEX                                                                                            \
  "CREATE TABLE indexed ("                                                                                             \
  "  number INTEGER PRIMARY KEY,"                                                                                      \
  "  \"table\" TEXT NOT NULL,"                                                                                         \
  "  row TEXT NOT NULL,"                                                                                               \
  "  incident TEXT NOT NULL,"                                                                                          \
  "  at INTEGER NOT NULL,"                                                                                             \
  "  UNIQUE (\"table\", row)"                                                                                          \
  ") STRICT;"                                                                                                          \
  "CREATE VIRTUAL TABLE word USING fts5 (title, text, who, content = '', contentless_delete = 1,"                      \
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5');"

guint sitrep_schema_version (void);
const SitrepRecordType *sitrep_schema_type (const char *table);
const SitrepRecordType *const *sitrep_schema_types (void);
gboolean sitrep_schema_check (SitrepReader *connection, GError **error);
gboolean sitrep_schema_upgrade (SitrepReader *connection, const char *folder, GError **error);

G_END_DECLS
