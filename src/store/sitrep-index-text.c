/* sitrep-index-text.c - the words in what is kept
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-index-text.h"

#include <json-glib/json-glib.h>

static void
append_plain (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

static void
append_node (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      append_node (out, json_array_get_element (json_node_get_array (node), i));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *at = values; at != NULL; at = at->next)
        append_node (out, at->data);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    append_plain (out, json_node_get_string (node));
}

/* Parts within a line are one text; those around them each have lines of their own. */
static gboolean
is_within_line (const char *kind)
{
  return g_strv_contains ((const char *const[]) { "strong", "emphasis", "link", "text", "code", NULL }, kind);
}

static void
append_document (GString *out, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *children = object != NULL ? json_object_get_member (object, "children") : NULL;
  const char *kind;

  if (object == NULL)
    return;
  kind = json_object_get_string_member_with_default (object, "kind", "");
  g_string_append (out, json_object_get_string_member_with_default (object, "text", ""));
  for (guint i = 0; children != NULL && JSON_NODE_HOLDS_ARRAY (children)
                    && i < json_array_get_length (json_node_get_array (children));
       i++)
    append_document (out, json_array_get_element (json_node_get_array (children), i));
  if (!is_within_line (kind) && out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

static gboolean
may_be_json (const char *kept)
{
  return *kept == '[' || *kept == '{';
}

/** sitrep_index_text_append: adds the words of a field; what cannot be read is taken as it is. */
void
sitrep_index_text_append (GString *out, const char *kept, SitrepIndexText form)
{
  g_autoptr (JsonParser) parser = NULL;

  if (kept == NULL)
    return;
  if (form != SITREP_INDEX_PLAIN && may_be_json (kept))
    {
      parser = json_parser_new ();
      json_parser_set_strict (parser, TRUE);
      if (!json_parser_load_from_data (parser, kept, -1, NULL))
        g_clear_object (&parser);
    }
  if (parser == NULL)
    append_plain (out, kept);
  else if (form == SITREP_INDEX_DOCUMENT)
    {
      if (out->len > 0)
        g_string_append_c (out, '\n');
      append_document (out, json_parser_get_root (parser));
    }
  else
    append_node (out, json_parser_get_root (parser));
}
