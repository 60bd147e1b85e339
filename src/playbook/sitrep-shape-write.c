/* sitrep-shape-write.c - an object of a shape as JSON
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-shape-write.h"

#include <math.h>
#include <string.h>

static JsonNode *
write_text (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
}

static JsonNode *
write_word (const char *word)
{
  return *word != '\0' ? write_text (word) : NULL;
}

static JsonNode *
write_texts (char **texts)
{
  g_autoptr (JsonArray) array = texts != NULL ? json_array_new () : NULL;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  return array != NULL ? json_node_init_array (json_node_alloc (), array) : NULL;
}

/* Several lines are a list of them. */
static JsonNode *
write_lines (const char *text)
{
  g_auto (GStrv) lines = text != NULL && strchr (text, '\n') != NULL ? g_strsplit (text, "\n", -1) : NULL;

  return lines != NULL ? write_texts (lines) : write_text (text);
}

static JsonNode *
write_list (const SitrepShape *shape, GPtrArray *list)
{
  g_autoptr (JsonArray) array = list->len > 0 ? json_array_new () : NULL;

  for (guint i = 0; i < list->len; i++)
    json_array_add_element (array, sitrep_shape_write (shape, g_ptr_array_index (list, i)));
  return array != NULL ? json_node_init_array (json_node_alloc (), array) : NULL;
}

static JsonNode *
write_map (GHashTable *map)
{
  g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (map);
  g_autoptr (JsonObject) object = names->len > 0 ? json_object_new () : NULL;

  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    json_object_set_string_member (object, names->pdata[i], g_hash_table_lookup (map, names->pdata[i]));
  return object != NULL ? json_node_init_object (json_node_alloc (), object) : NULL;
}

static JsonNode *
write_figure (double value)
{
  if (isnan (value))
    return NULL;
  if (value == floor (value) && fabs (value) < 1e15)
    return json_node_init_int (json_node_alloc (), (gint64) value);
  return json_node_init_double (json_node_alloc (), value);
}

/* What says nothing is left out. */
static JsonNode *
write_value (const SitrepKey *key, gconstpointer object)
{
  JsonNode *inner;
  guint number;

  switch (key->kind)
    {
    case SITREP_KEY_LINES:
      return write_lines (SITREP_MEMBER (object, key, char *));
    case SITREP_KEY_TEXT:
    case SITREP_KEY_REF:
    case SITREP_KEY_CHOICE:
      return write_text (SITREP_MEMBER (object, key, char *));
    case SITREP_KEY_TEXTS:
    case SITREP_KEY_REFS:
      return write_texts (SITREP_MEMBER (object, key, char **));
    case SITREP_KEY_NUMBER:
      number = SITREP_MEMBER (object, key, guint);
      return number > 0 ? json_node_init_int (json_node_alloc (), number) : NULL;
    case SITREP_KEY_FIGURE:
      return write_figure (SITREP_MEMBER (object, key, double));
    case SITREP_KEY_FLAG:
      return SITREP_MEMBER (object, key, gboolean) ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL;
    case SITREP_KEY_WORD:
      return write_word (key->words[SITREP_MEMBER (object, key, int)]);
    case SITREP_KEY_OBJECT:
      inner = sitrep_shape_write (key->shape, &SITREP_MEMBER (object, key, char));
      if (json_object_get_size (json_node_get_object (inner)) == 0)
        g_clear_pointer (&inner, json_node_unref);
      return inner;
    case SITREP_KEY_LIST:
      return write_list (key->shape, SITREP_MEMBER (object, key, GPtrArray *));
    case SITREP_KEY_MAP:
      return write_map (SITREP_MEMBER (object, key, GHashTable *));
    default:
      g_assert_not_reached ();
    }
}

/**
 * sitrep_shape_write:
 *
 * Says in JSON what @object holds: reading it gives the same again. Words that are the default are written out; keys
 * that the shape does not know are not there any more. From any thread.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
sitrep_shape_write (const SitrepShape *shape, gconstpointer object)
{
  g_autoptr (JsonObject) written = json_object_new ();

  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      JsonNode *node = write_value (key, object);

      if (node != NULL)
        json_object_set_member (written, key->name, node);
    }
  return json_node_init_object (json_node_alloc (), written);
}
