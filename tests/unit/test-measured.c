/* test-measured.c - what was measured for a checklist item, against the figures of the processes
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-measured.h"
#include "incidents.h"

static SitrepItem *
item_of (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepItem *item = sitrep_playbook_item (playbook, key);

  g_assert_nonnull (item);
  return (SitrepItem *) item;
}

/* Liyaqa watches a mitigation until errors are below 1 % and answers below 500 ms. */
static void
test_states (void)
{
  static const struct
  {
    const char *item, *measured;
    SitrepMeasuredState state;
  } cases[] = {
    { "mitigation-errors", "errors=0.4", SITREP_MEASURED_MET },
    { "mitigation-errors", "errors=0.4 %", SITREP_MEASURED_MET },
    { "mitigation-errors", "errors=0", SITREP_MEASURED_MET },
    { "mitigation-errors", "errors=1", SITREP_MEASURED_MISSED },
    { "mitigation-errors", "errors=5 %", SITREP_MEASURED_MISSED },
    { "mitigation-errors", "latency=200", SITREP_MEASURED_NOTHING },
    { "mitigation-errors", "errors=many", SITREP_MEASURED_NOTHING },
    { "mitigation-errors", "", SITREP_MEASURED_NOTHING },
    { "mitigation-errors", NULL, SITREP_MEASURED_NOTHING },
    { "mitigation-latency", "errors=5\nlatency=499 ms", SITREP_MEASURED_MET },
    { "mitigation-latency", "errors=0\nlatency=500 ms", SITREP_MEASURED_MISSED },
    { "watch", "errors=0", SITREP_MEASURED_NOTHING },
  };
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].item, cases[i].measured);
      g_assert_cmpint (sitrep_measured_state (playbook, item_of (playbook, cases[i].item), cases[i].measured), ==,
                       cases[i].state);
    }
}

/* One that is missed is enough; to be met all must be there. */
static void
test_several_targets (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");
  SitrepItem *errors = item_of (playbook, "mitigation-errors");
  GPtrArray *own = errors->targets;

  errors->targets = g_ptr_array_new ();
  g_ptr_array_add (errors->targets, g_ptr_array_index (own, 0));
  g_ptr_array_add (errors->targets, g_ptr_array_index (item_of (playbook, "mitigation-latency")->targets, 0));
  g_assert_cmpint (sitrep_measured_state (playbook, errors, "errors=0.4"), ==, SITREP_MEASURED_NOTHING);
  g_assert_cmpint (sitrep_measured_state (playbook, errors, "errors=5"), ==, SITREP_MEASURED_MISSED);
  g_assert_cmpint (sitrep_measured_state (playbook, errors, "errors=0.4\nlatency=900"), ==, SITREP_MEASURED_MISSED);
  g_assert_cmpint (sitrep_measured_state (playbook, errors, "latency=300\nerrors=0.4"), ==, SITREP_MEASURED_MET);
  g_ptr_array_unref (errors->targets);
  errors->targets = own;
}

static char *
set (char *measured, const char *measure, const char *value)
{
  char *after = sitrep_measured_set (measured, measure, value);

  g_free (measured);
  return after;
}

/* A value takes the place of the one before, an empty one takes it away, and the others stay. */
static void
test_set (void)
{
  g_autofree char *measured = set (NULL, "errors", "5 %");
  g_autofree char *errors = NULL, *latency = NULL;

  measured = set (measured, "latency", "900 ms");
  measured = set (measured, "errors", "a=b");
  errors = sitrep_measured_get (measured, "errors");
  latency = sitrep_measured_get (measured, "latency");
  g_assert_cmpstr (errors, ==, "a=b");
  g_assert_cmpstr (latency, ==, "900 ms");
  g_assert_null (sitrep_measured_get (measured, "error"));
  measured = set (measured, "errors", "");
  g_assert_null (sitrep_measured_get (measured, "errors"));
  measured = set (measured, "latency", NULL);
  g_assert_cmpstr (measured, ==, "");
}

static void
check_words (const SitrepPlaybook *playbook, const char *item, const char *measured, const char *expected)
{
  g_autofree char *words = sitrep_measured_words (playbook, item_of (playbook, item), measured);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");

  check_words (playbook, "watch", "errors=0", NULL);
  check_words (playbook, "mitigation-errors", NULL, "Target: below 1 %");
  check_words (playbook, "mitigation-errors", "errors=0.4", "Target: below 1 % · measured: 0.4");
  check_words (playbook, "mitigation-errors", "errors=5 %", "Target: below 1 % · measured: 5 %, missed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measured/states", test_states);
  g_test_add_func ("/measured/several-targets", test_several_targets);
  g_test_add_func ("/measured/set", test_set);
  g_test_add_func ("/measured/words", test_words);
  return g_test_run ();
}
