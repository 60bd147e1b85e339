/* test-example.c - the first example of the documentation runs as it stands there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-examine.h"

#include <string.h>

#define LINES_MAX 60

static char *
read_document (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "docs", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_runs (void)
{
  g_autofree char *text = read_document ("example-playbook.json");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_examine (text, -1, &faults, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (playbook->format, ==, SITREP_PLAYBOOK_FORMAT);
  g_assert_cmpuint (playbook->templates->len, >, 0);
  g_assert_cmpuint (playbook->groups->len, >, 0);
}

static void
test_is_short (void)
{
  g_autofree char *text = read_document ("example-playbook.json");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines) - 1, <, LINES_MAX);
}

static void
test_is_shown (void)
{
  g_autofree char *text = read_document ("example-playbook.json");
  g_autofree char *block = g_strdup_printf ("```json\n%s```\n", text);
  g_autofree char *document = read_document ("playbook.md");

  if (strstr (document, block) == NULL)
    g_error ("docs/playbook.md does not show docs/example-playbook.json as it is.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/example/runs", test_runs);
  g_test_add_func ("/example/is-short", test_is_short);
  g_test_add_func ("/example/is-shown", test_is_shown);
  return g_test_run ();
}
