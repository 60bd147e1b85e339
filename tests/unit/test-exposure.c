/* test-exposure.c - what should not leave the house, and words that look for blame
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-blame.h"
#include "incident/sitrep-exposure.h"

/* What is found in @text, as `kind words`, one a line. */
static void
check (const char *text, const char *const *names, const char *expected)
{
  g_autoptr (GPtrArray) found = sitrep_exposures (text, names);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const SitrepExposure *exposure = g_ptr_array_index (found, i);

      g_string_append_printf (out, "%s%s %s", i > 0 ? "\n" : "", sitrep_exposure_label (exposure->kind),
                              exposure->words);
    }
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_kinds (void)
{
  const char *const names[] = { "Ada Byron", "Jo", NULL };

  check ("ada byron rolled back. Joan watched, then Jo. Ada Byron closed it.", names,
         "Name ada byron\nName Ada Byron\nName Jo");
  check ("We lost €12,400 and 300 SAR in 20 minutes", NULL, "Money €12,400\nMoney 300 SAR");
  check ("Mail to ops@shop.example from 10.20.30.40, version 1.2.3", NULL,
         "Address ops@shop.example\nAddress 10.20.30.40");
  check ("It said:\nERROR: pool exhausted\nand stopped", NULL, "Line of a log ERROR: pool exhausted");
  check ("One login in five failed for 17 minutes.", names, "");
}

/* Each once, and bytes that are no text end nothing. */
static void
test_odd (void)
{
  check ("$5 and $5 and \xff $5", NULL, "Money $5");
}

static void
test_blame (void)
{
  static const struct
  {
    const char *text, *found;
  } cases[] = {
    { "Ada should have known", "should have known" },
    { "The cause was human error.", "human error" },
    { "It was Ben's fault", "Ben's fault" },
    { "The on-call failed to notice", "failed to" },
    { "Menschliches Versagen", "Menschliches Versagen" },
    { "Nothing warned before the pool was full", NULL },
    { "The default should be larger", NULL },
    { "Clearance was given", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *hint = NULL;
      g_autofree char *found = sitrep_blame_find (cases[i].text, &hint);

      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_true ((hint != NULL) == (found != NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exposure/kinds", test_kinds);
  g_test_add_func ("/exposure/odd", test_odd);
  g_test_add_func ("/blame/words", test_blame);
  return g_test_run ();
}
