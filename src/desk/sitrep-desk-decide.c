/* sitrep-desk-decide.c - the use case: a decision of the process, with its reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-condition.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* The deed's texts. */
enum
{
  DECISION,
  ANSWER,
  REASON
};

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
decide (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  const SitrepDecision *decision;
  g_autofree char *fact = NULL;

  if (dossier == NULL)
    return FALSE;
  if ((decision = sitrep_playbook_find (dossier->playbook->decisions, deed->texts[DECISION])) == NULL)
    return refuse (error, _ ("The process has no such decision."));
  if (deed->texts[ANSWER] != NULL && !sitrep_decision_has_answer (decision, deed->texts[ANSWER]))
    return refuse (error, _ ("The process has no such answer to this decision."));
  fact = sitrep_decision_fact (decision);
  if (g_strcmp0 (sitrep_dossier_fact (dossier, fact), deed->texts[ANSWER]) == 0)
    return TRUE;
  return sitrep_deed_keep_fact (deed, txn, dossier, fact, deed->texts[ANSWER], error)
         && sitrep_deed_note (
           deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_DECISION, NULL, "decision",
           sitrep_detail_new ("what", decision->key, "to", deed->texts[ANSWER], "reason", deed->texts[REASON], NULL),
           error);
}

/**
 * sitrep_desk_decide_async:
 * @decision: the key of a decision of the process
 * @answer: (nullable): the key of one of its answers; without answers `yes` or `no`; %NULL where it is open again
 * @reason: (nullable)
 *
 * Writes down what was decided. What belongs to the answer comes onto the checklist, what belongs to another one goes.
 */
void
sitrep_desk_decide_async (SitrepDesk *self,
                          const char *incident,
                          const char *decision,
                          const char *answer,
                          const char *reason,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[DECISION] = g_strdup (decision);
  deed->texts[ANSWER] = g_strdup (answer);
  sitrep_deed_take_reason (deed, REASON, reason);
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "decide", decide, callback, data);
}
