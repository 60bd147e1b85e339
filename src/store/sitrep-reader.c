/* sitrep-reader.c - reading the store
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-reader.h"

#include "incident/sitrep-act.h"
#include "incident/sitrep-entry.h"
#include "incident/sitrep-incident.h"
#include "incident/sitrep-message.h"
#include "sitrep-rows.h"
#include "sitrep-schema.h"

#include <string.h>

/**
 * sitrep_reader_open:
 * @folder: the store's
 *
 * Opens the store only to read, beside whoever owns it.
 */
SitrepReader *
sitrep_reader_open (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
  g_autoptr (SitrepReader) self = sitrep_connection_open (path, FALSE, error);

  if (self == NULL || !sitrep_schema_check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sitrep_reader_close (SitrepReader *self)
{
  sitrep_connection_close (self);
}

/** sitrep_reader_version: Returns: another number than last time where somebody has committed something since; 0 on failure. */
gint64
sitrep_reader_version (SitrepReader *self)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (self, "PRAGMA data_version", NULL);
  gint64 version = 0;

  if (statement == NULL)
    return 0;
  if (sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return version;
}

/**
 * sitrep_reader_begin:
 *
 * All that is read until sitrep_reader_end() is of one moment, and costs less: otherwise each question is a moment of its
 * own. To be short: what is written meanwhile cannot be moved out of the log.
 */
void
sitrep_reader_begin (SitrepReader *self)
{
  sitrep_connection_run_often (self, "BEGIN", NULL);
}

void
sitrep_reader_end (SitrepReader *self)
{
  sitrep_connection_run_often (self, "COMMIT", NULL);
}

static GPtrArray *
read_all (const SitrepRecordType *type, sqlite3_stmt *statement)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (sitrep_record_unref);

  int code = SQLITE_DONE;

  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (list, sitrep_row_read (type, statement));
  if (code != SQLITE_DONE && code != SQLITE_INTERRUPT)
    g_warning ("The list of %s ends early: %s", type->table, sqlite3_errstr (code));
  if (statement != NULL)
    sqlite3_reset (statement);
  return list;
}

/* It is asked so often that making its SQL would be half of the work. */
static sqlite3_stmt *
prepare_by_id (SitrepReader *self, const SitrepRecordType *type)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->by_id, type);
  g_autofree char *columns = NULL, *sql = NULL;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }
  columns = sitrep_row_columns (type);
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?1", columns, type->table);
  statement = sitrep_connection_prepare (self, sql, NULL);
  if (statement != NULL)
    g_hash_table_insert (self->by_id, (gpointer) type, statement);
  return statement;
}

/** sitrep_reader_get: Returns: (transfer full) (nullable): the record with that id. */
gpointer
sitrep_reader_get (SitrepReader *self, const SitrepRecordType *type, const char *id)
{
  sqlite3_stmt *statement = prepare_by_id (self, type);
  gpointer record = NULL;

  if (statement == NULL || id == NULL)
    return NULL;
  sitrep_bind_text (statement, 1, id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    record = sitrep_row_read (type, statement);
  sqlite3_reset (statement);
  return record;
}

/* The fields' names come from callers: only those that the type has get into SQL. */
static char *
where_sql (const SitrepRecordType *type, va_list args)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *name = va_arg (args, const char *); name != NULL; name = va_arg (args, const char *))
    {
      const SitrepField *field = sitrep_record_type_find (type, name);

      g_assert (field != NULL);
      (void) va_arg (args, const char *);
      g_string_append_printf (out, "%s \"%s\" = ?%u", n == 0 ? " WHERE" : " AND", field->name, n + 1);
      n++;
    }
  return g_string_free_and_steal (out);
}

static void
bind_all (sqlite3_stmt *statement, va_list args)
{
  for (int n = 1; va_arg (args, const char *) != NULL; n++)
    sitrep_bind_text (statement, n, va_arg (args, const char *));
}

static char *
order_sql (const SitrepRecordType *type, const char *order)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) names = g_strsplit (order != NULL ? order : "id", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean falls = *names[i] == '-';
      const SitrepField *field = sitrep_record_type_find (type, names[i] + falls);

      g_assert (field != NULL);
      g_string_append_printf (out, "%s \"%s\"%s", i == 0 ? " ORDER BY" : ",", field->name, falls ? " DESC" : "");
    }
  return g_string_free_and_steal (out);
}

/**
 * sitrep_reader_list:
 * @order: (nullable): see the header; by id where %NULL
 * @limit: 0 for all
 * @...: names of fields and the texts that they must have, ended by %NULL
 *
 * Returns: (transfer full): the records, never %NULL
 */
GPtrArray *
sitrep_reader_list (SitrepReader *self, const SitrepRecordType *type, const char *order, guint limit, ...)
{
  g_autofree char *columns = sitrep_row_columns (type);
  g_autofree char *ordering = order_sql (type, order);
  g_autofree char *where = NULL, *sql = NULL;
  sqlite3_stmt *statement;
  va_list args;

  va_start (args, limit);
  where = where_sql (type, args);
  va_end (args);
  sql = g_strdup_printf ("SELECT %s FROM \"%s\"%s%s LIMIT %d", columns, type->table, where, ordering,
                         limit > 0 ? (int) limit : -1);
  statement = sitrep_connection_prepare (self, sql, NULL);
  if (statement != NULL)
    {
      va_start (args, limit);
      bind_all (statement, args);
      va_end (args);
    }
  return read_all (type, statement);
}

/** sitrep_reader_count: as sitrep_reader_list(), but only how many. */
guint
sitrep_reader_count (SitrepReader *self, const SitrepRecordType *type, ...)
{
  g_autofree char *where = NULL, *sql = NULL;
  sqlite3_stmt *statement;
  guint count = 0;
  va_list args;

  va_start (args, type);
  where = where_sql (type, args);
  va_end (args);
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"%s", type->table, where);
  if ((statement = sitrep_connection_prepare (self, sql, NULL)) == NULL)
    return 0;
  va_start (args, type);
  bind_all (statement, args);
  va_end (args);
  if (sqlite3_step (statement) == SQLITE_ROW)
    count = (guint) sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return count;
}

static GPtrArray *
select_where (SitrepReader *self, const SitrepRecordType *type, const char *condition, const char *value)
{
  g_autofree char *columns = sitrep_row_columns (type);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" %s", columns, type->table, condition);
  sqlite3_stmt *statement = sitrep_connection_prepare (self, sql, NULL);

  if (statement != NULL && value != NULL)
    sitrep_bind_text (statement, 1, value);
  return read_all (type, statement);
}

/**
 * sitrep_reader_milestones: the entries of an incident that are milestones, by time.
 *
 * They are few among many: sorting them costs less than the walk along the whole timeline in its order, which
 * SQLite would take by itself.
 */
GPtrArray *
sitrep_reader_milestones (SitrepReader *self, const char *incident)
{
  return select_where (self, &sitrep_entry_type,
                       "INDEXED BY entry_milestones WHERE incident = ?1 AND milestone IS NOT NULL "
                       "ORDER BY at, noted_at, id",
                       incident);
}

/** sitrep_reader_last_deed: Returns: (transfer full) (nullable): the last SitrepEntry until then that says what was done, decided or found; else the last one that somebody wrote. */
gpointer
sitrep_reader_last_deed (SitrepReader *self, const char *incident, gint64 until)
{
  g_autofree char *columns = sitrep_row_columns (&sitrep_entry_type);
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM entry WHERE incident = ?1 AND at <= ?2 AND (kind IN ('action', 'decision', 'finding') "
    "OR kind = 'note' AND text IS NOT NULL) ORDER BY kind = 'note', at DESC, noted_at DESC LIMIT 1",
    columns);
  sqlite3_stmt *statement = sitrep_connection_prepare (self, sql, NULL);
  g_autoptr (GPtrArray) found = NULL;

  if (statement != NULL)
    {
      sitrep_bind_text (statement, 1, incident);
      sqlite3_bind_int64 (statement, 2, until);
    }
  found = read_all (&sitrep_entry_type, statement);
  return found->len > 0 ? sitrep_record_ref (g_ptr_array_index (found, 0)) : NULL;
}

/**
 * sitrep_reader_unfinished: the incidents for which something can be due: those that are not closed, those with an open
 * action item, and of the closed ones the last 200 whose post-mortem is neither published nor skipped.
 */
GPtrArray *
sitrep_reader_unfinished (SitrepReader *self)
{
  return select_where (self, &sitrep_incident_type,
                       "WHERE phase <> 'closed' OR id IN (SELECT incident FROM action_item WHERE done = 0) OR id IN "
                       "(SELECT id FROM incident WHERE phase = 'closed' AND id NOT IN "
                       " (SELECT incident FROM postmortem WHERE state IN ('published', 'skipped'))"
                       " ORDER BY declared_at DESC LIMIT 200) "
                       "ORDER BY declared_at DESC",
                       NULL);
}

/** sitrep_reader_outbox: every message that the courier has to do with: waiting, being sent, or held; in order. */
GPtrArray *
sitrep_reader_outbox (SitrepReader *self)
{
  return select_where (self, &sitrep_message_type,
                       "WHERE state IN ('waiting', 'sending', 'unknown', 'refused') AND destination IS NOT NULL "
                       "ORDER BY ranking",
                       NULL);
}

static sqlite3_stmt *
prepare_message (SitrepReader *self, const char *condition)
{
  g_autofree char *columns = sitrep_row_columns (&sitrep_message_type);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM message %s LIMIT 1", columns, condition);

  return sitrep_connection_prepare (self, sql, NULL);
}

static gpointer
read_one (sqlite3_stmt *statement)
{
  g_autoptr (GPtrArray) found = read_all (&sitrep_message_type, statement);

  return found->len > 0 ? sitrep_record_ref (g_ptr_array_index (found, 0)) : NULL;
}

/** sitrep_reader_next_out: Returns: (transfer full) (nullable): the next message to @destination that waits or is being sent, by the order of sending. */
gpointer
sitrep_reader_next_out (SitrepReader *self, const char *destination, gint64 after)
{
  sqlite3_stmt *statement = prepare_message (
    self, "WHERE state IN ('waiting', 'sending') AND destination = ?1 AND ranking > ?2 ORDER BY ranking");

  if (statement == NULL)
    return NULL;
  sitrep_bind_text (statement, 1, destination);
  sqlite3_bind_int64 (statement, 2, after);
  return read_one (statement);
}

/* The messages of the same incident to the same place. */
static gpointer
read_neighbour (SitrepReader *self, const SitrepMessage *message, const char *index, const char *condition)
{
  g_autofree char *whole
    = g_strconcat ("INDEXED BY ", index, " WHERE incident = ?1 AND destination = ?2 AND ", condition, NULL);
  sqlite3_stmt *statement = prepare_message (self, whole);

  if (statement == NULL)
    return NULL;
  sitrep_bind_text (statement, 1, message->incident);
  sitrep_bind_text (statement, 2, message->destination);
  sqlite3_bind_int64 (statement, 3, message->ranking);
  if (sqlite3_bind_parameter_count (statement) > 3)
    sitrep_bind_text (statement, 4, message->page_status);
  return read_one (statement);
}

/* In a long queue nearly all say the same: those are passed over by the index, not one by one. */
static gpointer
read_other_status (SitrepReader *self, const SitrepMessage *message)
{
  static const char *const unlike[] = { "page_status IS NULL", "page_status < ?4", "page_status > ?4" };

  if (message->page_status == NULL)
    return read_neighbour (self, message, "message_status",
                           "state = 'waiting' AND about IS NULL AND page_status IS NOT NULL AND ranking > ?3");
  for (guint i = 0; i < G_N_ELEMENTS (unlike); i++)
    {
      g_autofree char *condition
        = g_strconcat ("state = 'waiting' AND about IS NULL AND ", unlike[i], " AND ranking > ?3", NULL);
      gpointer found = read_neighbour (self, message, "message_status", condition);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** sitrep_reader_later_status: Returns: (transfer full) (nullable): one that waits behind @message and says another status, or the end. */
gpointer
sitrep_reader_later_status (SitrepReader *self, gconstpointer message)
{
  gpointer end = read_neighbour (self, message, "message_end",
                                 "state = 'waiting' AND stage = 'resolve' AND about IS NULL AND ranking > ?3");

  return end != NULL ? end : read_other_status (self, message);
}

/** sitrep_reader_blocking: Returns: (transfer full) (nullable): the first message to that place, where it has not arrived and a person must act. */
gpointer
sitrep_reader_blocking (SitrepReader *self, gconstpointer message)
{
  return read_neighbour (self, message, "message_stuck",
                         "ranking < ?3 AND stage = 'open' AND about IS NULL AND state IN ('refused', 'unknown')");
}

/** sitrep_reader_first_ids: Returns: (transfer full) (nullable): what the first message of the incident was called at that place. */
char *
sitrep_reader_first_ids (SitrepReader *self, gconstpointer message)
{
  g_autoptr (SitrepMessage) first
    = read_neighbour (self, message, "message_named",
                      "?3 IS NOT NULL AND state = 'sent' AND ids IS NOT NULL AND corrects IS NULL AND about IS NULL "
                      "ORDER BY sent_at, ranking");

  return first != NULL ? g_strdup (first->ids) : NULL;
}

/** sitrep_reader_next_ranking: the place of the next message in the order of sending. */
gint64
sitrep_reader_next_ranking (SitrepReader *self)
{
  return sitrep_connection_number (self, "SELECT coalesce(max(ranking), 0) + 1 FROM message");
}

static gint64
number_with (SitrepReader *self, const char *sql, const char *value)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (self, sql, NULL);
  gint64 number = 0;

  if (statement == NULL)
    return 0;
  sitrep_bind_text (statement, 1, value);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

/** sitrep_reader_labels_like: how many incidents have an id that begins with @prefix. */
guint
sitrep_reader_labels_like (SitrepReader *self, const char *prefix)
{
  return (guint) number_with (self, "SELECT count(*) FROM incident WHERE substr(label, 1, length(?1)) = ?1", prefix);
}

/** sitrep_reader_label_is_taken: whether an incident has that id; people do not tell ids apart by their letters' case. */
gboolean
sitrep_reader_label_is_taken (SitrepReader *self, const char *label)
{
  return number_with (self, "SELECT count(*) FROM incident WHERE label = ?1 COLLATE NOCASE", label) > 0;
}

/** sitrep_reader_next_number: the next `number` of a record type that counts within an incident. */
guint
sitrep_reader_next_number (SitrepReader *self, const SitrepRecordType *type, const char *incident)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT coalesce(max(number), 0) + 1 FROM \"%s\" WHERE incident = ?1", type->table);

  return (guint) number_with (self, sql, incident);
}

/** sitrep_reader_reversible_act: Returns: (transfer full) (nullable): the last SitrepAct on this incident that can be undone. */
SitrepRecord *
sitrep_reader_reversible_act (SitrepReader *self, const char *incident)
{
  /* In the order of noting: a clock may stand still or step back. Rows of this table are never deleted, so that each
   * new one has the highest number. */
  g_autoptr (GPtrArray) acts = select_where (
    self, &sitrep_act_type, "WHERE incident = ?1 AND reversible = 1 AND undone_by IS NULL ORDER BY rowid DESC LIMIT 1",
    incident);

  return acts->len > 0 ? sitrep_record_ref (g_ptr_array_index (acts, 0)) : NULL;
}

static char *
text_with (SitrepReader *self, const char *sql, const char *value)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (self, sql, NULL);
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  sitrep_bind_text (statement, 1, value);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = sitrep_column_text (statement, 0);
  sqlite3_reset (statement);
  return text;
}

/** sitrep_reader_draft: Returns: (transfer full) (nullable): what was half typed under that key. */
char *
sitrep_reader_draft (SitrepReader *self, const char *key)
{
  return text_with (self, "SELECT value FROM draft WHERE key = ?1", key);
}

char *
sitrep_reader_setting (SitrepReader *self, const char *key)
{
  return text_with (self, "SELECT value FROM setting WHERE key = ?1", key);
}

char *
sitrep_reader_playbook_text (SitrepReader *self, const char *id)
{
  return text_with (self, "SELECT text FROM playbook WHERE id = ?1", id);
}

void
sitrep_playbook_row_free (SitrepPlaybookRow *self)
{
  g_free (self->id);
  g_free (self->key);
  g_free (self->version);
  g_free (self->title);
  g_free (self->origin);
  g_free (self->made_from);
  g_free (self->added_by);
  g_free (self);
}

/** sitrep_reader_playbooks: Returns: (transfer full): every version of every playbook (SitrepPlaybookRow), newest first. */
GPtrArray *
sitrep_reader_playbooks (SitrepReader *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_playbook_row_free);
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self,
    "SELECT id, key, version, title, origin, added_at, made_from, added_by, removed FROM playbook "
    "ORDER BY added_at DESC, rowid DESC",
    NULL);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      SitrepPlaybookRow *row = g_new0 (SitrepPlaybookRow, 1);

      row->id = sitrep_column_text (statement, 0);
      row->key = sitrep_column_text (statement, 1);
      row->version = sitrep_column_text (statement, 2);
      row->title = sitrep_column_text (statement, 3);
      row->origin = sitrep_column_text (statement, 4);
      row->added_at = sqlite3_column_int64 (statement, 5);
      row->made_from = sitrep_column_text (statement, 6);
      row->added_by = sitrep_column_text (statement, 7);
      row->removed = sqlite3_column_int (statement, 8) != 0;
      g_ptr_array_add (list, row);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  return list;
}

/** sitrep_reader_used_playbooks: Returns: (transfer full): the keys of those that an incident was declared under. */
char **
sitrep_reader_used_playbooks (SitrepReader *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  sqlite3_stmt *statement = sitrep_connection_prepare (
    self, "SELECT DISTINCT key FROM playbook WHERE id IN (SELECT playbook FROM incident)", NULL);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_strv_builder_add (keys, (const char *) sqlite3_column_text (statement, 0));
  if (statement != NULL)
    sqlite3_reset (statement);
  return g_strv_builder_end (keys);
}
