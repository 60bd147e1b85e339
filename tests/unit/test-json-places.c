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
  g_test_add_func ("/json-places/words", test_words);
  return g_test_run ();
}
