/* sitrep-index.c - the words of all records, so that they are found
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-index.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-dossier.h"
#include "sitrep-check.h"
#include "sitrep-index-text.h"
#include "sitrep-rows.h"
#include "sitrep-schema.h"
#include "sitrep-store-private.h"

#include <string.h>

/* To be counted up where the table below, or what is made of a field, changes: the index is made anew then. */
#define EDITION "1"

/* Under this key the settings know the edition that the index is of; another one, or none: it is made anew at the next
 * opening. */
#define SETTING "index"

/* All that the index is made of. */
#define TABLES "'indexed', 'word', 'word_data', 'word_idx', 'word_docsize', 'word_config'"

/* --- what can be found --- */

typedef struct
{
  const char *field;
  SitrepWords column;
  SitrepIndexText form;
} Source;

/* @at: the field with the record's time. */
typedef struct
{
  const SitrepRecordType *type;
  const char *at;
  Source sources[8];
} Rule;

#define TITLE(name) { name, SITREP_WORDS_TITLE, SITREP_INDEX_PLAIN }
#define TEXT(name) { name, SITREP_WORDS_TEXT, SITREP_INDEX_PLAIN }
#define JSON(name) { name, SITREP_WORDS_TEXT, SITREP_INDEX_JSON }
#define DOCUMENT(name) { name, SITREP_WORDS_TEXT, SITREP_INDEX_DOCUMENT }
#define WHO(name) { name, SITREP_WORDS_WHO, SITREP_INDEX_PLAIN }

static const Rule rules[] = {
  { &sitrep_incident_type,
    "declared_at",
    { TITLE ("title"), TITLE ("public_title"), TEXT ("label"), TEXT ("detected_by") } },
  { &sitrep_entry_type, "at", { TEXT ("text"), JSON ("detail"), WHO ("owner"), WHO ("recorder") } },
  { &sitrep_fact_type, "at", { JSON ("value"), WHO ("by") } },
  { &sitrep_tick_type, "at", { TEXT ("reason"), WHO ("by") } },
  { &sitrep_holder_type, "since", { TEXT ("name"), TEXT ("note"), WHO ("name") } },
  { &sitrep_message_type, "written_at", { TEXT ("title"), DOCUMENT ("body"), TEXT ("place"), WHO ("written_by") } },
  { &sitrep_action_item_type,
    "made_at",
    { TEXT ("text"), TEXT ("owner"), TEXT ("ticket"), TEXT ("helped_note"), WHO ("owner") } },
  { &sitrep_answer_type, "at", { JSON ("value"), WHO ("by") } },
  { &sitrep_task_type, "made_at", { TEXT ("text"), TEXT ("outcome"), TEXT ("owner"), WHO ("owner") } },
  { &sitrep_escalation_type, "at", { TEXT ("person"), TEXT ("text"), TEXT ("answer"), WHO ("person") } },
  { &sitrep_exhibit_type, "at", { TEXT ("name"), TEXT ("original"), TEXT ("note"), WHO ("by") } },
  { &sitrep_minute_type, "at", { TEXT ("text"), WHO ("by") } },
};

static const Rule *
find_rule (const SitrepRecordType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].type == type)
      return &rules[i];
  return NULL;
}

/** sitrep_index_knows: whether records of that type can be found by their words. */
gboolean
sitrep_index_knows (const SitrepRecordType *type)
{
  return find_rule (type) != NULL;
}

/** sitrep_index_words: Returns: (transfer full): what of the record is in that column, as a person reads it; "" where nothing is. */
char *
sitrep_index_words (gconstpointer record, SitrepWords column)
{
  const SitrepRecord *self = record;
  const Rule *rule = find_rule (self->type);
  GString *out = g_string_new (NULL);

  for (const Source *source = rule != NULL ? rule->sources : NULL; source != NULL && source->field != NULL; source++)
    if (source->column == column)
      sitrep_index_text_append (
        out, sitrep_record_get_text (record, sitrep_record_type_find (self->type, source->field)), source->form);
  return g_string_free_and_steal (out);
}

static const char *
incident_of (gconstpointer record)
{
  const SitrepRecord *self = record;
  const SitrepField *field = sitrep_record_type_find (self->type, "incident");

  return field != NULL ? sitrep_record_get_text (record, field) : self->id;
}

static gint64
time_of (gconstpointer record)
{
  const SitrepRecord *self = record;

  return sitrep_record_get_int (record, sitrep_record_type_find (self->type, find_rule (self->type)->at));
}

/* --- one record --- */

static sqlite3_stmt *
prepare_for (SitrepReader *writer, const char *sql, const SitrepRecord *record, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (writer, sql, error);

  if (statement == NULL)
    return NULL;
  sitrep_bind_text (statement, 1, record->type->table);
  sitrep_bind_text (statement, 2, record->id);
  return statement;
}

/* The number that the record has, or 0. */
static gboolean
find_number (SitrepReader *writer, const SitrepRecord *record, gint64 *number, GError **error)
{
  sqlite3_stmt *statement
    = prepare_for (writer, "SELECT number FROM indexed WHERE \"table\" = ?1 AND row = ?2", record, error);

  if (statement == NULL)
    return FALSE;
  *number = sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/* Nearly always it is new. */
static gboolean
put_number (SitrepReader *writer, const SitrepRecord *record, gint64 *number, GError **error)
{
  sqlite3_stmt *statement;

  if (!find_number (writer, record, number, error))
    return FALSE;
  statement = prepare_for (writer,
                           *number == 0 ? "INSERT INTO indexed (\"table\", row, incident, at) VALUES (?1, ?2, ?3, ?4)"
                                        : "UPDATE indexed SET incident = ?3, at = ?4 WHERE \"table\" = ?1 AND row = ?2",
                           record, error);
  if (statement == NULL)
    return FALSE;
  sitrep_bind_text (statement, 3, incident_of (record));
  sqlite3_bind_int64 (statement, 4, time_of (record));
  if (!sitrep_connection_step (writer, statement, error))
    return FALSE;
  if (*number == 0)
    *number = sqlite3_last_insert_rowid (writer->db);
  return TRUE;
}

static gboolean
put_words (SitrepReader *writer, gint64 number, char *words[SITREP_N_WORDS], GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (
    writer, "INSERT OR REPLACE INTO word (rowid, title, text, who) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  for (int i = 0; i < SITREP_N_WORDS; i++)
    sitrep_bind_text (statement, 2 + i, words[i]);
  return sitrep_connection_step (writer, statement, error);
}

static gboolean
drop_number (SitrepReader *writer, const char *sql, gint64 number, GError **error)
{
  sqlite3_stmt *statement = sitrep_connection_prepare (writer, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  return sitrep_connection_step (writer, statement, error);
}

static gboolean
drop (SitrepReader *writer, const SitrepRecord *record, GError **error)
{
  gint64 number;

  if (!find_number (writer, record, &number, error))
    return FALSE;
  return number == 0
         || (drop_number (writer, "DELETE FROM word WHERE rowid = ?1", number, error)
             && drop_number (writer, "DELETE FROM indexed WHERE number = ?1", number, error));
}

static void
take_words (gconstpointer record, char *words[SITREP_N_WORDS])
{
  for (int i = 0; i < SITREP_N_WORDS; i++)
    words[i] = sitrep_index_words (record, i);
}

static void
free_words (char *words[SITREP_N_WORDS])
{
  for (int i = 0; i < SITREP_N_WORDS; i++)
    g_free (words[i]);
}

/* Who wrote nothing cannot be found by who they are. */
static gboolean
says_something (char *words[SITREP_N_WORDS])
{
  return *words[SITREP_WORDS_TITLE] != '\0' || *words[SITREP_WORDS_TEXT] != '\0';
}

static gboolean
put (SitrepReader *writer, const SitrepRecord *record, GError **error)
{
  char *words[SITREP_N_WORDS];
  gint64 number;
  gboolean ok;

  take_words (record, words);
  if (says_something (words))
    ok = put_number (writer, record, &number, error) && put_words (writer, number, words, error);
  else
    ok = drop (writer, record, error);
  free_words (words);
  return ok;
}

/* --- what a transaction changed --- */

/* Most changes are not of words: those need not be read out of what they are kept in. */
static gboolean
has_same_sources (const SitrepRecord *before, const SitrepRecord *after)
{
  const Rule *rule = find_rule (before->type);

  for (const Source *source = rule->sources; source->field != NULL; source++)
    if (!sitrep_record_field_equal (before, after, sitrep_record_type_find (before->type, source->field)))
      return FALSE;
  return TRUE;
}

static gboolean
has_same_words (const SitrepRecord *before, const SitrepRecord *after)
{
  char *was[SITREP_N_WORDS], *is[SITREP_N_WORDS];
  gboolean same = TRUE;

  take_words (before, was);
  take_words (after, is);
  for (int i = 0; i < SITREP_N_WORDS && same; i++)
    same = strcmp (was[i], is[i]) == 0;
  free_words (was);
  free_words (is);
  return same;
}

static gboolean
is_found_alike (const SitrepRecord *before, const SitrepRecord *after)
{
  return time_of (before) == time_of (after) && g_strcmp0 (incident_of (before), incident_of (after)) == 0
         && (has_same_sources (before, after) || has_same_words (before, after));
}

static gboolean
follow_one (SitrepReader *writer, const SitrepChange *change, GError **error)
{
  if (!sitrep_index_knows (change->type))
    return TRUE;
  if (change->after == NULL)
    return drop (writer, change->before, error);
  if (change->before != NULL && is_found_alike (change->before, change->after))
    return TRUE;
  return put (writer, change->after, error);
}

static gboolean
follow_all (SitrepReader *writer, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    if (!follow_one (writer, g_ptr_array_index (changes, i), error))
      return FALSE;
  return TRUE;
}

/* The index' own fault, not one of the disk or the memory, which every other write has too. */
static gboolean
is_ours (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_CONSTRAINT;
}

/**
 * sitrep_index_follow:
 * @changes: SitrepChange, within their transaction
 *
 * Makes the index know them. An index that is damaged keeps nobody from writing: it is given up then, and made anew at
 * the next opening.
 */
gboolean
sitrep_index_follow (SitrepReader *writer, GPtrArray *changes, GError **error)
{
  g_autoptr (GError) fault = NULL;
  int code;

  /* The words reach their tables when the savepoint is released, so that a fault shows here and not at the commit. */
  if (!sitrep_connection_run_often (writer, "SAVEPOINT words", error))
    return FALSE;
  if (follow_all (writer, changes, &fault) && sitrep_connection_run_often (writer, "RELEASE words", &fault))
    return TRUE;
  code = sqlite3_errcode (writer->db);
  if (!is_ours (code))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  g_warning ("The index of words is damaged, and is made anew at the next start: %s", fault->message);
  return sitrep_connection_run (writer, "ROLLBACK TO words; RELEASE words", error)
         && sitrep_store_put_setting (writer, SETTING, "", error);
}

/* --- all of it --- */

static gboolean
number_all (SitrepReader *writer, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO indexed (\"table\", row, incident, at) ");

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    g_string_append_printf (sql, "%sSELECT '%s', id, %s, \"%s\" FROM \"%s\"", i > 0 ? " UNION ALL " : "",
                            rules[i].type->table,
                            sitrep_record_type_find (rules[i].type, "incident") != NULL ? "incident" : "id",
                            rules[i].at, rules[i].type->table);
  g_string_append (sql, " ORDER BY 4, 2");
  return sitrep_connection_run (writer, sql->str, error);
}

static gboolean
put_row (SitrepReader *writer, const Rule *rule, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (SitrepRecord) record = sitrep_row_read (rule->type, statement);
  char *words[SITREP_N_WORDS];
  gboolean ok;

  take_words (record, words);
  ok = !says_something (words)
       || put_words (writer, sqlite3_column_int64 (statement, sqlite3_column_count (statement) - 1), words, error);
  free_words (words);
  return ok;
}

static gboolean
put_all (SitrepReader *writer, const Rule *rule, GError **error)
{
  g_autofree char *columns = sitrep_row_columns_of (rule->type, "r");
  g_autofree char *sql = g_strdup_printf ("SELECT %s, i.number FROM indexed i CROSS JOIN \"%s\" r ON r.id = i.row "
                                          "WHERE i.\"table\" = '%s' ORDER BY i.number",
                                          columns, rule->type->table, rule->type->table);
  sqlite3_stmt *statement = sitrep_connection_prepare (writer, sql, error);
  gboolean ok = statement != NULL;
  int code = SQLITE_DONE;

  while (ok && (code = sqlite3_step (statement)) == SQLITE_ROW)
    ok = put_row (writer, rule, statement, error);
  if (ok && code != SQLITE_DONE)
    sitrep_connection_set_error (writer, code, error);
  if (statement != NULL)
    sqlite3_reset (statement);
  return ok && code == SQLITE_DONE;
}

/* The ways to take the index out of the file, the best one first. A table that has lost a part of itself cannot be
 * dropped: its name is taken out of the schema then, and the other parts go as what they are. Where a broken page keeps
 * them from going too, or leads to a page that is a record's, only their names are taken out. */
static const char *const ways_out[] = {
  "DROP TABLE IF EXISTS word; DROP TABLE IF EXISTS indexed",
  "PRAGMA writable_schema = ON;"
  "DELETE FROM sqlite_master WHERE name = 'word';"
  "PRAGMA writable_schema = RESET;"
  "DROP TABLE IF EXISTS word_data; DROP TABLE IF EXISTS word_idx;"
  "DROP TABLE IF EXISTS word_docsize; DROP TABLE IF EXISTS word_config; DROP TABLE IF EXISTS indexed",
  "PRAGMA writable_schema = ON;"
  "DELETE FROM sqlite_master WHERE tbl_name IN (" TABLES ");"
  "PRAGMA writable_schema = RESET",
};

/* That it could be taken out is not enough: what is left must be whole. */
static gboolean
take_out (SitrepReader *writer, const char *way, gboolean *waste, GError **error)
{
  if (!sitrep_connection_run (writer, way, error))
    return FALSE;
  if (sitrep_check_rest (writer, waste))
    return TRUE;
  sitrep_connection_set_error (writer, SQLITE_CORRUPT, error);
  return FALSE;
}

static gboolean
fill (SitrepReader *writer, GError **error)
{
  if (!sitrep_connection_run (writer, SITREP_SCHEMA_INDEX, error) || !number_all (writer, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!put_all (writer, &rules[i], error))
      return FALSE;
  return sitrep_connection_run (writer, "INSERT INTO word (word) VALUES ('optimize')", error)
         && sitrep_store_put_setting (writer, SETTING, EDITION, error);
}

/* In one transaction, which is given up where this way is none. */
static gboolean
make_anew (SitrepReader *writer, const char *way, gboolean *waste, GError **error)
{
  if (!sitrep_connection_run (writer, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (take_out (writer, way, waste, error) && fill (writer, error) && sitrep_connection_run (writer, "COMMIT", error))
    return TRUE;
  sitrep_connection_run (writer, "ROLLBACK", NULL);
  return FALSE;
}

/* What is quite broken does not even say that a word is not in it. */
static gboolean
answers (SitrepReader *writer)
{
  sqlite3_stmt *statement
    = sitrep_connection_prepare (writer, "SELECT rowid FROM word WHERE word MATCH 'sitrep' LIMIT 1", NULL);
  int code = statement != NULL ? sqlite3_step (statement) : SQLITE_ERROR;

  if (statement != NULL)
    sqlite3_reset (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
is_there (SitrepReader *writer)
{
  g_autofree char *edition = sitrep_reader_setting (writer, SETTING);

  return g_strcmp0 (edition, EDITION) == 0
         && sitrep_connection_number (writer, "SELECT count(*) FROM sqlite_master WHERE name IN (" TABLES ")") == 6
         && answers (writer);
}

static gboolean
is_of_way (const GError *fault)
{
  return g_error_matches (fault, SITREP_ERROR, SITREP_ERROR_DAMAGED)
         || g_error_matches (fault, SITREP_ERROR, SITREP_ERROR_FAILED);
}

/**
 * sitrep_index_prepare:
 * @anew: it is known to be damaged
 *
 * Makes the index anew where it is missing, given up, or of another edition; in one transaction.
 *
 * Returns: %FALSE with %SITREP_ERROR_DAMAGED where more than the index is damaged: nothing was changed then
 */
gboolean
sitrep_index_prepare (SitrepReader *writer, gboolean anew, GError **error)
{
  gboolean made = !anew && is_there (writer), waste = FALSE;
  g_autoptr (GError) fault = NULL;

  /* On a full disk no other way is better. */
  for (gsize i = 0; i < G_N_ELEMENTS (ways_out) && !made && (fault == NULL || is_of_way (fault)); i++)
    {
      g_clear_error (&fault);
      made = make_anew (writer, ways_out[i], &waste, &fault);
    }
  if (!made)
    g_propagate_error (error, g_steal_pointer (&fault));
  /* Where there is no room for that, the store only takes more room. */
  if (made && waste)
    sitrep_connection_run (writer, "VACUUM", NULL);
  return made;
}

/** sitrep_index_owns: whether that table is a part of the index, so that with it nothing is lost. */
gboolean
sitrep_index_owns (const char *table)
{
  g_autofree char *quoted = g_strdup_printf ("'%s'", table);

  return strstr (TABLES, quoted) != NULL;
}
