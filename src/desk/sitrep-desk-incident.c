/* sitrep-desk-incident.c - the use cases: an incident's life
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
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
  incident->level_since = deed->at;
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
  deed->at = sitrep_txn_now (txn);
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

/* --- what is known --- */

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
