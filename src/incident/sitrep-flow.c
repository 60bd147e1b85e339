/* sitrep-flow.c - how far the response has come in the stages of the process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-flow.h"

#include "sitrep-checklist.h"

/* --- the window --- */

/* A stage's minutes run from when the incident was noticed: nobody could respond before. */
static gint64
counted_from (const SitrepDossier *d)
{
  gint64 detected = sitrep_dossier_milestone_at (d, "detected");

  return detected != SITREP_NEVER ? detected : d->incident->declared_at;
}

static SitrepFlowStep
new_step (const SitrepDossier *d, const SitrepFlowStage *stage)
{
  SitrepFlowStep step = { .stage = stage, .state = SITREP_FLOW_AHEAD, .from = SITREP_NEVER, .until = SITREP_NEVER };

  if (stage->to > 0)
    {
      step.from = counted_from (d) + stage->from * SITREP_MINUTE;
      step.until = counted_from (d) + stage->to * SITREP_MINUTE;
    }
  return step;
}

/* --- the work --- */

static SitrepFlowStep *
step_of (GArray *flow, const char *stage)
{
  for (guint i = 0; stage != NULL && i < flow->len; i++)
    if (g_str_equal (g_array_index (flow, SitrepFlowStep, i).stage->key, stage))
      return &g_array_index (flow, SitrepFlowStep, i);
  return NULL;
}

static gboolean
is_choice (const SitrepChecklistLine *line)
{
  return line->group->one_of && !line->item->always;
}

/* What comes back with every update is never behind one, and what was done about it says nothing of the stage. */
static gboolean
counts (const SitrepChecklistLine *line)
{
  return line->applies && !line->conditional && !line->item->optional && !line->group->every_update;
}

/* What the declaration itself brought with it, such as a lead and a place to meet, begins no stage. */
static gboolean
is_begun (const SitrepDossier *d, const SitrepChecklistLine *line)
{
  return line->state != SITREP_TICK_OPEN && (!line->automatic || line->at > d->incident->declared_at);
}

static void
count_work (const SitrepDossier *d, GArray *flow, gint64 now)
{
  g_autoptr (GArray) lines = sitrep_checklist (d, now);
  const SitrepGroup *counted = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const SitrepChecklistLine *line = &g_array_index (lines, SitrepChecklistLine, i);
      SitrepFlowStep *step = step_of (flow, line->group->stage);

      if (step == NULL || !counts (line))
        continue;
      step->begun = step->begun || is_begun (d, line);
      if (is_choice (line) && line->group == counted)
        continue;
      if (is_choice (line))
        counted = line->group;
      step->all++;
      step->done
        += is_choice (line) ? sitrep_checklist_group_satisfied (d, line->group) : line->state != SITREP_TICK_OPEN;
    }
}

/* --- where it stands --- */

static gint
next_open (GArray *flow, guint from)
{
  for (guint i = from; i < flow->len; i++)
    {
      const SitrepFlowStep *step = &g_array_index (flow, SitrepFlowStep, i);

      if (step->done < step->all)
        return (gint) i;
    }
  return -1;
}

static guint
last_begun (GArray *flow)
{
  guint last = 0;

  for (guint i = 0; i < flow->len; i++)
    if (g_array_index (flow, SitrepFlowStep, i).begun)
      last = i;
  return last;
}

/* The last one in which something was done, for people do not wait until a stage is complete; once it is, the next one
 * in which something is to be done. */
static void
find_present (GArray *flow)
{
  gint present = next_open (flow, last_begun (flow));

  for (guint i = 0; i < flow->len; i++)
    g_array_index (flow, SitrepFlowStep, i).state = present < 0 || (gint) i < present ? SITREP_FLOW_PAST
                                                    : (gint) i == present             ? SITREP_FLOW_PRESENT
                                                                                      : SITREP_FLOW_AHEAD;
}

/**
 * sitrep_flow:
 *
 * The stages in the process' order, each with its window and its share of the checklist. At most one is present: none
 * where the process has no stages, or nothing is left to be done in any. What the steps point at belongs to @d.
 *
 * Returns: (transfer full) (element-type SitrepFlowStep)
 */
GArray *
sitrep_flow (const SitrepDossier *d, gint64 now)
{
  GArray *flow = g_array_new (FALSE, FALSE, sizeof (SitrepFlowStep));

  for (guint i = 0; i < d->playbook->stages->len; i++)
    {
      SitrepFlowStep step = new_step (d, g_ptr_array_index (d->playbook->stages, i));

      g_array_append_val (flow, step);
    }
  count_work (d, flow, now);
  find_present (flow);
  return flow;
}

/** sitrep_flow_present: Returns: (transfer none) (nullable): the stage that is being worked on. */
const SitrepFlowStep *
sitrep_flow_present (GArray *flow)
{
  for (guint i = 0; i < flow->len; i++)
    if (g_array_index (flow, SitrepFlowStep, i).state == SITREP_FLOW_PRESENT)
      return &g_array_index (flow, SitrepFlowStep, i);
  return NULL;
}

/**
 * sitrep_guidance_belongs:
 *
 * Whether that piece of advice belongs to what is being done about the incident now, beside its checklist. What belongs
 * to one deed (a decision, an update, a call for help) is said where that is done.
 */
gboolean
sitrep_guidance_belongs (const SitrepDossier *d, const SitrepGuidance *guidance)
{
  static const char *const open[] = { "assemble", "investigate", "mitigate", NULL };
  static const char *const relieved[] = { "resolve", NULL };
  static const char *const resolved[] = { "close", NULL };
  const char *const *moments = resolved;

  if (d->incident->phase == SITREP_PHASE_OPEN)
    moments = sitrep_dossier_milestone (d, "mitigated") == NULL ? open : relieved;
  return guidance->moment != NULL && g_strv_contains (moments, guidance->moment)
         && sitrep_levels_include (guidance->levels, sitrep_dossier_level (d)->key);
}
