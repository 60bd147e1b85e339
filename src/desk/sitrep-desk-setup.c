/* sitrep-desk-setup.c - the use cases: person, destinations
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "base/sitrep-text.h"
#include "comms/sitrep-connector.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

/* --- the person --- */

static gboolean
set_person (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  return sitrep_txn_put_setting (txn, "person", deed->texts[0], error);
}

typedef struct
{
  GAsyncReadyCallback callback;
  gpointer data;
} Answer;

static void
person_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Answer *answer = data;

  if (!g_task_had_error (G_TASK (result)))
    sitrep_desk_forget_person (SITREP_DESK (source));
  if (answer->callback != NULL)
    answer->callback (source, result, answer->data);
}

/** sitrep_desk_set_person_async: who sits at the desk from now on. */
void
sitrep_desk_set_person_async (SitrepDesk *self, const char *name, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;
  Answer *answer;

  deed->texts[0] = sitrep_text_check_title (name, &error);
  if (deed->texts[0] == NULL)
    {
      sitrep_deed_refuse (self, deed, error, callback, data);
      return;
    }
  answer = g_new0 (Answer, 1);
  *answer = (Answer) { callback, data };
  sitrep_deed_run (self, deed, "set-person", set_person, person_set_cb, answer);
}

/* --- destinations --- */

static gboolean
put_destination (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDestination) stored
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, deed->record->id);

  if (stored == NULL)
    return sitrep_txn_insert (txn, deed->record, error);
  return sitrep_txn_update (txn, deed->record, error);
}

static gboolean
keep_secret (SitrepDesk *self, SitrepDestination *destination, const char *secret, gboolean for_run, GError **error)
{
  if (sitrep_text_is_empty (secret))
    return TRUE;
  if (!for_run)
    return sitrep_secrets_save (sitrep_desk_secrets (self), destination->base.id, destination->name, secret, error);
  sitrep_secrets_save_for_run (sitrep_desk_secrets (self), destination->base.id, secret);
  return TRUE;
}

static gboolean
check_destination (SitrepDesk *self,
                   SitrepDestination *destination,
                   const char *secret,
                   gboolean for_run,
                   GError **error)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);
  g_autofree char *name = sitrep_text_check_title (destination->name, error);

  if (name == NULL)
    return FALSE;
  g_set_str (&destination->name, name);
  if (connector == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("This service is not known."));
      return FALSE;
    }
  if ((secret != NULL || sitrep_connector_secrets (connector) == 0)
      && !connector->check (destination, secret != NULL ? secret : "", error))
    return FALSE;
  return keep_secret (self, destination, secret, for_run, error);
}

/**
 * sitrep_desk_put_destination_async:
 * @destination: a new one without an id, or one that is there, changed; it is not kept
 * @secret: (nullable): %NULL leaves the secret that is in the keyring
 * @secret_for_run: keep the secret in memory only, where there is no keyring
 *
 * Adds or changes a destination. Where the keyring refuses the secret, nothing is changed.
 */
void
sitrep_desk_put_destination_async (SitrepDesk *self,
                                   SitrepDestination *destination,
                                   const char *secret,
                                   gboolean secret_for_run,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  SitrepDestination *copy = sitrep_record_copy (destination);
  GError *error = NULL;

  deed->record = SITREP_RECORD (copy);
  if (copy->base.id == NULL)
    copy->base.id = sitrep_uuid_new (sitrep_desk_now (self));
  if (!check_destination (self, copy, secret, secret_for_run, &error))
    {
      sitrep_deed_refuse (self, deed, error, callback, data);
      return;
    }
  if (secret != NULL)
    {
      copy->state = SITREP_DESTINATION_READY;
      copy->until = SITREP_NEVER;
      g_clear_pointer (&copy->why, g_free);
      g_clear_pointer (&copy->todo, g_free);
    }
  deed->result = g_strdup (copy->base.id);
  sitrep_deed_run (self, deed, "put-destination", put_destination, callback, data);
}

/* A person says that it works again: nothing waits for a time any more. */
static gboolean
wake_messages (SitrepTxn *txn, const SitrepDestination *destination, GError **error)
{
  g_autoptr (GPtrArray) waiting = sitrep_reader_list (sitrep_txn_reader (txn), &sitrep_message_type, "ranking", 0,
                                                      "destination", destination->base.id, "state", "waiting", NULL);

  for (guint i = 0; i < waiting->len; i++)
    {
      g_autoptr (SitrepMessage) message = sitrep_record_copy (g_ptr_array_index (waiting, i));

      message->until = SITREP_NEVER;
      if (!sitrep_txn_update (txn, message, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_destination (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDestination) was
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, deed->result);
  g_autoptr (SitrepDestination) destination = was != NULL ? sitrep_record_copy (was) : NULL;

  if (destination == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This destination is not there any more."));
      return FALSE;
    }
  destination->removed = deed->number;
  if (!deed->number)
    {
      destination->state = SITREP_DESTINATION_READY;
      destination->until = SITREP_NEVER;
      g_clear_pointer (&destination->why, g_free);
      g_clear_pointer (&destination->todo, g_free);
      if (!wake_messages (txn, destination, error))
        return FALSE;
    }
  return sitrep_txn_update (txn, destination, error);
}

/** sitrep_desk_remove_destination_async: its messages that wait stay, and say so; putting it again brings it back. */
void
sitrep_desk_remove_destination_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->result = g_strdup (id);
  deed->number = TRUE;
  sitrep_deed_run (self, deed, "remove-destination", change_destination, callback, data);
}

/** sitrep_desk_wake_destination_async: a destination that was stopped, rests or was removed is ready again. */
void
sitrep_desk_wake_destination_async (SitrepDesk *self, const char *id, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->result = g_strdup (id);
  sitrep_deed_run (self, deed, "wake-destination", change_destination, callback, data);
}
