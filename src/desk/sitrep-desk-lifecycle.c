/* sitrep-desk-lifecycle.c - the use cases: the way from the declaration to the end
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

static gboolean
check_time (gint64 at, gint64 now, GError **error)
{
  return at <= now + SITREP_MINUTE || sitrep_deed_invalid (error, _ ("This time is in the future."));
}

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
  gboolean ends, reopens;

  if (dossier == NULL)
    return FALSE;
  if ((status = sitrep_playbook_status (dossier->playbook, deed->texts[0])) == NULL)
    return sitrep_deed_invalid (error, _ ("The process has no such status."));
  if (!check_time (at, now, error))
    return FALSE;
  if (status->phase != SITREP_PHASE_OPEN && at < sitrep_dossier_started (dossier))
    return sitrep_deed_invalid (error, _ ("The incident cannot have been resolved before it started."));
  if (g_strcmp0 (dossier->incident->status, status->key) == 0)
    return TRUE;
  reopens = dossier->incident->phase != SITREP_PHASE_OPEN && status->phase == SITREP_PHASE_OPEN;
  ends = dossier->incident->phase == SITREP_PHASE_OPEN && status->phase != SITREP_PHASE_OPEN;
  deed->number = status->phase;
  if (!update_incident (txn, dossier, change_status, deed, error)
      || !sitrep_deed_note (
        deed, txn, at, status->milestone != NULL ? SITREP_ENTRY_MILESTONE : SITREP_ENTRY_CHANGE, status->milestone,
        "status",
        sitrep_detail_new ("from", dossier->incident->status, "to", status->key, "reason", deed->texts[1], NULL),
        error))
    return FALSE;
  if (reopens
      && !sitrep_deed_note (deed, txn, now, SITREP_ENTRY_MILESTONE, "reopened", "reopened",
                            sitrep_detail_new ("reason", deed->texts[1], NULL), error))
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

/* Who acknowledges takes part. Who was taken to lead, because nobody else was named, leads from now on. */
static gboolean
take_part (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, GError **error)
{
  const SitrepHolder *lead = sitrep_dossier_lead (dossier);
  const char *person = sitrep_txn_person (txn);
  g_autoptr (SitrepHolder) holder = NULL;

  for (guint i = 0; i < dossier->holders->len; i++)
    {
      const SitrepHolder *other = g_ptr_array_index (dossier->holders, i);

      if (other != lead && other->until == SITREP_NEVER && g_strcmp0 (other->name, person) == 0)
        return TRUE;
    }
  if (lead != NULL && g_strcmp0 (lead->name, person) == 0)
    holder = sitrep_record_copy (lead);
  else
    holder = sitrep_record_new (&sitrep_holder_type);
  holder->assumed = FALSE;
  if (holder->base.id == NULL)
    {
      holder->incident = g_strdup (deed->incident);
      holder->name = g_strdup (person);
      holder->since = sitrep_txn_now (txn);
    }
  return sitrep_deed_upsert (txn, holder, error);
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
                           sitrep_detail_new ("to", sitrep_txn_person (txn), NULL), error)
         && take_part (deed, txn, dossier, error) && sitrep_deed_draft_messages (deed, txn, "acknowledged", error);
}

/**
 * sitrep_desk_acknowledge_async:
 *
 * Somebody has it: the response target is met, the person takes part, and what the process sends at that moment waits
 * as drafts.
 */
void
sitrep_desk_acknowledge_async (SitrepDesk *self, const char *incident, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "acknowledge", acknowledge, callback, data);
}

/* --- milestones --- */

static gboolean
move_milestone (SitrepDeed *deed, SitrepTxn *txn, const SitrepEntry *existing, GError **error)
{
  g_autoptr (SitrepEntry) entry = sitrep_record_copy (existing);

  entry->at = deed->at;
  entry->until = SITREP_NEVER;
  entry->precision = SITREP_PRECISION_EXACT;
  return deed->at == SITREP_NEVER ? sitrep_txn_delete (txn, entry, error) : sitrep_txn_update (txn, entry, error);
}

static gboolean
set_milestone (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  const SitrepEntry *existing;

  if (dossier == NULL || !check_time (deed->at, sitrep_txn_now (txn), error))
    return FALSE;
  existing = sitrep_dossier_milestone (dossier, deed->texts[0]);
  if (deed->at == SITREP_NEVER && g_strcmp0 (deed->texts[0], "declared") == 0)
    return sitrep_deed_invalid (error, _ ("The incident was declared: only the time can be corrected."));
  if (existing != NULL)
    return move_milestone (deed, txn, existing, error);
  return deed->at == SITREP_NEVER
         || sitrep_deed_note (deed, txn, deed->at, SITREP_ENTRY_MILESTONE, deed->texts[0], deed->texts[0], NULL, error);
}

/**
 * sitrep_desk_set_milestone_async:
 * @milestone: of the process, or of the program
 * @at: when it was reached; SITREP_NEVER where it was not
 *
 * Sets a milestone or corrects its time: it is one entry of the timeline.
 */
void
sitrep_desk_set_milestone_async (SitrepDesk *self,
                                 const char *incident,
                                 const char *milestone,
                                 gint64 at,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (milestone);
  deed->at = at;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "set-milestone", set_milestone, callback, data);
}

static gboolean
stand_down (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  const char *key = deed->number ? "stood-down" : "reopened";

  if (dossier == NULL)
    return FALSE;
  if (sitrep_dossier_is_stood_down (dossier) == deed->number)
    return TRUE;
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_MILESTONE, key,
                           deed->number ? "stood-down" : "called-back",
                           sitrep_detail_new ("reason", deed->texts[0], NULL), error);
}

/** sitrep_desk_stand_down_async: sends the responders home, which stops their timers, or calls them back. */
void
sitrep_desk_stand_down_async (SitrepDesk *self,
                              const char *incident,
                              gboolean down,
                              const char *reason,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  sitrep_deed_take_reason (deed, 0, reason);
  deed->number = down;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "stand-down", stand_down, callback, data);
}
