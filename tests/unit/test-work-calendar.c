/* test-work-calendar.c - business days and hours, over weekends, holidays and changes of the clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incidents.h"
#include "playbook/sitrep-work-calendar.h"

/* A process that works so; days and holidays are lists with commas, NULL is not stated. */
typedef struct
{
  const char *zone, *days, *from, *to, *holidays;
} Hours;

static const Hours unsaid = { "Europe/Berlin", NULL, NULL, NULL, NULL };
static const Hours office
  = { "Europe/Berlin", NULL, "09:00", "17:00", "2025-12-24,2025-12-25,2025-12-26,2026-01-01,2026-05-01" };
static const Hours riyadh = { "Asia/Riyadh", "sunday,monday,tuesday,wednesday,thursday", "08:00", "16:30", NULL };
static const Hours kolkata = { "Asia/Kolkata", NULL, "09:30", "18:00", NULL };
static const Hours every_day
  = { "Europe/Berlin", "monday,tuesday,wednesday,thursday,friday,saturday,sunday", NULL, "24:00", NULL };
static const Hours night
  = { "Europe/Berlin", "monday,tuesday,wednesday,thursday,friday,saturday,sunday", "00:30", "06:00", NULL };
static const Hours lord_howe = { "Australia/Lord_Howe", NULL, "09:00", "17:00", NULL };
static const Hours beirut = { "Asia/Beirut", "sunday", NULL, NULL, NULL };

static char **
split (const char *list)
{
  return list != NULL ? g_strsplit (list, ",", -1) : NULL;
}

static SitrepPlaybook *
process (const Hours *hours)
{
  SitrepPlaybook *playbook = test_playbook ("pawtropolis");
  SitrepWork *work = &playbook->work;

  g_strfreev (work->days);
  g_strfreev (work->holidays);
  work->days = split (hours->days);
  work->holidays = split (hours->holidays);
  g_set_str (&work->from, hours->from);
  g_set_str (&work->to, hours->to);
  g_set_str (&work->zone, hours->zone);
  return playbook;
}

static void
check_time (gint64 at, const char *expected)
{
  g_autofree char *iso = sitrep_time_iso (at);
  g_autofree char *wanted = expected != NULL ? sitrep_time_iso (test_utc (expected)) : g_strdup ("");

  g_assert_cmpstr (iso, ==, wanted);
}

static const struct
{
  const char *name;
  const Hours *hours;
  const char *from;
  guint days;
  const char *end;
} days[] = {
  { "a Friday evening", &unsaid, "2026-01-30T19:00:00+01:00", 1, "2026-02-03T00:00:00+01:00" },
  { "a Friday evening", &office, "2026-01-30T19:00:00+01:00", 1, "2026-02-02T17:00:00+01:00" },
  { "a Friday morning", &office, "2026-01-30T08:00:00+01:00", 1, "2026-02-02T17:00:00+01:00" },
  { "a Saturday", &office, "2026-01-31T12:00:00+01:00", 1, "2026-02-02T17:00:00+01:00" },
  { "late on Sunday", &office, "2026-02-01T23:59:59+01:00", 1, "2026-02-02T17:00:00+01:00" },
  { "a Monday", &office, "2026-02-02T00:00:00+01:00", 1, "2026-02-03T17:00:00+01:00" },
  { "still Sunday in Berlin", &office, "2026-02-01T22:30:00Z", 1, "2026-02-02T17:00:00+01:00" },
  { "already Monday in Berlin", &office, "2026-02-01T23:30:00Z", 1, "2026-02-03T17:00:00+01:00" },
  { "before a holiday", &office, "2026-04-30T10:00:00+02:00", 1, "2026-05-04T17:00:00+02:00" },
  { "the year's end", &office, "2025-12-23T18:00:00+01:00", 1, "2025-12-29T17:00:00+01:00" },
  { "over the year's end", &office, "2025-12-31T18:00:00+01:00", 1, "2026-01-02T17:00:00+01:00" },
  { "ten days", &office, "2026-01-30T19:00:00+01:00", 10, "2026-02-13T17:00:00+01:00" },
  { "ten days without hours", &unsaid, "2026-01-30T19:00:00+01:00", 10, "2026-02-14T00:00:00+01:00" },
  { "ten days over the new year", &office, "2025-12-22T10:00:00+01:00", 10, "2026-01-09T17:00:00+01:00" },
  { "a week that begins on Sunday", &riyadh, "2026-01-29T20:00:00+03:00", 1, "2026-02-01T16:30:00+03:00" },
  { "half an hour's zone", &kolkata, "2026-01-30T19:00:00+05:30", 1, "2026-02-02T18:00:00+05:30" },
  { "before midnight in India", &kolkata, "2026-01-29T18:29:00Z", 1, "2026-01-30T18:00:00+05:30" },
  { "after midnight in India", &kolkata, "2026-01-29T18:31:00Z", 1, "2026-02-02T18:00:00+05:30" },
  { "into summer time", &unsaid, "2026-03-27T12:00:00+01:00", 1, "2026-03-31T00:00:00+02:00" },
  { "on the day of summer time", &every_day, "2026-03-28T12:00:00+01:00", 1, "2026-03-30T00:00:00+02:00" },
  { "into winter time", &unsaid, "2026-10-23T12:00:00+02:00", 1, "2026-10-27T00:00:00+01:00" },
  { "on the day of winter time", &every_day, "2026-10-24T12:00:00+02:00", 1, "2026-10-26T00:00:00+01:00" },
  { "half an hour of summer time", &lord_howe, "2026-04-03T12:00:00+11:00", 1, "2026-04-06T17:00:00+10:30" },
  { "the same day", &office, "2026-01-30T08:00:00+01:00", 0, "2026-01-30T17:00:00+01:00" },
};

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SitrepPlaybook) playbook = process (days[i].hours);

      g_test_message ("%s", days[i].name);
      check_time (sitrep_work_end_of_day (playbook, test_utc (days[i].from), days[i].days), days[i].end);
    }
}

static const struct
{
  const char *name;
  const Hours *hours;
  const char *from;
  guint minutes;
  const char *at;
} minutes[] = {
  { "within the day", &office, "2026-01-30T10:00:00+01:00", 240, "2026-01-30T14:00:00+01:00" },
  { "to the end of the day", &office, "2026-01-30T13:00:00+01:00", 240, "2026-01-30T17:00:00+01:00" },
  { "over a weekend", &office, "2026-01-30T16:00:00+01:00", 240, "2026-02-02T12:00:00+01:00" },
  { "a Friday evening", &office, "2026-01-30T19:00:00+01:00", 30, "2026-02-02T09:30:00+01:00" },
  { "before the hours", &office, "2026-01-30T07:00:00+01:00", 30, "2026-01-30T09:30:00+01:00" },
  { "a holiday", &office, "2026-05-01T10:00:00+02:00", 60, "2026-05-04T10:00:00+02:00" },
  { "three days of eight hours", &office, "2026-01-29T09:00:00+01:00", 1440, "2026-02-02T17:00:00+01:00" },
  { "no minute at all", &office, "2026-01-31T12:00:00+01:00", 0, "2026-02-02T09:00:00+01:00" },
  { "over the weekend of summer time", &office, "2026-03-27T16:30:00+01:00", 60, "2026-03-30T09:30:00+02:00" },
  { "over the weekend of winter time", &office, "2026-10-23T16:30:00+02:00", 60, "2026-10-26T09:30:00+01:00" },
  { "whole days", &unsaid, "2026-01-30T23:00:00+01:00", 120, "2026-02-02T01:00:00+01:00" },
  { "a day of 23 hours", &every_day, "2026-03-29T00:00:00+01:00", 1440, "2026-03-30T01:00:00+02:00" },
  { "a day of 25 hours", &every_day, "2026-10-25T00:00:00+02:00", 1440, "2026-10-25T23:00:00+01:00" },
  { "a night of 4½ hours", &night, "2026-03-28T23:00:00+01:00", 271, "2026-03-30T00:31:00+02:00" },
  { "a night of 6½ hours", &night, "2026-10-24T23:00:00+02:00", 390, "2026-10-25T06:00:00+01:00" },
  { "half an hour's zone", &kolkata, "2026-01-30T17:45:00+05:30", 30, "2026-02-02T09:45:00+05:30" },
  { "a week that begins on Sunday", &riyadh, "2026-01-29T16:00:00+03:00", 60, "2026-02-01T08:30:00+03:00" },
  { "a midnight that is not there", &beirut, "2025-03-29T12:00:00+02:00", 60, "2025-03-30T02:00:00+03:00" },
};

static void
test_minutes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autoptr (SitrepPlaybook) playbook = process (minutes[i].hours);

      g_test_message ("%s", minutes[i].name);
      check_time (sitrep_work_add (playbook, test_utc (minutes[i].from), minutes[i].minutes), minutes[i].at);
    }
}

static void
test_open (void)
{
  static const struct
  {
    const Hours *hours;
    const char *at;
    gboolean open;
  } times[] = {
    { &office, "2026-01-30T08:59:59+01:00", FALSE },  { &office, "2026-01-30T09:00:00+01:00", TRUE },
    { &office, "2026-01-30T16:59:59+01:00", TRUE },   { &office, "2026-01-30T17:00:00+01:00", FALSE },
    { &office, "2026-01-31T12:00:00+01:00", FALSE },  { &office, "2025-12-25T12:00:00+01:00", FALSE },
    { &unsaid, "2026-01-30T23:59:59+01:00", TRUE },   { &unsaid, "2026-01-31T00:00:00+01:00", FALSE },
    { &riyadh, "2026-02-01T08:00:00+03:00", TRUE },   { &riyadh, "2026-01-30T12:00:00+03:00", FALSE },
    { &kolkata, "2026-01-30T09:29:00+05:30", FALSE }, { &kolkata, "2026-01-30T09:30:00+05:30", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (SitrepPlaybook) playbook = process (times[i].hours);

      g_test_message ("%s", times[i].at);
      g_assert_cmpint (sitrep_work_is_open (playbook, test_utc (times[i].at)), ==, times[i].open);
    }
}

/* A working day is meant, not a working hour. */
static void
test_day_before (void)
{
  static const struct
  {
    const Hours *hours;
    const char *at, *before;
  } times[] = {
    { &office, "2026-01-30T10:00:00+01:00", "2026-01-29T10:00:00+01:00" },
    { &office, "2026-02-02T17:00:00+01:00", "2026-01-30T17:00:00+01:00" },
    { &office, "2026-02-01T23:00:00+01:00", "2026-01-30T23:00:00+01:00" },
    { &office, "2025-12-29T03:00:00+01:00", "2025-12-23T03:00:00+01:00" },
    { &unsaid, "2026-02-03T00:00:00+01:00", "2026-02-02T00:00:00+01:00" },
    { &riyadh, "2026-02-01T08:00:00+03:00", "2026-01-29T08:00:00+03:00" },
    { &kolkata, "2026-01-29T18:31:00Z", "2026-01-28T18:31:00Z" },
    { &office, "2026-03-30T15:00:00+02:00", "2026-03-27T15:00:00+01:00" },
    { &office, "2026-10-26T15:00:00+01:00", "2026-10-23T15:00:00+02:00" },
    /* A time that is not there is the moment after the gap. */
    { &every_day, "2026-03-30T02:30:00+02:00", "2026-03-29T03:00:00+02:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (SitrepPlaybook) playbook = process (times[i].hours);

      g_test_message ("%s", times[i].at);
      check_time (sitrep_work_day_before (playbook, test_utc (times[i].at)), times[i].before);
    }
}

/* A calendar in which nobody ever works, and a time that never comes. */
static void
test_never (void)
{
  static const Hours empty = { "Europe/Berlin", "noday", NULL, NULL, NULL };
  static const Hours nowhere = { "Europe/Atlantis", NULL, NULL, NULL, NULL };
  g_autoptr (SitrepPlaybook) playbook = process (&empty);
  g_autoptr (SitrepPlaybook) own_zone = process (&nowhere);

  check_time (sitrep_work_end_of_day (playbook, test_utc ("2026-01-30T12:00:00Z"), 1), NULL);
  check_time (sitrep_work_add (playbook, test_utc ("2026-01-30T12:00:00Z"), 1), NULL);
  check_time (sitrep_work_day_before (playbook, test_utc ("2026-01-30T12:00:00Z")), NULL);
  check_time (sitrep_work_add (own_zone, test_utc ("2026-01-30T12:00:00Z"), G_MAXUINT), NULL);
  check_time (sitrep_work_end_of_day (own_zone, test_utc ("2026-01-30T12:00:00Z"), 1), "2026-02-03T00:00:00Z");
}

static void
test_targets (void)
{
  g_autoptr (SitrepPlaybook) playbook = process (&office);
  const SitrepTarget soon = { .minutes = 90 }, in_hours = { .minutes = 90, .business_hours = TRUE };
  const SitrepTarget next_day = { .business_days = 1, .label = (char *) "next business day" };
  const SitrepTarget best_effort = { .label = (char *) "best effort" };
  char *worst[] = { (char *) "SEV0", NULL };
  const SitrepDue due = { .from = (char *) "resolved", .minutes = 90, .levels = worst };
  const SitrepDue by_days = { .from = (char *) "resolved", .business_days = 2 };
  gint64 friday = test_utc ("2026-01-30T16:30:00+01:00");

  check_time (sitrep_target_at (playbook, &soon, friday), "2026-01-30T18:00:00+01:00");
  check_time (sitrep_target_at (playbook, &in_hours, friday), "2026-02-02T10:00:00+01:00");
  check_time (sitrep_target_at (playbook, &next_day, friday), "2026-02-02T17:00:00+01:00");
  check_time (sitrep_target_at (playbook, &best_effort, friday), NULL);
  check_time (sitrep_target_at (playbook, &soon, SITREP_NEVER), NULL);
  check_time (sitrep_due_at (playbook, &due, friday, "SEV0"), "2026-01-30T18:00:00+01:00");
  check_time (sitrep_due_at (playbook, &due, friday, "SEV1"), NULL);
  check_time (sitrep_due_at (playbook, &by_days, friday, "SEV1"), "2026-02-03T17:00:00+01:00");
  check_time (sitrep_due_at (playbook, &by_days, SITREP_NEVER, "SEV1"), NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/work-calendar/days", test_days);
  g_test_add_func ("/work-calendar/minutes", test_minutes);
  g_test_add_func ("/work-calendar/open", test_open);
  g_test_add_func ("/work-calendar/day-before", test_day_before);
  g_test_add_func ("/work-calendar/never", test_never);
  g_test_add_func ("/work-calendar/targets", test_targets);
  return g_test_run ();
}
