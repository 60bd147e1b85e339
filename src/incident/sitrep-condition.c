/* sitrep-condition.c - whether a condition of the process holds for an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The decision that is the condition @key, or one of whose answers is. */
static const SitrepDecision *
find_decision (const SitrepPlaybook *playbook, const char *key, const SitrepDecisionAnswer **answer)
{
  *answer = NULL;
  for (guint i = 0; i < playbook->decisions->len; i++)
    {
      const SitrepDecision *decision = g_ptr_array_index (playbook->decisions, i);

      if (decision->answers->len == 0 && g_strcmp0 (decision->key, key) == 0)
        return decision;
      if ((*answer = sitrep_playbook_find (decision->answers, key)) != NULL)
        return decision;
    }
  return NULL;
}

/* Until when the incident was without a resolution. */
static gint64
unresolved_until (const SitrepDossier *dossier, gint64 now)
{
  gint64 resolved = sitrep_dossier_milestone_at (dossier, "resolved");

  return dossier->incident->phase != SITREP_PHASE_OPEN && resolved != SITREP_NEVER ? MIN (resolved, now) : now;
}

static SitrepConditionState
by_time (const SitrepDossier *dossier, const SitrepDecision *decision, gint64 now)
{
  gint64 from = dossier->incident->declared_at + decision->after * SITREP_MINUTE;

  if (decision->after == 0)
    return SITREP_CONDITION_UNKNOWN;
  if (unresolved_until (dossier, now) >= from)
    return SITREP_CONDITION_HOLDS;
  /* It was over before its time came. */
  return dossier->incident->phase == SITREP_PHASE_OPEN ? SITREP_CONDITION_UNKNOWN : SITREP_CONDITION_FAILS;
}

/**
 * sitrep_condition_state:
 * @key: (nullable): of a decision without answers, or of a decision's answer; %NULL always holds
 *
 * What was decided goes before what follows from the time that has passed without a resolution.
 *
 * Returns: whether the condition holds at @now; unknown where nobody has decided yet
 */
SitrepConditionState
sitrep_condition_state (const SitrepDossier *dossier, const char *key, gint64 now)
{
  const SitrepDecisionAnswer *answer;
  const SitrepDecision *decision = key != NULL ? find_decision (dossier->playbook, key, &answer) : NULL;
  g_autofree char *name = decision != NULL ? sitrep_decision_fact (decision) : NULL;
  const char *decided = name != NULL ? sitrep_dossier_fact (dossier, name) : NULL;

  if (key == NULL)
    return SITREP_CONDITION_HOLDS;
  if (decision == NULL)
    return SITREP_CONDITION_UNKNOWN;
  if (decided != NULL)
    return strcmp (decided, answer != NULL ? answer->key : "yes") == 0 ? SITREP_CONDITION_HOLDS
                                                                       : SITREP_CONDITION_FAILS;
  return answer != NULL ? SITREP_CONDITION_UNKNOWN : by_time (dossier, decision, now);
}

/** sitrep_condition_both: Returns: whether two conditions hold together. */
SitrepConditionState
sitrep_condition_both (SitrepConditionState a, SitrepConditionState b)
{
  if (a == SITREP_CONDITION_FAILS || b == SITREP_CONDITION_FAILS)
    return SITREP_CONDITION_FAILS;
  return a == SITREP_CONDITION_HOLDS ? b : a;
}

/** sitrep_condition_words: Returns: (nullable): the condition in the words of the process; they belong to @playbook. */
const char *
sitrep_condition_words (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepDecisionAnswer *answer;
  const SitrepDecision *decision = key != NULL ? find_decision (playbook, key, &answer) : NULL;

  if (decision == NULL)
    return NULL;
  return answer != NULL ? answer->label : decision->text;
}

/** sitrep_condition_decision: Returns: (nullable): what has to be decided for the condition to hold; @playbook's. */
const SitrepDecision *
sitrep_condition_decision (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepDecisionAnswer *answer;

  return key != NULL ? find_decision (playbook, key, &answer) : NULL;
}

/** sitrep_decision_fact: Returns: (transfer full): the key of the fact that holds what was decided. */
char *
sitrep_decision_fact (const SitrepDecision *decision)
{
  return g_strconcat (SITREP_CONDITION_FACT, decision->key, NULL);
}

/** sitrep_decision_has_answer: whether it can be decided so: by an answer's key; without answers, `yes` or `no`. */
gboolean
sitrep_decision_has_answer (const SitrepDecision *decision, const char *answer)
{
  if (answer == NULL)
    return FALSE;
  if (decision->answers->len > 0)
    return sitrep_playbook_find (decision->answers, answer) != NULL;
  return strcmp (answer, "yes") == 0 || strcmp (answer, "no") == 0;
}

/** sitrep_decision_answer_words: Returns: (nullable): in the words of the process, or of the program. */
const char *
sitrep_decision_answer_words (const SitrepDecision *decision, const char *answer)
{
  if (!sitrep_decision_has_answer (decision, answer))
    return NULL;
  if (decision->answers->len > 0)
    return ((const SitrepDecisionAnswer *) sitrep_playbook_find (decision->answers, answer))->label;
  return strcmp (answer, "yes") == 0 ? _ ("Yes") : _ ("No");
}
