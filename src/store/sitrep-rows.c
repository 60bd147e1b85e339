/* sitrep-rows.c - records as rows: the SQL that follows from their fields
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-rows.h"

#include <json-glib/json-glib.h>

/* Names of tables and fields are ours, never a person's: they may stand in SQL.
 * They are quoted, for some are words of SQL too. */

/** sitrep_row_columns_of: Returns: (transfer full): all columns of the table that the query calls @name. */
char *
sitrep_row_columns_of (const SitrepRecordType *type, const char *name)
{
  GString *out = g_string_new (NULL);

  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    g_string_append_printf (out, "%s\"%s\".\"%s\"", out->len > 0 ? ", " : "", name, field->name);
  return g_string_free_and_steal (out);
}

/** sitrep_row_columns: Returns: (transfer full): all columns, in the order of the fields. */
char *
sitrep_row_columns (const SitrepRecordType *type)
{
  GString *out = g_string_new (NULL);

  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    g_string_append_printf (out, "%s\"%s\"", out->len > 0 ? ", " : "", field->name);
  return g_string_free_and_steal (out);
}

static void
bind_field (sqlite3_stmt *statement, int index, gconstpointer record, const SitrepField *field)
{
  if (field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM)
    sitrep_bind_text (statement, index, sitrep_record_get_text (record, field));
  else
    sqlite3_bind_int64 (statement, index, sitrep_record_get_int (record, field));
}

static gboolean
run_with_fields (SitrepReader *connection, const char *sql, gconstpointer record, GError **error)
{
  const SitrepRecordType *type = ((const SitrepRecord *) record)->type;
  sqlite3_stmt *statement = sitrep_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; type->fields[i].name != NULL; i++)
    bind_field (statement, i + 1, record, &type->fields[i]);
  return sitrep_connection_step (connection, statement, error);
}

gboolean
sitrep_row_insert (SitrepReader *connection, gconstpointer record, GError **error)
{
  const SitrepRecordType *type = ((const SitrepRecord *) record)->type;
  g_autofree char *columns = sitrep_row_columns (type);
  GString *marks = g_string_new ("?1");
  g_autofree char *sql = NULL;

  for (guint i = 2; i <= sitrep_record_type_count (type); i++)
    g_string_append_printf (marks, ", ?%u", i);
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", type->table, columns, marks->str);
  g_string_free (marks, TRUE);
  return run_with_fields (connection, sql, record, error);
}

gboolean
sitrep_row_update (SitrepReader *connection, gconstpointer record, GError **error)
{
  const SitrepRecordType *type = ((const SitrepRecord *) record)->type;
  GString *sql = g_string_new (NULL);
  g_autofree char *taken = NULL;

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", type->table);
  for (guint i = 1; type->fields[i].name != NULL; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 1 ? ", " : "", type->fields[i].name, i + 1);
  g_string_append (sql, " WHERE id = ?1");
  taken = g_string_free_and_steal (sql);
  return run_with_fields (connection, taken, record, error);
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

/** sitrep_record_to_json: Returns: (transfer full): an object of all fields that are not empty, in their order. */
char *
sitrep_record_to_json (gconstpointer record)
{
  const SitrepRecordType *type = ((const SitrepRecord *) record)->type;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    if (field->kind == SITREP_FIELD_TEXT || field->kind == SITREP_FIELD_ENUM)
      {
        if (sitrep_record_get_text (record, field) != NULL)
          json_object_set_string_member (object, field->name, sitrep_record_get_text (record, field));
      }
    else if (sitrep_record_get_int (record, field) != 0)
      json_object_set_int_member (object, field->name, sitrep_record_get_int (record, field));
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
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
