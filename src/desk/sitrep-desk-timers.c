/* sitrep-desk-timers.c - the use cases: what a person sets of the clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "incident/sitrep-cadence.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* --- not now --- */

static SitrepSnooze *
take_snooze (SitrepDeed *deed, const SitrepDossier *dossier)
{
  for (guint i = 0; i < dossier->snoozes->len; i++)
    {
      SitrepSnooze *snooze = g_ptr_array_index (dossier->snoozes, i);

      if (g_strcmp0 (snooze->deadline, deed->texts[0]) == 0)
        return sitrep_record_copy (snooze);
    }
  return sitrep_record_new (&sitrep_snooze_type);
}

static gboolean
snooze (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepSnooze) record = dossier != NULL ? take_snooze (deed, dossier) : NULL;

  if (record == NULL)
    return FALSE;
  g_set_str (&record->incident, deed->incident);
  g_set_str (&record->deadline, deed->texts[0]);
  record->at = sitrep_txn_now (txn);
  record->until = deed->at;
  g_set_str (&record->by, sitrep_txn_person (txn));
  sitrep_take_text (&record->note, deed->texts[1]);
  return sitrep_deed_upsert (txn, record, error)
         && (deed->texts[1] == NULL
             || sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_NOTE, NULL, "snoozed",
                                  sitrep_detail_new ("what", deed->texts[2], "reason", deed->texts[1], NULL), error));
}

/**
 * sitrep_desk_snooze_async:
 * @deadline: of sitrep_deadline_id()
 * @title: what is due, in words, for the timeline
 * @until: when to remind again
 * @note: (nullable): why not now; it enters the timeline
 *
 * The thing stays due. Only the reminding waits.
 */
void
sitrep_desk_snooze_async (SitrepDesk *self,
                          const char *incident,
                          const char *deadline,
                          const char *title,
                          gint64 until,
                          const char *note,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (deadline);
  sitrep_deed_take_reason (deed, 1, note);
  deed->texts[2] = g_strdup (title);
  deed->at = until;
  sitrep_deed_run (self, deed, "snooze", snooze, callback, data);
}

/* --- how often an audience hears --- */

static gboolean
keep (SitrepDeed *deed, SitrepTxn *txn, SitrepDossier *dossier, const char *prefix, const char *value, GError **error)
{
  g_autofree char *key = g_strconcat (prefix, sitrep_audience_nicks[deed->number], NULL);

  return sitrep_deed_keep_fact (deed, txn, dossier, key, value, error);
}

static gboolean
set_cadence (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autofree char *next = deed->at != SITREP_NEVER ? sitrep_time_iso (deed->at) : NULL;

  if (dossier == NULL)
    return FALSE;
  if (deed->at != SITREP_NEVER && deed->at < sitrep_txn_now (txn))
    return sitrep_deed_invalid (error, _ ("The next update cannot be due in the past."));
  return keep (deed, txn, dossier, SITREP_CADENCE_FACT, deed->texts[0], error)
         && keep (deed, txn, dossier, SITREP_NEXT_UPDATE_FACT, next, error)
         && sitrep_deed_note (
           deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "cadence",
           sitrep_detail_new ("what", sitrep_audience_nicks[deed->number], "to", deed->texts[0], "next", next, NULL),
           error);
}

/**
 * sitrep_desk_set_cadence_async:
 * @every: minutes between two updates, 0 for none; negative: as the level says
 * @next: when the next one is due, SITREP_NEVER where that follows from @every
 *
 * Sets for this incident how often an audience hears.
 */
void
sitrep_desk_set_cadence_async (SitrepDesk *self,
                               const char *incident,
                               SitrepAudience audience,
                               int every,
                               gint64 next,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->number = audience;
  deed->texts[0] = every >= 0 ? g_strdup_printf ("%d", MIN (every, SITREP_CADENCE_MAX)) : NULL;
  deed->at = next;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "set-cadence", set_cadence, callback, data);
}
