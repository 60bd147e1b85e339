/* sitrep-condition.h - whether a condition of the process holds for an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* The fact under which a decision is kept: `yes` or `no`, or the key of an answer. */
#define SITREP_CONDITION_FACT "decision."

typedef enum
{
  SITREP_CONDITION_UNKNOWN,
  SITREP_CONDITION_HOLDS,
  SITREP_CONDITION_FAILS,
} SitrepConditionState;

SitrepConditionState sitrep_condition_state (const SitrepDossier *dossier, const char *key, gint64 now);
SitrepConditionState sitrep_condition_both (SitrepConditionState a, SitrepConditionState b);
const char *sitrep_condition_words (const SitrepPlaybook *playbook, const char *key);
const SitrepDecision *sitrep_condition_decision (const SitrepPlaybook *playbook, const char *key);
char *sitrep_decision_fact (const SitrepDecision *decision);
gboolean sitrep_decision_has_answer (const SitrepDecision *decision, const char *answer);
const char *sitrep_decision_answer_words (const SitrepDecision *decision, const char *answer);

G_END_DECLS
