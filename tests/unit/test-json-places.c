/* test-json-places.c - the lines of faults
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "playbook/sitrep-json-places.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

static void
note_cb (const char *path, guint line, gboolean repeated, gpointer data)
{
  g_string_append_printf (data, "%s:%u%s ", path, line, repeated ? "!" : "");
}

static void
test_places (void)
{
  static const char text[] = "{\n \"levels\": [\n  { \"key\": \"SEV0\",\n    \"name\": \"a \\\" } ] b\" },\n"
                             "  { \"key\": 1 } ],\n \"time\": { \"zone\": null,\n \"zone\": true } }";
  g_autoptr (GString) seen = g_string_new (NULL);

  sitrep_json_places (text, strlen (text), note_cb, seen);
  g_assert_cmpstr (seen->str, ==,
                   "levels:2 levels[0]:3 levels[0].key:3 levels[0].name:4 levels[1]:5 levels[1].key:5 time:6 "
                   "time.zone:6 time.zone:7! ");
}

/* Whatever it is given, it ends. */
static void
test_broken (void)
{
  static const char *const texts[] = { "", "{", "[", "{\"a\"", "{\"a\":", "[1,", "\"", "{]}", "}}}", "{\"a\\" };
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) seen = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    sitrep_json_places (texts[i], strlen (texts[i]), note_cb, seen);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  sitrep_json_places (deep->str, deep->len, note_cb, seen);
}

static void
count_cb (const char *path, guint line, gboolean repeated, gpointer data)
{
  guint *counts = data;

  counts[repeated]++;
}

/* A map of a hundred services, and each of them once more: those among the first few and those beyond. */
static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  guint counts[2] = { 0 };

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%s\"service-%u\": {\"key\": %u}", i > 0 ? ", " : "", i % 100, i);
  g_string_append_c (text, '}');
  sitrep_json_places (text->str, text->len, count_cb, counts);
  g_assert_cmpuint (counts[FALSE], ==, 100 + 200);
  g_assert_cmpuint (counts[TRUE], ==, 100);
}

/* As of a list of more than ten, whose numbers are written by hand. */
static void
test_indices (void)
{
  g_autoptr (GString) text = g_string_new ("[0");
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (text, ",\n%u", i);
  g_string_append_c (text, ']');
  sitrep_json_places (text->str, text->len, note_cb, seen);
  g_assert_true (g_str_has_prefix (seen->str, "[0]:1 [1]:2 "));
  g_assert_nonnull (strstr (seen->str, " [10]:11 "));
  g_assert_true (g_str_has_suffix (seen->str, " [99]:100 [100]:101 "));
}

/* The place of a fault is looked for around it, however its key is spelled: of dots alone, and not as JSON escapes it. */
static void
test_dots (void)
{
  g_autoptr (GString) text = g_string_new ("{ \"format\": 0, \"key\": \"k\",\n\"\\u0041");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '.');
  g_string_append (text, "\": 1 }");
  playbook = sitrep_playbook_read (text->str, (gssize) text->len, &faults, NULL);
  g_assert_null (playbook);
  g_assert_cmpuint (faults->len, >, 0);
}

/* What is missing has the line of what it is missing from. */
static void
test_missing (void)
{
  static const char text[] = "{ \"format\": 1, \"key\": \"k\", \"title\": \"T\",\n"
                             "  \"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\" },\n"
                             "    { \"key\": \"P1\" } ],\n"
                             "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },\n"
                             "    { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ] }";
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_null (playbook);
  g_assert_nonnull (strstr (error->message, "Line 3, levels[1].name: "));
}

/* A person looks for the line first. */
static void
test_words (void)
{
  static const char text[] = "{ \"format\": 0, \"key\": \"k\", \"title\": \"T\",\n"
                             "  \"levels\": [ { \"key\": \"P0\", \"name\": \"Critical\",\n"
                             "    \"colour\": \"pink\" } ],\n"
                             "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },\n"
                             "    { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\" } ] }";
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_null (playbook);
  g_assert_nonnull (strstr (error->message, "Line 3, levels[0].colour: “pink”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-places/paths-and-lines", test_places);
  g_test_add_func ("/json-places/broken", test_broken);
  g_test_add_func ("/json-places/many-keys", test_many_keys);
  g_test_add_func ("/json-places/indices", test_indices);
  g_test_add_func ("/json-places/dots", test_dots);
  g_test_add_func ("/json-places/missing", test_missing);
  g_test_add_func ("/json-places/words", test_words);
  return g_test_run ();
}
