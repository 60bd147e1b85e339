/* sitrep-desk-incident.c - the use cases: an incident's life
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-triage.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, int code, const char *words)
{
  g_set_error_literal (error, SITREP_ERROR, code, words);
  return FALSE;
}

static gboolean
check_time (gint64 at, gint64 now, GError **error)
{
  return at <= now + SITREP_MINUTE || refuse (error, SITREP_ERROR_INVALID, _ ("This time is in the future."));
}

/* --- changes of the incident's own row --- */

static gboolean
update_incident (SitrepTxn *txn,
                 const SitrepDossier *dossier,
                 void (*change) (SitrepIncident *, SitrepDeed *),
                 SitrepDeed *deed,
                 GError **error)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_copy (dossier->incident);

  change (incident, deed);
  return sitrep_txn_update (txn, incident, error);
}

/* The deed's texts. */
enum
{
  LEVEL,
  REASON,
  ADVICE
};

static void
change_level (SitrepIncident *incident, SitrepDeed *deed)
{
  g_set_str (&incident->level, deed->texts[LEVEL]);
}

static gboolean
set_level (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL)
    return FALSE;
  if (sitrep_playbook_level (dossier->playbook, deed->texts[LEVEL]) == NULL)
    return refuse (error, SITREP_ERROR_INVALID, _ ("The process has no such level."));
  if (!sitrep_deed_note_advice (deed, txn, deed->texts[ADVICE], error))
    return FALSE;
  if (g_strcmp0 (dossier->incident->level, deed->texts[LEVEL]) == 0)
    return TRUE;
  return update_incident (txn, dossier, change_level, deed, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "level",
                              sitrep_detail_new ("from", dossier->incident->level, "to", deed->texts[LEVEL], "reason",
                                                 deed->texts[REASON], NULL),
                              error);
}

static gboolean
take_advice (SitrepDeed *deed, SitrepDesk *self, GHashTable *answers, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, deed->incident, FALSE, error);
  GError *bad_answer = NULL;

  if (dossier == NULL)
    return FALSE;
  deed->texts[ADVICE] = sitrep_triage_detail_new (dossier->playbook, answers, deed->texts[LEVEL], &bad_answer);
  if (bad_answer == NULL)
    return TRUE;
  g_propagate_error (error, bad_answer);
  return FALSE;
}

/**
 * sitrep_desk_set_level_async:
 * @answers: (nullable): triage question → answer, or figure as it was typed; they enter the timeline with what they
 *   propose, also when the level stays
 *
 * Raises or lowers; checklist, timers and audiences follow from the new level.
 */
void
sitrep_desk_set_level_async (SitrepDesk *self,
                             const char *incident,
                             const char *level,
                             const char *reason,
                             GHashTable *answers,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[LEVEL] = g_strdup (level);
  sitrep_deed_take_reason (deed, REASON, reason);
  deed->reversible = TRUE;
  if (answers == NULL || take_advice (deed, self, answers, &error))
    sitrep_deed_run (self, deed, "set-level", set_level, callback, data);
  else
    sitrep_deed_refuse (self, deed, error, callback, data);
}

static void
change_status (SitrepIncident *incident, SitrepDeed *deed)
{
  g_set_str (&incident->status, deed->texts[0]);
  incident->phase = (SitrepPhase) deed->number;
}

static gboolean
set_status (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  const SitrepStatus *status;
  gint64 now = sitrep_txn_now (txn), at = deed->at != SITREP_NEVER ? deed->at : now;
  gboolean ends;

  if (dossier == NULL)
    return FALSE;
  if ((status = sitrep_playbook_status (dossier->playbook, deed->texts[0])) == NULL)
    return refuse (error, SITREP_ERROR_INVALID, _ ("The process has no such status."));
  if (!check_time (at, now, error))
    return FALSE;
  if (status->phase != SITREP_PHASE_OPEN && at < sitrep_dossier_started (dossier))
    return refuse (error, SITREP_ERROR_INVALID, _ ("The incident cannot have been resolved before it started."));
  if (g_strcmp0 (dossier->incident->status, status->key) == 0)
    return TRUE;
  ends = dossier->incident->phase == SITREP_PHASE_OPEN && status->phase != SITREP_PHASE_OPEN;
  deed->number = status->phase;
  if (!update_incident (txn, dossier, change_status, deed, error)
      || !sitrep_deed_note (
        deed, txn, at, status->milestone != NULL ? SITREP_ENTRY_MILESTONE : SITREP_ENTRY_CHANGE, status->milestone,
        "status",
        sitrep_detail_new ("from", dossier->incident->status, "to", status->key, "reason", deed->texts[1], NULL),
        error))
    return FALSE;
  return !ends || sitrep_deed_draft_messages (deed, txn, "resolved", error);
}

/**
 * sitrep_desk_set_status_async:
 * @at: when it happened, SITREP_NEVER for now
 *
 * Moves the incident on, or back; a status with a milestone sets it. When it ends the open phase, the messages that
 * the process sends then wait as drafts.
 */
void
sitrep_desk_set_status_async (SitrepDesk *self,
                              const char *incident,
                              const char *status,
                              gint64 at,
                              const char *reason,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (status);
  sitrep_deed_take_reason (deed, 1, reason);
  deed->at = at;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "set-status", set_status, callback, data);
}

static gboolean
acknowledge (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL)
    return FALSE;
  if (sitrep_dossier_milestone (dossier, "acknowledged") != NULL)
    return TRUE;
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_MILESTONE, "acknowledged", "acknowledged",
                           NULL, error);
}

/** sitrep_desk_acknowledge_async: somebody has it: the response target is met. */
void
sitrep_desk_acknowledge_async (SitrepDesk *self, const char *incident, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "acknowledge", acknowledge, callback, data);
}

static void
change_titles (SitrepIncident *incident, SitrepDeed *deed)
{
  g_set_str (&incident->title, deed->texts[0]);
  sitrep_take_text (&incident->public_title, deed->texts[1]);
}

static gboolean
set_titles (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL || !update_incident (txn, dossier, change_titles, deed, error))
    return FALSE;
  return g_strcmp0 (dossier->incident->title, deed->texts[0]) == 0
         || sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "title",
                              sitrep_detail_new ("from", dossier->incident->title, "to", deed->texts[0], NULL), error);
}

/** sitrep_desk_set_titles_async: @public_title is what the public may be told; empty until written. */
void
sitrep_desk_set_titles_async (SitrepDesk *self,
                              const char *incident,
                              const char *title,
                              const char *public_title,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[0] = sitrep_text_check_title (title, &error);
  deed->reversible = TRUE;
  if (deed->texts[0] == NULL || !sitrep_text_check_line (public_title, &deed->texts[1], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "set-titles", set_titles, callback, data);
}

static void
change_meet (SitrepIncident *incident, SitrepDeed *deed)
{
  sitrep_take_text (&incident->meet, deed->texts[0]);
}

static gboolean
set_meet (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);

  if (dossier == NULL || !update_incident (txn, dossier, change_meet, deed, error))
    return FALSE;
  return deed->texts[0] == NULL || g_strcmp0 (dossier->incident->meet, deed->texts[0]) == 0
         || sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "meet",
                              sitrep_detail_new ("to", deed->texts[0], NULL), error);
}

/** sitrep_desk_set_meet_async: where the responders meet. */
void
sitrep_desk_set_meet_async (SitrepDesk *self,
                            const char *incident,
                            const char *meet,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->reversible = TRUE;
  if (!sitrep_text_check_line (meet, &deed->texts[0], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "set-meet", set_meet, callback, data);
}

/* --- who, what, which items --- */

static gboolean
end_holding (SitrepTxn *txn, const SitrepHolder *holder, GError **error)
{
  g_autoptr (SitrepHolder) ended = sitrep_record_copy (holder);

  ended->until = sitrep_txn_now (txn);
  return sitrep_txn_update (txn, ended, error);
}

static gboolean
set_holder (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepHolder) holder = sitrep_record_new (&sitrep_holder_type);
  const SitrepHolder *before;

  if (dossier == NULL)
    return FALSE;
  if (sitrep_playbook_role (dossier->playbook, deed->texts[0]) == NULL)
    return refuse (error, SITREP_ERROR_INVALID, _ ("The process has no such role."));
  before = sitrep_dossier_holder (dossier, deed->texts[0]);
  if (before != NULL && !end_holding (txn, before, error))
    return FALSE;
  holder->incident = g_strdup (deed->incident);
  holder->role = g_strdup (deed->texts[0]);
  holder->name = g_strdup (deed->texts[1]);
  sitrep_take_text (&holder->handle, deed->texts[2]);
  holder->since = sitrep_txn_now (txn);
  return sitrep_deed_upsert (txn, holder, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "role",
                              sitrep_detail_new ("what", holder->role, "to", holder->name, "from",
                                                 before != NULL ? before->name : NULL, NULL),
                              error);
}

/** sitrep_desk_set_holder_async: gives a role to a person; whoever held it, held it until now. */
void
sitrep_desk_set_holder_async (SitrepDesk *self,
                              const char *incident,
                              const char *role,
                              const char *name,
                              const char *handle,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[0] = g_strdup (role);
  deed->texts[1] = sitrep_text_check_title (name, &error);
  deed->reversible = TRUE;
  if (deed->texts[1] == NULL || !sitrep_text_check_line (handle, &deed->texts[2], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "set-holder", set_holder, callback, data);
}

static gboolean
set_fact (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  const char *before;

  if (dossier == NULL)
    return FALSE;
  before = sitrep_dossier_fact (dossier, deed->texts[0]);
  if (g_strcmp0 (before != NULL ? before : "", deed->texts[1]) == 0)
    return TRUE;
  return sitrep_deed_put_fact (deed, txn, dossier, deed->texts[0], deed->texts[1], error)
         && sitrep_deed_note (
           deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "fact",
           sitrep_detail_new ("what", deed->texts[0], "to", *deed->texts[1] != '\0' ? deed->texts[1] : NULL, NULL),
           error);
}

/** sitrep_desk_set_fact_async: what is known under the key of a field, or of a part of the situation. */
void
sitrep_desk_set_fact_async (SitrepDesk *self,
                            const char *incident,
                            const char *key,
                            const char *value,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[0] = g_strdup (key);
  deed->texts[1] = sitrep_text_is_empty (value) ? g_strdup ("") : sitrep_text_check_block (value, &error);
  deed->reversible = TRUE;
  if (deed->texts[1] == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "set-fact", set_fact, callback, data);
}

static const char *
tick_fact (SitrepTickState state)
{
  return state == SITREP_TICK_DONE ? "tick" : state == SITREP_TICK_SKIPPED ? "skip" : "untick";
}

static gboolean
set_tick (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepTick) tick = NULL;
  const SitrepTick *before;

  if (dossier == NULL)
    return FALSE;
  if (sitrep_playbook_item (dossier->playbook, deed->texts[0]) == NULL)
    return refuse (error, SITREP_ERROR_INVALID, _ ("The process has no such checklist item."));
  before = sitrep_dossier_tick (dossier, deed->texts[0]);
  tick = before != NULL ? sitrep_record_copy (before) : sitrep_record_new (&sitrep_tick_type);
  if (before != NULL && before->state == (SitrepTickState) deed->number)
    return TRUE;
  g_set_str (&tick->incident, deed->incident);
  g_set_str (&tick->item, deed->texts[0]);
  tick->state = (SitrepTickState) deed->number;
  tick->at = sitrep_txn_now (txn);
  g_set_str (&tick->by, sitrep_txn_person (txn));
  sitrep_take_text (&tick->reason, deed->texts[1]);
  return sitrep_deed_upsert (txn, tick, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_ACTION, NULL, tick_fact (tick->state),
                              sitrep_detail_new ("what", tick->item, "reason", tick->reason, NULL), error);
}

/** sitrep_desk_tick_async: @state done, open again, or skipped (not applicable) with a @reason. */
void
sitrep_desk_tick_async (SitrepDesk *self,
                        const char *incident,
                        const char *item,
                        SitrepTickState state,
                        const char *reason,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (item);
  sitrep_deed_take_reason (deed, 1, reason);
  deed->number = state;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "tick", set_tick, callback, data);
}
