/* sitrep-reminder.c - when a person is told of what is due: before, then, and again
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-reminder.h"

#include "playbook/sitrep-work-calendar.h"

/* While it is overdue: after so many minutes, and then each day once more. The steps grow, for who has not listened
 * three times is busy. */
static const guint again[] = { 5, 15, 30, 60, 120, 240, 480, 1440 };

/* At most: two before, at its time, the steps above. After that, each day. */
#define FIXED (3 + G_N_ELEMENTS (again))

/* Fills the times at which a person is told, in order. What is due within a day: at 80 % of its time, but no earlier
 * than five minutes before. What takes longer: one business day and one hour before. */
static guint
fill_times (const SitrepDeadline *self, const SitrepPlaybook *playbook, gint64 times[FIXED])
{
  gint64 span = self->due - self->since;
  guint n = 0;

  if (span >= SITREP_DAY)
    {
      times[n++] = MAX (self->since, sitrep_work_day_before (playbook, self->due));
      times[n++] = MAX (times[0], self->due - SITREP_HOUR);
    }
  else if (span > 0)
    times[n++] = MAX (self->since + span / 5 * 4, self->due - 5 * SITREP_MINUTE);
  times[n++] = self->due;
  for (gsize i = 0; i < G_N_ELEMENTS (again); i++)
    times[n++] = self->due + again[i] * SITREP_MINUTE;
  return n;
}

/* Without a time of its own it is due since it is there. */
static SitrepDeadline
with_time (const SitrepDeadline *self)
{
  SitrepDeadline timed = *self;

  if (timed.due == SITREP_NEVER)
    timed.due = timed.since;
  return timed;
}

/** sitrep_reminders_by: Returns: how often a person should have been told of it by @now. */
guint
sitrep_reminders_by (const SitrepDeadline *self, const SitrepPlaybook *playbook, gint64 now)
{
  SitrepDeadline timed = with_time (self);
  gint64 times[FIXED];
  guint n = fill_times (&timed, playbook, times), count = 0;

  while (count < n && times[count] <= now)
    count++;
  if (count == n)
    count += (guint) ((now - times[n - 1]) / SITREP_DAY);
  return count;
}

/** sitrep_reminder_next: Returns: when a person is to be told of it the next time; always after @now. */
gint64
sitrep_reminder_next (const SitrepDeadline *self, const SitrepPlaybook *playbook, gint64 now)
{
  SitrepDeadline timed = with_time (self);
  gint64 times[FIXED];
  guint n = fill_times (&timed, playbook, times);

  for (guint i = 0; i < n; i++)
    if (times[i] > now)
      return times[i];
  return times[n - 1] + ((now - times[n - 1]) / SITREP_DAY + 1) * SITREP_DAY;
}
