/* test-label.c - an incident's id by the pattern of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-label.h"
#include "incidents.h"

static void
check_label (SitrepPlaybook *playbook, const char *started, guint sequence, const char *prefix, const char *label)
{
  g_autofree char *begin = sitrep_label_prefix (playbook, test_utc (started));
  g_autofree char *whole = sitrep_label_make (playbook, test_utc (started), sequence);

  g_assert_cmpstr (begin, ==, prefix);
  g_assert_cmpstr (whole, ==, label);
}

static void
test_pawtropolis (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");

  /* The tests run in UTC, which is the “local” of its pattern. */
  check_label (playbook, "2025-10-30T12:00:00Z", 1, "INC-20251030-1200", "INC-20251030-1200");
  check_label (playbook, "2025-10-30T12:00:59Z", 7, "INC-20251030-1200", "INC-20251030-1200");
}

static void
test_liyaqa (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");

  check_label (playbook, "2026-01-31T11:00:00Z", 1, "INC-2026-01-31-", "INC-2026-01-31-001");
  check_label (playbook, "2026-01-31T11:00:00Z", 999, "INC-2026-01-31-", "INC-2026-01-31-999");
  check_label (playbook, "2026-01-31T11:00:00Z", 1000, "INC-2026-01-31-", "INC-2026-01-31-1000");
  check_label (playbook, "2026-01-31T11:00:00Z", 0, "INC-2026-01-31-", "INC-2026-01-31-001");
  /* The day in Riyadh begins three hours before that of UTC. */
  check_label (playbook, "2026-01-31T21:00:00Z", 1, "INC-2026-02-01-", "INC-2026-02-01-001");
}

static void
set_pattern (SitrepPlaybook *playbook, const char *pattern, const char *zone)
{
  g_set_str (&playbook->ids.incident, pattern);
  g_set_str (&playbook->ids.zone, zone);
}

static void
test_patterns (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");
  const char *at = "2025-10-30T12:00:00Z";

  set_pattern (playbook, NULL, NULL);
  check_label (playbook, at, 2, "INC-20251030-", "INC-20251030-002");
  set_pattern (playbook, "{{sequence}}", NULL);
  check_label (playbook, at, 12, "", "12");
  set_pattern (playbook, "P-{{sequence:2}}-{{started:%y}}", NULL);
  check_label (playbook, at, 3, "P-", "P-03-25");
  set_pattern (playbook, "INC-{{started:%H}}", "Asia/Riyadh");
  check_label (playbook, at, 1, "INC-15", "INC-15");
  /* A zone that is none, a hole that is not known or not closed, a format that is none. */
  set_pattern (playbook, "INC-{{started:%H}}", "Europe/Atlantis");
  check_label (playbook, at, 1, "INC-12", "INC-12");
  set_pattern (playbook, "INC-{{weather}}-{{", NULL);
  check_label (playbook, at, 1, "INC-{{weather}}-{{", "INC-{{weather}}-{{");
  set_pattern (playbook, "INC-{{started:%!}}", NULL);
  check_label (playbook, at, 1, "INC-", "INC-");
  set_pattern (playbook, "INC-{{sequence:}}", NULL);
  check_label (playbook, at, 4, "INC-", "INC-4");
}

static void
test_apart (void)
{
  static const char *const expected[] = { "INC-20251030-1200", "INC-20251030-1200-2", "INC-20251030-1200-3" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *label = sitrep_label_apart ("INC-20251030-1200", i);

      g_assert_cmpstr (label, ==, expected[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/pawtropolis", test_pawtropolis);
  g_test_add_func ("/label/liyaqa", test_liyaqa);
  g_test_add_func ("/label/patterns", test_patterns);
  g_test_add_func ("/label/apart", test_apart);
  return g_test_run ();
}
