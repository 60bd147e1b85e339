/* test-deadline.c - what is due, minute by minute, in the two incidents on record
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-deadline.h"
#include "incidents.h"

#include <string.h>

#define INTERNAL SITREP_AUDIENCE_INTERNAL
#define STAKEHOLDERS SITREP_AUDIENCE_STAKEHOLDERS
#define PUBLIC SITREP_AUDIENCE_PUBLIC

/* Each deadline as one line, as in “update internal 12:33”; those that are overdue with “!”. */
static char *
lines_of (SitrepDossier *dossier, gint64 now)
{
  g_autoptr (GPtrArray) list = sitrep_deadlines (dossier, now);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SitrepDeadline *deadline = g_ptr_array_index (list, i);
      g_autofree char *clock = sitrep_time_format (deadline->due, dossier->playbook->zone, "%d %H:%M");
      g_autofree char *title = sitrep_deadline_title (deadline, dossier, now);
      g_autofree char *source = sitrep_deadline_source (deadline, dossier);
      g_autofree char *left = sitrep_deadline_left (deadline, now);

      g_assert_cmpuint (strlen (title), >, 0);
      g_assert_cmpuint (strlen (source), >, 0);
      g_assert_cmpuint (strlen (left), >, 0);
      g_assert_true (g_str_has_prefix (left, "overdue") == sitrep_deadline_is_overdue (deadline, now));
      g_string_append_printf (out, "%s%s%s%s%s%s%s", i > 0 ? "; " : "", sitrep_deadline_nicks[deadline->kind],
                              deadline->key != NULL ? " " : "", deadline->key != NULL ? deadline->key : "",
                              *clock != '\0' ? " " : "", clock, sitrep_deadline_is_overdue (deadline, now) ? "!" : "");
    }
  return g_string_free_and_steal (out);
}

static void
check (SitrepDossier *dossier, gint64 now, const char *expected)
{
  g_autofree char *lines = lines_of (dossier, now);

  g_assert_cmpstr (lines, ==, expected);
}

static void
tell (SitrepDossier *dossier, SitrepAudience audience, const char *sent)
{
  const Told told = { audience, SITREP_MESSAGE_SENT, sent, sent };

  test_told (dossier, g_str_has_prefix (dossier->incident->label, "INC-2025") ? "2025-10-30Z" : "2026-01-31+03:00",
             &told);
}

/* --- 000-P: SEV1, told within 30 minutes, every 30 minutes, post-mortem within 48 hours --- */

static void
test_000p_open (void)
{
  g_autoptr (SitrepDossier) declared = test_000p ("12:02");
  g_autoptr (SitrepDossier) told = test_000p ("12:10");

  check (declared, test_000p_at ("12:02"), "response 30 12:32; update internal 30 12:32");
  test_told (declared, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_DRAFT, NULL, NULL });
  check (declared, test_000p_at ("12:02"), "tell 30 12:32; update internal 30 12:32");
  check (declared, test_000p_at ("12:31"), "tell 30 12:32; update internal 30 12:32");
  check (declared, test_000p_at ("12:32"), "tell 30 12:32!; update internal 30 12:32!");
  tell (told, INTERNAL, "12:04");
  check (told, test_000p_at ("12:10"), "update internal 30 12:34");
}

static void
test_000p_over (void)
{
  g_autoptr (SitrepDossier) verified = test_000p ("12:15");
  g_autoptr (SitrepDossier) closed = test_000p ("12:45");

  tell (verified, INTERNAL, "12:04");
  check (verified, test_000p_at ("12:15"), "postmortem 01 12:15");
  test_action (closed, "Add the missing index", "@Engineer", "2025-11-15", NULL, FALSE);
  test_action (closed, "Set the busy timeout to 5000 ms", "@Engineer", "2025-11-30", NULL, FALSE);
  test_action (closed, "Watch the duration of queries", "@SRE", "2025-12-15", NULL, TRUE);
  test_action (closed, "Write it into the runbook", "@Docs", "2025-11-30", NULL, FALSE);
  test_action (closed, "Some day", NULL, NULL, NULL, FALSE);
  check (closed, test_000p_at ("12:45"),
         "postmortem 01 12:15; action action_item-1 15 23:59; action action_item-2 30 23:59; "
         "action action_item-4 30 23:59");
  closed->postmortem = sitrep_record_new (&sitrep_postmortem_type);
  closed->postmortem->state = SITREP_POSTMORTEM_PUBLISHED;
  check (closed, test_utc ("2025-11-16T00:00:00Z"),
         "action action_item-1 15 23:59!; action action_item-2 30 23:59; action action_item-4 30 23:59");
}

/* “Next business day” and “in business hours” are counted from Saturday, when 001-S was detected. */
static void
test_business (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:10");
  SitrepLevel *level = (SitrepLevel *) sitrep_dossier_level (dossier);
  GPtrArray *ladders = dossier->playbook->ladders;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *response = NULL, *resolution = NULL;

  for (guint i = 0; i < dossier->playbook->groups->len; i++)
    {
      SitrepGroup *group = g_ptr_array_index (dossier->playbook->groups, i);

      g_strfreev (group->levels);
      group->levels = g_strdupv ((char *[]) { (char *) "SEV-4", NULL });
    }
  for (guint i = 0; i < level->updates->len; i++)
    {
      SitrepUpdateRule *rule = g_ptr_array_index (level->updates, i);

      rule->every = rule->first = 0;
    }
  dossier->playbook->ladders = g_ptr_array_new ();
  level->response.minutes = 0;
  level->response.business_days = 1;
  level->resolution.minutes = 240;
  level->resolution.business_hours = TRUE;
  check (dossier, test_001s_at ("14:10"), "resolution 02 04:00; response 03 00:00");
  list = sitrep_deadlines (dossier, test_001s_at ("14:10"));
  resolution = sitrep_deadline_source (g_ptr_array_index (list, 0), dossier);
  response = sitrep_deadline_source (g_ptr_array_index (list, 1), dossier);
  g_assert_cmpstr (response, ==, "SEV-1: response within 1 business day");
  g_assert_cmpstr (resolution, ==, "SEV-1: resolved within 4 h 00 min of business hours");
  g_ptr_array_unref (dossier->playbook->ladders);
  dossier->playbook->ladders = ladders;
}

/* The post-mortem's time may hold at some levels only, and count business days. */
static void
test_postmortem_due (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  SitrepDue *due = &dossier->playbook->form.due;

  due->minutes = 0;
  due->business_days = 5;
  check (dossier, test_000p_at ("12:45"), "postmortem 07 00:00");
  due->levels = g_strdupv ((char *[]) { (char *) "SEV0", NULL });
  check (dossier, test_000p_at ("12:45"), "");
}

/* What is due by the end of a day is due by the end of that day in the process' zone. */
static void
test_action_in_zone (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");

  dossier->postmortem = sitrep_record_new (&sitrep_postmortem_type);
  dossier->postmortem->state = SITREP_POSTMORTEM_SKIPPED;
  test_tick (dossier, "pm-meeting", SITREP_TICK_DONE, 1);
  for (guint i = 0; i < 4; i++)
    test_tick (dossier, (const char *[]) { "pm-document", "pm-actions", "pm-published", "pm-documentation" }[i],
               SITREP_TICK_DONE, 1);
  for (guint i = 0; i < 4; i++)
    test_tick (dossier, (const char *[]) { "confirm", "components", "users", "page" }[i], SITREP_TICK_DONE, 1);
  test_action (dossier, "Set lock_timeout for migrations", "Backend", "2026-02-05", "High", FALSE);
  check (dossier, test_utc ("2026-02-05T20:58:00Z"), "review 02 14:45!; action action_item-1 05 23:59");
  check (dossier, test_utc ("2026-02-05T20:59:00Z"), "review 02 14:45!; action action_item-1 05 23:59!");
}

/* --- 001-S: SEV-1, response within 15 minutes, resolved within 4 hours, first status update by T+10 --- */

static void
test_001s_open (void)
{
  g_autoptr (SitrepDossier) declared = test_001s ("14:10");

  check (declared, test_001s_at ("14:10"),
         "response 31 14:15; item confirm 31 14:15; item components 31 14:15; item users 31 14:15; "
         "update public 31 14:20; item page 31 14:20; escalate escalation/backend-lead 31 14:25; "
         "escalate escalation/cto 31 14:25; update internal 31 14:40; update stakeholders 31 14:40; "
         "resolution 31 18:00");
  test_milestone (declared, test_001s_at ("14:14"), "acknowledged");
  test_tick (declared, "confirm", SITREP_TICK_DONE, test_001s_at ("14:06"));
  test_tick (declared, "components", SITREP_TICK_DONE, test_001s_at ("14:12"));
  test_tick (declared, "users", SITREP_TICK_SKIPPED, test_001s_at ("14:13"));
  test_tick (declared, "page", SITREP_TICK_DONE, test_001s_at ("14:10"));
  tell (declared, PUBLIC, "14:10");
  check (declared, test_001s_at ("14:39"),
         "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
         "update internal 31 14:40; update stakeholders 31 14:40; update public 31 14:40; "
         "resolution 31 18:00");
}

/* The status page was written at 14:10, 14:40, 15:10 and 15:45, mails at 15:00 and 17:00: by the document's own
 * rule of 30 minutes the last page was five minutes late, and both mails were. */
static void
test_001s_audiences (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:30");

  for (guint i = 0; i < 4; i++)
    test_tick (dossier, (const char *[]) { "confirm", "components", "users", "page" }[i], SITREP_TICK_DONE, 1);
  tell (dossier, PUBLIC, "14:10");
  tell (dossier, PUBLIC, "14:40");
  check (dossier, test_001s_at ("14:41"),
         "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
         "update internal 31 14:40!; update stakeholders 31 14:40!; update public 31 15:10; "
         "resolution 31 18:00");
  tell (dossier, INTERNAL, "14:45");
  tell (dossier, STAKEHOLDERS, "15:00");
  tell (dossier, PUBLIC, "15:10");
  check (dossier, test_001s_at ("15:14"),
         "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
         "update internal 31 15:15; update stakeholders 31 15:30; update public 31 15:40; "
         "resolution 31 18:00");
  tell (dossier, INTERNAL, "15:15");
  check (dossier, test_001s_at ("15:44"),
         "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
         "update stakeholders 31 15:30!; update public 31 15:40!; update internal 31 15:45; "
         "resolution 31 18:00");
  tell (dossier, PUBLIC, "15:45");
  check (dossier, test_001s_at ("15:45"),
         "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
         "update stakeholders 31 15:30!; update internal 31 15:45!; update public 31 16:15; "
         "resolution 31 18:00");
  check (dossier, test_001s_at ("18:00"),
         "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
         "update stakeholders 31 15:30!; update internal 31 15:45!; update public 31 16:15!; "
         "resolution 31 18:00!");
}

static void
test_001s_over (void)
{
  g_autoptr (SitrepDossier) dossier = test_001s ("14:45");

  for (guint i = 0; i < 4; i++)
    test_tick (dossier, (const char *[]) { "confirm", "components", "users", "page" }[i], SITREP_TICK_DONE, 1);
  check (dossier, test_001s_at ("14:45"),
         "item pm-meeting 02 14:45; item pm-actions 02 14:45; item pm-published 02 14:45; "
         "item pm-documentation 02 14:45; review 02 14:45; postmortem 02 14:45");
}

/* --- each minute of both, by hand --- */

/* What is due from that minute on, until the next line says otherwise. */
typedef struct
{
  const char *from, *due;
} Minute;

/* 000-P: the alert went out two minutes after the declaration, the running update of 12:34 was never needed. */
static SitrepDossier *
played_000p (const char *clock)
{
  SitrepDossier *dossier = test_000p (clock);

  if (strcmp (clock, "12:04") >= 0)
    tell (dossier, INTERNAL, "12:04");
  return dossier;
}

/* 001-S: the status page at 14:10, the room and the stakeholders at 14:15; the first four items within fifteen minutes. */
static SitrepDossier *
played_001s (const char *clock)
{
  static const char *const items[] = { "confirm", "components", "users", "page" };
  SitrepDossier *dossier = test_001s (clock);

  tell (dossier, PUBLIC, "14:10");
  if (strcmp (clock, "14:13") >= 0)
    for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
      test_tick (dossier, items[i], SITREP_TICK_DONE, test_001s_at ("14:13"));
  if (strcmp (clock, "14:15") >= 0)
    {
      tell (dossier, INTERNAL, "14:15");
      tell (dossier, STAKEHOLDERS, "14:15");
    }
  return dossier;
}

static void
check_minutes (SitrepDossier *(*play) (const char *), const Minute *minutes, gsize n, const char *end)
{
  const Minute *line = minutes;

  for (guint m = 0; m < 24 * 60; m++)
    {
      g_autofree char *clock = g_strdup_printf ("%02u:%02u", m / 60, m % 60);
      g_autoptr (SitrepDossier) dossier = NULL;
      g_autofree char *lines = NULL;

      if (strcmp (clock, minutes[0].from) < 0 || strcmp (clock, end) > 0)
        continue;
      if (line + 1 < minutes + n && strcmp (clock, line[1].from) >= 0)
        line++;
      dossier = play (clock);
      lines = lines_of (dossier, play == played_000p ? test_000p_at (clock) : test_001s_at (clock));
      if (strcmp (lines, line->due) != 0)
        g_error ("%s: %s, not %s", clock, lines, line->due);
    }
}

static void
test_000p_minutes (void)
{
  static const Minute minutes[] = {
    { "12:02", "response 30 12:32; update internal 30 12:32" },
    { "12:04", "update internal 30 12:34" },
    { "12:15", "postmortem 01 12:15" },
  };

  check_minutes (played_000p, minutes, G_N_ELEMENTS (minutes), "12:45");
}

static void
test_001s_minutes (void)
{
  static const Minute minutes[] = {
    /* fifteen minutes from the start, ten for the page, fifteen for the answer; half an hour between updates; four hours */
    { "14:10", "item confirm 31 14:15; item components 31 14:15; item users 31 14:15; "
               "item page 31 14:20; escalate escalation/backend-lead 31 14:25; "
               "escalate escalation/cto 31 14:25; update internal 31 14:40; "
               "update stakeholders 31 14:40; update public 31 14:40; resolution 31 18:00" },
    { "14:13", "escalate escalation/backend-lead 31 14:25; escalate escalation/cto 31 14:25; "
               "update internal 31 14:40; update stakeholders 31 14:40; update public 31 14:40; "
               "resolution 31 18:00" },
    { "14:15", "escalate escalation/backend-lead 31 14:25; escalate escalation/cto 31 14:25; "
               "update public 31 14:40; update internal 31 14:45; update stakeholders 31 14:45; "
               "resolution 31 18:00" },
    { "14:25", "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
               "update public 31 14:40; update internal 31 14:45; update stakeholders 31 14:45; "
               "resolution 31 18:00" },
    { "14:40", "escalate escalation/backend-lead 31 14:25!; escalate escalation/cto 31 14:25!; "
               "update public 31 14:40!; update internal 31 14:45; update stakeholders 31 14:45; "
               "resolution 31 18:00" },
    { "14:45", "item pm-meeting 02 14:45; item pm-actions 02 14:45; item pm-published 02 14:45; "
               "item pm-documentation 02 14:45; review 02 14:45; postmortem 02 14:45" },
  };

  check_minutes (played_001s, minutes, G_N_ELEMENTS (minutes), "14:50");
}

/* --- rules --- */

/* An audience's clock starts again when its update was sent, not when it was queued. */
static void
test_restarts_when_sent (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  SitrepMessage *message
    = test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_WAITING, "12:20", NULL });
  static const SitrepMessageState states[]
    = { SITREP_MESSAGE_WAITING, SITREP_MESSAGE_SENDING, SITREP_MESSAGE_WITHDRAWN };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      message->state = states[i];
      check (dossier, test_000p_at ("12:25"), "response 30 12:32; update internal 30 12:32");
    }
  message->state = SITREP_MESSAGE_REFUSED;
  check (dossier, test_000p_at ("12:25"), "message message-1; response 30 12:32; update internal 30 12:32");
  message->state = SITREP_MESSAGE_SENT;
  message->sent_at = test_000p_at ("12:40");
  check (dossier, test_000p_at ("12:41"), "update internal 30 13:10");
  message->state = SITREP_MESSAGE_BY_HAND;
  check (dossier, test_000p_at ("12:41"), "update internal 30 13:10");
}

/* While it waits, the thing that is due says so. */
static void
test_written_not_out (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  SitrepMessage *message
    = test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_WAITING, "12:20", NULL });
  g_autoptr (GPtrArray) list = sitrep_deadlines (dossier, test_000p_at ("12:25"));
  const SitrepDeadline *update = g_ptr_array_index (list, 1);
  g_autofree char *title = NULL;

  g_set_str (&message->why, "no network");
  g_assert_cmpint (update->kind, ==, SITREP_DEADLINE_UPDATE);
  title = sitrep_deadline_title (update, dossier, test_000p_at ("12:25"));
  g_assert_cmpstr (title, ==, "Update written 12:20, not out yet: no network");
}

/* A time that was promised is kept, also when the rule is laxer than the promise. */
static void
test_promises (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  SitrepMessage *message
    = test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_SENT, "12:04", "12:04" });

  message->promised_at = test_000p_at ("12:19");
  check (dossier, test_000p_at ("12:10"), "update internal 30 12:19");
  message->promised_at = test_000p_at ("12:50");
  check (dossier, test_000p_at ("12:10"), "update internal 30 12:34");
  /* A promise of a message that never left binds nobody. */
  message->promised_at = test_000p_at ("12:19");
  message->state = SITREP_MESSAGE_WAITING;
  message->sent_at = SITREP_NEVER;
  check (dossier, test_000p_at ("12:10"), "response 30 12:32; update internal 30 12:32");
}

/* The promise was made at the old level: it is kept after the level has fallen to one without a cadence. */
static void
test_promise_after_level_fell (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  SitrepMessage *message
    = test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_SENT, "12:04", "12:04" });

  message->promised_at = test_000p_at ("12:34");
  g_set_str (&dossier->incident->level, "SEV2");
  check (dossier, test_000p_at ("12:10"), "update internal 30 12:34");
}

static void
test_levels (void)
{
  static const struct
  {
    const char *level, *expected;
  } levels[] = {
    { "SEV0", "response 30 12:07; update internal 30 12:07" },
    { "SEV1", "response 30 12:32; update internal 30 12:32" },
    /* One post at the start and one at the resolution: the first within 2 hours. */
    { "SEV2", "response 30 14:02; update internal 30 14:02" },
    { "SEV3", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (SitrepDossier) dossier = test_000p ("12:02");

      g_set_str (&dossier->incident->level, levels[i].level);
      check (dossier, test_000p_at ("12:03"), levels[i].expected);
    }
}

static void
test_stuck_messages (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");
  static const SitrepMessageState states[]
    = { SITREP_MESSAGE_REFUSED, SITREP_MESSAGE_UNKNOWN, SITREP_MESSAGE_OUTDATED };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, states[i], "12:40", NULL });
  check (dossier, test_000p_at ("12:46"),
         "message message-1; message message-2; message message-3; postmortem 01 12:15");
}

/* Drafts of the resolution are due at once, and stay so until somebody sends or drops them. */
static void
test_drafts_after_resolution (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:15");
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *title = NULL;

  tell (dossier, INTERNAL, "12:04");
  test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_DRAFT, NULL, NULL });
  test_told (dossier, "2025-10-30Z", &(Told) { INTERNAL, SITREP_MESSAGE_DRAFT, NULL, NULL });
  check (dossier, test_000p_at ("12:15"), "tell; postmortem 01 12:15");
  list = sitrep_deadlines (dossier, test_000p_at ("12:15"));
  title = sitrep_deadline_title (g_ptr_array_index (list, 0), dossier, test_000p_at ("12:15"));
  g_assert_cmpstr (title, ==, "Tell people (2 drafts)");
}

/* It came back: the same incident, open again. */
static void
test_reopened (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:45");

  tell (dossier, INTERNAL, "12:16");
  dossier->incident->phase = SITREP_PHASE_OPEN;
  g_set_str (&dossier->incident->status, "in-progress");
  check (dossier, test_000p_at ("12:50"), "update internal 30 12:46!");
}

static void
test_never_negative (void)
{
  g_autoptr (SitrepDossier) dossier = test_000p ("12:02");
  g_autoptr (GPtrArray) list = sitrep_deadlines (dossier, test_000p_at ("12:40"));
  const SitrepDeadline *response = g_ptr_array_index (list, 0);
  g_autofree char *late = sitrep_deadline_left (response, test_000p_at ("12:35"));
  g_autofree char *early = sitrep_deadline_left (response, test_000p_at ("12:20"));
  g_autofree char *sharp = sitrep_deadline_left (response, test_000p_at ("12:32"));

  g_assert_cmpstr (late, ==, "overdue by 3 min");
  g_assert_cmpstr (early, ==, "in 12 min");
  g_assert_cmpstr (sharp, ==, "overdue by 0 s");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/business", test_business);
  g_test_add_func ("/deadline/business/postmortem", test_postmortem_due);
  g_test_add_func ("/deadline/000-P/open", test_000p_open);
  g_test_add_func ("/deadline/000-P/over", test_000p_over);
  g_test_add_func ("/deadline/001-S/open", test_001s_open);
  g_test_add_func ("/deadline/001-S/audiences", test_001s_audiences);
  g_test_add_func ("/deadline/001-S/over", test_001s_over);
  g_test_add_func ("/deadline/001-S/actions", test_action_in_zone);
  g_test_add_func ("/deadline/000-P/minutes", test_000p_minutes);
  g_test_add_func ("/deadline/001-S/minutes", test_001s_minutes);
  g_test_add_func ("/deadline/restarts-when-sent", test_restarts_when_sent);
  g_test_add_func ("/deadline/written-not-out", test_written_not_out);
  g_test_add_func ("/deadline/promises", test_promises);
  g_test_add_func ("/deadline/promises/level-fell", test_promise_after_level_fell);
  g_test_add_func ("/deadline/levels", test_levels);
  g_test_add_func ("/deadline/stuck-messages", test_stuck_messages);
  g_test_add_func ("/deadline/drafts-after-resolution", test_drafts_after_resolution);
  g_test_add_func ("/deadline/reopened", test_reopened);
  g_test_add_func ("/deadline/left", test_never_negative);
  return g_test_run ();
}
