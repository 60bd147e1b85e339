/* test-ladder.c - who is to be called next, and when, up the ladders of the processes
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-ladder.h"
#include "incidents.h"

#define DECLARED "2026-01-31T11:10:00Z"

/* What is asked for, as in “backend-lead time 31 15:10”; with * what is only to be told. */
static char *
lines_of (const SitrepDossier *d)
{
  static const char *const causes[] = { "none", "level", "time", "reason", "silence" };
  g_autoptr (GArray) rungs = sitrep_rungs (d);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rungs->len; i++)
    {
      const SitrepRung *rung = &g_array_index (rungs, SitrepRung, i);
      g_autofree char *clock = sitrep_time_format (rung->due, d->playbook->zone, "%d %H:%M");

      if (rung->due != SITREP_NEVER)
        g_string_append_printf (out, "%s%s%s %s %s", out->len > 0 ? "; " : "", rung->step->post,
                                rung->inform ? "*" : "", causes[rung->cause], clock);
    }
  return g_string_free_and_steal (out);
}

static void
check (const SitrepDossier *d, const char *expected)
{
  g_autofree char *lines = lines_of (d);

  g_assert_cmpstr (lines, ==, expected);
}

static SitrepEscalation *
call (SitrepDossier *d, const char *ladder, const char *post, SitrepEscalationState state, gint64 at)
{
  SitrepEscalation *self = sitrep_record_new (&sitrep_escalation_type);

  self->ladder = g_strdup (ladder);
  self->post = g_strdup (post);
  self->state = state;
  self->at = at;
  self->answered_at = state == SITREP_ESCALATION_SILENT ? at + 15 * SITREP_MINUTE : SITREP_NEVER;
  g_ptr_array_add (d->escalations, self);
  return self;
}

/* A reason of a trigger, confirmed by a person. */
static void
confirm (SitrepDossier *d, const char *words, gint64 at)
{
  g_autofree char *key = sitrep_reason_fact (words);

  test_fact (d, key, "yes");
  ((SitrepFact *) g_ptr_array_index (d->facts, d->facts->len - 1))->at = at;
}

/* TreeBeard: 15, 30 and 60 minutes without progress, the last where it is critical; the other ladder has no times. */
static void
test_time (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("treebeard", "P1", DECLARED);

  check (d, "on-call-engineer level 31 11:25; senior-engineer time 31 11:25; engineering-manager time 31 11:40");
  confirm (d, "It is critical", test_utc ("2026-01-31T11:20:00Z"));
  check (d, "on-call-engineer level 31 11:25; senior-engineer time 31 11:25; engineering-manager time 31 11:40; "
            "vp-engineering time 31 12:10; cto time 31 12:10");
  test_milestone (d, test_utc ("2026-01-31T11:22:00Z"), "acknowledged");
  check (d, "senior-engineer time 31 11:25; engineering-manager time 31 11:40; vp-engineering time 31 12:10; "
            "cto time 31 12:10");
}

/* A step ahead lets the time run anew; a reason that comes late does not make anything late before it came. */
static void
test_progress (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("treebeard", "P1", DECLARED);

  test_milestone (d, test_utc ("2026-01-31T11:12:00Z"), "acknowledged");
  g_assert_cmpint (sitrep_last_progress (d), ==, test_utc (DECLARED));
  test_milestone (d, test_utc ("2026-01-31T11:20:00Z"), "identified");
  g_assert_cmpint (sitrep_last_progress (d), ==, test_utc ("2026-01-31T11:20:00Z"));
  check (d, "senior-engineer time 31 11:35; engineering-manager time 31 11:50");
  confirm (d, "It is critical", test_utc ("2026-01-31T13:00:00Z"));
  check (d, "senior-engineer time 31 11:35; engineering-manager time 31 11:50; vp-engineering time 31 13:00; "
            "cto time 31 13:00");
}

/* Liyaqa at SEV-1 tells Backend Lead and CTO at once, which is within 15 minutes, and calls them after 1 and 2 hours. */
static void
test_level (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");

  check (d, "backend-lead* level 31 14:25; cto* level 31 14:25");
  call (d, "escalation", "backend-lead", SITREP_ESCALATION_ASKED, test_001s_at ("14:12"))->informed = TRUE;
  call (d, "escalation", "cto", SITREP_ESCALATION_ASKED, test_001s_at ("14:12"))->informed = TRUE;
  check (d, "backend-lead time 31 15:10; cto time 31 16:10");
  call (d, "escalation", "backend-lead", SITREP_ESCALATION_ASKED, test_001s_at ("15:10"));
  check (d, "cto time 31 16:10");
  g_set_str (&d->incident->level, "SEV-3");
  check (d, "");
}

/* The runbook's level says when and its ladder whom: the first rung at once, which is within the 5 minutes of SEV1, after
 * 30 minutes at SEV2 and 2 hours at SEV3; the rungs above follow where nobody answers. */
static void
test_level_times (void)
{
  static const struct
  {
    const char *level, *expected;
  } levels[] = { { "SEV1", "on-call-engineer level 31 06:15" },
                 { "SEV2", "on-call-engineer time 31 06:40" },
                 { "SEV3", "on-call-engineer time 31 08:10" },
                 { "SEV4", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (SitrepDossier) d = test_incident ("runbook", levels[i].level, DECLARED);

      check (d, levels[i].expected);
      call (d, "escalation", "on-call-engineer", SITREP_ESCALATION_SILENT, test_utc ("2026-01-31T11:15:00Z"));
      check (d, "team-lead silence 31 06:30");
    }
}

/* The level that was raised later asks from then on; the lower one has times only. */
static void
test_level_changes (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");

  g_set_str (&d->incident->level, "SEV-2");
  check (d, "backend-lead time 31 15:10");
  g_set_str (&d->incident->level, "SEV-1");
  d->incident->level_since = test_001s_at ("14:40");
  check (d, "backend-lead* level 31 14:55; cto* level 31 14:55");
}

/* Any reason of a step is enough, and only those that a person confirmed. */
static void
test_reasons (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");
  g_autofree char *key = sitrep_reason_fact ("A breach is suspected");

  g_set_str (&d->incident->level, "SEV-3");
  g_assert_cmpstr (key, ==, "reason.a-breach-is-suspected");
  test_fact (d, key, "no");
  check (d, "");
  confirm (d, "Trouble with the infrastructure", test_001s_at ("14:16"));
  confirm (d, "Attention of press or public", test_001s_at ("14:18"));
  check (d, "devops-lead reason 31 14:16; ceo reason 31 14:18");
  call (d, "escalation", "devops-lead", SITREP_ESCALATION_ANSWERED, test_001s_at ("14:17"));
  check (d, "ceo reason 31 14:18");
}

/* Whoever said “not now” is asked again after the whole time; a reason is not asked for twice. */
static void
test_passed (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("treebeard", "P1", DECLARED);
  g_autoptr (SitrepDossier) reasoned = test_001s ("14:10");

  test_milestone (d, test_utc ("2026-01-31T11:12:00Z"), "acknowledged");
  call (d, "technical", "senior-engineer", SITREP_ESCALATION_PASSED, test_utc ("2026-01-31T11:26:00Z"));
  check (d, "senior-engineer time 31 11:41; engineering-manager time 31 11:40");
  g_set_str (&reasoned->incident->level, "SEV-3");
  confirm (reasoned, "Attention of press or public", test_001s_at ("14:18"));
  call (reasoned, "escalation", "ceo", SITREP_ESCALATION_PASSED, test_001s_at ("14:20"));
  check (reasoned, "");
}

/* Where nobody answers, the next rung is asked for at once, whoever stands on it. */
static void
test_silence (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:10");
  SitrepEscalation *first;

  g_set_str (&d->incident->level, "SEV-3");
  first = call (d, "escalation", "devops-on-call", SITREP_ESCALATION_SILENT, test_001s_at ("14:10"));
  g_assert_cmpint (sitrep_escalation_answer_due (d, first), ==, test_001s_at ("14:25"));
  check (d, "backend-lead silence 31 14:25; devops-lead silence 31 14:25");
  call (d, "escalation", "devops-lead", SITREP_ESCALATION_ANSWERED, test_001s_at ("14:26"));
  check (d, "");
}

/* In business hours only: the standard process works from nine to five, Monday to Friday. 31 January is a Saturday. */
static void
test_business_hours (void)
{
  g_autoptr (SitrepDossier) saturday = test_incident ("standard", "SEV3", DECLARED);
  g_autoptr (SitrepDossier) monday = test_incident ("standard", "SEV3", "2026-02-02T11:10:00Z");
  SitrepLevel *level = (SitrepLevel *) sitrep_dossier_level (saturday);

  /* The level's response is an hour of business time, and then the clock of the second on-call has run long ago. */
  check (saturday, "on-call level 02 10:00; second-on-call time 31 11:20");
  check (monday, "on-call level 02 12:10; second-on-call time 02 11:20");
  level->response.minutes = 0;
  check (saturday, "on-call level 02 09:00; second-on-call time 31 11:20");
}

static void
test_minutes_in_business_hours (void)
{
  static const struct
  {
    const char *declared, *expected;
  } cases[] = {
    { "2026-01-30T11:00:00Z", "second-on-call time 30 11:10" },
    { "2026-01-30T16:45:00Z", "second-on-call time 30 16:55" },
    /* Ten past five on a Friday is nine on Monday. */
    { "2026-01-30T17:00:00Z", "second-on-call time 02 09:00" },
    { "2026-01-30T16:50:00Z", "second-on-call time 02 09:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SitrepDossier) d = test_incident ("standard", "SEV3", cases[i].declared);
      const SitrepLadderStep *second = sitrep_ladder_step (d->playbook, "main", "second-on-call");
      SitrepTrigger *trigger = g_ptr_array_index (second->triggers, 1);

      trigger->business_hours = TRUE;
      test_milestone (d, test_utc (cases[i].declared), "acknowledged");
      check (d, cases[i].expected);
    }
}

/* Each ladder goes its own way: silence on the one asks nobody of the other, though the posts may be the same. */
static void
test_several_ladders (void)
{
  g_autoptr (SitrepDossier) d = test_incident ("treebeard", "P3", DECLARED);

  check (d, "");
  call (d, "business", "customer-support-lead", SITREP_ESCALATION_SILENT, test_utc ("2026-01-31T11:15:00Z"));
  check (d, "customer-success-manager silence 31 11:30");
  call (d, "technical", "on-call-engineer", SITREP_ESCALATION_SILENT, test_utc ("2026-01-31T11:16:00Z"));
  check (d, "senior-engineer silence 31 11:31; customer-success-manager silence 31 11:30");
  call (d, "business", "customer-success-manager", SITREP_ESCALATION_ASKED, test_utc ("2026-01-31T11:31:00Z"));
  check (d, "senior-engineer silence 31 11:31");
}

/* Nobody is called for what is over. */
static void
test_over (void)
{
  g_autoptr (SitrepDossier) resolved = test_001s ("14:45");
  g_autoptr (SitrepDossier) stood_down = test_001s ("14:30");

  check (resolved, "");
  test_milestone (stood_down, test_001s_at ("14:31"), "stood-down");
  check (stood_down, "");
  test_milestone (stood_down, test_001s_at ("14:40"), "reopened");
  check (stood_down, "backend-lead* level 31 14:25; cto* level 31 14:25");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ladder/time", test_time);
  g_test_add_func ("/ladder/time/progress", test_progress);
  g_test_add_func ("/ladder/level", test_level);
  g_test_add_func ("/ladder/level/times", test_level_times);
  g_test_add_func ("/ladder/level/changes", test_level_changes);
  g_test_add_func ("/ladder/reasons", test_reasons);
  g_test_add_func ("/ladder/passed", test_passed);
  g_test_add_func ("/ladder/silence", test_silence);
  g_test_add_func ("/ladder/business-hours", test_business_hours);
  g_test_add_func ("/ladder/business-hours/minutes", test_minutes_in_business_hours);
  g_test_add_func ("/ladder/several", test_several_ladders);
  g_test_add_func ("/ladder/over", test_over);
  return g_test_run ();
}
