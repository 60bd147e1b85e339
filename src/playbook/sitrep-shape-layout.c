/* sitrep-shape-layout.c - JSON laid out for people
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-shape-layout.h"

#include <string.h>

/* What fits into this many columns stands on one line. */
#define WIDTH 110

static void append_node (GString *out, const SitrepShape *shape, const SitrepKey *key, JsonNode *node, guint depth);

static void
append_quoted (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static void
append_break (GString *out, guint depth)
{
  g_string_append_printf (out, "\n%*s", (int) depth * 2, "");
}

static guint
column (const GString *out)
{
  const char *line = memrchr (out->str, '\n', out->len);

  return (guint) g_utf8_strlen (line != NULL ? line + 1 : out->str, -1);
}

/* The keys that the shape knows in its order, then the others in theirs. */
static GPtrArray *
ordered_names (const SitrepShape *shape, JsonObject *object)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (const SitrepKey *key = shape != NULL ? shape->keys : NULL; key != NULL && key->name != NULL; key++)
    if (json_object_has_member (object, key->name))
      g_ptr_array_add (names, (gpointer) key->name);
  for (GList *l = members; l != NULL; l = l->next)
    if (shape == NULL || sitrep_shape_key (shape, l->data) == NULL)
      g_ptr_array_add (names, l->data);
  return names;
}

static void
append_members (GString *out, const SitrepShape *shape, JsonObject *object, gboolean broken, guint depth)
{
  g_autoptr (GPtrArray) names = ordered_names (shape, object);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      const SitrepKey *key = shape != NULL ? sitrep_shape_key (shape, name) : NULL;

      if (broken)
        append_break (out, depth + 1);
      else
        g_string_append_c (out, ' ');
      append_quoted (out, name);
      g_string_append (out, ": ");
      append_node (out, key != NULL ? key->shape : NULL, key, json_object_get_member (object, name), depth + 1);
      if (i + 1 < names->len)
        g_string_append_c (out, ',');
    }
  if (broken)
    append_break (out, depth);
  else if (names->len > 0)
    g_string_append_c (out, ' ');
}

static void
append_elements (GString *out, const SitrepShape *shape, JsonArray *array, gboolean broken, guint depth)
{
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    {
      if (broken)
        append_break (out, depth + 1);
      else if (i > 0)
        g_string_append_c (out, ' ');
      append_node (out, shape, NULL, json_array_get_element (array, i), depth + 1);
      if (i + 1 < length)
        g_string_append_c (out, ',');
    }
  if (broken && length > 0)
    append_break (out, depth);
}

/* Tries one line first; where that is too long, or holds something that was broken, it is laid out again. */
static void
append_inner (GString *out, const SitrepShape *shape, JsonNode *node, gboolean broken, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_string_append_c (out, '{');
      append_members (out, shape, json_node_get_object (node), broken, depth);
      g_string_append_c (out, '}');
    }
  else
    {
      g_string_append_c (out, '[');
      append_elements (out, shape, json_node_get_array (node), broken, depth);
      g_string_append_c (out, ']');
    }
}

static gboolean
is_short (JsonNode *node)
{
  g_autofree char *compact = json_to_string (node, FALSE);

  return strlen (compact) < 4 * WIDTH;
}

static void
append_node (GString *out, const SitrepShape *shape, const SitrepKey *key, JsonNode *node, guint depth)
{
  gsize start = out->len;
  gboolean lines = key != NULL && key->kind == SITREP_KEY_LINES;

  if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *value = json_to_string (node, FALSE);

      g_string_append (out, value);
      return;
    }
  if (depth > 0 && !lines && is_short (node))
    {
      append_inner (out, shape, node, FALSE, depth);
      if (column (out) <= WIDTH && strchr (out->str + start, '\n') == NULL)
        return;
      g_string_truncate (out, start);
    }
  append_inner (out, shape, node, TRUE, depth);
}

/**
 * sitrep_shape_layout:
 * @object: of that shape, as far as it goes
 *
 * Puts @object into a text as the shipped playbooks are laid out: keys in the order of the tables, those that they do not
 * know after them, two spaces, what is short on one line. From any thread.
 *
 * Returns: (transfer full): the text; its last line ends
 */
char *
sitrep_shape_layout (const SitrepShape *shape, JsonNode *object)
{
  GString *out = g_string_new (NULL);

  append_node (out, shape, NULL, object, 0);
  g_string_append_c (out, '\n');
  return g_string_free_and_steal (out);
}
