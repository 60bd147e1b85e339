/* test-match.c - finding things by a few typed words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-match.h"

static const SitrepMatchable things[] = {
  { "Declare an incident", "Incidents" },
  { "Change the level", "The Incident Shown" },
  { "Change the status", "The Incident Shown" },
  { "Export the post-mortem", "The Incident Shown" },
  { "Move it to another playbook", "The Incident Shown" },
  { "Level with the others", NULL },
  { "Störung der Zahlung", "INC-20251030-1200 Open" },
  { "تعطل الحجز", "INC-20251030-1201 Open" },
};

/* @expected: the places of what is found, in their order, as in "1 5". */
static void
check (const char *typed, const char *expected)
{
  g_autoptr (GArray) found = sitrep_match (typed, things, G_N_ELEMENTS (things));
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (places, "%s%u", i > 0 ? " " : "", g_array_index (found, guint, i));
  g_assert_cmpstr (places->str, ==, expected);
}

static void
test_all (void)
{
  check ("", "0 1 2 3 4 5 6 7");
  check (NULL, "0 1 2 3 4 5 6 7");
  check (" \t\n", "0 1 2 3 4 5 6 7");
}

static void
test_words (void)
{
  check ("decl", "0");
  check ("change", "1 2");
  /* Each word, in any order, wherever it stands. */
  check ("status change", "2");
  check ("  change   shown level ", "1");
  check ("change playbook", "");
  check ("zebra", "");
}

/* The title begins so, then a word of it does, then it is anywhere. */
static void
test_order (void)
{
  check ("level", "5 1");
  check ("the", "1 2 3 5 4");
  check ("incident", "0 1 2 3 4");
  check ("change the s", "2 1");
  check ("th l", "5 1 4");
  check ("eve", "1 5");
}

static void
test_more (void)
{
  check ("inc-20251030", "6 7");
  check ("1201", "7");
  check ("open", "6 7");
}

static void
test_letters (void)
{
  check ("CHANGE LEVEL", "1");
  check ("storung", "6");
  check ("STO\xcc\x88RUNG", "6");
  check ("zahl", "6");
  check ("الحجز", "7");
  check ("caf\xe9", "");
}

static void
test_hyphens (void)
{
  check ("post-mortem", "3");
  check ("post mortem", "3");
  check ("postmortem", "3");
  check ("mortem", "3");
}

static void
test_none (void)
{
  g_autoptr (GArray) found = sitrep_match ("level", NULL, 0);

  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/all", test_all);
  g_test_add_func ("/match/words", test_words);
  g_test_add_func ("/match/order", test_order);
  g_test_add_func ("/match/more", test_more);
  g_test_add_func ("/match/letters", test_letters);
  g_test_add_func ("/match/hyphens", test_hyphens);
  g_test_add_func ("/match/none", test_none);
  return g_test_run ();
}
