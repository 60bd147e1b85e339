/* test-contradiction.c - times of an incident that cannot all be true
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-contradiction.h"
#include "incidents.h"

static void
check (SitrepDossier *dossier, gint64 now, const char *expected)
{
  g_autoptr (GPtrArray) found = sitrep_contradictions (dossier, now);
  g_autofree char *all = NULL;

  g_ptr_array_add (found, NULL);
  all = g_strjoinv ("\n", (char **) found->pdata);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_none (void)
{
  g_autoptr (SitrepDossier) p = test_000p ("12:45");
  g_autoptr (SitrepDossier) s = test_001s ("14:45");

  check (p, test_000p_at ("13:00"), "");
  check (s, test_001s_at ("14:45"), "");
}

/* The head of the incident on record ends at 16:45, its timeline at 14:45. */
static void
test_001s_end (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:45");

  test_milestone (d, test_001s_at ("16:45"), "resolved");
  check (d, test_001s_at ("17:00"), "“Resolved” has two times: 14:45 and 16:45.");
  check (d, test_001s_at ("16:00"),
         "“Resolved” has two times: 14:45 and 16:45.\n“Resolved” at 16:45 is in the future.");
}

/* Opened again, it may end a second time, and be mitigated a second time. */
static void
test_reopened (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:45");

  test_milestone (d, test_001s_at ("15:00"), "reopened");
  test_milestone (d, test_001s_at ("15:30"), "mitigated");
  check (d, test_001s_at ("15:40"), "");
  test_milestone (d, test_001s_at ("16:45"), "resolved");
  check (d, test_001s_at ("17:00"), "");
}

static void
set (SitrepDossier *d, const char *key, const char *clock)
{
  SitrepEntry *entry = (SitrepEntry *) sitrep_dossier_milestone (d, key);

  if (entry != NULL)
    entry->at = test_001s_at (clock);
  else
    test_milestone (d, test_001s_at (clock), key);
}

static void
test_order (void)
{
  static const struct
  {
    const char *key, *clock, *expected;
  } cases[] = {
    { "resolved", "13:50",
      "“Resolved” at 13:50 is before “Actual start” at 14:00.\n“Resolved” at 13:50 is before “Mitigated” at 14:25.\n"
      "“Resolved” at 13:50 is before “Detected” at 14:00.\n“Resolved” at 13:50 is before “Declared” at 14:10.\n"
      "“Resolved” at 13:50 is before “Root cause identified” at 14:20.\n"
      "“Resolved” at 13:50 is before “Service restored” at 14:30." },
    { "mitigated", "14:50", "“Resolved” at 14:45 is before “Mitigated” at 14:50." },
    { "detected", "13:55", "“Detected” at 13:55 is before “Actual start” at 14:00." },
    { "acknowledged", "13:59",
      "“Response started” at 13:59 is before “Actual start” at 14:00.\n"
      "“Response started” at 13:59 is before “Detected” at 14:00." },
    { "closed", "14:40", "“Closed” at 14:40 is before “Resolved” at 14:45." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SitrepDossier) d = test_001s ("14:45");

      g_test_message ("%s", cases[i].key);
      set (d, cases[i].key, cases[i].clock);
      check (d, test_001s_at ("17:00"), cases[i].expected);
    }
}

/* Watched, it may still have events; over, it may not. What people only write about it is no event. */
static void
test_goes_on (void)
{
  g_autoptr (SitrepDossier) d = test_000p ("12:45");
  SitrepEntry *last = g_ptr_array_index (d->entries, d->entries->len - 1);
  g_autoptr (SitrepEntry) late = sitrep_record_copy (last);

  g_set_str (&late->milestone, NULL);
  late->kind = SITREP_ENTRY_NOTE;
  late->at = test_000p_at ("13:10");
  g_ptr_array_add (d->entries, sitrep_record_ref (late));
  check (d, test_000p_at ("14:00"), "");
  late->kind = SITREP_ENTRY_EVENT;
  check (d, test_000p_at ("14:00"), "The timeline goes on until 13:10, but the incident ended at 12:45.");
  d->incident->phase = SITREP_PHASE_RESOLVED;
  check (d, test_000p_at ("14:00"), "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contradiction/none", test_none);
  g_test_add_func ("/contradiction/001-S", test_001s_end);
  g_test_add_func ("/contradiction/reopened", test_reopened);
  g_test_add_func ("/contradiction/order", test_order);
  g_test_add_func ("/contradiction/goes-on", test_goes_on);
  return g_test_run ();
}
