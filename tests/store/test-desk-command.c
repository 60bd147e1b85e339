/* test-desk-command.c - running an incident: work, people, calls, clocks, and what is due
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "desk.h"
#include "desk/sitrep-agenda.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-ladder.h"
#include "incident/sitrep-roles.h"

#define INVALID SITREP_ERROR_INVALID

static char *
declare (TestDesk *d, const char *level)
{
  const SitrepDeclaration declaration = { .title = "Members cannot log in", .level = level };
  g_autoptr (GError) error = NULL;
  char *id = DO (d, declare, &error, &declaration);

  g_assert_no_error (error);
  return id;
}

static void
has_words (TestDesk *d, const char *id, const char *words)
{
  g_autofree char *timeline = test_desk_timeline (d, id);

  if (strstr (timeline, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, timeline);
}

static const SitrepChecklistLine *
line_of (SitrepDossier *dossier, gint64 now, const char *item, GArray **lines)
{
  g_clear_pointer (lines, g_array_unref);
  *lines = sitrep_checklist (dossier, now);
  for (guint i = 0; i < (*lines)->len; i++)
    if (g_str_equal (g_array_index (*lines, SitrepChecklistLine, i).item->key, item))
      return &g_array_index (*lines, SitrepChecklistLine, i);
  return NULL;
}

/* --- the checklist --- */

static void
test_watch (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = declare (d, "SEV-1");
  gint64 now = sitrep_desk_now (d->desk);
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GArray) lines = NULL;
  const SitrepChecklistLine *line;

  MUST (d, watch, id, "watch", TRUE);
  dossier = test_desk_dossier (d, id);
  line = line_of (dossier, now, "watch", &lines);
  g_assert_cmpint (line->watched_from, ==, now);
  g_assert_cmpint (line->watched_until, ==, now + 60 * SITREP_MINUTE);
  g_assert_cmpint (line->state, ==, SITREP_TICK_OPEN);
  has_words (d, id, "Being watched");
  MUST (d, watch, id, "watch", FALSE);
  MUST (d, undo, id);
  MUST (d, tick, id, "watch", SITREP_TICK_DONE, NULL);
  REFUSED (d, INVALID, watch, id, "confirm", TRUE);
  REFUSED (d, INVALID, watch, id, "no such item", TRUE);
}

static void
test_measure (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = declare (d, "SEV-1");
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GArray) lines = NULL;

  REFUSED (d, INVALID, measure, id, "mitigation-errors", "errors", "many");
  REFUSED (d, INVALID, measure, id, "mitigation-errors", "weight", "5");
  MUST (d, measure, id, "mitigation-errors", "errors", "0.4 %");
  dossier = test_desk_dossier (d, id);
  g_assert_cmpstr (line_of (dossier, 0, "mitigation-errors", &lines)->measured, ==, "errors=0.4 %");
  has_words (d, id, "0.4 %");
  MUST (d, measure, id, "mitigation-errors", "errors", "");
}

static void
send_update (TestDesk *d, const char *id)
{
  g_autoptr (SitrepMessage) message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (SitrepDossier) dossier = NULL;

  message->incident = g_strdup (id);
  message->audience = SITREP_AUDIENCE_INTERNAL;
  message->moment = g_strdup ("update");
  message->title = g_strdup ("Still looking");
  message->body = g_strdup ("[]");
  MUST (d, save_message, message);
  dossier = test_desk_dossier (d, id);
  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *draft = g_ptr_array_index (dossier->messages, i);

      if (draft->state == SITREP_MESSAGE_DRAFT && g_strcmp0 (draft->moment, "update") == 0)
        MUST (d, message_by_hand, draft->base.id);
    }
}

/* What is worked off with every update is open again when it has gone out, and the earlier round is on record. */
static void
test_rounds (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = declare (d, "SEV-1");
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);
  g_autoptr (GArray) lines = NULL;
  const SitrepGroup *group = sitrep_playbook_find (dossier->playbook->groups, "communicate");
  const SitrepItem *item = g_ptr_array_index (group->items, 0);

  g_assert_true (group->every_update);
  MUST (d, tick, id, item->key, SITREP_TICK_DONE, NULL);
  send_update (d, id);
  g_clear_pointer (&dossier, sitrep_dossier_unref);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpuint (line_of (dossier, 0, item->key, &lines)->round, ==, 1);
  g_assert_cmpint (line_of (dossier, 0, item->key, &lines)->state, ==, SITREP_TICK_OPEN);
  g_assert_cmpint (sitrep_dossier_tick (dossier, item->key, 0)->state, ==, SITREP_TICK_DONE);
  MUST (d, tick, id, item->key, SITREP_TICK_DONE, NULL);
}

/* --- people --- */

static void
test_roles (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("liyaqa");
  g_autofree char *id = declare (d, "SEV-1");
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (d, id);
  g_autoptr (GPtrArray) holders = NULL, history = NULL, all = NULL;
  guint missing = sitrep_roles_missing (dossier);

  g_assert_cmpuint (missing, ==, 4);
  MUST (d, assign, id, "scribe", "Grace Hopper", "@grace", NULL, FALSE);
  MUST (d, assign, id, "scribe", "Katherine Johnson", NULL, "notes are in the channel", FALSE);
  MUST (d, assign, id, "support-team", "Mary", NULL, NULL, TRUE);
  MUST (d, assign, id, "support-team", "Dorothy", NULL, NULL, TRUE);
  MUST (d, assign, id, NULL, "Annie", NULL, NULL, TRUE);
  g_clear_pointer (&dossier, sitrep_dossier_unref);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpuint (sitrep_roles_missing (dossier), ==, 2);
  holders = sitrep_role_holders (dossier, "support-team");
  history = sitrep_role_history (dossier, "scribe");
  all = sitrep_responders (dossier);
  g_assert_cmpuint (holders->len, ==, 2);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpstr (((SitrepHolder *) g_ptr_array_index (history, 0))->note, ==, "notes are in the channel");
  has_words (d, id, "from Grace Hopper to Katherine Johnson: notes are in the channel");
  MUST (d, release, id, SITREP_RECORD (g_ptr_array_index (holders, 0))->id, "asleep");
  has_words (d, id, "no longer Mary: asleep");
  REFUSED (d, INVALID, assign, id, "king", "Mary", NULL, NULL, FALSE);
  REFUSED (d, INVALID, assign, id, "scribe", "", NULL, NULL, FALSE);
}

static void
test_tasks (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = declare (d, "SEV1");
  g_autoptr (SitrepTask) task = sitrep_record_new (&sitrep_task_type);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  task->incident = g_strdup (id);
  task->text = g_strdup ("Restart node 3");
  task->owner = g_strdup ("Ada");
  task->due = sitrep_desk_now (d->desk) + 3 * SITREP_MINUTE;
  made = DO (d, put_task, &error, task);
  g_assert_no_error (error);
  has_words (d, id, "Task for Ada: Restart node 3");
  MUST (d, end_task, id, made, SITREP_TASK_DONE, "it answers again");
  has_words (d, id, "Task done: Restart node 3: it answers again");
  MUST (d, undo, id);
  MUST (d, end_task, id, made, SITREP_TASK_DROPPED, NULL);
  g_set_str (&task->text, " ");
  REFUSED (d, INVALID, put_task, task);
  REFUSED (d, INVALID, end_task, id, "no such task", SITREP_TASK_DONE, NULL);
}

/* --- calls --- */

static const SitrepRung *
rung_of (GArray *rungs, const char *post)
{
  for (guint i = 0; i < rungs->len; i++)
    if (g_str_equal (g_array_index (rungs, SitrepRung, i).step->post, post))
      return &g_array_index (rungs, SitrepRung, i);
  return NULL;
}

static SitrepEscalation *
call_of (const char *id, const char *post)
{
  SitrepEscalation *call = sitrep_record_new (&sitrep_escalation_type);

  call->incident = g_strdup (id);
  call->ladder = g_strdup ("main");
  call->post = g_strdup (post);
  call->method = g_strdup ("Phone");
  return call;
}

/* Nobody answers: then the next rung is due, at that moment. */
static void
test_silence (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("standard");
  g_autofree char *id = declare (d, "SEV2");
  g_autoptr (SitrepEscalation) call = call_of (id, "on-call");
  g_autoptr (SitrepEscalation) nobody = call_of (id, "king");
  g_autoptr (GError) error = NULL;
  g_autofree char *made = DO (d, escalate, &error, call);
  g_autoptr (SitrepDossier) asked = test_desk_dossier (d, id);
  g_autoptr (GArray) before = sitrep_rungs (asked);
  g_autoptr (SitrepDossier) silent = NULL;
  g_autoptr (GArray) after = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (rung_of (before, "on-call")->due, ==, SITREP_NEVER);
  g_assert_cmpint (rung_of (before, "second-on-call")->due, ==, sitrep_desk_now (d->desk) + 10 * SITREP_MINUTE);
  test_desk_advance (d, 5 * SITREP_MINUTE);
  MUST (d, answer_escalation, id, made, FALSE, NULL);
  has_words (d, id, "did not answer within 5 min");
  silent = test_desk_dossier (d, id);
  after = sitrep_rungs (silent);
  g_assert_cmpint (rung_of (after, "second-on-call")->due, ==, sitrep_desk_now (d->desk));
  g_assert_cmpint (rung_of (after, "second-on-call")->cause, ==, SITREP_CAUSE_SILENCE);
  REFUSED (d, INVALID, escalate, nobody);
  REFUSED (d, INVALID, answer_escalation, id, "no such call", TRUE, NULL);
}

/* A reason that holds makes its step due, and one that does not any more takes it back. */
static void
test_reasons (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("standard");
  g_autofree char *id = declare (d, "SEV3");
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GArray) rungs = NULL;

  MUST (d, set_reason, id, "Data was disclosed or lost", TRUE);
  dossier = test_desk_dossier (d, id);
  rungs = sitrep_rungs (dossier);
  g_assert_cmpint (rung_of (rungs, "managing-director")->cause, ==, SITREP_CAUSE_REASON);
  g_assert_cmpint (rung_of (rungs, "managing-director")->due, ==, sitrep_desk_now (d->desk));
  has_words (d, id, "It is so: Data was disclosed or lost");
  MUST (d, set_reason, id, "Data was disclosed or lost", FALSE);
  REFUSED (d, INVALID, set_reason, id, "It is Monday", TRUE);
}

/* --- the way to the end, and back --- */

static void
test_reopen (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = declare (d, "SEV1");
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, set_status, id, "resolved", SITREP_NEVER, NULL);
  test_desk_advance (d, SITREP_HOUR);
  MUST (d, set_status, id, "in-progress", SITREP_NEVER, "it fails again");
  dossier = test_desk_dossier (d, id);
  g_assert_cmpint (sitrep_dossier_milestone_at (dossier, "reopened"), ==, sitrep_desk_now (d->desk));
  has_words (d, id, "Opened again: it fails again");
  MUST (d, undo, id);
}

static void
test_milestones (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = declare (d, "SEV1");
  gint64 now = sitrep_desk_now (d->desk);
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, set_milestone, id, "detected", now - 10 * SITREP_MINUTE);
  MUST (d, set_milestone, id, "detected", now - 12 * SITREP_MINUTE);
  dossier = test_desk_dossier (d, id);
  g_assert_cmpint (sitrep_dossier_milestone_at (dossier, "detected"), ==, now - 12 * SITREP_MINUTE);
  MUST (d, set_milestone, id, "detected", SITREP_NEVER);
  REFUSED (d, INVALID, set_milestone, id, "detected", now + SITREP_HOUR);
  REFUSED (d, INVALID, set_milestone, id, "declared", SITREP_NEVER);
}

static guint
count_due (TestDesk *d, SitrepAgenda *agenda, SitrepDeadlineKind kind)
{
  g_autoptr (GPtrArray) list = sitrep_agenda_list (agenda, sitrep_desk_now (d->desk));
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((SitrepAgendaItem *) g_ptr_array_index (list, i))->deadline->kind == kind;
  return n;
}

/* A stand-down stops the timers that only responders can meet; called back, they run again. */
static void
test_stand_down (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *id = declare (d, "SEV1");

  g_assert_cmpuint (count_due (d, agenda, SITREP_DEADLINE_UPDATE), ==, 1);
  MUST (d, stand_down, id, TRUE, "nothing more can be done tonight");
  g_assert_cmpuint (count_due (d, agenda, SITREP_DEADLINE_UPDATE), ==, 0);
  test_desk_advance (d, SITREP_MINUTE);
  MUST (d, stand_down, id, FALSE, NULL);
  g_assert_cmpuint (count_due (d, agenda, SITREP_DEADLINE_UPDATE), ==, 1);
}

static void
test_false_alarm (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = declare (d, "SEV1");
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GPtrArray) due = NULL;

  MUST (d, false_alarm, id, TRUE, "the probe was broken");
  dossier = test_desk_dossier (d, id);
  g_assert_true (dossier->incident->false_alarm);
  g_assert_cmpint (dossier->incident->phase, ==, SITREP_PHASE_CLOSED);
  due = sitrep_deadlines (dossier, sitrep_desk_now (d->desk));
  g_assert_cmpuint (due->len, ==, 0);
  has_words (d, id, "False alarm: the probe was broken");
  MUST (d, undo, id);
}

/* What people wrote, and what is to be done, goes on in the other incident; both know of one another. */
static void
test_duplicate (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *first = declare (d, "SEV1");
  g_autofree char *second = NULL;
  g_autoptr (SitrepTask) task = sitrep_record_new (&sitrep_task_type);
  g_autoptr (SitrepDossier) one = NULL, other = NULL;

  test_desk_advance (d, SITREP_MINUTE);
  second = declare (d, "SEV1");
  task->incident = g_strdup (second);
  task->text = g_strdup ("Look at the lock table");
  MUST (d, put_task, task);
  MUST (d, log, second, "12:03 the accept command hangs");
  MUST (d, relate, second, SITREP_RELATION_DUPLICATE, first, NULL);
  one = test_desk_dossier (d, first);
  other = test_desk_dossier (d, second);
  has_words (d, first, "the accept command hangs (INC-");
  has_words (d, first, "is a duplicate of this one");
  g_assert_cmpuint (one->tasks->len, ==, 1);
  g_assert_cmpuint (other->tasks->len, ==, 0);
  g_assert_cmpstr (other->incident->related, ==, first);
  g_assert_cmpint (other->incident->phase, ==, SITREP_PHASE_CLOSED);
  REFUSED (d, INVALID, relate, first, SITREP_RELATION_REPEAT, second, NULL);
  REFUSED (d, INVALID, relate, first, SITREP_RELATION_REPEAT, first, NULL);
  REFUSED (d, INVALID, relate, first, SITREP_RELATION_REPEAT, "nowhere", NULL);
}

static void
test_acknowledge (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = declare (d, "SEV1");
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (d, acknowledge, id);
  dossier = test_desk_dossier (d, id);
  g_assert_false (sitrep_dossier_lead (dossier)->assumed);
  g_assert_nonnull (sitrep_dossier_milestone (dossier, "acknowledged"));
}

/* --- clocks --- */

static void
test_cadence (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("treebeard");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  g_autofree char *id = declare (d, "P0");
  gint64 now = sitrep_desk_now (d->desk);

  g_assert_cmpuint (count_due (d, agenda, SITREP_DEADLINE_UPDATE), ==, 0);
  MUST (d, set_cadence, id, SITREP_AUDIENCE_INTERNAL, 15, now + 10 * SITREP_MINUTE);
  g_assert_cmpuint (count_due (d, agenda, SITREP_DEADLINE_UPDATE), ==, 1);
  MUST (d, set_cadence, id, SITREP_AUDIENCE_INTERNAL, 0, SITREP_NEVER);
  g_assert_cmpuint (count_due (d, agenda, SITREP_DEADLINE_UPDATE), ==, 0);
  REFUSED (d, INVALID, set_cadence, id, SITREP_AUDIENCE_INTERNAL, 15, now - SITREP_MINUTE);
}

static guint
remind (TestDesk *d, SitrepAgenda *agenda)
{
  g_autoptr (GPtrArray) news = sitrep_agenda_remind (agenda, sitrep_desk_now (d->desk));

  return news->len;
}

/* Declared at 12:02; tell, update and call are due at 12:32. */
static void
test_reminders (void)
{
  g_autoptr (TestDesk) d = test_desk_new ("pawtropolis");
  g_autofree char *id = declare (d, "SEV1");
  g_autoptr (SitrepAgenda) agenda = sitrep_agenda_new (d->desk);
  gint64 now = sitrep_desk_now (d->desk);

  g_assert_cmpuint (remind (d, agenda), ==, 0);
  g_assert_cmpint (sitrep_agenda_next (agenda, now), ==, now + 25 * SITREP_MINUTE);
  test_desk_advance (d, 25 * SITREP_MINUTE);
  g_assert_cmpuint (remind (d, agenda), ==, 3);
  g_assert_cmpuint (remind (d, agenda), ==, 0);
  MUST (d, snooze, id, "update:internal", "Next update", now + 40 * SITREP_MINUTE, "typing it");
  has_words (d, id, "Put off: Next update: typing it");
  test_desk_advance (d, 5 * SITREP_MINUTE);
  g_assert_cmpuint (remind (d, agenda), ==, 2);
  test_desk_advance (d, 10 * SITREP_MINUTE);
  g_assert_cmpuint (remind (d, agenda), ==, 3);
  /* A clock that is set back tells nothing twice, and loses nothing. */
  test_desk_advance (d, -SITREP_HOUR);
  g_assert_cmpuint (remind (d, agenda), ==, 0);
  test_desk_advance (d, SITREP_HOUR);
  g_assert_cmpuint (remind (d, agenda), >, 0);
  /* Over a sleep of two days each thing is told of once. */
  test_desk_advance (d, 2 * SITREP_DAY);
  g_assert_cmpuint (remind (d, agenda), ==, 3);
  MUST (d, do, id, SITREP_DEADLINE_RESPONSE, NULL);
  REFUSED (d, INVALID, do, id, SITREP_DEADLINE_UPDATE, "internal");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/watch", test_watch);
  g_test_add_func ("/command/measure", test_measure);
  g_test_add_func ("/command/rounds", test_rounds);
  g_test_add_func ("/command/roles", test_roles);
  g_test_add_func ("/command/tasks", test_tasks);
  g_test_add_func ("/command/silence", test_silence);
  g_test_add_func ("/command/reasons", test_reasons);
  g_test_add_func ("/command/reopen", test_reopen);
  g_test_add_func ("/command/milestones", test_milestones);
  g_test_add_func ("/command/stand-down", test_stand_down);
  g_test_add_func ("/command/false-alarm", test_false_alarm);
  g_test_add_func ("/command/duplicate", test_duplicate);
  g_test_add_func ("/command/acknowledge", test_acknowledge);
  g_test_add_func ("/command/cadence", test_cadence);
  g_test_add_func ("/command/reminders", test_reminders);
  return g_test_run ();
}
