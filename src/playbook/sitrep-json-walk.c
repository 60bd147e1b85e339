/* sitrep-json-walk.c - reading JSON from outside, with every fault's place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-json-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
sitrep_walk_clear (SitrepWalk *self)
{
  g_clear_pointer (&self->path, g_free);
}

static char *
path_to (SitrepWalk *self, const char *key)
{
  if (key == NULL)
    return g_strdup (self->path);
  return *self->path == '\0' ? g_strdup (key) : g_strdup_printf ("%s.%s", self->path, key);
}

/** sitrep_walk_fault: notes what is wrong with @key here (with this place itself where @key is %NULL). */
void
sitrep_walk_fault (SitrepWalk *self, const char *key, gboolean warning, const char *format, ...)
{
  SitrepFault *fault = g_new0 (SitrepFault, 1);
  va_list args;

  va_start (args, format);
  fault->reason = g_strdup_vprintf (format, args);
  va_end (args);
  fault->path = path_to (self, key);
  fault->warning = warning;
  g_ptr_array_add (self->faults, fault);
}

/* The key of @keys that is spelled most like @word, or NULL where none is near. */
static char *
nearest (const char *word, char **keys)
{
  g_autofree char *start = g_strndup (word, 3);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], start) || g_str_has_prefix (word, keys[i]))
      return g_strdup (keys[i]);
  return NULL;
}

/** sitrep_walk_known: warns of every key here that is not among @keys, names separated by spaces. */
void
sitrep_walk_known (SitrepWalk *self, const char *keys)
{
  g_auto (GStrv) known = g_strsplit (keys, " ", -1);
  g_autoptr (GList) members = self->object != NULL ? json_object_get_members (self->object) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *like = NULL;

      if (g_strv_contains ((const char *const *) known, l->data))
        continue;
      like = nearest (l->data, known);
      if (like != NULL)
        sitrep_walk_fault (self, l->data, TRUE, _ ("This key is not known. Did you mean “%s”?"), like);
      else
        sitrep_walk_fault (self, l->data, TRUE, _ ("This key is not known."));
    }
}

static JsonNode *
member (SitrepWalk *self, const char *key)
{
  JsonNode *node = self->object != NULL ? json_object_get_member (self->object, key) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
sitrep_walk_has (SitrepWalk *self, const char *key)
{
  return member (self, key) != NULL;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/** sitrep_walk_text: Returns: (transfer full) (nullable): the text, or %NULL where there is none. */
char *
sitrep_walk_text (SitrepWalk *self, const char *key)
{
  JsonNode *node = member (self, key);

  if (node == NULL)
    return NULL;
  if (!is_text (node))
    {
      sitrep_walk_fault (self, key, FALSE, _ ("A text is expected here."));
      return NULL;
    }
  return g_utf8_make_valid (json_node_get_string (node), -1);
}

/** sitrep_walk_needed_text: as sitrep_walk_text(), but a fault where it is not there or empty; never %NULL. */
char *
sitrep_walk_needed_text (SitrepWalk *self, const char *key)
{
  g_autofree char *text = sitrep_walk_text (self, key);

  if (text == NULL || *text == '\0')
    {
      sitrep_walk_fault (self, key, FALSE, _ ("This is missing."));
      return g_strdup ("");
    }
  return g_steal_pointer (&text);
}

/** sitrep_walk_lines: a text, or a list of texts that are its lines. */
char *
sitrep_walk_lines (SitrepWalk *self, const char *key)
{
  JsonNode *node = member (self, key);
  g_auto (GStrv) lines = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return sitrep_walk_text (self, key);
  lines = sitrep_walk_texts (self, key);
  return lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

/** sitrep_walk_texts: Returns: (transfer full) (nullable): the list's texts. */
char **
sitrep_walk_texts (SitrepWalk *self, const char *key)
{
  JsonNode *node = member (self, key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      sitrep_walk_fault (self, key, FALSE, _ ("A list of texts is expected here."));
      return NULL;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (is_text (element))
        g_strv_builder_take (builder, g_utf8_make_valid (json_node_get_string (element), -1));
      else
        sitrep_walk_fault (self, key, FALSE, _ ("Element %u is not a text."), i + 1);
    }
  return g_strv_builder_end (builder);
}

/** sitrep_walk_number: Returns: the whole number, 0 where there is none; a negative or huge one is a fault. */
guint
sitrep_walk_number (SitrepWalk *self, const char *key)
{
  JsonNode *node = member (self, key);
  gint64 value;

  if (node == NULL)
    return 0;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      sitrep_walk_fault (self, key, FALSE, _ ("A whole number is expected here."));
      return 0;
    }
  value = json_node_get_int (node);
  if (value < 0 || value > 10000000)
    {
      sitrep_walk_fault (self, key, FALSE, _ ("The number must lie between 0 and 10,000,000."));
      return 0;
    }
  return (guint) value;
}

gboolean
sitrep_walk_flag (SitrepWalk *self, const char *key)
{
  JsonNode *node = member (self, key);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      sitrep_walk_fault (self, key, FALSE, _ ("Here “true” or “false” is expected."));
      return FALSE;
    }
  return json_node_get_boolean (node);
}

/** sitrep_walk_word: Returns: the place of the text among @words, 0 where there is none; another text is a fault. */
int
sitrep_walk_word (SitrepWalk *self, const char *key, const char *const *words)
{
  g_autofree char *word = sitrep_walk_text (self, key);
  g_autofree char *all = NULL;

  if (word == NULL)
    return 0;
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  all = g_strjoinv (", ", (char **) words);
  sitrep_walk_fault (self, key, FALSE, _ ("“%s” is not one of: %s."), word, all);
  return 0;
}

/** sitrep_walk_into: Returns: a walk over the object at @key; one that finds nothing where there is none. */
SitrepWalk
sitrep_walk_into (SitrepWalk *self, const char *key)
{
  SitrepWalk inner = { self->faults, NULL, path_to (self, key) };
  JsonNode *node = member (self, key);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    sitrep_walk_fault (self, key, FALSE, _ ("An object { … } is expected here."));
  else if (node != NULL)
    inner.object = json_node_get_object (node);
  return inner;
}

/** sitrep_walk_each: calls @func with a walk over each object of the list at @key. */
void
sitrep_walk_each (SitrepWalk *self, const char *key, SitrepWalkFunc func, gpointer target)
{
  JsonNode *node = member (self, key);
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      sitrep_walk_fault (self, key, FALSE, _ ("A list [ … ] is expected here."));
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s[%u]", key, i);
      JsonNode *element = json_array_get_element (array, i);
      g_auto (SitrepWalk) inner = { self->faults, NULL, path_to (self, name) };

      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          sitrep_walk_fault (self, name, FALSE, _ ("An object { … } is expected here."));
          continue;
        }
      inner.object = json_node_get_object (element);
      func (&inner, target);
    }
}
