/* test-deadline-odd.c - what is due when clocks, calendars and people are not as they should be
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-call-text.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-deadline.h"
#include "incident/sitrep-ladder.h"
#include "incident/sitrep-reminder.h"
#include "incidents.h"

#include <string.h>

/* How many things are due; none of them twice, and each with sane words. */
static guint
count_due (const SitrepDossier *d, gint64 now)
{
  g_autoptr (GPtrArray) list = sitrep_deadlines (d, now);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SitrepDeadline *deadline = g_ptr_array_index (list, i);
      g_autofree char *title = sitrep_deadline_title (deadline, d, now);
      g_autofree char *left = sitrep_deadline_left (deadline, now);

      g_assert_true (g_hash_table_add (seen, sitrep_deadline_id (deadline)));
      g_assert_cmpuint (strlen (title), >, 0);
      g_assert_null (strchr (left, '-'));
      g_assert_cmpint (sitrep_reminder_next (deadline, d->playbook, now), >, now);
    }
  return list->len;
}

static gint64
due_of (const SitrepDossier *d, const char *id, gint64 now)
{
  g_autoptr (GPtrArray) list = sitrep_deadlines (d, now);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *own = sitrep_deadline_id (g_ptr_array_index (list, i));

      if (g_strcmp0 (own, id) == 0)
        return ((SitrepDeadline *) g_ptr_array_index (list, i))->due;
    }
  return SITREP_NEVER;
}

static void
check_due (const SitrepDossier *d, const char *id, const char *iso)
{
  g_autofree char *due = sitrep_time_iso (due_of (d, id, d->incident->declared_at));
  g_autofree char *expected = sitrep_time_iso (test_utc (iso));

  g_assert_cmpstr (due, ==, expected);
}

/* --- the clock is set back --- */

/* At 12:40 it became 11:40: nothing moved, nothing is late any more, and nothing is said to last less than no time. */
static void
test_clock_back (void)
{
  g_autoptr (SitrepDossier) d = test_000p ("12:10");
  g_autofree char *text = NULL, *expected = NULL;
  gint64 now = test_000p_at ("11:40");

  test_milestone (d, test_000p_at ("11:58"), "detected");
  g_assert_cmpuint (count_due (d, test_000p_at ("12:40")), ==, count_due (d, now));
  check_due (d, "update:internal", "2025-10-30T12:32:00Z");
  g_assert_cmpint (sitrep_dossier_duration (d, now), ==, 0);
  text = sitrep_call_text (d, NULL, now);
  g_assert_nonnull (strstr (text, "Since 12:00 UTC, for 0 s."));
}

/* Sent at 12:12, then the clock was set back, and once more at 12:05: that one counts. */
static void
test_sent_after_clock_back (void)
{
  g_autoptr (SitrepDossier) d = test_000p ("12:02");
  const Told before = { SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_SENT, "12:12", "12:12" };
  const Told after = { SITREP_AUDIENCE_INTERNAL, SITREP_MESSAGE_SENT, "12:05", "12:05" };

  test_told (d, "2025-10-30", &before)->ranking = 1;
  check_due (d, "update:internal", "2025-10-30T12:42:00Z");
  test_told (d, "2025-10-30", &after)->ranking = 2;
  check_due (d, "update:internal", "2025-10-30T12:35:00Z");
}

/* --- an incident of 400 days --- */

static void
add_update (SitrepDossier *d, SitrepAudience audience, gint64 at, const char *batch)
{
  SitrepMessage *message = test_told (d, "2026-01-31Z", &(Told) { audience, SITREP_MESSAGE_SENT, NULL, NULL });

  message->moment = g_strdup ("update");
  message->batch = g_strdup (batch);
  message->written_at = message->confirmed_at = message->sent_at = at;
}

/* Every 30 minutes to all three audiences, with the checklist of each time ticked off. */
static void
add_days (SitrepDossier *d, guint days)
{
  const SitrepGroup *group = sitrep_playbook_find (d->playbook->groups, "communicate");

  for (guint i = 0; i < days * 48; i++)
    {
      gint64 at = d->incident->declared_at + i * 30 * SITREP_MINUTE;
      g_autofree char *batch = g_strdup_printf ("update-%u", i);

      for (guint j = 0; j < SITREP_N_AUDIENCES; j++)
        add_update (d, j, at, batch);
      for (guint j = 0; j < group->items->len; j++)
        {
          SitrepTick *tick;

          test_tick (d, ((SitrepItem *) g_ptr_array_index (group->items, j))->key, SITREP_TICK_DONE, at);
          tick = g_ptr_array_index (d->ticks, d->ticks->len - 1);
          tick->round = i;
        }
    }
}

/* Each rule is asked every second while a window is open: a tenth of one is too long. */
static void
test_long_incident (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");
  gint64 now = d->incident->declared_at + 400 * SITREP_DAY, start;
  g_autofree char *words = sitrep_duration_short (400 * SITREP_DAY);
  g_autofree char *text = NULL, *message_words = NULL;

  g_assert_cmpuint (count_due (d, now), ==, count_due (d, d->incident->declared_at));
  add_days (d, 400);
  start = g_get_monotonic_time ();
  g_assert_cmpuint (count_due (d, now), <, 20);
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / SITREP_SECOND, "%u messages", d->messages->len);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (g_get_monotonic_time () - start, <, SITREP_SECOND);
#endif
  g_assert_cmpint (due_of (d, "update:internal", now), ==, now);
  g_assert_cmpstr (words, ==, "400 d 0 h");
  text = sitrep_call_text (d, NULL, now);
  g_assert_nonnull (strstr (text, "for 400 d 0 h"));
  message_words = sitrep_duration_words (sitrep_dossier_duration (d, now), SITREP_DURATION_HOURS);
  g_assert_cmpstr (message_words, ==, "9600 h 10 min");
}

/* --- somebody plays with the level --- */

/* Every second for ten minutes, between the worst and the least: at no time is anything due twice, and no change makes
 * anything late that was not. */
static void
test_level_each_second (void)
{
  static const char *const levels[] = { "SEV-1", "SEV-2", "SEV-3", "SEV-4" };
  g_autoptr (SitrepDossier) d = test_001s ("14:10");
  gint64 start = test_001s_at ("14:20");
  guint steady = count_due (d, start);

  for (guint i = 0; i < 600; i++)
    {
      gint64 now = start + i * SITREP_SECOND;

      g_set_str (&d->incident->level, levels[i % G_N_ELEMENTS (levels)]);
      d->incident->level_since = now;
      g_assert_cmpuint (count_due (d, now), <=, steady);
      g_assert_cmpint (due_of (d, "update:internal", now), !=, now - SITREP_SECOND);
    }
  g_set_str (&d->incident->level, "SEV-1");
  g_assert_cmpuint (count_due (d, start + 600 * SITREP_SECOND), ==, steady);
}

/* --- clocks go forward and back over an incident --- */

static SitrepDossier *
in_berlin (const char *process, const char *level, const char *iso)
{
  SitrepDossier *d = test_incident (process, level, iso);

  g_time_zone_unref (d->playbook->zone);
  d->playbook->zone = sitrep_zone_open ("Europe/Berlin");
  g_set_str (&d->playbook->work.zone, NULL);
  return d;
}

/* Half an hour is half an hour; what the clock shows then is what people read. */
static void
test_summer_time_minutes (void)
{
  static const struct
  {
    const char *declared, *due, *clock;
  } cases[] = {
    { "2026-03-29T01:50:00+01:00", "2026-03-29T03:20:00+02:00", "03:20" },
    { "2026-10-25T02:50:00+02:00", "2026-10-25T02:20:00+01:00", "02:20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SitrepDossier) d = in_berlin ("pawtropolis", "SEV1", cases[i].declared);
      g_autofree char *clock = NULL;

      check_due (d, "update:internal", cases[i].due);
      clock = sitrep_time_clock (due_of (d, "update:internal", d->incident->declared_at), d->playbook->zone, FALSE);
      g_assert_cmpstr (clock, ==, cases[i].clock);
    }
}

/* SEV-4 of Liyaqa and P3 of TreeBeard respond by the end of the next business day, which is one by the clock. */
static void
test_summer_time_days (void)
{
  g_autoptr (SitrepDossier) spring = in_berlin ("liyaqa", "SEV-4", "2026-03-27T22:00:00+01:00");
  g_autoptr (SitrepDossier) autumn = in_berlin ("treebeard", "P3", "2026-10-23T22:00:00+02:00");
  g_autoptr (SitrepDossier) sunday = in_berlin ("treebeard", "P3", "2026-10-25T02:30:00+02:00");

  check_due (spring, "response:", "2026-03-31T00:00:00+02:00");
  check_due (autumn, "response:", "2026-10-27T00:00:00+01:00");
  check_due (sunday, "response:", "2026-10-27T00:00:00+01:00");
}

/* An action item's day ends when it ends there, and 48 hours after a resolution are 48 hours. */
static void
test_summer_time_after (void)
{
  g_autoptr (SitrepDossier) d = in_berlin ("pawtropolis", "SEV1", "2026-03-28T12:00:00+01:00");

  d->incident->phase = SITREP_PHASE_RESOLVED;
  test_milestone (d, test_utc ("2026-03-28T14:00:00+01:00"), "resolved");
  test_action (d, "Add the missing index", "@Engineer", "2026-03-29", NULL, FALSE);
  check_due (d, "postmortem:", "2026-03-30T15:00:00+02:00");
  check_due (d, "action:action_item-1", "2026-03-29T23:59:00+02:00");
}

/* --- people --- */

/* sv-sdk does not say how its posts are reached: what is due names the post, and no way to reach it. */
static void
test_no_method (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("sv-sdk", "SEV-2", "2026-01-31T11:10:00Z");
  g_autoptr (GPtrArray) list = sitrep_deadlines (d, d->incident->declared_at);
  guint calls = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const SitrepDeadline *deadline = g_ptr_array_index (list, i);
      g_autofree char *title = sitrep_deadline_title (deadline, d, d->incident->declared_at);

      if (g_strcmp0 (deadline->key, "escalation/senior-engineer") != 0)
        continue;
      g_assert_cmpstr (title, ==, "Call Senior Engineer");
      calls++;
    }
  g_assert_cmpuint (calls, ==, 1);
}

/* A call that went to somebody who is in no address book any more still has a name, and one to a post that the process
 * has dropped its key. */
static void
test_call_without_person (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");
  SitrepDeadline answer = { .kind = SITREP_DEADLINE_ANSWER, .key = (char *) "call" };
  SitrepEscalation *call = sitrep_record_new (&sitrep_escalation_type);
  g_autofree char *named = NULL, *post = NULL, *gone = NULL;

  call->base.id = g_strdup ("call");
  call->ladder = g_strdup ("escalation");
  call->post = g_strdup ("cto");
  call->person = g_strdup ("Sara");
  call->at = test_001s_at ("14:12");
  g_ptr_array_add (d->escalations, call);
  named = sitrep_deadline_title (&answer, d, call->at);
  g_assert_cmpstr (named, ==, "Has Sara answered?");
  g_set_str (&call->person, NULL);
  post = sitrep_deadline_title (&answer, d, call->at);
  g_assert_cmpstr (post, ==, "Has CTO answered?");
  g_set_str (&call->post, "board");
  gone = sitrep_deadline_title (&answer, d, call->at);
  g_assert_cmpstr (gone, ==, "Has board answered?");
  g_assert_cmpint (sitrep_escalation_answer_due (d, call), ==, SITREP_NEVER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/odd/clock-back", test_clock_back);
  g_test_add_func ("/deadline/odd/sent-after-clock-back", test_sent_after_clock_back);
  g_test_add_func ("/deadline/odd/400-days", test_long_incident);
  g_test_add_func ("/deadline/odd/level-each-second", test_level_each_second);
  g_test_add_func ("/deadline/odd/summer-time/minutes", test_summer_time_minutes);
  g_test_add_func ("/deadline/odd/summer-time/days", test_summer_time_days);
  g_test_add_func ("/deadline/odd/summer-time/after", test_summer_time_after);
  g_test_add_func ("/deadline/odd/no-method", test_no_method);
  g_test_add_func ("/deadline/odd/call-without-person", test_call_without_person);
  return g_test_run ();
}
