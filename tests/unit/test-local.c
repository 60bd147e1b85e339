/* test-local.c - the process' time with our own beside it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-local.h"
#include "incidents.h"

static void
check (const char *process, const char *here, const char *iso, const char *both, const char *labels)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook (process);
  g_autoptr (GTimeZone) local = g_time_zone_new_identifier (here);
  g_autofree char *time = sitrep_local_both (playbook, local, test_utc (iso), test_utc (iso));
  g_autofree char *head = sitrep_local_labels (playbook, local, test_utc (iso));

  g_assert_cmpstr (time, ==, both);
  g_assert_cmpstr (head, ==, labels);
}

static void
test_both (void)
{
  check ("liyaqa", "Europe/Berlin", "2026-01-31T11:10:00Z", "14:10 KSA, 12:10 here", "KSA, here −2 h");
  /* In summer we are nearer. */
  check ("liyaqa", "Europe/Berlin", "2026-07-31T11:10:00Z", "14:10 KSA, 13:10 here", "KSA, here −1 h");
  check ("liyaqa", "Asia/Riyadh", "2026-01-31T11:10:00Z", "14:10 KSA", "KSA");
  /* Another name, the same time. */
  check ("liyaqa", "Africa/Nairobi", "2026-01-31T11:10:00Z", "14:10 KSA", "KSA");
  check ("pawtropolis", "Asia/Kolkata", "2025-10-30T12:02:00Z", "12:02 UTC, 17:32 here", "UTC, here +5:30 h");
}

static void
test_another_day (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");
  g_autoptr (GTimeZone) local = g_time_zone_new_identifier ("Europe/Berlin");
  g_autofree char *words
    = sitrep_local_both (playbook, local, test_utc ("2026-02-02T11:45:00Z"), test_utc ("2026-01-31T11:45:00Z"));

  g_assert_cmpstr (words, ==, "Mon 2 Feb 14:45 KSA, 12:45 here");
}

static void
test_never (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("liyaqa");
  g_autoptr (GTimeZone) local = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_null (sitrep_local_here (playbook, local, SITREP_NEVER));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local/both", test_both);
  g_test_add_func ("/local/day", test_another_day);
  g_test_add_func ("/local/never", test_never);
  return g_test_run ();
}
