/* sitrep-manuscript-parts.c - what the parts of a playbook that is being written are, and what they are called
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-manuscript-parts.h"

#include "sitrep-playbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many values of an element are put into its summary. */
#define SUMMARY_MAX 3

void
sitrep_part_name_free (SitrepPartName *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

/* --- places --- */

/** sitrep_path_is_inside: whether @path is @outer, or a part of it. */
gboolean
sitrep_path_is_inside (const char *path, const char *outer)
{
  gsize length = strlen (outer);

  return length == 0
         || (strncmp (path, outer, length) == 0
             && (path[length] == '\0' || path[length] == '.' || path[length] == '['));
}

/**
 * sitrep_shape_at:
 * @path: as in `levels[2].response`
 * @key: (out) (optional) (nullable): the key that stands there; %NULL for the whole and for an element of a list
 *
 * Returns: (nullable): the shape of the object, or of the list's elements, at @path; %NULL where it is a plain value, or
 *   where the format knows no such place
 */
const SitrepShape *
sitrep_shape_at (const char *path, const SitrepKey **key)
{
  const SitrepShape *shape = &sitrep_playbook_shape;
  const SitrepKey *found = NULL;

  while (*path != '\0' && shape != NULL)
    {
      gsize length = strcspn (path, ".[");
      g_autofree char *name = g_strndup (path, length);

      found = sitrep_shape_key (shape, name);
      shape = found != NULL ? found->shape : NULL;
      path += length;
      if (*path == '[')
        {
          path += strcspn (path, "]");
          path += *path == ']';
          if (shape != NULL)
            found = NULL;
        }
      path += *path == '.';
    }
  /* Inside a plain value the format knows nothing more. */
  if (*path != '\0')
    found = NULL;
  if (key != NULL)
    *key = found;
  return shape;
}

/* --- names --- */

static gboolean
names_it (const SitrepKey *key)
{
  return key->kind == SITREP_KEY_TEXT || key->kind == SITREP_KEY_REF || key->kind == SITREP_KEY_WORD
         || key->kind == SITREP_KEY_CHOICE || key->kind == SITREP_KEY_NUMBER || key->kind == SITREP_KEY_FIGURE;
}

static char *
value_at (SitrepManuscript *self, const char *path, const SitrepKey *key)
{
  g_autofree char *place = *path != '\0' ? g_strdup_printf ("%s.%s", path, key->name) : g_strdup (key->name);

  return sitrep_manuscript_get_text (self, place);
}

/**
 * sitrep_manuscript_name:
 * @path: of an element of that shape
 *
 * Returns: (transfer full): what people call it: its label or title, else the first thing that it says; never empty
 */
char *
sitrep_manuscript_name (SitrepManuscript *self, const SitrepShape *shape, const char *path)
{
  for (const SitrepKey *key = shape->keys + sitrep_shape_is_keyed (shape); key->name != NULL; key++)
    {
      g_autofree char *value = names_it (key) ? value_at (self, path, key) : NULL;

      if (value != NULL && *value != '\0')
        return g_steal_pointer (&value);
      /* What an element is called stands in its first text. */
      if (key->kind == SITREP_KEY_TEXT && (key->flags & SITREP_KEY_NEEDED) != 0)
        break;
    }
  return g_strdup_printf (_ ("New %s"), _ (shape->label));
}

/** sitrep_manuscript_summary: Returns: (transfer full): a few more of its values in a line, as in “internal · 30”; may be empty. */
char *
sitrep_manuscript_summary (SitrepManuscript *self, const SitrepShape *shape, const char *path)
{
  g_autofree char *name = sitrep_manuscript_name (self, shape, path);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const SitrepKey *key = shape->keys; key->name != NULL && n < SUMMARY_MAX; key++)
    {
      g_autofree char *value = names_it (key) ? value_at (self, path, key) : NULL;

      if (value == NULL || *value == '\0' || strcmp (value, name) == 0 || (key->flags & SITREP_KEY_MESSAGE) != 0)
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", value);
      n++;
    }
  return g_string_free_and_steal (out);
}

/* What the part that ends at @end is called, where @key and @shape are what the format knows there. */
static char *
part_words (SitrepManuscript *self, const char *path, gsize end)
{
  g_autofree char *place = g_strndup (path, end);
  const char *bracket = strrchr (place, '['), *dot = strrchr (place, '.');
  const SitrepKey *key;
  const SitrepShape *shape = sitrep_shape_at (place, &key);

  if (bracket != NULL && place[end - 1] == ']')
    return shape != NULL ? sitrep_manuscript_name (self, shape, place)
                         : g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (bracket + 1, NULL, 10) + 1);
  return g_strdup (key != NULL ? _ (key->label) : dot != NULL ? dot + 1 : place);
}

/**
 * sitrep_manuscript_place:
 * @path: as in a fault
 *
 * Returns: (transfer full): where that is, as people call it, as in “Levels › Critical Outage › Response”; "" for the whole
 */
char *
sitrep_manuscript_place (SitrepManuscript *self, const char *path)
{
  GString *out = g_string_new (NULL);

  for (gsize end = 0; path[end] != '\0';)
    {
      g_autofree char *words = NULL;

      end += path[end] == '[' ? strcspn (path + end, "]") : 1 + strcspn (path + end + 1, ".[");
      end += path[end] == ']';
      words = part_words (self, path, end);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " › " : "", words);
    }
  return g_string_free_and_steal (out);
}

static void
add_name (GPtrArray *names, const char *key, const char *label)
{
  SitrepPartName *name;

  if (key == NULL || *key == '\0')
    return;
  name = g_new0 (SitrepPartName, 1);
  name->key = g_strdup (key);
  name->label = g_strdup (label != NULL && *label != '\0' ? label : key);
  g_ptr_array_add (names, name);
}

static void
add_list (GPtrArray *names, SitrepManuscript *self, const char *list)
{
  const SitrepShape *shape = sitrep_shape_at (list, NULL);

  for (guint i = 0; shape != NULL && i < sitrep_manuscript_count (self, list); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", list, i);
      g_autofree char *place = g_strconcat (path, ".key", NULL);
      g_autofree char *key = sitrep_manuscript_get_text (self, place);
      g_autofree char *label = sitrep_manuscript_name (self, shape, path);

      add_name (names, key, label);
    }
}

static void
add_conditions (GPtrArray *names, SitrepManuscript *self)
{
  for (guint i = 0; i < sitrep_manuscript_count (self, "decisions"); i++)
    {
      g_autofree char *answers = g_strdup_printf ("decisions[%u].answers", i);
      g_autofree char *key_path = g_strdup_printf ("decisions[%u].key", i);
      g_autofree char *text_path = g_strdup_printf ("decisions[%u].text", i);
      g_autofree char *key = sitrep_manuscript_get_text (self, key_path);
      g_autofree char *text = sitrep_manuscript_get_text (self, text_path);

      if (sitrep_manuscript_count (self, answers) == 0)
        add_name (names, key, text);
      else
        add_list (names, self, answers);
    }
}

static void
add_words (GPtrArray *names, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean there = FALSE;

      for (guint j = 0; j < names->len && !there; j++)
        there = strcmp (((SitrepPartName *) g_ptr_array_index (names, j))->key, words[i]) == 0;
      if (!there)
        add_name (names, words[i], NULL);
    }
}

/**
 * sitrep_manuscript_names:
 * @refers: as a key's @refers
 *
 * Returns: (transfer full) (element-type SitrepPartName): what a reference to that list may name now, in order
 */
GPtrArray *
sitrep_manuscript_names (SitrepManuscript *self, const char *refers)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_part_name_free);

  if (strcmp (refers, "conditions") == 0)
    add_conditions (names, self);
  else
    add_list (names, self, refers);
  if (strcmp (refers, "milestones") == 0)
    add_words (names, sitrep_own_milestones);
  else if (strcmp (refers, "fields") == 0)
    add_words (names, sitrep_situation_keys);
  else if (strcmp (refers, "page_statuses") == 0)
    add_words (names, sitrep_page_words);
  return names;
}

/* --- new elements --- */

static gboolean
is_key_of (JsonNode *node, const char *key)
{
  JsonNode *own = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "key") : NULL;

  return own != NULL && JSON_NODE_HOLDS_VALUE (own) && g_strcmp0 (json_node_get_string (own), key) == 0;
}

/* Whether an object of @shape somewhere in @node, which is of the shape @outer, has that key. */
static gboolean
holds_key (const SitrepShape *outer, JsonNode *node, const SitrepShape *shape, const char *key)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (const SitrepKey *at = outer->keys; object != NULL && at->name != NULL; at++)
    {
      JsonNode *inner = at->shape != NULL ? json_object_get_member (object, at->name) : NULL;
      JsonArray *array = inner != NULL && JSON_NODE_HOLDS_ARRAY (inner) ? json_node_get_array (inner) : NULL;

      if (inner != NULL && array == NULL && holds_key (at->shape, inner, shape, key))
        return TRUE;
      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if ((at->shape == shape && is_key_of (element, key)) || holds_key (at->shape, element, shape, key))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_taken (SitrepManuscript *self, const SitrepShape *shape, const char *list, const char *key)
{
  if (shape->unique)
    return holds_key (&sitrep_playbook_shape, sitrep_manuscript_get (self, ""), shape, key);
  for (guint i = 0; i < sitrep_manuscript_count (self, list); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u].key", list, i);
      g_autofree char *taken = sitrep_manuscript_get_text (self, place);

      if (strcmp (taken, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A key that is free there: “level-5”, or “SEV1-2” for a copy. */
static char *
free_key (SitrepManuscript *self, const SitrepShape *shape, const char *list, const char *stem, guint from)
{
  for (guint n = from;; n++)
    {
      g_autofree char *key = g_strdup_printf ("%s-%u", stem, n);

      if (!is_taken (self, shape, list, key))
        return g_steal_pointer (&key);
    }
}

/* “levels” → “level”, of the last part of a path. */
static char *
stem_of (const char *list)
{
  const char *dot = strrchr (list, '.');
  char *stem = g_strdup (dot != NULL ? dot + 1 : list);

  if (g_str_has_suffix (stem, "s") && strlen (stem) > 3)
    stem[strlen (stem) - 1] = '\0';
  g_strdelimit (stem, "_", '-');
  return stem;
}

/** sitrep_manuscript_new_element: Returns: (transfer full): an element for @list that says nothing yet but a free key. */
JsonNode *
sitrep_manuscript_new_element (SitrepManuscript *self, const SitrepShape *shape, const char *list)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  if (sitrep_shape_is_keyed (shape))
    {
      g_autofree char *stem = stem_of (list);
      g_autofree char *key = free_key (self, shape, list, stem, sitrep_manuscript_count (self, list) + 1);

      json_object_set_string_member (object, "key", key);
    }
  json_node_take_object (node, object);
  return node;
}

/* Keys inside a copy that must be unique in the whole playbook get a mark of the copy's own. */
static void
mark_inner_keys (const SitrepShape *shape, JsonObject *object, const char *mark)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      JsonNode *node = json_object_get_member (object, key->name);
      JsonArray *array = key->kind == SITREP_KEY_LIST && node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                           ? json_node_get_array (node)
                           : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          JsonObject *inner = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
          const char *old = inner != NULL ? json_object_get_string_member_with_default (inner, "key", NULL) : NULL;
          g_autofree char *new = old != NULL && key->shape->unique ? g_strdup_printf ("%s-%s", old, mark) : NULL;

          if (new != NULL)
            json_object_set_string_member (inner, "key", new);
          if (inner != NULL)
            mark_inner_keys (key->shape, inner, mark);
        }
    }
}

/** sitrep_manuscript_copy_element: Returns: (transfer full) (nullable): a copy of an element, under keys of its own. */
JsonNode *
sitrep_manuscript_copy_element (SitrepManuscript *self, const SitrepShape *shape, const char *list, guint index)
{
  g_autofree char *path = g_strdup_printf ("%s[%u]", list, index);
  JsonNode *node = sitrep_manuscript_get (self, path);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;
  JsonNode *copy = text != NULL ? json_from_string (text, NULL) : NULL;
  g_autofree char *stem = stem_of (list);
  g_autofree char *new = NULL;
  const char *old;

  if (copy == NULL || !JSON_NODE_HOLDS_OBJECT (copy) || !sitrep_shape_is_keyed (shape))
    return copy;
  old = json_object_get_string_member_with_default (json_node_get_object (copy), "key", NULL);
  new = free_key (self, shape, list, old != NULL ? old : stem, 2);
  mark_inner_keys (shape, json_node_get_object (copy), new);
  json_object_set_string_member (json_node_get_object (copy), "key", new);
  return copy;
}
