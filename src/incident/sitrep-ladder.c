/* sitrep-ladder.c - who is to be called next, up the ladders of the process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-ladder.h"

#include "base/sitrep-text.h"
#include "playbook/sitrep-work-calendar.h"

#include <string.h>

/** sitrep_reason_fact: Returns: (transfer full): the key of the fact that a reason of a trigger holds. */
char *
sitrep_reason_fact (const char *reason)
{
  g_autofree char *slug = sitrep_text_slug (reason, 120);

  return g_strconcat (SITREP_REASON_FACT, slug, NULL);
}

/** sitrep_post_label: Returns: (transfer none): what the process calls a post; the key where it has no such post. */
const char *
sitrep_post_label (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepPost *post = key != NULL ? sitrep_playbook_find (playbook->posts, key) : NULL;

  return post != NULL && post->label != NULL ? post->label : key;
}

/** sitrep_ladder_step: Returns: (nullable): the step of that ladder that calls @post; it belongs to @playbook. */
const SitrepLadderStep *
sitrep_ladder_step (const SitrepPlaybook *playbook, const char *key, const char *post)
{
  const SitrepLadder *ladder = key != NULL ? sitrep_playbook_find (playbook->ladders, key) : NULL;

  for (guint i = 0; ladder != NULL && i < ladder->steps->len; i++)
    {
      const SitrepLadderStep *step = g_ptr_array_index (ladder->steps, i);

      if (g_strcmp0 (step->post, post) == 0)
        return step;
    }
  return NULL;
}

/** sitrep_escalation_answer_due: Returns: until when who was asked answers, as the process has it, or SITREP_NEVER. */
gint64
sitrep_escalation_answer_due (const SitrepDossier *d, const SitrepEscalation *escalation)
{
  const SitrepLadderStep *step = sitrep_ladder_step (d->playbook, escalation->ladder, escalation->post);
  const SitrepPost *post = sitrep_playbook_find (d->playbook->posts, escalation->post);

  if (step != NULL && sitrep_target_at (d->playbook, &step->answer, escalation->at) != SITREP_NEVER)
    return sitrep_target_at (d->playbook, &step->answer, escalation->at);
  return post != NULL && post->answer > 0 ? escalation->at + post->answer * SITREP_MINUTE : SITREP_NEVER;
}

/* The statuses of the process are the steps ahead that it knows. */
static gboolean
is_progress (const SitrepEntry *entry)
{
  return g_strcmp0 (entry->milestone, "started") != 0 && g_strcmp0 (entry->milestone, "detected") != 0
         && g_strcmp0 (entry->milestone, "declared") != 0 && g_strcmp0 (entry->milestone, "acknowledged") != 0;
}

/** sitrep_last_progress: Returns: when the incident last came on: a milestone that is one, else the declaration. */
gint64
sitrep_last_progress (const SitrepDossier *d)
{
  gint64 last = d->incident->declared_at;

  for (guint i = 0; i < d->milestones->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (d->milestones, i);

      if (is_progress (entry))
        last = MAX (last, entry->at);
    }
  return last;
}

static const SitrepEscalation *
last_call (const SitrepDossier *d, const char *ladder, const char *post)
{
  for (guint i = d->escalations->len; i > 0; i--)
    {
      const SitrepEscalation *call = g_ptr_array_index (d->escalations, i - 1);

      if (g_strcmp0 (call->ladder, ladder) == 0 && g_strcmp0 (call->post, post) == 0)
        return call;
    }
  return NULL;
}

/* Somebody has it, who acknowledged or was named to lead: the first to be called need not be called any more. Whoever
 * fills the post and holds a role is there already. */
static gboolean
is_there (const SitrepDossier *d, const SitrepRung *rung)
{
  const SitrepHolder *lead = sitrep_dossier_lead (d);

  for (guint i = 0; i < d->playbook->roles->len; i++)
    {
      const SitrepRole *role = g_ptr_array_index (d->playbook->roles, i);
      const SitrepHolder *holder = sitrep_dossier_holder (d, role->key);

      if (role->post != NULL && g_strcmp0 (role->post, rung->step->post) == 0 && holder != NULL && !holder->assumed)
        return TRUE;
    }
  return rung->step->rung <= 1
         && (sitrep_dossier_milestone (d, "acknowledged") != NULL || (lead != NULL && !lead->assumed));
}

static gint64
level_since (const SitrepDossier *d)
{
  return MAX (d->incident->level_since, d->incident->declared_at);
}

/* What the process calls “at once” it has a figure for: the level's response. */
static gint64
at_once (const SitrepDossier *d, gint64 since)
{
  gint64 due = sitrep_target_at (d->playbook, &sitrep_dossier_level (d)->response, since);

  return due != SITREP_NEVER ? due : since;
}

/* Most incidents know no reason at all, and a slug of each that there could be takes long. */
static gboolean
knows_reason (const SitrepDossier *d)
{
  for (guint i = 0; i < d->facts->len; i++)
    if (g_str_has_prefix (((const SitrepFact *) g_ptr_array_index (d->facts, i))->key, SITREP_REASON_FACT))
      return TRUE;
  return FALSE;
}

/* Since when one of the trigger's reasons holds, or SITREP_NEVER. */
static gint64
reason_since (const SitrepDossier *d, const SitrepTrigger *trigger, const char **reason)
{
  for (guint i = 0; knows_reason (d) && trigger->reasons[i] != NULL; i++)
    {
      g_autofree char *key = sitrep_reason_fact (trigger->reasons[i]);
      const SitrepFact *fact = sitrep_dossier_fact_record (d, key);

      if (fact != NULL && g_strcmp0 (fact->value, "yes") == 0)
        {
          *reason = trigger->reasons[i];
          return fact->at;
        }
    }
  return SITREP_NEVER;
}

/* The next moment at which the process works. */
static gint64
in_hours (const SitrepDossier *d, const SitrepTrigger *trigger, gint64 due)
{
  if (due == SITREP_NEVER || !trigger->business_hours || sitrep_work_is_open (d->playbook, due))
    return due;
  return sitrep_work_add (d->playbook, due, 0);
}

/* From when on the trigger's time runs: a step that was passed over begins anew. */
static gint64
counted_since (const SitrepDossier *d, const SitrepRung *rung)
{
  gint64 since = MAX (sitrep_last_progress (d), SITREP_NEVER);

  return rung->last != NULL && rung->last->state == SITREP_ESCALATION_PASSED ? MAX (since, rung->last->at) : since;
}

static gboolean
is_passed_since (const SitrepRung *rung, gint64 since)
{
  return rung->last != NULL && rung->last->state == SITREP_ESCALATION_PASSED && rung->last->at >= since;
}

static void
take (SitrepRung *rung, SitrepCause cause, const SitrepTrigger *trigger, const char *reason, gint64 since, gint64 due)
{
  if (due == SITREP_NEVER || (rung->due != SITREP_NEVER && rung->due <= due))
    return;
  rung->cause = cause;
  rung->reason = reason;
  rung->after = trigger != NULL ? trigger->after : 0;
  rung->inform = trigger != NULL && trigger->inform;
  rung->since = since;
  rung->due = due;
}

static gboolean
is_told_already (const SitrepRung *rung, const SitrepTrigger *trigger)
{
  return trigger->inform && rung->last != NULL && rung->last->informed;
}

static void
apply_time (SitrepRung *rung, const SitrepDossier *d, const SitrepTrigger *trigger, const char *reason, gint64 since)
{
  gint64 from = counted_since (d, rung);

  take (rung, SITREP_CAUSE_TIME, trigger, reason, from,
        in_hours (d, trigger, MAX (since, from + trigger->after * SITREP_MINUTE)));
}

static void
apply_trigger (SitrepRung *rung, const SitrepDossier *d, const SitrepTrigger *trigger)
{
  gboolean reasoned = trigger->reasons != NULL && trigger->reasons[0] != NULL;
  const char *reason = NULL;
  gint64 since = reasoned ? reason_since (d, trigger, &reason) : level_since (d);

  if (since == SITREP_NEVER)
    return;
  if (trigger->after > 0)
    apply_time (rung, d, trigger, reason, since);
  else if (!is_passed_since (rung, since))
    take (rung, reasoned ? SITREP_CAUSE_REASON : SITREP_CAUSE_LEVEL, trigger, reason, since,
          in_hours (d, trigger, reasoned ? since : at_once (d, since)));
}

static void
apply_triggers (SitrepRung *rung, const SitrepDossier *d)
{
  const char *level = sitrep_dossier_level (d)->key;

  for (guint i = 0; i < rung->step->triggers->len; i++)
    {
      const SitrepTrigger *trigger = g_ptr_array_index (rung->step->triggers, i);

      if (sitrep_levels_include (trigger->levels, level) && !is_told_already (rung, trigger))
        apply_trigger (rung, d, trigger);
    }
}

/* --- nobody answered below --- */

/* The last call on the ladder that stayed without an answer, unless a higher step was called since. */
static const SitrepEscalation *
silent_call (const SitrepDossier *d, const SitrepLadder *ladder)
{
  for (guint i = d->escalations->len; i > 0; i--)
    {
      const SitrepEscalation *call = g_ptr_array_index (d->escalations, i - 1);

      if (g_strcmp0 (call->ladder, ladder->key) == 0 && call->state != SITREP_ESCALATION_PASSED && !call->informed)
        return call->state == SITREP_ESCALATION_SILENT ? call : NULL;
    }
  return NULL;
}

/* The lowest rung above @rung, or 0. */
static guint
next_rung (const SitrepLadder *ladder, guint rung)
{
  guint next = 0;

  for (guint i = 0; i < ladder->steps->len; i++)
    {
      const SitrepLadderStep *step = g_ptr_array_index (ladder->steps, i);

      if (step->rung > rung && (next == 0 || step->rung < next))
        next = step->rung;
    }
  return next;
}

static void
apply_silence (SitrepRung *rung, const SitrepDossier *d)
{
  const SitrepEscalation *silent = silent_call (d, rung->ladder);
  const SitrepLadderStep *below
    = silent != NULL ? sitrep_ladder_step (d->playbook, rung->ladder->key, silent->post) : NULL;

  if (below != NULL && rung->step->rung == next_rung (rung->ladder, below->rung)
      && !is_passed_since (rung, silent->answered_at))
    take (rung, SITREP_CAUSE_SILENCE, NULL, NULL, silent->answered_at, silent->answered_at);
}

/* --- the list --- */

static gboolean
runs (const SitrepDossier *d, const SitrepRung *rung)
{
  if (d->incident->phase != SITREP_PHASE_OPEN || sitrep_dossier_is_stood_down (d))
    return FALSE;
  return rung->last == NULL || rung->last->state == SITREP_ESCALATION_PASSED || rung->last->informed;
}

static SitrepRung
stand (const SitrepDossier *d, const SitrepLadder *ladder, const SitrepLadderStep *step)
{
  SitrepRung rung = { .ladder = ladder, .step = step, .last = last_call (d, ladder->key, step->post) };

  if (!runs (d, &rung))
    return rung;
  apply_silence (&rung, d);
  if (!is_there (d, &rung))
    apply_triggers (&rung, d);
  return rung;
}

/**
 * sitrep_rungs:
 *
 * Every step of every ladder in the playbook's order, with the time at which a person is asked to call it. The program
 * asks; it calls nobody.
 *
 * Returns: (transfer full) (element-type SitrepRung)
 */
GArray *
sitrep_rungs (const SitrepDossier *d)
{
  GArray *rungs = g_array_new (FALSE, FALSE, sizeof (SitrepRung));

  for (guint i = 0; i < d->playbook->ladders->len; i++)
    {
      const SitrepLadder *ladder = g_ptr_array_index (d->playbook->ladders, i);

      for (guint j = 0; j < ladder->steps->len; j++)
        {
          SitrepRung rung = stand (d, ladder, g_ptr_array_index (ladder->steps, j));

          g_array_append_val (rungs, rung);
        }
    }
  return rungs;
}

/** sitrep_rung_method: Returns: (nullable): the first way to reach the post at that level; it belongs to the playbook. */
const char *
sitrep_rung_method (const SitrepRung *rung, const char *level)
{
  GPtrArray *methods = rung->step->methods->len > 0 ? rung->step->methods : rung->ladder->methods;

  for (guint i = 0; i < methods->len; i++)
    {
      const SitrepMethod *method = g_ptr_array_index (methods, i);

      if (sitrep_levels_include (method->levels, level))
        return method->by;
    }
  return NULL;
}
