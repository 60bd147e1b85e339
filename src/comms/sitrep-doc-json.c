/* sitrep-doc-json.c - a document as it is kept
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-doc-private.h"

#include "base/sitrep-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
write_node (JsonBuilder *json, const SitrepDoc *node)
{
  const SitrepDocRule *rule = sitrep_doc_rule (node->kind);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "kind");
  json_builder_add_string_value (json, rule->nick);
  if (node->kind == SITREP_DOC_HEADING || node->kind == SITREP_DOC_NUMBERS)
    json_builder_add_int_value (json_builder_set_member_name (json, "level"), node->level);
  if (rule->text)
    json_builder_add_string_value (json_builder_set_member_name (json, "text"), node->text);
  if (node->target != NULL)
    json_builder_add_string_value (json_builder_set_member_name (json, "target"), node->target);
  if (rule->holds != SITREP_DOC_CLASS_NONE)
    {
      json_builder_begin_array (json_builder_set_member_name (json, "children"));
      for (guint i = 0; i < node->children->len; i++)
        write_node (json, sitrep_doc_child (node, i));
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
}

/**
 * sitrep_doc_to_json:
 *
 * Returns: (transfer full): the document's normal form as one line of JSON
 */
char *
sitrep_doc_to_json (const SitrepDoc *self)
{
  g_autoptr (SitrepDoc) normal = sitrep_doc_normal (self);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  write_node (json, normal);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

static gboolean
fail (GError **error, const char *reason)
{
  /* Translators: %s is a short technical reason, in English. */
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The text of this message cannot be read: %s."), reason);
  return FALSE;
}

static gboolean
find_kind (const char *nick, SitrepDocKind *kind)
{
  for (int i = SITREP_DOC_ROOT; i <= SITREP_DOC_SECTION; i++)
    if (g_strcmp0 (sitrep_doc_rule (i)->nick, nick) == 0 && nick != NULL)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_fields (SitrepDoc *node, JsonObject *object, GError **error)
{
  JsonNode *level = json_object_get_member (object, "level");
  const char *text = get_text (object, "text");

  if (sitrep_doc_rule (node->kind)->text && text == NULL)
    return fail (error, "a text is missing");
  if (json_object_has_member (object, "target") && get_text (object, "target") == NULL)
    return fail (error, "a target is no text");
  if (level != NULL && json_node_get_value_type (level) != G_TYPE_INT64)
    return fail (error, "a level is no number");
  if (level != NULL)
    node->level = (int) CLAMP (json_node_get_int (level), 0, 999999);
  if (text != NULL && sitrep_doc_rule (node->kind)->text)
    {
      g_autoptr (SitrepDoc) clean = sitrep_doc_new (node->kind, text);

      node->text = g_steal_pointer (&clean->text);
    }
  if (node->kind == SITREP_DOC_LINK)
    node->target = g_strdup (get_text (object, "target"));
  return TRUE;
}

static SitrepDoc *read_node (JsonNode *json, guint depth, GError **error);

static gboolean
read_children (SitrepDoc *node, JsonObject *object, guint depth, GError **error)
{
  JsonNode *member = json_object_get_member (object, "children");
  JsonArray *array = member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  SitrepDocClass holds = sitrep_doc_rule (node->kind)->holds;

  if (member != NULL && array == NULL)
    return fail (error, "children are no list");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SitrepDoc *child = read_node (json_array_get_element (array, i), depth + 1, error);

      if (child == NULL)
        return FALSE;
      sitrep_doc_append (node, child);
      if (holds == SITREP_DOC_CLASS_NONE || sitrep_doc_rule (child->kind)->class != holds)
        return fail (error, "a part stands where it cannot stand");
    }
  return TRUE;
}

static SitrepDoc *
read_node (JsonNode *json, guint depth, GError **error)
{
  g_autoptr (SitrepDoc) node = NULL;
  JsonObject *object;
  SitrepDocKind kind;

  if (depth > SITREP_DOC_DEPTH || !JSON_NODE_HOLDS_OBJECT (json))
    {
      fail (error, depth > SITREP_DOC_DEPTH ? "it is nested too deeply" : "a part is no object");
      return NULL;
    }
  object = json_node_get_object (json);
  if (!find_kind (get_text (object, "kind"), &kind))
    {
      fail (error, "a part is of an unknown kind");
      return NULL;
    }
  node = sitrep_doc_new (kind, NULL);
  if (!read_fields (node, object, error) || !read_children (node, object, depth, error))
    return NULL;
  return g_steal_pointer (&node);
}

/**
 * sitrep_doc_from_json:
 *
 * Holes and sections are a template's: they cannot be in what was written.
 *
 * Returns: (transfer full) (nullable): a document in its normal form, or %NULL with %SITREP_ERROR_INVALID
 */
SitrepDoc *
sitrep_doc_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SitrepDoc) root = NULL;
  g_autoptr (GError) local = NULL;

  json_parser_set_strict (parser, TRUE);
  if (json == NULL || !g_utf8_validate (json, -1, NULL) || !json_parser_load_from_data (parser, json, -1, &local)
      || json_parser_get_root (parser) == NULL)
    {
      fail (error, local != NULL ? local->message : "there is nothing");
      return NULL;
    }
  root = read_node (json_parser_get_root (parser), 0, error);
  if (root != NULL && root->kind != SITREP_DOC_ROOT)
    {
      fail (error, "it is a part and no whole");
      return NULL;
    }
  return root != NULL ? sitrep_doc_normal (root) : NULL;
}
