/* sitrep-shape-schema.c - the tables of the format as a JSON Schema
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-shape-schema.h"

#include "sitrep-shape-layout.h"
#include "sitrep-shape-read.h"

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define DATE_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#define CLOCK_PATTERN "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"

/* The schema is the same on every machine: labels and hints are written as they stand in the tables. */
typedef struct
{
  GHashTable *uses; /* shape → how many keys hold it */
  JsonObject *defs; /* the shapes that several keys hold, by name */
} Schema;

static void set_shape (Schema *self, JsonObject *schema, const SitrepShape *shape);

static void
count_uses (const SitrepShape *shape, GHashTable *uses)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      guint n = key->shape != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (uses, key->shape)) : 0;

      if (key->shape == NULL)
        continue;
      g_hash_table_insert (uses, (gpointer) key->shape, GUINT_TO_POINTER (n + 1));
      if (n == 0)
        count_uses (key->shape, uses);
    }
}

static void
set_type (JsonObject *schema, const char *type)
{
  json_object_set_string_member (schema, "type", type);
}

static void
set_words (JsonObject *schema, const char *member, const char *const *words)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      json_array_add_string_element (array, words[i]);
  json_object_set_array_member (schema, member, array);
}

/* --- texts --- */

static void
set_text (JsonObject *schema, const SitrepKey *key)
{
  set_type (schema, "string");
  if ((key->flags & SITREP_KEY_NEEDED) != 0)
    json_object_set_int_member (schema, "minLength", 1);
  if ((key->flags & SITREP_KEY_DATE) != 0)
    json_object_set_string_member (schema, "pattern", DATE_PATTERN);
  if ((key->flags & SITREP_KEY_CLOCK) != 0)
    json_object_set_string_member (schema, "pattern", CLOCK_PATTERN);
  if (key->refers != NULL)
    {
      g_autofree char *comment = g_strdup_printf ("a key of %s", key->refers);

      json_object_set_string_member (schema, "$comment", comment);
    }
}

static void
set_texts (JsonObject *schema, const SitrepKey *key)
{
  JsonObject *items = json_object_new ();

  set_type (schema, "array");
  set_text (items, key);
  json_object_set_object_member (schema, "items", items);
  if ((key->flags & SITREP_KEY_NEEDED) != 0)
    json_object_set_int_member (schema, "minItems", 1);
}

/* A line may be empty where the whole may not. */
static void
set_lines (JsonObject *schema, const SitrepKey *key)
{
  JsonObject *items = json_object_new ();

  set_words (schema, "type", (const char *const[]) { "string", "array", NULL });
  if ((key->flags & SITREP_KEY_NEEDED) != 0)
    json_object_set_int_member (schema, "minLength", 1);
  set_type (items, "string");
  json_object_set_object_member (schema, "items", items);
}

static void
set_map (JsonObject *schema)
{
  JsonObject *values = json_object_new ();

  set_type (schema, "object");
  set_type (values, "string");
  json_object_set_object_member (schema, "additionalProperties", values);
}

static void
set_number (JsonObject *schema)
{
  set_type (schema, "integer");
  json_object_set_int_member (schema, "minimum", 0);
  json_object_set_int_member (schema, "maximum", SITREP_NUMBER_MAX);
}

/* --- objects --- */

static void
set_inner (Schema *self, JsonObject *schema, const SitrepShape *shape)
{
  g_autofree char *path = g_strconcat ("#/$defs/", shape->name, NULL);
  JsonObject *def;

  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->uses, shape)) < 2)
    {
      set_shape (self, schema, shape);
      return;
    }
  json_object_set_string_member (schema, "$ref", path);
  if (json_object_has_member (self->defs, shape->name))
    return;
  def = json_object_new ();
  set_shape (self, def, shape);
  json_object_set_object_member (self->defs, shape->name, def);
}

static void
set_list (Schema *self, JsonObject *schema, const SitrepKey *key)
{
  JsonObject *items = json_object_new ();

  set_type (schema, "array");
  if ((key->flags & SITREP_KEY_NEEDED) != 0)
    json_object_set_int_member (schema, "minItems", 1);
  set_inner (self, items, key->shape);
  json_object_set_object_member (schema, "items", items);
}

static JsonObject *
write_key (Schema *self, const SitrepKey *key)
{
  JsonObject *schema = json_object_new ();

  json_object_set_string_member (schema, "title", key->label);
  if (key->hint != NULL)
    json_object_set_string_member (schema, "description", key->hint);
  switch (key->kind)
    {
    case SITREP_KEY_TEXT:
    case SITREP_KEY_REF:
      set_text (schema, key);
      break;
    case SITREP_KEY_LINES:
      set_lines (schema, key);
      break;
    case SITREP_KEY_TEXTS:
    case SITREP_KEY_REFS:
      set_texts (schema, key);
      break;
    case SITREP_KEY_NUMBER:
      set_number (schema);
      break;
    case SITREP_KEY_FIGURE:
      set_type (schema, "number");
      break;
    case SITREP_KEY_FLAG:
      set_type (schema, "boolean");
      break;
    case SITREP_KEY_WORD:
    case SITREP_KEY_CHOICE:
      set_words (schema, "enum", key->words);
      break;
    case SITREP_KEY_OBJECT:
      set_inner (self, schema, key->shape);
      break;
    case SITREP_KEY_LIST:
      set_list (self, schema, key);
      break;
    case SITREP_KEY_MAP:
      set_map (schema);
      break;
    default:
      g_assert_not_reached ();
    }
  return schema;
}

/* A key's own title stays. Keys that are not known are warnings only: further properties are allowed. */
static void
set_shape (Schema *self, JsonObject *schema, const SitrepShape *shape)
{
  JsonObject *properties = json_object_new ();
  g_autoptr (GPtrArray) needed = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  if (!json_object_has_member (schema, "title"))
    json_object_set_string_member (schema, "title", shape->label);
  set_type (schema, "object");
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      json_object_set_object_member (properties, key->name, write_key (self, key));
      if ((key->flags & SITREP_KEY_NEEDED) != 0)
        g_ptr_array_add (needed, (gpointer) key->name);
    }
  if (needed->len > 0)
    set_words (schema, "required", (const char *const *) needed->pdata);
  json_object_set_object_member (schema, "properties", properties);
}

/**
 * sitrep_shape_schema:
 *
 * Says what a JSON file of that shape may hold, as a JSON Schema (draft 2020-12). What only the playbook's check sees is
 * not in it: references, zones, regular expressions, what parts have to do with each other. Where the reader takes `null`
 * for a key that is left out, the schema does not. From any thread.
 *
 * Returns: (transfer full): the schema, laid out for people; its last line ends
 */
char *
sitrep_shape_schema (const SitrepShape *shape)
{
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *whole = json_object_new ();
  Schema self = { uses, json_object_new () };

  count_uses (shape, uses);
  json_node_take_object (node, whole);
  json_object_set_string_member (whole, "$schema", DIALECT);
  set_shape (&self, whole, shape);
  json_object_set_object_member (whole, "$defs", self.defs);
  return sitrep_shape_layout (NULL, node);
}
