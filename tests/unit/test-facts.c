/* test-facts.c - every fact of the five processes is carried by its playbook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables in tests/facts were written from the processes, not from the playbooks. What they are held against is
 * not the file but what the reader made of it, written out again: a key that the reader drops is a fact lost. */

#include "comms/sitrep-examine.h"
#include "playbook/sitrep-shape-write.h"

#include <string.h>

static const char *const names[]
  = { "key", "title", "label", "name", "post", "question", "text", "audience", "measure", "by", NULL };

/* --- paths, as in levels[SEV0].response.minutes --- */

static JsonNode *
pick (JsonNode *list, const char *name)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
  char *end;
  guint64 index = g_ascii_strtoull (name, &end, 10);

  for (guint n = 0; array != NULL && names[n] != NULL; n++)
    for (guint i = 0; i < json_array_get_length (array); i++)
      {
        JsonNode *element = json_array_get_element (array, i);

        if (JSON_NODE_HOLDS_OBJECT (element)
            && g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (element), names[n], NULL),
                          name)
                 == 0)
          return element;
      }
  return array != NULL && *end == '\0' && end != name && index < json_array_get_length (array)
           ? json_array_get_element (array, (guint) index)
           : NULL;
}

static void
add_elements (GPtrArray *found, JsonNode *list)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (found, json_array_get_element (array, i));
}

static GPtrArray *
step (GPtrArray *from, const char *name, gboolean bracket)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < from->len; i++)
    {
      JsonNode *node = g_ptr_array_index (from, i), *next = NULL;

      if (bracket && *name == '\0')
        add_elements (found, node);
      else if (bracket)
        next = pick (node, name);
      else if (JSON_NODE_HOLDS_OBJECT (node))
        next = json_object_get_member (json_node_get_object (node), name);
      if (next != NULL)
        g_ptr_array_add (found, next);
    }
  return found;
}

static GPtrArray *
follow (JsonNode *root, const char *path)
{
  GPtrArray *found = g_ptr_array_new ();

  g_ptr_array_add (found, root);
  while (*path != '\0')
    {
      gboolean bracket = *path == '[';
      const char *start = bracket ? path + 1 : path;
      gsize length = strcspn (start, bracket ? "]" : ".[");
      g_autofree char *name = g_strndup (start, length);
      GPtrArray *next = step (found, name, bracket);

      g_ptr_array_unref (found);
      found = next;
      path = start + length + (bracket && start[length] == ']');
      path += *path == '.';
    }
  return found;
}

/* --- facts --- */

/* One result stands for itself; several, or those of a path through all elements, are a list. */
static JsonNode *
gather (GPtrArray *found, gboolean several)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (found->len == 1 && !several)
    return json_node_ref (g_ptr_array_index (found, 0));
  for (guint i = 0; i < found->len; i++)
    json_array_add_element (array, json_node_ref (g_ptr_array_index (found, i)));
  return json_node_init_array (json_node_alloc (), array);
}

/* All texts in it, a line each. */
static void
append_texts (GString *out, JsonNode *node)
{
  g_autoptr (GList) values = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append_printf (out, "%s\n", json_node_get_string (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    values = json_array_get_elements (json_node_get_array (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    values = json_object_get_values (json_node_get_object (node));
  for (GList *l = values; l != NULL; l = l->next)
    append_texts (out, l->data);
}

static gboolean
has (JsonNode *result, const char *words)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *one = NULL, *two = g_utf8_casefold (words, -1);

  append_texts (all, result);
  one = g_utf8_casefold (all->str, -1);
  return strstr (one, two) != NULL;
}

/* Lines may be written as a list, or as one text. */
static gboolean
is (JsonNode *result, JsonNode *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (json_node_equal (result, expected))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (result) || !JSON_NODE_HOLDS_VALUE (expected))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (result)); i++)
    {
      JsonNode *line = json_array_get_element (json_node_get_array (result), i);

      if (JSON_NODE_HOLDS_VALUE (line) && json_node_get_value_type (line) == G_TYPE_STRING)
        g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", json_node_get_string (line));
    }
  return g_strcmp0 (json_node_get_string (expected), lines->str) == 0;
}

/* A number that is left out is 0, as in the first minute of a stage. */
static gboolean
is_zero (JsonNode *expected)
{
  return JSON_NODE_HOLDS_VALUE (expected) && json_node_get_value_type (expected) == G_TYPE_INT64
         && json_node_get_int (expected) == 0;
}

static gboolean
is_carried (JsonNode *root, JsonObject *fact)
{
  const char *at = json_object_get_string_member (fact, "at");
  g_autoptr (GPtrArray) found = follow (root, at);
  g_autoptr (JsonNode) result = gather (found, strstr (at, "[]") != NULL);
  g_autofree char *words = json_to_string (result, FALSE);
  gboolean carried;

  if (json_object_has_member (fact, "silent"))
    carried = found->len == 0;
  else if (json_object_has_member (fact, "count"))
    carried = (JSON_NODE_HOLDS_ARRAY (result) ? json_array_get_length (json_node_get_array (result)) : found->len)
              == json_object_get_int_member (fact, "count");
  else if (json_object_has_member (fact, "has"))
    carried = found->len > 0 && has (result, json_object_get_string_member (fact, "has"));
  else
    carried = found->len > 0 ? is (result, json_object_get_member (fact, "is"))
                             : is_zero (json_object_get_member (fact, "is"));
  if (!carried)
    g_test_message ("%s: %s", at, words);
  return carried;
}

/* The facts of one section of one process, as in 001-B. */
typedef struct
{
  JsonNode *book; /* as the reader understood it */
  JsonArray *facts;
  char *section;
} Section;

static gboolean
belongs (JsonObject *fact, const char *section)
{
  const char *name = json_object_get_string_member (fact, "fact");

  return g_str_has_prefix (name, section) && (name[strlen (section)] == ' ' || name[strlen (section)] == '\0');
}

static void
test_section (gconstpointer data)
{
  const Section *self = data;

  for (guint i = 0; i < json_array_get_length (self->facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (self->facts, i);

      if (belongs (fact, self->section) && !is_carried (self->book, fact))
        g_test_fail_printf ("not carried: %s", json_object_get_string_member (fact, "fact"));
    }
}

static void
free_section (gpointer data)
{
  Section *self = data;

  json_node_unref (self->book);
  json_array_unref (self->facts);
  g_free (self->section);
  g_free (self);
}

static void
add_section (JsonNode *book, JsonArray *facts, const char *key, const char *section)
{
  g_autofree char *path = g_strdup_printf ("/facts/%s/%s", key, section);
  Section *self = g_new0 (Section, 1);

  self->book = json_node_ref (book);
  self->facts = json_array_ref (facts);
  self->section = g_strdup (section);
  g_test_add_data_func_full (path, self, test_section, free_section);
}

/* --- tables --- */

static JsonNode *
read_json (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonNode *node;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}

static JsonNode *
read_book (const char *key)
{
  g_autofree char *name = g_strconcat (key, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "playbooks", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  playbook = sitrep_examine (text, -1, NULL, &error);
  g_assert_no_error (error);
  return sitrep_shape_write (&sitrep_playbook_shape, playbook);
}

static void
add_table (const char *path)
{
  g_autoptr (JsonNode) table = read_json (path);
  JsonObject *object = json_node_get_object (table);
  const char *key = json_object_get_string_member (object, "playbook");
  JsonArray *facts = json_object_get_array_member (object, "facts");
  g_autoptr (JsonNode) book = read_book (key);
  g_autoptr (GHashTable) sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      const char *name = json_object_get_string_member (json_array_get_object_element (facts, i), "fact");
      char *section = g_strndup (name, strcspn (name, " "));

      if (!g_hash_table_add (seen, (gpointer) name))
        g_error ("%s: “%s” is there twice", path, name);
      if (!g_hash_table_contains (sections, section))
        add_section (book, facts, key, section);
      g_hash_table_add (sections, section);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "tests", "facts", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        add_table (path);
      }
  return g_test_run ();
}
