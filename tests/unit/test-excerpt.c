/* test-excerpt.c - the part of a text that was looked for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-excerpt.h"

#include <string.h>

static char *
marked (const char *text, const char *typed, guint max)
{
  g_auto (GStrv) words = sitrep_excerpt_words (typed);
  g_autoptr (GArray) marks = NULL;
  g_autofree char *excerpt = sitrep_excerpt (text, (const char *const *) words, max, &marks);
  GString *out = g_string_new (excerpt);

  for (guint i = marks->len; i > 0; i--)
    {
      g_string_insert (out, g_array_index (marks, SitrepMark, i - 1).end, "]");
      g_string_insert (out, g_array_index (marks, SitrepMark, i - 1).start, "[");
    }
  return g_string_free_and_steal (out);
}

static void
check (const char *text, const char *typed, guint max, const char *expected)
{
  g_autofree char *is = marked (text, typed, max);

  g_assert_cmpstr (is, ==, expected);
}

static void
test_marks (void)
{
  check ("Rolled back eu-1", "roll", 80, "[Rolled] back eu-1");
  check ("Rolled back eu-1", "eu-1", 80, "Rolled back [eu]-[1]");
  check ("Der Zähler steht, GRÜẞE", "zahler grüsse", 80, "Der [Zähler] steht, [GRÜẞE]");
  check ("one\n\ntwo  three", "two", 80, "one [two] three");
  check ("nothing here", "checkout", 80, "nothing here");
  check ("", "checkout", 80, "");
  check ("what is typed is only dots", "\"… *", 80, "what is typed is only dots");
}

static void
test_place (void)
{
  check ("Support reports a dozen tickets about payments that were taken twice; the provider was called", "twice", 40,
         "…taken [twice]; the provider was called");
  check ("aaaa bbbb cccc dddd eeee ffff gggg hhhh", "hhhh", 12, "…[hhhh]");
}

static void
test_hostile (void)
{
  g_autofree char *filling = g_strnfill (100000, 'x');
  g_autofree char *is = marked (filling, filling, 160);
  g_autofree char *broken = marked ("caf\xe9 closed", "closed\xff", 80);

  g_assert_cmpuint (g_utf8_strlen (is, -1), <=, 162);
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_nonnull (strstr (broken, "[closed]"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/excerpt/marks", test_marks);
  g_test_add_func ("/excerpt/place", test_place);
  g_test_add_func ("/excerpt/hostile", test_hostile);
  return g_test_run ();
}
