/* sitrep-rows.c - records as rows: the SQL that follows from their fields
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-rows.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Names of tables and fields are ours, never a person's: they may stand in SQL.
 * They are quoted, for some are words of SQL too. All of this is done for each
 * row that is written: nothing here is put together by formats. */

static void
append_quoted (GString *out, const char *before, const char *name)
{
  g_string_append (out, before);
  g_string_append_c (out, '"');
  g_string_append (out, name);
  g_string_append_c (out, '"');
}

/** sitrep_row_columns_of: Returns: (transfer full): all columns of the table that the query calls @name. */
char *
sitrep_row_columns_of (const SitrepRecordType *type, const char *name)
{
  GString *out = g_string_new (NULL);

  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    {
      append_quoted (out, out->len > 0 ? ", " : "", name);
      append_quoted (out, ".", field->name);
    }
  return g_string_free_and_steal (out);
}

/** sitrep_row_columns: Returns: (transfer full): all columns, in the order of the fields. */
char *
sitrep_row_columns (const SitrepRecordType *type)
{
  GString *out = g_string_new (NULL);

  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    append_quoted (out, out->len > 0 ? ", " : "", field->name);
  return g_string_free_and_steal (out);
}

static void
append_mark (GString *out, const char *before, int number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%d", number);
  g_string_append (out, before);
  g_string_append (out, digits);
}

static void
bind_field (sqlite3_stmt *statement, int index, gconstpointer record, const SitrepField *field)
{
  if (field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM)
    sitrep_bind_text (statement, index, sitrep_record_get_text (record, field));
  else
    sqlite3_bind_int64 (statement, index, sitrep_record_get_int (record, field));
}

gboolean
sitrep_row_insert (SitrepReader *connection, gconstpointer record, GError **error)
{
  const SitrepRecordType *type = ((const SitrepRecord *) record)->type;
  g_autofree char *columns = sitrep_row_columns (type);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  append_quoted (sql, "INSERT INTO ", type->table);
  g_string_append (sql, " (");
  g_string_append (sql, columns);
  for (int i = 0; type->fields[i].name != NULL; i++)
    append_mark (sql, i > 0 ? ", ?" : ") VALUES (?", i + 1);
  g_string_append (sql, ")");
  statement = sitrep_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; type->fields[i].name != NULL; i++)
    bind_field (statement, i + 1, record, &type->fields[i]);
  return sitrep_connection_step (connection, statement, error);
}

/**
 * sitrep_row_update:
 * @before: the row as it is now
 *
 * Writes those fields that differ, so that SQLite leaves alone the indexes in which nothing changes.
 */
gboolean
sitrep_row_update (SitrepReader *connection, gconstpointer before, gconstpointer record, GError **error)
{
  const SitrepRecord *self = record;
  g_autoptr (GString) sql = g_string_new (NULL);
  const SitrepField *fields = self->type->fields;
  sqlite3_stmt *statement;
  int n = 0;

  append_quoted (sql, "UPDATE ", self->type->table);
  for (int i = 1; fields[i].name != NULL; i++)
    if (!sitrep_record_field_equal (before, record, &fields[i]))
      {
        append_quoted (sql, n++ == 0 ? " SET " : ", ", fields[i].name);
        append_mark (sql, " = ?", i + 1);
      }
  if (n == 0)
    return TRUE;
  g_string_append (sql, " WHERE id = ?1");
  statement = sitrep_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sitrep_bind_text (statement, 1, self->id);
  for (int i = 1; fields[i].name != NULL; i++)
    if (!sitrep_record_field_equal (before, record, &fields[i]))
      bind_field (statement, i + 1, record, &fields[i]);
  return sitrep_connection_step (connection, statement, error);
}

gboolean
sitrep_row_delete (SitrepReader *connection, gconstpointer record, GError **error)
{
  const SitrepRecord *self = record;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", self->type->table);
  sqlite3_stmt *statement = sitrep_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sitrep_bind_text (statement, 1, self->id);
  return sitrep_connection_step (connection, statement, error);
}

/** sitrep_row_read: Returns: (transfer full): the record in the statement's present row (columns as of sitrep_row_columns()). */
gpointer
sitrep_row_read (const SitrepRecordType *type, sqlite3_stmt *statement)
{
  gpointer record = sitrep_record_new (type);

  for (int i = 0; type->fields[i].name != NULL; i++)
    if (type->fields[i].kind == SITREP_FIELD_TEXT || type->fields[i].kind == SITREP_FIELD_ENUM)
      sitrep_record_set_text (record, &type->fields[i], (const char *) sqlite3_column_text (statement, i));
    else
      sitrep_record_set_int (record, &type->fields[i], sqlite3_column_int64 (statement, i));
  return record;
}

/* --- as JSON --- */

static void
append_escape (GString *out, guchar c)
{
  static const char plain[] = "\"\\\b\f\n\r\t", named[] = "\"\\bfnrt", hex[] = "0123456789abcdef";
  const char *at = strchr (plain, c);

  if (at != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, named[at - plain]);
      return;
    }
  g_string_append (out, "\\u00");
  g_string_append_c (out, hex[c >> 4]);
  g_string_append_c (out, hex[c & 15]);
}

static void
append_json_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  while (*text != '\0')
    {
      const char *end = text;

      while ((guchar) *end >= 0x20 && *end != '"' && *end != '\\' && *end != 0x7f)
        end++;
      g_string_append_len (out, text, end - text);
      if (*end != '\0')
        append_escape (out, (guchar) *end++);
      text = end;
    }
  g_string_append_c (out, '"');
}

static void
append_json_number (GString *out, gint64 number)
{
  char digits[32];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number);
  g_string_append (out, digits);
}

static gboolean
is_empty_field (gconstpointer record, const SitrepField *field)
{
  if (field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM)
    return sitrep_record_get_text (record, field) == NULL;
  return sitrep_record_get_int (record, field) == 0;
}

/**
 * sitrep_record_to_json:
 *
 * Every row that changes is written down like this, before and after: straight into the text.
 *
 * Returns: (transfer full): an object of all fields that are not empty, in their order
 */
char *
sitrep_record_to_json (gconstpointer record)
{
  const SitrepRecordType *type = ((const SitrepRecord *) record)->type;
  GString *out = g_string_sized_new (1024);

  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    {
      if (is_empty_field (record, field))
        continue;
      append_quoted (out, out->len > 0 ? "," : "{", field->name);
      g_string_append_c (out, ':');
      if (field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM)
        append_json_text (out, sitrep_record_get_text (record, field));
      else
        append_json_number (out, sitrep_record_get_int (record, field));
    }
  g_string_append (out, out->len > 0 ? "}" : "{}");
  return g_string_free_and_steal (out);
}

/** sitrep_record_from_json: Returns: (transfer full) (nullable): what sitrep_record_to_json() wrote; unknown fields are left out. */
gpointer
sitrep_record_from_json (const SitrepRecordType *type, const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  SitrepRecord *record;
  JsonObject *object;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  record = sitrep_record_new (type);
  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    if (field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM)
      sitrep_record_set_text (record, field, json_object_get_string_member_with_default (object, field->name, NULL));
    else
      sitrep_record_set_int (record, field, json_object_get_int_member_with_default (object, field->name, 0));
  return record;
}
