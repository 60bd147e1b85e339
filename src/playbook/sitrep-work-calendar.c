/* sitrep-work-calendar.c - business days and hours, and what is due by them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-work-calendar.h"

#include <stdlib.h>
#include <string.h>

/* Nobody plans further ahead; a calendar without a single business day ends here, too. */
#define DAYS_MAX 20000

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* The calendar, read once for one question. */
typedef struct
{
  GTimeZone *zone;
  gboolean works[7]; /* from Monday */
  int from, to;      /* minutes of the day */
  char **holidays;
} Calendar;

static int
clock_minutes (const char *clock, int fallback)
{
  return clock != NULL && strlen (clock) == 5 ? atoi (clock) * 60 + atoi (clock + 3) : fallback;
}

static void
open_calendar (Calendar *self, const SitrepPlaybook *playbook)
{
  const SitrepWork *work = &playbook->work;

  self->zone = work->zone != NULL ? sitrep_zone_open (work->zone) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_ref (playbook->zone);
  for (guint i = 0; i < 7; i++)
    self->works[i] = work->days != NULL ? g_strv_contains ((const char *const *) work->days, weekdays[i]) : i < 5;
  self->from = clock_minutes (work->from, 0);
  self->to = clock_minutes (work->to, 24 * 60);
  self->holidays = work->holidays;
}

static void
close_calendar (Calendar *self)
{
  g_time_zone_unref (self->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, close_calendar)

/* --- days --- */

static void
day_of (const Calendar *self, gint64 at, GDate *day)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;
  int year = 1970, month = 1, n = 1;

  if (local != NULL)
    g_date_time_get_ymd (local, &year, &month, &n);
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) n, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_business_day (const Calendar *self, const GDate *day)
{
  char text[11];

  g_snprintf (text, sizeof text, "%04d-%02d-%02d", g_date_get_year (day), (int) g_date_get_month (day),
              g_date_get_day (day));
  return self->works[g_date_get_weekday (day) - G_DATE_MONDAY]
         && !(self->holidays != NULL
              && (g_strv_contains ((const char *const *) self->holidays, text)
                  || g_strv_contains ((const char *const *) self->holidays, text + strlen ("2026-"))));
}

/* The time of a clock on a day. Where clocks go forward over it, it is the moment after the gap; where they go back,
 * the clock shows it twice, and @first says which one is meant. */
static gint64
clock_on (const Calendar *self, const GDate *day, int minutes, gboolean first)
{
  GDate on = *day;
  g_autoptr (GDateTime) time = NULL;
  gint64 at;

  g_date_add_days (&on, (guint) minutes / (24 * 60));
  minutes %= 24 * 60;
  time = g_date_time_new (self->zone, g_date_get_year (&on), (int) g_date_get_month (&on), g_date_get_day (&on),
                          minutes / 60, minutes % 60, 0);
  if (time == NULL)
    return SITREP_NEVER;
  at = g_date_time_to_unix_usec (time);
  for (int shift = -60; shift <= 60; shift += 30)
    {
      g_autoptr (GDateTime) other = g_date_time_add_minutes (time, shift);

      if (shift != 0 && g_date_time_get_minute (other) == minutes % 60 && g_date_time_get_hour (other) == minutes / 60
          && g_date_time_get_day_of_month (other) == g_date_get_day (&on) && (shift < 0) == first)
        at = g_date_time_to_unix_usec (other);
    }
  return at;
}

static gint64
day_begin (const Calendar *self, const GDate *day)
{
  return clock_on (self, day, self->from, TRUE);
}

static gint64
day_end (const Calendar *self, const GDate *day)
{
  /* A day ends when the next one begins, and that begins once. */
  return clock_on (self, day, self->to, self->to == 24 * 60);
}

/* --- questions --- */

/** sitrep_work_is_open: whether @at lies in a business hour of a business day. */
gboolean
sitrep_work_is_open (const SitrepPlaybook *playbook, gint64 at)
{
  g_auto (Calendar) calendar = { 0 };
  GDate day;

  open_calendar (&calendar, playbook);
  day_of (&calendar, at, &day);
  return is_business_day (&calendar, &day) && at >= day_begin (&calendar, &day) && at < day_end (&calendar, &day);
}

/**
 * sitrep_work_end_of_day:
 * @n_business_days: 0 is the day of @from itself, whether people work then or not
 *
 * Returns: the end of the day that is so many business days after the day of @from: the end of its hours, or midnight
 */
gint64
sitrep_work_end_of_day (const SitrepPlaybook *playbook, gint64 from, guint n_business_days)
{
  g_auto (Calendar) calendar = { 0 };
  guint passed = 0;
  GDate day;

  open_calendar (&calendar, playbook);
  day_of (&calendar, from, &day);
  for (guint i = 0; passed < n_business_days; i++)
    {
      if (i == DAYS_MAX)
        return SITREP_NEVER;
      g_date_add_days (&day, 1);
      passed += is_business_day (&calendar, &day);
    }
  return day_end (&calendar, &day);
}

/** sitrep_work_day_before: Returns: the same time by the clock, on the last business day before that of @at. */
gint64
sitrep_work_day_before (const SitrepPlaybook *playbook, gint64 at)
{
  g_auto (Calendar) calendar = { 0 };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at), local = NULL;
  GDate day;

  open_calendar (&calendar, playbook);
  local = utc != NULL ? g_date_time_to_timezone (utc, calendar.zone) : NULL;
  day_of (&calendar, at, &day);
  for (int i = 1; local != NULL && i <= DAYS_MAX && g_date_get_julian (&day) > 1; i++)
    {
      g_autoptr (GDateTime) before = g_date_time_add_days (local, -i);

      g_date_subtract_days (&day, 1);
      if (before != NULL && is_business_day (&calendar, &day))
        return g_date_time_to_unix_usec (before);
    }
  return SITREP_NEVER;
}

/**
 * sitrep_work_add:
 * @minutes: of business time; 0 is the next moment that is business time
 *
 * Returns: when so many minutes of business time have passed since @from
 */
gint64
sitrep_work_add (const SitrepPlaybook *playbook, gint64 from, guint minutes)
{
  g_auto (Calendar) calendar = { 0 };
  gint64 left = minutes * SITREP_MINUTE;
  GDate day;

  open_calendar (&calendar, playbook);
  day_of (&calendar, from, &day);
  for (guint i = 0; i < DAYS_MAX; i++, g_date_add_days (&day, 1))
    {
      gboolean works = is_business_day (&calendar, &day);
      gint64 begin = works ? MAX (day_begin (&calendar, &day), from) : 0;
      gint64 end = works ? day_end (&calendar, &day) : 0;

      if (begin >= end)
        continue;
      if (left <= end - begin)
        return begin + left;
      left -= end - begin;
    }
  return SITREP_NEVER;
}

static gint64
after (const SitrepPlaybook *playbook, gint64 from, guint minutes, guint business_days, gboolean business_hours)
{
  if (from == SITREP_NEVER)
    return SITREP_NEVER;
  if (business_days > 0)
    return sitrep_work_end_of_day (playbook, from, business_days);
  if (minutes == 0)
    return SITREP_NEVER;
  return business_hours ? sitrep_work_add (playbook, from, minutes) : from + minutes * SITREP_MINUTE;
}

/** sitrep_target_at: Returns: when a target that is counted from @from is reached, or SITREP_NEVER. */
gint64
sitrep_target_at (const SitrepPlaybook *playbook, const SitrepTarget *target, gint64 from)
{
  return after (playbook, from, target->minutes, target->business_days, target->business_hours);
}

/**
 * sitrep_due_at:
 * @from: when the milestone came from which @due is counted, or SITREP_NEVER
 * @level: (nullable): the incident's level
 *
 * Returns: when it is due, or SITREP_NEVER where it is not at that level, or has no figure
 */
gint64
sitrep_due_at (const SitrepPlaybook *playbook, const SitrepDue *due, gint64 from, const char *level)
{
  return sitrep_levels_include (due->levels, level) ? after (playbook, from, due->minutes, due->business_days, FALSE)
                                                    : SITREP_NEVER;
}
