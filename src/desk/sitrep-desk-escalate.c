/* sitrep-desk-escalate.c - the use cases: calling posts up a ladder
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-ladder.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* --- calling --- */

static gboolean
check_step (const SitrepDossier *dossier, const SitrepEscalation *call, GError **error)
{
  return sitrep_ladder_step (dossier->playbook, call->ladder, call->post) != NULL
         || sitrep_deed_invalid (error, _ ("The process has no such step of a ladder."));
}

static gboolean
note_call (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, const SitrepEscalation *call, GError **error)
{
  const char *fact = call->state == SITREP_ESCALATION_PASSED ? "not-escalated" : "escalated";

  return sitrep_deed_note (deed, txn, call->at, SITREP_ENTRY_ESCALATION, NULL, fact,
                           sitrep_detail_new ("what", sitrep_post_label (dossier->playbook, call->post), "to",
                                              call->person, "by", call->method, "reason", call->reason, "text",
                                              call->text, NULL),
                           error);
}

static gboolean
escalate (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepEscalation *call = (SitrepEscalation *) deed->record;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL || !check_step (dossier, call, error))
    return FALSE;
  call->at = sitrep_txn_now (txn);
  g_set_str (&call->by, sitrep_txn_person (txn));
  if (!sitrep_deed_upsert (txn, call, error))
    return FALSE;
  g_set_str (&deed->result, call->base.id);
  return note_call (deed, txn, dossier, call, error);
}

static gboolean
check_texts (SitrepEscalation *call, GError **error)
{
  g_autofree char *person = NULL, *method = NULL, *reason = NULL;
  g_autofree char *text = sitrep_text_block (call->text);

  if (!sitrep_text_check_line (call->person, &person, error) || !sitrep_text_check_line (call->method, &method, error)
      || !sitrep_text_check_line (call->reason, &reason, error))
    return FALSE;
  g_set_str (&call->person, person);
  g_set_str (&call->method, method);
  g_set_str (&call->reason, reason);
  sitrep_take_text (&call->text, text);
  return TRUE;
}

/**
 * sitrep_desk_escalate_async:
 * @call: without an id; its ladder and post, and where known whom, how, why and with which words; copied. Its state is
 *   asked, or passed where a person decided not to call now
 *
 * Writes down that a post was called. The call itself is a person's.
 */
void
sitrep_desk_escalate_async (SitrepDesk *self, SitrepEscalation *call, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, call->incident);
  GError *error = NULL;

  deed->record = sitrep_record_copy (call);
  g_clear_pointer (&deed->record->id, g_free);
  deed->reversible = TRUE;
  if (!check_texts ((SitrepEscalation *) deed->record, &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "escalate", escalate, callback, data);
}

/* --- what came of it --- */

static gboolean
note_answer (SitrepDeed *deed,
             SitrepTxn *txn,
             const SitrepDossier *dossier,
             const SitrepEscalation *call,
             GError **error)
{
  g_autofree char *minutes = sitrep_duration_short (call->answered_at - call->at);

  return sitrep_deed_note (deed, txn, call->answered_at, SITREP_ENTRY_ESCALATION, NULL,
                           call->state == SITREP_ESCALATION_SILENT ? "not-answered" : "answered",
                           sitrep_detail_new ("what", sitrep_post_label (dossier->playbook, call->post), "to",
                                              call->person, "after", minutes, "reason", call->answer, NULL),
                           error);
}

static gboolean
answer (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepEscalation) before
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_escalation_type, deed->texts[0]);
  g_autoptr (SitrepEscalation) call = before != NULL ? sitrep_record_copy (before) : NULL;

  if (dossier == NULL)
    return FALSE;
  if (call == NULL)
    return sitrep_deed_invalid (error, _ ("This call is not there any more."));
  call->state = (SitrepEscalationState) deed->number;
  call->answered_at = sitrep_txn_now (txn);
  sitrep_take_text (&call->answer, deed->texts[1]);
  return sitrep_deed_upsert (txn, call, error) && note_answer (deed, txn, dossier, call, error);
}

/**
 * sitrep_desk_answer_escalation_async:
 * @call: the id of a call
 * @answered: %FALSE where nobody answered: the next step of the ladder is due then
 * @words: (nullable): what was answered
 */
void
sitrep_desk_answer_escalation_async (SitrepDesk *self,
                                     const char *incident,
                                     const char *call,
                                     gboolean answered,
                                     const char *words,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (call);
  sitrep_deed_take_reason (deed, 1, words);
  deed->number = answered ? SITREP_ESCALATION_ANSWERED : SITREP_ESCALATION_SILENT;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "answer-escalation", answer, callback, data);
}

/* --- reasons that hold --- */

static gboolean
is_reason (const SitrepPlaybook *playbook, const char *reason)
{
  for (guint i = 0; i < playbook->ladders->len; i++)
    {
      const SitrepLadder *ladder = g_ptr_array_index (playbook->ladders, i);

      for (guint j = 0; j < ladder->steps->len; j++)
        {
          GPtrArray *triggers = ((const SitrepLadderStep *) g_ptr_array_index (ladder->steps, j))->triggers;

          for (guint k = 0; k < triggers->len; k++)
            {
              char **reasons = ((const SitrepTrigger *) g_ptr_array_index (triggers, k))->reasons;

              if (reasons != NULL && g_strv_contains ((const char *const *) reasons, reason))
                return TRUE;
            }
        }
    }
  return FALSE;
}

static gboolean
set_reason (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autofree char *key = sitrep_reason_fact (deed->texts[0]);
  const char *value = deed->number ? "yes" : NULL;

  if (dossier == NULL)
    return FALSE;
  if (!is_reason (dossier->playbook, deed->texts[0]))
    return sitrep_deed_invalid (error, _ ("No ladder of the process has this reason."));
  if (g_strcmp0 (sitrep_dossier_fact (dossier, key), value) == 0)
    return TRUE;
  return sitrep_deed_keep_fact (deed, txn, dossier, key, value, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_FINDING, NULL, "reason",
                              sitrep_detail_new ("what", deed->texts[0], "to", value, NULL), error);
}

/** sitrep_desk_set_reason_async: @reason: of a trigger of a ladder, word for word; whether it holds for the incident. */
void
sitrep_desk_set_reason_async (SitrepDesk *self,
                              const char *incident,
                              const char *reason,
                              gboolean holds,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (reason);
  deed->number = holds;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "set-reason", set_reason, callback, data);
}
