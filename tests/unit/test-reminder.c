/* test-reminder.c - when a person is told of what is due, by the figures of the processes
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-reminder.h"
#include "incidents.h"

#include <string.h>

/* The times of the reminders from the beginning on, so many of them, as in “30 12:27, 30 12:32”. */
static char *
times_of (const SitrepDeadline *deadline, const SitrepPlaybook *playbook, gint64 from, guint n)
{
  GString *out = g_string_new (NULL);
  gint64 at = from - 1;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clock = NULL;

      at = sitrep_reminder_next (deadline, playbook, at);
      clock = sitrep_time_format (at, playbook->zone, "%d %H:%M");
      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", clock);
    }
  return g_string_free_and_steal (out);
}

static void
check (const SitrepPlaybook *playbook, const char *since, const char *due, guint n, const char *expected)
{
  SitrepDeadline deadline = { .since = test_utc (since), .due = due != NULL ? test_utc (due) : SITREP_NEVER };
  g_autofree char *times = times_of (&deadline, playbook, deadline.since, n);

  g_assert_cmpstr (times, ==, expected);
}

/* Four fifths of its time, but no earlier than five minutes before: SEV1's half hour, SEV0's quarter and five minutes,
 * Liyaqa's four hours. */
static void
test_before (void)
{
  g_autoptr (SitrepPlaybook) pawtropolis = test_playbook ("pawtropolis");
  g_autoptr (SitrepPlaybook) liyaqa = test_playbook ("liyaqa");

  check (pawtropolis, "2025-10-30T12:02:00Z", "2025-10-30T12:32:00Z", 2, "30 12:27, 30 12:32");
  check (pawtropolis, "2025-10-30T12:00:00Z", "2025-10-30T12:25:00Z", 2, "30 12:20, 30 12:25");
  check (pawtropolis, "2025-10-30T12:02:00Z", "2025-10-30T12:17:00Z", 2, "30 12:14, 30 12:17");
  check (pawtropolis, "2025-10-30T12:02:00Z", "2025-10-30T12:07:00Z", 2, "30 12:06, 30 12:07");
  check (liyaqa, "2026-01-31T14:00:00+03:00", "2026-01-31T18:00:00+03:00", 2, "31 17:55, 31 18:00");
}

/* The steps grow, and end in one a day. */
static void
test_again (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");

  check (playbook, "2025-10-30T12:02:00Z", "2025-10-30T12:32:00Z", 12,
         "30 12:27, 30 12:32, 30 12:37, 30 12:47, 30 13:02, 30 13:32, 30 14:32, 30 16:32, 30 20:32, "
         "31 12:32, 01 12:32, 02 12:32");
}

/* What has no time of its own, as a message that was refused, is due since it is there. */
static void
test_without_time (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");

  check (playbook, "2025-10-30T12:04:00Z", NULL, 4, "30 12:04, 30 12:09, 30 12:19, 30 12:34");
}

/* 000-P was resolved on a Thursday at 12:15: its post-mortem is due on Saturday, and Friday is the working day before.
 * 001-S was resolved on a Saturday, and no working day lies between that and Monday. */
static void
test_long (void)
{
  g_autoptr (SitrepPlaybook) pawtropolis = test_playbook ("pawtropolis");
  g_autoptr (SitrepPlaybook) liyaqa = test_playbook ("liyaqa");

  check (pawtropolis, "2025-10-30T12:15:00Z", "2025-11-01T12:15:00Z", 4, "31 12:15, 01 11:15, 01 12:15, 01 12:20");
  check (pawtropolis, "2025-10-30T12:15:00Z", "2025-11-03T12:15:00Z", 3, "31 12:15, 03 11:15, 03 12:15");
  check (liyaqa, "2026-01-31T14:45:00+03:00", "2026-02-02T14:45:00+03:00", 3, "31 14:45, 02 13:45, 02 14:45");
  /* A day is long, a minute less is not. */
  check (pawtropolis, "2025-10-30T12:15:00Z", "2025-10-31T12:15:00Z", 3, "30 12:15, 31 11:15, 31 12:15");
  check (pawtropolis, "2025-10-30T12:15:00Z", "2025-10-31T12:14:00Z", 2, "31 12:09, 31 12:14");
}

/* A working day is meant, not a working hour: the standard process works from nine to five, and what is due at five, or
 * at night, is told of one working day before. */
static void
test_long_in_hours (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("standard");

  g_clear_pointer (&playbook->zone, g_time_zone_unref);
  playbook->zone = sitrep_zone_open ("Europe/Berlin");
  check (playbook, "2026-01-20T10:00:00+01:00", "2026-02-03T17:00:00+01:00", 3, "02 17:00, 03 16:00, 03 17:00");
  check (playbook, "2026-01-20T10:00:00+01:00", "2026-02-02T22:15:00+01:00", 3, "30 22:15, 02 21:15, 02 22:15");
}

/* The same time by the clock, also where the clocks were changed in between. */
static void
test_long_over_summer_time (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("standard");

  g_clear_pointer (&playbook->zone, g_time_zone_unref);
  playbook->zone = sitrep_zone_open ("Europe/Berlin");
  check (playbook, "2026-03-20T10:00:00+01:00", "2026-03-30T15:00:00+02:00", 3, "27 15:00, 30 14:00, 30 15:00");
  check (playbook, "2026-10-16T10:00:00+02:00", "2026-10-26T15:00:00+01:00", 3, "23 15:00, 26 14:00, 26 15:00");
}

/* How often a person should have been told grows by one at each of those times, and says so also after a sleep. */
static void
test_count (void)
{
  g_autoptr (SitrepPlaybook) playbook = test_playbook ("pawtropolis");
  SitrepDeadline deadline = { .since = test_000p_at ("12:02"), .due = test_000p_at ("12:32") };
  gint64 at = deadline.since;

  g_assert_cmpuint (sitrep_reminders_by (&deadline, playbook, at), ==, 0);
  for (guint n = 1; n < 40; n++)
    {
      at = sitrep_reminder_next (&deadline, playbook, at);
      g_assert_cmpuint (sitrep_reminders_by (&deadline, playbook, at - 1), ==, n - 1);
      g_assert_cmpuint (sitrep_reminders_by (&deadline, playbook, at), ==, n);
    }
}

/* Only the thing that was put off, and only until then. */
static void
test_snoozed (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  SitrepSnooze *snooze = sitrep_record_new (&sitrep_snooze_type);
  SitrepDeadline update = { .kind = SITREP_DEADLINE_UPDATE, .key = (char *) "internal" };
  SitrepDeadline response = { .kind = SITREP_DEADLINE_RESPONSE };

  snooze->deadline = g_strdup ("update:internal");
  snooze->until = test_000p_at ("12:42");
  g_ptr_array_add (dossier->snoozes, snooze);
  g_assert_true (sitrep_deadline_snooze (&update, dossier, test_000p_at ("12:41")) == snooze);
  g_assert_null (sitrep_deadline_snooze (&update, dossier, test_000p_at ("12:42")));
  g_assert_null (sitrep_deadline_snooze (&response, dossier, test_000p_at ("12:41")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminder/before", test_before);
  g_test_add_func ("/reminder/again", test_again);
  g_test_add_func ("/reminder/without-time", test_without_time);
  g_test_add_func ("/reminder/long", test_long);
  g_test_add_func ("/reminder/long/hours", test_long_in_hours);
  g_test_add_func ("/reminder/long/summer-time", test_long_over_summer_time);
  g_test_add_func ("/reminder/count", test_count);
  g_test_add_func ("/reminder/snoozed", test_snoozed);
  return g_test_run ();
}
