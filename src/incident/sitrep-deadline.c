/* sitrep-deadline.c - what is due, computed from process, incident, messages and clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-deadline.h"

#include "playbook/sitrep-work-calendar.h"
#include "sitrep-cadence.h"
#include "sitrep-checklist.h"
#include "sitrep-follow-through.h"
#include "sitrep-ladder.h"

#include <string.h>

const char *const sitrep_deadline_nicks[]
  = { "response", "tell",       "message", "update",     "escalate", "answer",   "task", "watch",
      "item",     "resolution", "review",  "postmortem", "action",   "playbook", NULL };

void
sitrep_deadline_free (SitrepDeadline *self)
{
  g_free (self->key);
  g_free (self);
}

static SitrepDeadline *
add (GPtrArray *list, SitrepDeadlineKind kind, const char *key, gint64 since, gint64 due)
{
  SitrepDeadline *self = g_new0 (SitrepDeadline, 1);

  self->kind = kind;
  self->key = g_strdup (key);
  self->since = since;
  self->due = due;
  g_ptr_array_add (list, self);
  return self;
}

/* Response and resolution are counted from the detection where it is known. */
static gint64
counted_from (const SitrepDossier *d)
{
  gint64 detected = sitrep_dossier_milestone_at (d, "detected");

  return detected != SITREP_NEVER ? detected : d->incident->declared_at;
}

static guint
count_messages (const SitrepDossier *d, SitrepMessageState state)
{
  guint n = 0;

  for (guint i = 0; i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      n += message->state == state;
    }
  return n;
}

static void
add_first_response (GPtrArray *list, const SitrepDossier *d)
{
  gint64 from = counted_from (d);
  gint64 due = sitrep_target_at (d->playbook, &sitrep_dossier_level (d)->response, from);
  guint drafts = count_messages (d, SITREP_MESSAGE_DRAFT);
  gboolean told = count_messages (d, SITREP_MESSAGE_SENT) + count_messages (d, SITREP_MESSAGE_BY_HAND) > 0;

  if (drafts > 0)
    add (list, SITREP_DEADLINE_TELL, NULL, from, due)->count = drafts;
  else if (due != SITREP_NEVER && !told && sitrep_dossier_milestone (d, "acknowledged") == NULL)
    add (list, SITREP_DEADLINE_RESPONSE, NULL, from, due);
}

static void
add_resolution (GPtrArray *list, const SitrepDossier *d)
{
  gint64 from = counted_from (d);
  gint64 due = sitrep_target_at (d->playbook, &sitrep_dossier_level (d)->resolution, from);

  if (due != SITREP_NEVER)
    add (list, SITREP_DEADLINE_RESOLUTION, NULL, from, due);
}

static void
add_stuck_messages (GPtrArray *list, GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (messages, i);

      if (message->state == SITREP_MESSAGE_REFUSED || message->state == SITREP_MESSAGE_UNKNOWN
          || message->state == SITREP_MESSAGE_OUTDATED)
        add (list, SITREP_DEADLINE_MESSAGE, message->base.id, message->confirmed_at, SITREP_NEVER);
    }
}

static void
add_updates (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < SITREP_N_AUDIENCES; i++)
    {
      SitrepCadence cadence;

      sitrep_cadence_of (d, i, &cadence);
      if (cadence.due != SITREP_NEVER)
        add (list, SITREP_DEADLINE_UPDATE, sitrep_audience_nicks[i], cadence.since, cadence.due)->audience = i;
    }
}

/* --- ways up, and people who are to be back --- */

static void
add_rungs (GPtrArray *list, const SitrepDossier *d)
{
  g_autoptr (GArray) rungs = sitrep_rungs (d);

  for (guint i = 0; i < rungs->len; i++)
    {
      const SitrepRung *rung = &g_array_index (rungs, SitrepRung, i);
      g_autofree char *key = NULL;

      if (rung->due == SITREP_NEVER)
        continue;
      key = g_strdup_printf ("%s/%s", rung->ladder->key, rung->step->post);
      add (list, SITREP_DEADLINE_ESCALATE, key, rung->since, rung->due);
    }
}

static void
add_answers (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < d->escalations->len; i++)
    {
      const SitrepEscalation *call = g_ptr_array_index (d->escalations, i);
      gint64 due = sitrep_escalation_answer_due (d, call);

      if (call->state == SITREP_ESCALATION_ASKED && !call->informed && due != SITREP_NEVER)
        add (list, SITREP_DEADLINE_ANSWER, call->base.id, call->at, due);
    }
}

static void
add_tasks (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < d->tasks->len; i++)
    {
      const SitrepTask *task = g_ptr_array_index (d->tasks, i);

      if (task->state == SITREP_TASK_OPEN && task->due != SITREP_NEVER)
        add (list, SITREP_DEADLINE_TASK, task->base.id, MIN (task->made_at, task->due), task->due);
    }
}

/* --- the checklist --- */

static gboolean
needs_review (const SitrepDossier *d)
{
  return d->playbook->review.due.from != NULL
         && sitrep_levels_include (d->playbook->review.due.levels, sitrep_dossier_level (d)->key);
}

/* Post-mortem and review have a deadline of their own: the checklist's item for it would say the same once more. */
static gboolean
has_own_deadline (const SitrepDossier *d, const SitrepItem *item)
{
  if (g_strcmp0 (item->does, "review") == 0)
    return needs_review (d);
  return g_strcmp0 (item->does, "postmortem") == 0 && sitrep_dossier_level (d)->postmortem.need == SITREP_NEED_REQUIRED;
}

static gboolean
is_asked_for (const SitrepDossier *d, const SitrepChecklistLine *line)
{
  return line->applies && !line->conditional && line->state == SITREP_TICK_OPEN
         && (line->due != SITREP_NEVER || line->watched_until != SITREP_NEVER)
         && !sitrep_checklist_item_satisfied (d, line->group, line->item);
}

/* A watch that runs says when the item can be done: its other time does not matter then. */
static void
add_items (GPtrArray *list, const SitrepDossier *d, gint64 now)
{
  g_autoptr (GArray) lines = sitrep_checklist_timed (d, now);
  gboolean stood_down = sitrep_dossier_is_stood_down (d);

  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      if (!is_asked_for (d, line))
        continue;
      if (line->watched_until != SITREP_NEVER && !stood_down)
        add (list, SITREP_DEADLINE_WATCH, line->item->key, line->watched_from, line->watched_until);
      else if (line->due != SITREP_NEVER && !has_own_deadline (d, line->item))
        add (list, SITREP_DEADLINE_ITEM, line->item->key, line->since, line->due);
    }
}

/* --- afterwards --- */

static void
add_review (GPtrArray *list, const SitrepDossier *d)
{
  const SitrepDue *rule = &d->playbook->review.due;
  gint64 from = sitrep_dossier_milestone_at (d, rule->from);
  gint64 due = sitrep_due_at (d->playbook, rule, from, sitrep_dossier_level (d)->key);

  if (due != SITREP_NEVER && needs_review (d) && sitrep_dossier_milestone_at (d, "reviewed") < from)
    add (list, SITREP_DEADLINE_REVIEW, NULL, from, due);
}

static void
add_postmortem (GPtrArray *list, const SitrepDossier *d)
{
  const SitrepLevel *level = sitrep_dossier_level (d);
  gint64 from = sitrep_dossier_milestone_at (d, d->playbook->form.due.from);
  gint64 due = sitrep_due_at (d->playbook, &d->playbook->form.due, from, level->key);
  SitrepPostmortemState state = d->postmortem != NULL ? d->postmortem->state : SITREP_POSTMORTEM_NONE;

  if (due == SITREP_NEVER || level->postmortem.need != SITREP_NEED_REQUIRED || state == SITREP_POSTMORTEM_PUBLISHED
      || state == SITREP_POSTMORTEM_SKIPPED)
    return;
  add (list, SITREP_DEADLINE_POSTMORTEM, NULL, from, due);
}

static void
add_actions (GPtrArray *list, const SitrepDossier *d)
{
  for (guint i = 0; i < d->actions->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (d->actions, i);
      gint64 due = sitrep_action_due (item, d->playbook->zone);

      if (!item->done && due != SITREP_NEVER)
        add (list, SITREP_DEADLINE_ACTION, item->base.id, d->incident->declared_at, due);
    }
}

/* Messages that only have to be looked at and sent, and those that are stuck, come before what has a time. */
static gint64
urgency (const SitrepDeadline *self)
{
  return self->kind == SITREP_DEADLINE_TELL ? SITREP_NEVER : self->due;
}

/** sitrep_deadline_compare: what is due now and has no time of its own comes first; then by time. */
int
sitrep_deadline_compare (const SitrepDeadline *a, const SitrepDeadline *b)
{
  gint64 x = urgency (a), y = urgency (b);

  if (x != y)
    return x < y ? -1 : 1;
  if (a->kind != b->kind)
    return (int) a->kind - (int) b->kind;
  return (a->due > b->due) - (a->due < b->due);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return sitrep_deadline_compare (*(SitrepDeadline *const *) a, *(SitrepDeadline *const *) b);
}

static void
add_running (GPtrArray *list, const SitrepDossier *d)
{
  add_first_response (list, d);
  add_updates (list, d);
  add_resolution (list, d);
  add_rungs (list, d);
  add_answers (list, d);
}

static void
add_after (GPtrArray *list, const SitrepDossier *d)
{
  add_postmortem (list, d);
  add_review (list, d);
  add_actions (list, d);
}

static void
add_drafts (GPtrArray *list, const SitrepDossier *d)
{
  guint drafts = count_messages (d, SITREP_MESSAGE_DRAFT);

  if (drafts > 0)
    add (list, SITREP_DEADLINE_TELL, NULL, d->incident->declared_at, SITREP_NEVER)->count = drafts;
}

/* A false alarm, and what goes on as another incident, is learnt from nowhere but there. */
static gboolean
is_learnt_from (const SitrepIncident *incident)
{
  return !incident->false_alarm && incident->relation != SITREP_RELATION_DUPLICATE;
}

/**
 * sitrep_deadlines:
 * @now: what is due does not depend on it, except by conditions that hold after some time
 *
 * Everything that is due for one incident, the most urgent first. Pure: the same dossier and time always give
 * the same list. A stand-down stops what only responders can do.
 *
 * Returns: (transfer full) (element-type SitrepDeadline)
 */
GPtrArray *
sitrep_deadlines (const SitrepDossier *d, gint64 now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_deadline_free);
  gboolean open = d->incident->phase == SITREP_PHASE_OPEN;

  add_stuck_messages (list, d->messages);
  add_stuck_messages (list, d->dispatches);
  if (open && !sitrep_dossier_is_stood_down (d))
    add_running (list, d);
  else
    add_drafts (list, d);
  if (d->incident->phase != SITREP_PHASE_CLOSED)
    {
      add_tasks (list, d);
      add_items (list, d, now);
    }
  if (!open && is_learnt_from (d->incident))
    add_after (list, d);
  g_ptr_array_sort (list, compare);
  return list;
}

/** sitrep_playbook_deadline: Returns: (transfer full) (nullable): when the process itself is to be looked through again. */
SitrepDeadline *
sitrep_playbook_deadline (const SitrepPlaybook *playbook)
{
  gint64 due = sitrep_date_end (playbook->about.next_review, playbook->zone);
  SitrepDeadline *self;

  if (due == SITREP_NEVER)
    return NULL;
  self = g_new0 (SitrepDeadline, 1);
  self->kind = SITREP_DEADLINE_PLAYBOOK;
  self->key = g_strdup (playbook->key);
  self->since = MIN (MAX (sitrep_date_end (playbook->about.reviewed, playbook->zone), due - 30 * SITREP_DAY), due);
  self->due = due;
  return self;
}

/** sitrep_deadline_id: Returns: (transfer full): tells it from all other things that can be due for the incident. */
char *
sitrep_deadline_id (const SitrepDeadline *self)
{
  return g_strdup_printf ("%s:%s", sitrep_deadline_nicks[self->kind], self->key != NULL ? self->key : "");
}

/** sitrep_deadline_snooze: Returns: (nullable): the snooze under which nobody is reminded of it at @now. */
const SitrepSnooze *
sitrep_deadline_snooze (const SitrepDeadline *self, const SitrepDossier *d, gint64 now)
{
  g_autofree char *id = d->snoozes->len > 0 ? sitrep_deadline_id (self) : NULL;

  for (guint i = 0; i < d->snoozes->len; i++)
    {
      const SitrepSnooze *snooze = g_ptr_array_index (d->snoozes, i);

      if (snooze->until > now && g_strcmp0 (snooze->deadline, id) == 0)
        return snooze;
    }
  return NULL;
}

/** sitrep_deadline_is_overdue: whether its time has come; what has no time is never overdue. */
gboolean
sitrep_deadline_is_overdue (const SitrepDeadline *self, gint64 now)
{
  return self->due != SITREP_NEVER && now >= self->due;
}
