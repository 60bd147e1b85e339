/* sitrep-txn.c - writing rows, and the record of every change
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-act.h"
#include "sitrep-chain.h"
#include "sitrep-index.h"
#include "sitrep-rows.h"
#include "sitrep-schema.h"
#include "sitrep-txn-private.h"

#include <glib/gi18n-lib.h>

/* --- what a transaction did --- */

static void
free_change (SitrepChange *change)
{
  sitrep_record_unref (change->before);
  sitrep_record_unref (change->after);
  g_free (change);
}

SitrepChanges *
sitrep_changes_new (const char *act, const SitrepActInfo *info)
{
  SitrepChanges *self = g_atomic_rc_box_new0 (SitrepChanges);

  self->act = g_strdup (act);
  self->kind = g_strdup (info->kind);
  self->incident = g_strdup (info->incident);
  self->reversible = info->reversible;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_change);
  return self;
}

SitrepChanges *
sitrep_changes_ref (SitrepChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_changes (gpointer data)
{
  SitrepChanges *self = data;

  g_free (self->act);
  g_free (self->kind);
  g_free (self->incident);
  g_ptr_array_unref (self->changes);
}

void
sitrep_changes_unref (SitrepChanges *self)
{
  g_atomic_rc_box_release_full (self, clear_changes);
}

G_DEFINE_BOXED_TYPE (SitrepChanges, sitrep_changes, sitrep_changes_ref, sitrep_changes_unref)

/** sitrep_changes_touch: whether a row of that type is among the changes. */
gboolean
sitrep_changes_touch (const SitrepChanges *self, const SitrepRecordType *type)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (((SitrepChange *) g_ptr_array_index (self->changes, i))->type == type)
      return TRUE;
  return FALSE;
}

/* --- within one --- */

/** sitrep_txn_now: the time of this transaction: all that it writes carries the same. */
gint64
sitrep_txn_now (SitrepTxn *self)
{
  return self->now;
}

const char *
sitrep_txn_person (SitrepTxn *self)
{
  return self->person;
}

/** sitrep_txn_reader: sees what this transaction has written so far. */
SitrepReader *
sitrep_txn_reader (SitrepTxn *self)
{
  return self->connection;
}

/** sitrep_txn_set_incident: which incident this is about, where it was not known before. */
void
sitrep_txn_set_incident (SitrepTxn *self, const char *incident)
{
  g_set_str (&self->changes->incident, incident);
}

static void
note (SitrepTxn *self, SitrepChangeOp op, gpointer before, gpointer after)
{
  SitrepChange *change = g_new0 (SitrepChange, 1);

  change->op = op;
  change->type = ((SitrepRecord *) (after != NULL ? after : before))->type;
  change->before = before != NULL ? sitrep_record_ref (before) : NULL;
  change->after = after != NULL ? sitrep_record_copy (after) : NULL;
  g_ptr_array_add (self->changes->changes, change);
}

gboolean
sitrep_txn_insert (SitrepTxn *self, gpointer record, GError **error)
{
  if (!sitrep_row_insert (self->connection, record, error))
    return FALSE;
  note (self, SITREP_CHANGE_INSERT, NULL, record);
  return TRUE;
}

static gpointer
get_existing (SitrepTxn *self, gconstpointer record, GError **error)
{
  const SitrepRecord *wanted = record;
  gpointer existing = sitrep_reader_get (self->connection, wanted->type, wanted->id);

  if (existing == NULL)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND,
                         _ ("It is not there any more: it was removed in the meantime."));
  return existing;
}

/** sitrep_txn_update: writes all fields; a record that is as it was makes no change. */
gboolean
sitrep_txn_update (SitrepTxn *self, gpointer record, GError **error)
{
  g_autoptr (SitrepRecord) before = get_existing (self, record, error);

  if (before == NULL)
    return FALSE;
  if (sitrep_record_equal (before, record))
    return TRUE;
  if (!sitrep_row_update (self->connection, before, record, error))
    return FALSE;
  note (self, SITREP_CHANGE_UPDATE, before, record);
  return TRUE;
}

gboolean
sitrep_txn_delete (SitrepTxn *self, gpointer record, GError **error)
{
  g_autoptr (SitrepRecord) before = get_existing (self, record, error);

  if (before == NULL || !sitrep_row_delete (self->connection, before, error))
    return FALSE;
  note (self, SITREP_CHANGE_DELETE, before, NULL);
  return TRUE;
}

/* --- undo --- */

static gboolean
is_as_left (gconstpointer now, gconstpointer left)
{
  if (now == NULL || left == NULL)
    return now == left;
  return sitrep_record_equal (now, left);
}

static gboolean
reverse (SitrepTxn *self, const char *table, const char *row, const char *before, const char *after, GError **error)
{
  const SitrepRecordType *type = sitrep_schema_type (table);
  g_autoptr (SitrepRecord) was = sitrep_record_from_json (type, before);
  g_autoptr (SitrepRecord) left = sitrep_record_from_json (type, after);
  g_autoptr (SitrepRecord) now = sitrep_reader_get (self->connection, type, row);

  if (before == NULL && after == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_REFUSED,
                           _ ("It cannot be undone: what it was has been purged."));
      return FALSE;
    }
  if (!is_as_left (now, left))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_REFUSED,
                           _ ("It cannot be undone: it has been changed again since."));
      return FALSE;
    }
  if (was == NULL)
    return sitrep_txn_delete (self, now, error);
  return now == NULL ? sitrep_txn_insert (self, was, error) : sitrep_txn_update (self, was, error);
}

static gboolean
reverse_all (SitrepTxn *self, const char *act, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self->connection, "SELECT \"table\", row, before, after FROM change WHERE act = ?1 ORDER BY number DESC", error);
  gboolean ok = statement != NULL;

  if (!ok)
    return FALSE;
  sitrep_bind_text (statement, 1, act);
  while (ok && sqlite3_step (statement) == SQLITE_ROW)
    ok = reverse (self, (const char *) sqlite3_column_text (statement, 0),
                  (const char *) sqlite3_column_text (statement, 1), (const char *) sqlite3_column_text (statement, 2),
                  (const char *) sqlite3_column_text (statement, 3), error);
  sqlite3_reset (statement);
  return ok;
}

/**
 * sitrep_txn_undo:
 *
 * Reverses the last reversible act on the incident, by changes of its own.
 *
 * Returns: %FALSE with %SITREP_ERROR_NOT_FOUND where there is none, or %SITREP_ERROR_REFUSED where what it made
 *   was changed again since
 */
gboolean
sitrep_txn_undo (SitrepTxn *self, const char *incident, GError **error)
{
  g_autoptr (SitrepAct) act = (SitrepAct *) sitrep_reader_reversible_act (self->connection, incident);
  g_autoptr (SitrepAct) undone = NULL;

  if (act == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("There is nothing to undo."));
      return FALSE;
    }
  if (!reverse_all (self, act->base.id, error))
    return FALSE;
  undone = sitrep_record_copy (act);
  g_set_str (&undone->undone_by, self->changes->act);
  return sitrep_row_update (self->connection, act, undone, error);
}

/* --- the record of changes --- */

static gboolean
write_act (SitrepTxn *self, GError **error)
{
  g_autoptr (SitrepAct) act = sitrep_record_new (&sitrep_act_type);

  act->base.id = g_strdup (self->changes->act);
  act->incident = g_strdup (self->changes->incident);
  act->kind = g_strdup (self->changes->kind);
  act->at = self->now;
  act->person = g_strdup (self->person);
  act->reversible = self->changes->reversible;
  return sitrep_row_insert (self->connection, act, error);
}

static gboolean
write_change (SitrepTxn *self, const SitrepChange *change, SitrepLink *link, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self->connection,
    "INSERT INTO change (desk, number, act, at, person, face, \"table\", row, before, after, payload, hash) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    error);
  g_autofree char *before = change->before != NULL ? sitrep_record_to_json (change->before) : NULL;
  g_autofree char *after = change->after != NULL ? sitrep_record_to_json (change->after) : NULL;
  const char *row = (change->after != NULL ? change->after : change->before)->id;

  if (statement == NULL)
    return FALSE;
  sitrep_link_advance (link, self->changes->act, self->now, self->person, self->face, change->type->table, row, before,
                       after);
  sitrep_bind_text (statement, 1, self->desk);
  sqlite3_bind_int64 (statement, 2, link->number);
  sitrep_bind_text (statement, 3, self->changes->act);
  sqlite3_bind_int64 (statement, 4, self->now);
  sitrep_bind_text (statement, 5, self->person);
  sitrep_bind_text (statement, 6, self->face);
  sitrep_bind_text (statement, 7, change->type->table);
  sitrep_bind_text (statement, 8, row);
  sitrep_bind_text (statement, 9, before);
  sitrep_bind_text (statement, 10, after);
  sitrep_bind_text (statement, 11, link->payload);
  sitrep_bind_text (statement, 12, link->hash);
  return sitrep_connection_step (self->connection, statement, error);
}

/** sitrep_txn_write_changes: the last thing before the commit: the act and each of its changes, chained; and their words. */
gboolean
sitrep_txn_write_changes (SitrepTxn *self, GError **error)
{
  g_auto (SitrepLink) link = { 0 };

  if (self->changes->changes->len == 0)
    return TRUE;
  if (!sitrep_link_load (&link, self->connection, self->desk, error) || !write_act (self, error))
    return FALSE;
  for (guint i = 0; i < self->changes->changes->len; i++)
    if (!write_change (self, g_ptr_array_index (self->changes->changes, i), &link, error))
      return FALSE;
  return sitrep_index_follow (self->connection, self->changes->changes, error);
}
