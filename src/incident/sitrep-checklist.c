/* sitrep-checklist.c - the checklist that fits the level
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-checklist.h"

#include "playbook/sitrep-work-calendar.h"
#include "sitrep-condition.h"
#include "sitrep-gathering.h"
#include "sitrep-round.h"
#include "sitrep-roles.h"

#include <string.h>

/** sitrep_checklist_decision: Returns: (nullable): the key of the decision that the item takes; it belongs to @item. */
const char *
sitrep_checklist_decision (const SitrepItem *item)
{
  return item->does != NULL && g_str_has_prefix (item->does, SITREP_DOES_DECIDE)
           ? item->does + strlen (SITREP_DOES_DECIDE)
           : NULL;
}

/** sitrep_checklist_round: Returns: which time the group is worked off: from 0, one more with every update that goes out. */
guint
sitrep_checklist_round (const SitrepDossier *d, const SitrepGroup *group)
{
  return group->every_update ? sitrep_update_rounds (d) : 0;
}

/** sitrep_checklist_group_of: Returns: (nullable): the group in which that item is; it belongs to @playbook. */
const SitrepGroup *
sitrep_checklist_group_of (const SitrepPlaybook *playbook, const char *item)
{
  for (guint i = 0; i < playbook->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (playbook->groups, i);

      if (sitrep_playbook_find (group->items, item) != NULL)
        return group;
    }
  return NULL;
}

/* --- what the program did itself --- */

static void
did (SitrepChecklistLine *line, gint64 at, const char *by)
{
  line->state = SITREP_TICK_DONE;
  line->automatic = TRUE;
  line->at = at;
  line->by = by;
}

static void
look_for_message (SitrepChecklistLine *line, const SitrepDossier *d, const char *moment)
{
  for (guint i = 0; i < d->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (d->messages, i);

      if (g_strcmp0 (message->moment, moment) == 0
          && (message->state == SITREP_MESSAGE_SENT || message->state == SITREP_MESSAGE_BY_HAND))
        {
          did (line, message->sent_at, message->written_by);
          return;
        }
    }
}

static void
look_for_status (SitrepChecklistLine *line, const SitrepDossier *d, const char *key)
{
  const SitrepStatus *status = sitrep_playbook_status (d->playbook, key);
  const SitrepEntry *entry = status != NULL ? sitrep_dossier_milestone (d, status->milestone) : NULL;

  if (entry != NULL)
    did (line, entry->at, entry->recorder);
  else if (g_strcmp0 (d->incident->status, key) == 0)
    did (line, SITREP_NEVER, NULL);
}

static void
look_for_decision (SitrepChecklistLine *line, const SitrepDossier *d, const char *key)
{
  const SitrepDecision *decision = sitrep_playbook_find (d->playbook->decisions, key);
  g_autofree char *name = decision != NULL ? sitrep_decision_fact (decision) : NULL;
  const SitrepFact *fact = name != NULL ? sitrep_dossier_fact_record (d, name) : NULL;

  if (fact != NULL && fact->value != NULL)
    did (line, fact->at, fact->by);
}

static void
look_for_roles (SitrepChecklistLine *line, const SitrepDossier *d)
{
  const SitrepHolder *last = d->holders->len > 0 ? g_ptr_array_index (d->holders, d->holders->len - 1) : NULL;

  if (last != NULL && sitrep_roles_missing (d) == 0)
    did (line, last->since, NULL);
}

static void
look_for_call (SitrepChecklistLine *line, const SitrepDossier *d, const char *ladder)
{
  for (guint i = 0; i < d->escalations->len; i++)
    {
      const SitrepEscalation *call = g_ptr_array_index (d->escalations, i);

      if (g_strcmp0 (call->ladder, ladder) == 0 && call->state != SITREP_ESCALATION_PASSED)
        {
          did (line, call->at, call->by);
          return;
        }
    }
}

static void
look_for_evidence (SitrepChecklistLine *line, const SitrepDossier *d, const char *key)
{
  const SitrepExhibit *first = sitrep_gathered_first (d, key);

  if (first != NULL)
    did (line, first->at, first->by);
}

static void
look_for_review (SitrepChecklistLine *line, const SitrepDossier *d)
{
  const SitrepEntry *held = sitrep_dossier_milestone (d, "reviewed");

  if (held != NULL)
    did (line, held->at, held->recorder);
}

/* They are handed out when each has somebody who does it, and a day. */
static void
look_for_actions (SitrepChecklistLine *line, const SitrepDossier *d)
{
  for (guint i = 0; i < d->actions->len; i++)
    {
      const SitrepActionItem *item = g_ptr_array_index (d->actions, i);

      if (item->owner == NULL || item->due == NULL)
        return;
    }
  if (d->actions->len > 0)
    did (line, SITREP_NEVER, NULL);
}

static void
look_at_deeds (SitrepChecklistLine *line, const SitrepDossier *d)
{
  const SitrepEntry *declared = sitrep_dossier_milestone (d, "declared");
  const SitrepHolder *lead = sitrep_dossier_lead (d);
  const char *does = line->item->does;

  if (does == NULL)
    return;
  if (strcmp (does, "declare") == 0)
    did (line, d->incident->declared_at, declared != NULL ? declared->recorder : NULL);
  else if (strcmp (does, "lead") == 0 && lead != NULL && !lead->assumed)
    did (line, lead->since, lead->name);
  else if (strcmp (does, "meet") == 0 && d->incident->meet != NULL)
    did (line, SITREP_NEVER, NULL);
  else if (strcmp (does, "roles") == 0)
    look_for_roles (line, d);
  else if (strcmp (does, "review") == 0)
    look_for_review (line, d);
  else if (strcmp (does, "actions") == 0)
    look_for_actions (line, d);
  else if (g_str_has_prefix (does, "ladder:"))
    look_for_call (line, d, does + strlen ("ladder:"));
  else if (sitrep_gathering_does (line->item) != NULL)
    look_for_evidence (line, d, sitrep_gathering_does (line->item));
  else if (g_str_has_prefix (does, "send:") && !line->group->every_update)
    look_for_message (line, d, does + strlen ("send:"));
  else if (g_str_has_prefix (does, "status:"))
    look_for_status (line, d, does + strlen ("status:"));
  else if (sitrep_checklist_decision (line->item) != NULL)
    look_for_decision (line, d, sitrep_checklist_decision (line->item));
  else if (strcmp (does, "postmortem") == 0 && d->postmortem != NULL
           && d->postmortem->state == SITREP_POSTMORTEM_PUBLISHED)
    did (line, d->postmortem->published_at, d->postmortem->author);
}

/* What was ticked and opened again stays open, but a decision is taken, or taken back: no tick stands for it. */
static gboolean
is_left_to_deeds (const SitrepItem *item, const SitrepTick *tick)
{
  return tick == NULL || (tick->state == SITREP_TICK_OPEN && sitrep_checklist_decision (item) != NULL);
}

static void
set_watch (SitrepChecklistLine *line, const SitrepTick *tick)
{
  if (tick == NULL || tick->watched_from == SITREP_NEVER || tick->state != SITREP_TICK_OPEN
      || line->item->watch.minutes == 0)
    return;
  line->watched_from = tick->watched_from;
  line->watched_until = tick->watched_from + line->item->watch.minutes * SITREP_MINUTE;
}

/* An update that goes out begins the next round: in a group that comes back, no message ticks anything. */
static SitrepChecklistLine
stand (const SitrepDossier *d, const SitrepGroup *group, const SitrepItem *item)
{
  SitrepChecklistLine line = { .group = group, .item = item, .round = sitrep_checklist_round (d, group) };
  const SitrepTick *tick = d->ticks->len > 0 ? sitrep_dossier_tick (d, item->key, line.round) : NULL;

  line.measured = tick != NULL ? tick->measured : NULL;
  set_watch (&line, tick);
  if (is_left_to_deeds (item, tick))
    {
      look_at_deeds (&line, d);
      return line;
    }
  line.state = tick->state;
  line.at = tick->at;
  line.by = tick->by;
  line.reason = tick->reason;
  return line;
}

/* --- the list --- */

/* An incident that is open again has not ended yet, whatever its timeline says of the first time. */
static gboolean
is_end (const SitrepDossier *d, const char *milestone)
{
  for (guint i = 0; i < d->playbook->statuses->len; i++)
    {
      const SitrepStatus *status = g_ptr_array_index (d->playbook->statuses, i);

      if (status->phase != SITREP_PHASE_OPEN && g_strcmp0 (status->milestone, milestone) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An item without a time of its own has its group's. */
static const SitrepDue *
due_rule (const SitrepGroup *group, const SitrepItem *item)
{
  return item->due.from != NULL ? &item->due : &group->due;
}

static void
set_due (SitrepChecklistLine *line, const SitrepDossier *d, const char *level)
{
  const SitrepDue *due = due_rule (line->group, line->item);

  if (due->from == NULL || (d->incident->phase == SITREP_PHASE_OPEN && is_end (d, due->from)))
    return;
  line->since = sitrep_dossier_milestone_at (d, due->from);
  line->due = sitrep_due_at (d->playbook, due, line->since, level);
}

static void
set_applies (SitrepChecklistLine *line, const SitrepDossier *d, const char *level, gint64 now)
{
  SitrepConditionState state = sitrep_condition_both (sitrep_condition_state (d, line->group->when, now),
                                                      sitrep_condition_state (d, line->item->when, now));

  line->applies = sitrep_levels_include (line->group->levels, level)
                  && sitrep_levels_include (line->item->levels, level) && state != SITREP_CONDITION_FAILS;
  line->conditional = line->applies && state == SITREP_CONDITION_UNKNOWN;
}

/* Whether a person has done anything about it: ticked, measured, begun to watch. */
static gboolean
is_touched (const SitrepChecklistLine *line)
{
  return (line->state != SITREP_TICK_OPEN && !line->automatic) || line->measured != NULL
         || line->watched_from != SITREP_NEVER;
}

static void
add_line (GArray *lines,
          const SitrepDossier *d,
          const char *level,
          const SitrepGroup *group,
          const SitrepItem *item,
          gint64 now)
{
  SitrepChecklistLine line = stand (d, group, item);

  set_due (&line, d, level);
  set_applies (&line, d, level, now);
  if (line.applies || is_touched (&line))
    g_array_append_val (lines, line);
}

typedef gboolean (*Wanted) (const SitrepGroup *group, const SitrepItem *item);

static GArray *
list (const SitrepDossier *d, gint64 now, Wanted wanted)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SitrepChecklistLine));
  const char *level = sitrep_dossier_level (d)->key;

  for (guint i = 0; i < d->playbook->groups->len; i++)
    {
      const SitrepGroup *group = g_ptr_array_index (d->playbook->groups, i);

      for (guint j = 0; j < group->items->len; j++)
        {
          const SitrepItem *item = g_ptr_array_index (group->items, j);

          if (wanted == NULL || wanted (group, item))
            add_line (lines, d, level, group, item, now);
        }
    }
  return lines;
}

/**
 * sitrep_checklist:
 *
 * The items for the incident's level in the playbook's order. One that fell away with a change of level, or whose
 * condition does not hold, but about which a person had done something stays, marked as not applying any more.
 * Everything in the lines belongs to @d.
 *
 * Returns: (transfer full) (element-type SitrepChecklistLine)
 */
GArray *
sitrep_checklist (const SitrepDossier *d, gint64 now)
{
  return list (d, now, NULL);
}

static gboolean
may_have_time (const SitrepGroup *group, const SitrepItem *item)
{
  return item->watch.minutes > 0 || due_rule (group, item)->from != NULL;
}

/**
 * sitrep_checklist_timed:
 *
 * Of the lines of sitrep_checklist() those for which the process has a time, or a watch: a handful, where a checklist
 * has many, and the list of what is due is asked for often.
 *
 * Returns: (transfer full) (element-type SitrepChecklistLine)
 */
GArray *
sitrep_checklist_timed (const SitrepDossier *d, gint64 now)
{
  return list (d, now, may_have_time);
}

/** sitrep_checklist_group_satisfied: whether it is a “one of” group of which one item is done. */
gboolean
sitrep_checklist_group_satisfied (const SitrepDossier *d, const SitrepGroup *group)
{
  if (!group->one_of)
    return FALSE;
  for (guint j = 0; j < group->items->len; j++)
    {
      const SitrepItem *item = g_ptr_array_index (group->items, j);

      if (!item->always && stand (d, group, item).state == SITREP_TICK_DONE)
        return TRUE;
    }
  return FALSE;
}

/** sitrep_checklist_item_satisfied: whether it need not be done any more, because another one of its group was. */
gboolean
sitrep_checklist_item_satisfied (const SitrepDossier *d, const SitrepGroup *group, const SitrepItem *item)
{
  return !item->always && sitrep_checklist_group_satisfied (d, group);
}

static void
count_tasks (const SitrepDossier *d, guint *done, guint *all)
{
  *done = *all = 0;
  for (guint i = 0; i < d->tasks->len; i++)
    {
      const SitrepTask *task = g_ptr_array_index (d->tasks, i);

      *done += task->state == SITREP_TASK_DONE;
      *all += task->state != SITREP_TASK_DROPPED;
    }
}

/**
 * sitrep_checklist_progress:
 * @done: (out): how many of those that apply are done, or not applicable
 * @all: (out): how many apply; a “one of” group counts once, what is optional or not decided yet does not; what is to
 *   be done in this incident alone counts too
 */
void
sitrep_checklist_progress (const SitrepDossier *d, gint64 now, guint *done, guint *all)
{
  g_autoptr (GArray) lines = sitrep_checklist (d, now);
  const SitrepGroup *counted = NULL;

  count_tasks (d, done, all);
  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);

      gboolean choice = line->group->one_of && !line->item->always;

      if (!line->applies || line->conditional || line->item->optional || (choice && line->group == counted))
        continue;
      if (choice)
        counted = line->group;
      (*all)++;
      *done += choice ? sitrep_checklist_group_satisfied (d, line->group) : line->state != SITREP_TICK_OPEN;
    }
}
