/* test-call-text.c - what is said to a person who is called for help
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "incident/sitrep-call-text.h"
#include "incidents.h"

static void
check (SitrepDossier *d, const char *decision, gint64 now, const char *expected)
{
  g_autofree char *text = sitrep_call_text (d, decision, now);

  g_assert_cmpstr (text, ==, expected);
}

/* What is not known has no line. */
static void
test_little (void)
{
  g_autoptr (SitrepDossier) d = test_000p ("12:02");

  d->incident->kind = SITREP_KIND_SAMPLE;
  check (d, NULL, test_000p_at ("12:10"),
         "SAMPLE: INC-20251030-1200, SEV1: /accept fails: database locked\n"
         "Since 12:00 UTC, for 10 min. In Progress.");
}

/* A clock that was set back says that it has just begun, not that it lasts as long as it is still to come. */
static void
test_clock_back (void)
{
  g_autoptr (SitrepDossier) d = test_000p ("12:02");

  check (d, NULL, test_000p_at ("11:02"),
         "INC-20251030-1200, SEV1: /accept fails: database locked\n"
         "Since 12:00 UTC, for 0 s. In Progress.");
}

static SitrepTask *
add_task (SitrepDossier *d, const char *text, const char *outcome, gint64 at)
{
  SitrepTask *task = sitrep_record_new (&sitrep_task_type);

  task->text = g_strdup (text);
  task->outcome = g_strdup (outcome);
  task->state = SITREP_TASK_DONE;
  task->done_at = at;
  g_ptr_array_add (d->tasks, task);
  return task;
}

/* The last three that were done, in their order; no line breaks within one. */
static void
test_much (void)
{
  g_autoptr (SitrepDossier) d = test_001s ("14:20");

  test_fact (d, "impact", "Nobody can\nlog in");
  test_fact (d, "needed", "Somebody who knows migrations");
  test_tick (d, "unknown", SITREP_TICK_DONE, test_001s_at ("14:19"));
  add_task (d, "Restart node 1", "no effect", test_001s_at ("14:11"));
  add_task (d, "Restart node 2", "no effect", test_001s_at ("14:12"));
  add_task (d, "Read the logs", NULL, test_001s_at ("14:14"));
  add_task (d, "Look at locks", "members is locked", test_001s_at ("14:16"));
  add_task (d, "Roll back", NULL, test_001s_at ("14:17"))->state = SITREP_TASK_DROPPED;
  check (d, "May we kill the migration?", test_001s_at ("14:30"),
         "INC-2026-01-31-001, SEV-1: API errors: migration locks members\n"
         "Since 14:00 KSA, for 30 min. Investigating.\n"
         "Impact: Nobody can log in\n"
         "Done so far:\n"
         "- Restart node 2: no effect\n"
         "- Read the logs\n"
         "- Look at locks: members is locked\n"
         "Needed: Somebody who knows migrations\n"
         "To be decided: May we kill the migration?\n"
         "We meet: https://meet.example/war-room");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/call-text/little", test_little);
  g_test_add_func ("/call-text/clock-back", test_clock_back);
  g_test_add_func ("/call-text/much", test_much);
  return g_test_run ();
}
