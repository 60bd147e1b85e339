/* sitrep-history.c - what a row was before
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-history.h"

#include "sitrep-rows.h"

static void
free_revision (gpointer data)
{
  SitrepRevision *self = data;

  g_free (self->person);
  g_clear_pointer (&self->after, sitrep_record_unref);
  g_free (self);
}

static SitrepRevision *
read_revision (const SitrepRecordType *type, sqlite3_stmt *statement)
{
  SitrepRevision *self = g_new0 (SitrepRevision, 1);
  g_autofree char *after = sitrep_column_text (statement, 2);

  self->at = sqlite3_column_int64 (statement, 0);
  self->person = sitrep_column_text (statement, 1);
  self->after = sitrep_record_from_json (type, after);
  return self;
}

/**
 * sitrep_reader_history:
 *
 * Returns: (transfer full) (element-type SitrepRevision): how the row came to be as it is, in the order of noting. A
 *   purge leaves revisions without a record
 */
GPtrArray *
sitrep_reader_history (SitrepReader *self, const SitrepRecordType *type, const char *id)
{
  GPtrArray *revisions = g_ptr_array_new_with_free_func (free_revision);
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self, "SELECT at, person, after FROM change WHERE row = ?1 AND \"table\" = ?2 ORDER BY number", NULL);

  if (statement == NULL)
    return revisions;
  sitrep_bind_text (statement, 1, id);
  sitrep_bind_text (statement, 2, type->table);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (revisions, read_revision (type, statement));
  sqlite3_reset (statement);
  return revisions;
}
