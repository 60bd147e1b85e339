/* sitrep-desk-health.c - the use cases: the health address of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-health.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-vigil.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* Of the deed. */
enum
{
  URL,
  WORDS
};

static gboolean
keep (SitrepDeed *deed, SitrepTxn *txn, SitrepDossier *dossier, const SitrepVigil *vigil, GError **error)
{
  g_autofree char *json = vigil != NULL ? sitrep_vigil_write (vigil) : NULL;

  return sitrep_deed_keep_fact (deed, txn, dossier, SITREP_VIGIL_FACT, json, error);
}

/* --- the address --- */

static gboolean
set_health (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepVigil) vigil = dossier != NULL ? sitrep_vigil_of (dossier) : NULL;
  const char *url = deed->texts[URL];
  gboolean same = vigil != NULL && g_strcmp0 (vigil->url, url) == 0;

  if (dossier == NULL)
    return FALSE;
  if (*url == '\0')
    return keep (deed, txn, dossier, NULL, error);
  if (!same)
    {
      g_clear_pointer (&vigil, sitrep_vigil_free);
      vigil = g_new0 (SitrepVigil, 1);
      vigil->url = g_strdup (url);
      vigil->at = SITREP_NEVER;
    }
  vigil->watched = deed->number;
  return keep (deed, txn, dossier, vigil, error)
         && (same
             || sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "health-address",
                                  sitrep_detail_new ("to", url, NULL), error));
}

/**
 * sitrep_desk_set_health_async:
 * @url: the service's health address; empty for none
 * @watched: whether it is asked every minute, while the incident is open
 */
void
sitrep_desk_set_health_async (SitrepDesk *self,
                              const char *incident,
                              const char *url,
                              gboolean watched,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->texts[URL] = g_strstrip (g_strdup (url != NULL ? url : ""));
  deed->number = watched;
  if (*deed->texts[URL] == '\0' || sitrep_health_check (deed->texts[URL], &error))
    sitrep_deed_run (self, deed, "set-health", set_health, callback, data);
  else
    sitrep_deed_refuse (self, deed, error, callback, data);
}

/* --- what it answered --- */

/* In @at: the status, and whether that is well. */
static gboolean
keep_health (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepVigil) vigil = dossier != NULL ? sitrep_vigil_of (dossier) : NULL;
  guint status = (guint) deed->at;
  gboolean up = deed->number;
  g_autofree char *number = g_strdup_printf ("%u", status);

  if (dossier == NULL)
    return FALSE;
  if (vigil == NULL || g_strcmp0 (vigil->url, deed->texts[URL]) != 0 || !sitrep_vigil_is_news (vigil, up, status))
    return TRUE;
  vigil->at = sitrep_txn_now (txn);
  vigil->up = up;
  vigil->status = status;
  g_set_str (&vigil->words, deed->texts[WORDS]);
  return keep (deed, txn, dossier, vigil, error)
         && sitrep_deed_note (
           deed, txn, vigil->at, SITREP_ENTRY_EVENT, NULL, "health",
           sitrep_detail_new ("to", up ? "up" : "down", "what", number, "reason", deed->texts[WORDS], NULL), error);
}

/**
 * sitrep_desk_keep_health_async:
 * @url: what was asked; where it is another address by now, nothing is kept
 * @words: (nullable): how the answer begins, or why there is none
 *
 * Keeps an answer that is another one than before, and notes it. One that is the same changes nothing.
 */
void
sitrep_desk_keep_health_async (SitrepDesk *self,
                               const char *incident,
                               const char *url,
                               gboolean up,
                               guint status,
                               const char *words,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[URL] = g_strdup (url);
  sitrep_deed_take_reason (deed, WORDS, words);
  deed->number = up;
  deed->at = status;
  sitrep_deed_run (self, deed, "keep-health", keep_health, callback, data);
}
