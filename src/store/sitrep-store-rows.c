/* sitrep-store-rows.c - rows that are no records: settings and playbooks
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-store-private.h"
#include "sitrep-txn-private.h"

gboolean
sitrep_store_put_setting (SitrepReader *connection, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    connection, "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", error);

  if (statement == NULL)
    return FALSE;
  sitrep_bind_text (statement, 1, key);
  sitrep_bind_text (statement, 2, value);
  return sitrep_connection_step (connection, statement, error);
}

/** sitrep_txn_put_setting: a choice of this desk; not part of the record of changes. */
gboolean
sitrep_txn_put_setting (SitrepTxn *self, const char *key, const char *value, GError **error)
{
  self->changes->library = TRUE;
  return sitrep_store_put_setting (self->connection, key, value, error);
}

/**
 * sitrep_txn_put_playbook:
 * @origin: shipped, imported or edited
 * @made_from: (nullable): the id of the version that this one was written from
 *
 * Keeps a version of a playbook; one that is there already stays as it is, and is no longer removed.
 */
gboolean
sitrep_txn_put_playbook (SitrepTxn *self,
                         const SitrepPlaybook *playbook,
                         const char *origin,
                         const char *made_from,
                         GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self->connection,
    "INSERT INTO playbook (id, key, version, title, origin, text, added_at, made_from, added_by) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET removed = 0",
    error);

  if (statement == NULL)
    return FALSE;
  self->changes->library = TRUE;
  sitrep_bind_text (statement, 1, playbook->id);
  sitrep_bind_text (statement, 2, playbook->key);
  sitrep_bind_text (statement, 3, playbook->version);
  sitrep_bind_text (statement, 4, playbook->title);
  sitrep_bind_text (statement, 5, origin);
  sitrep_bind_text (statement, 6, playbook->text);
  sqlite3_bind_int64 (statement, 7, self->now);
  sitrep_bind_text (statement, 8, made_from);
  sitrep_bind_text (statement, 9, sitrep_txn_person (self));
  return sitrep_connection_step (self->connection, statement, error);
}

/** sitrep_txn_remove_playbook: takes every version of the playbook off the list, or puts them on it again. */
gboolean
sitrep_txn_remove_playbook (SitrepTxn *self, const char *key, gboolean removed, GError **error)
{
  sqlite3_stmt *statement
    = sitrep_connection_prepare (self->connection, "UPDATE playbook SET removed = ?2 WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  self->changes->library = TRUE;
  sitrep_bind_text (statement, 1, key);
  sqlite3_bind_int (statement, 2, removed);
  return sitrep_connection_step (self->connection, statement, error);
}

/** sitrep_txn_forget_drafts: drops what was half typed under keys that begin with @prefix. */
gboolean
sitrep_txn_forget_drafts (SitrepTxn *self, const char *prefix, GError **error)
{
  sqlite3_stmt *statement
    = sitrep_connection_prepare (self->connection, "DELETE FROM draft WHERE substr(key, 1, length(?1)) = ?1", error);

  if (statement == NULL)
    return FALSE;
  sitrep_bind_text (statement, 1, prefix);
  return sitrep_connection_step (self->connection, statement, error);
}
