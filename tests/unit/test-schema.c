/* test-schema.c - the JSON Schema that is kept is the one that the tables make
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "playbook/sitrep-playbook.h"
#include "playbook/sitrep-shape-schema.h"

#include <json-glib/json-glib.h>

static void
test_kept (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "playbook.schema.json", NULL);
  g_autofree char *made = sitrep_shape_schema (&sitrep_playbook_shape);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &kept, NULL, &error);
  g_assert_no_error (error);
  if (g_strcmp0 (made, kept) != 0)
    g_error ("data/playbook.schema.json is not what the tables say. Write it anew: ./dev run schema > "
             "data/playbook.schema.json");
}

static JsonObject *
property (JsonObject *schema, const char *name)
{
  return json_object_get_object_member (json_object_get_object_member (schema, "properties"), name);
}

static JsonObject *
element (JsonObject *schema, const char *list)
{
  return json_object_get_object_member (property (schema, list), "items");
}

static void
test_whole (void)
{
  g_autofree char *made = sitrep_shape_schema (&sitrep_playbook_shape);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (made, &error);
  JsonObject *schema;

  g_assert_no_error (error);
  schema = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (schema, "$schema"), ==,
                   "https://json-schema.org/draft/2020-12/schema");
  g_assert_cmpstr (json_object_get_string_member (schema, "title"), ==, "Playbook");
  g_assert_cmpstr (json_object_get_string_member (schema, "type"), ==, "object");
  g_assert_true (g_str_has_suffix (made, "}\n"));
  g_assert_false (json_object_has_member (schema, "additionalProperties"));
}

/* A word, a date, a reference, lines, and a shape that several keys hold. */
static void
test_kinds (void)
{
  g_autofree char *made = sitrep_shape_schema (&sitrep_playbook_shape);
  g_autoptr (JsonNode) node = json_from_string (made, NULL);
  JsonObject *schema = json_node_get_object (node), *level = element (schema, "levels");
  JsonObject *need
    = property (json_object_get_object_member (json_object_get_object_member (schema, "$defs"), "rule"), "need");
  JsonObject *body = property (element (schema, "templates"), "body");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (need, "enum")), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (property (level, "meeting"), "$ref"), ==, "#/$defs/rule");
  g_assert_cmpstr (json_object_get_string_member (property (level, "meeting"), "title"), ==, "War Room");
  g_assert_cmpstr (json_object_get_string_member (property (schema, "default_level"), "$comment"), ==,
                   "a key of levels");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (body, "type")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (property (property (schema, "about"), "reviewed"), "pattern"), ==,
                   "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  g_assert_cmpint (json_object_get_int_member (property (schema, "levels"), "minItems"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/kept", test_kept);
  g_test_add_func ("/schema/whole", test_whole);
  g_test_add_func ("/schema/kinds", test_kinds);
  return g_test_run ();
}
