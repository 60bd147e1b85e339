/* sitrep-components.c - the components of a status page that a message names, and their states
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-components.h"

#include <json-glib/json-glib.h>

static void
take_state (JsonObject *object, const char *id, JsonNode *node, gpointer states)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_insert (states, g_strdup (id), json_node_dup_string (node));
}

/** sitrep_components_read: Returns: (transfer full) (element-type utf8 utf8): id → state; empty for what is none. */
GHashTable *
sitrep_components_read (const char *json)
{
  GHashTable *states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL))
    return states;
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    json_object_foreach_member (json_node_get_object (root), take_state, states);
  return states;
}

/** sitrep_components_write: Returns: (transfer full) (nullable): in the order of their ids, so that it can be compared. */
char *
sitrep_components_write (GHashTable *states)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (states), (GCompareFunc) g_strcmp0);

  for (GList *l = ids; l != NULL; l = l->next)
    json_object_set_string_member (object, l->data, g_hash_table_lookup (states, l->data));
  json_node_set_object (root, object);
  return ids != NULL ? json_to_string (root, FALSE) : NULL;
}

/** sitrep_components_with: Returns: (transfer full) (nullable): the same components, all of them in @state. */
char *
sitrep_components_with (const char *json, const char *state)
{
  g_autoptr (GHashTable) states = sitrep_components_read (json);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_hash_table_iter_replace (&iter, g_strdup (state));
  return sitrep_components_write (states);
}
