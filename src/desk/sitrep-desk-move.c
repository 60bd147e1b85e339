/* sitrep-desk-move.c - the use case: an open incident goes on under another playbook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

/* Positions in a deed's texts. */
enum
{
  LEVEL,
  STATUS,
  REASON,
};

static gboolean
check (const SitrepDeed *deed, const SitrepDossier *dossier, GError **error)
{
  const char *words = NULL;

  if (dossier->incident->phase == SITREP_PHASE_CLOSED)
    words = _ ("A closed incident stays under its playbook. Reopen it first.");
  else if (g_strcmp0 (dossier->playbook->id, deed->playbook->id) == 0)
    words = _ ("The incident is under this playbook already.");
  else if (sitrep_playbook_level (deed->playbook, deed->texts[LEVEL]) == NULL)
    words = _ ("The process has no such level.");
  else if (sitrep_playbook_status (deed->playbook, deed->texts[STATUS]) == NULL)
    words = _ ("The process has no such status.");
  if (words != NULL)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, words);
  return words == NULL;
}

static gboolean
move_row (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, GError **error)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_copy (dossier->incident);

  g_set_str (&incident->playbook, deed->playbook->id);
  g_set_str (&incident->level, deed->texts[LEVEL]);
  incident->level_since = sitrep_txn_now (txn);
  g_set_str (&incident->status, deed->texts[STATUS]);
  incident->phase = sitrep_playbook_status (deed->playbook, deed->texts[STATUS])->phase;
  return sitrep_txn_update (txn, incident, error);
}

/* Who leads goes on leading, whatever the other process calls it. */
static gboolean
keep_lead (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, GError **error)
{
  const SitrepHolder *lead = sitrep_dossier_lead (dossier);
  const SitrepRole *role = sitrep_playbook_lead (deed->playbook);
  g_autoptr (SitrepHolder) holder = NULL;

  if (lead == NULL || role == NULL || sitrep_dossier_holder (dossier, role->key) != NULL)
    return TRUE;
  holder = sitrep_record_new (&sitrep_holder_type);
  holder->incident = g_strdup (deed->incident);
  holder->role = g_strdup (role->key);
  holder->name = g_strdup (lead->name);
  holder->handle = g_strdup (lead->handle);
  holder->assumed = lead->assumed;
  holder->since = sitrep_txn_now (txn);
  return sitrep_deed_upsert (txn, holder, error);
}

static gboolean
move (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autofree char *from = NULL, *to = NULL;

  if (dossier == NULL || !check (deed, dossier, error)
      || !sitrep_txn_put_playbook (txn, deed->playbook, "shipped", NULL, error) || !move_row (deed, txn, dossier, error)
      || !keep_lead (deed, txn, dossier, error))
    return FALSE;
  from = g_strdup_printf ("%s, %s", dossier->playbook->title, dossier->incident->level);
  to = g_strdup_printf ("%s, %s", deed->playbook->title, deed->texts[LEVEL]);
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "playbook",
                           sitrep_detail_new ("from", from, "to", to, "before", dossier->playbook->id, "after",
                                              deed->playbook->id, "reason", deed->texts[REASON], NULL),
                           error);
}

/**
 * sitrep_desk_move_incident_async:
 * @playbook: id of the version that is to hold from now on, stored or shipped
 * @level: a level of that version
 * @status: a status of that version
 * @reason: (nullable)
 *
 * Moves an incident that is not closed to another version or another playbook. Its id, timeline, messages and what is
 * known stay; ticks count for the items of the same key; who leads goes on leading. It is logged and can be undone.
 */
void
sitrep_desk_move_incident_async (SitrepDesk *self,
                                 const char *incident,
                                 const char *playbook,
                                 const char *level,
                                 const char *status,
                                 const char *reason,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[LEVEL] = g_strdup (level);
  deed->texts[STATUS] = g_strdup (status);
  sitrep_deed_take_reason (deed, REASON, reason);
  deed->reversible = TRUE;
  deed->playbook = sitrep_desk_playbook (self, playbook, &error);
  if (deed->playbook == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "move-incident", move, callback, data);
}
