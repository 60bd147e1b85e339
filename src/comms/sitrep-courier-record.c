/* sitrep-courier-record.c - what became of a message, written down
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "incident/sitrep-attempt.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-courier-private.h"

#include <glib/gi18n-lib.h>

static const char *const outcome_words[] = { "done", "retry", "stop", "rejected", "unknown" };

typedef struct
{
  const SitrepMessage *message;
  const SitrepDestination *destination;
  const SitrepOutcome *outcome;
  gint64 until;
  SitrepMessageState state;
  const char *why, *todo;
} Writing;

static gboolean
write_as_courier (SitrepCourier *self, const char *kind, Writing *writing, SitrepTxnFunc func)
{
  SitrepActInfo act = { kind, writing->message->incident, NULL, "courier", FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepChanges) changes = sitrep_store_write (self->store, &act, func, writing, &error);

  if (changes == NULL)
    g_warning ("The courier cannot write down what became of a message: %s", error->message);
  self->cannot_write = self->cannot_write || changes == NULL;
  return changes != NULL;
}

static SitrepMessage *
take (SitrepTxn *txn, const SitrepMessage *message)
{
  g_autoptr (SitrepMessage) now = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_message_type, message->base.id);

  return now != NULL ? sitrep_record_copy (now) : NULL;
}

/* --- before the first byte --- */

static gboolean
mark_sending (SitrepTxn *txn, gpointer data, GError **error)
{
  Writing *writing = data;
  g_autoptr (SitrepMessage) message = take (txn, writing->message);

  /* A person may have withdrawn it a moment ago. */
  if (message == NULL || message->state != SITREP_MESSAGE_WAITING)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_REFUSED, "");
      return FALSE;
    }
  message->state = SITREP_MESSAGE_SENDING;
  message->attempts++;
  message->until = SITREP_NEVER;
  return sitrep_txn_update (txn, message, error);
}

/** sitrep_courier_mark_sending: Returns: %FALSE where it is not to be sent (any more). */
gboolean
sitrep_courier_mark_sending (SitrepCourier *self, SitrepMessage *message)
{
  Writing writing = { .message = message };
  SitrepActInfo act = { "send-attempt", message->incident, NULL, "courier", FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepChanges) changes = sitrep_store_write (self->store, &act, mark_sending, &writing, &error);

  if (changes == NULL && !g_error_matches (error, SITREP_ERROR, SITREP_ERROR_REFUSED))
    self->cannot_write = TRUE;
  return changes != NULL;
}

/* --- after the answer --- */

static gboolean
write_attempt (SitrepTxn *txn, const Writing *writing, GError **error)
{
  g_autoptr (SitrepAttempt) attempt = sitrep_record_new (&sitrep_attempt_type);

  attempt->base.id = sitrep_uuid_new (sitrep_txn_now (txn));
  attempt->message = g_strdup (writing->message->base.id);
  attempt->at = sitrep_txn_now (txn);
  attempt->outcome = g_strdup (outcome_words[writing->outcome->kind]);
  attempt->words = g_strdup (writing->outcome->words);
  return sitrep_txn_insert (txn, attempt, error);
}

static gboolean
write_sent (SitrepTxn *txn, const SitrepMessage *message, GError **error)
{
  g_autoptr (SitrepEntry) entry = sitrep_entry_note (
    message->incident, sitrep_txn_now (txn), sitrep_txn_now (txn), SITREP_ENTRY_MESSAGE, "sent",
    sitrep_detail_new ("to", message->place, "what", message->template, NULL), message->written_by);

  entry->public = message->audience == SITREP_AUDIENCE_PUBLIC;
  return sitrep_txn_insert (txn, entry, error);
}

static void
change_message (SitrepMessage *message, const Writing *writing, gint64 now)
{
  const SitrepOutcome *outcome = writing->outcome;
  const SitrepConnector *connector = sitrep_connector_find (writing->destination->service);
  gboolean again = FALSE;

  g_set_str (&message->why, outcome->words);
  g_set_str (&message->todo, outcome->todo);
  switch (outcome->kind)
    {
    case SITREP_OUTCOME_DONE:
      message->state = SITREP_MESSAGE_SENT;
      message->sent_at = now;
      g_set_str (&message->ids, outcome->ids);
      g_clear_pointer (&message->why, g_free);
      break;
    case SITREP_OUTCOME_REJECTED:
      message->state = SITREP_MESSAGE_REFUSED;
      break;
    case SITREP_OUTCOME_UNKNOWN:
      /* A service that knows doubles, or a room of one's own people: once more. A public place: a person is asked. */
      again = connector != NULL && (connector->knows_doubles || message->audience == SITREP_AUDIENCE_INTERNAL);
      message->state = again ? SITREP_MESSAGE_WAITING : SITREP_MESSAGE_UNKNOWN;
      message->repeat = message->repeat || (again && !connector->knows_doubles);
      message->until = again ? writing->until : SITREP_NEVER;
      break;
    case SITREP_OUTCOME_STOP:
      /* It waits for a person, not for a time. */
      message->state = SITREP_MESSAGE_WAITING;
      message->until = SITREP_NEVER;
      break;
    case SITREP_OUTCOME_RETRY:
    default:
      message->state = SITREP_MESSAGE_WAITING;
      message->until = writing->until;
    }
}

static gboolean
update_destination (SitrepTxn *txn, const Writing *writing, GError **error)
{
  g_autoptr (SitrepDestination) was
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, writing->destination->base.id);
  g_autoptr (SitrepDestination) destination = was != NULL ? sitrep_record_copy (was) : NULL;
  SitrepOutcomeKind kind = writing->outcome->kind;
  gboolean stop = kind == SITREP_OUTCOME_STOP, rest = kind == SITREP_OUTCOME_RETRY;

  if (destination == NULL)
    return TRUE;
  destination->state = stop ? SITREP_DESTINATION_STOPPED : rest ? SITREP_DESTINATION_RESTING : SITREP_DESTINATION_READY;
  destination->until = rest ? writing->until : SITREP_NEVER;
  g_set_str (&destination->why, stop || rest ? writing->outcome->words : NULL);
  g_set_str (&destination->todo, stop || rest ? writing->outcome->todo : NULL);
  return sitrep_txn_update (txn, destination, error);
}

static gboolean
record (SitrepTxn *txn, gpointer data, GError **error)
{
  Writing *writing = data;
  g_autoptr (SitrepMessage) message = take (txn, writing->message);

  if (message == NULL)
    return FALSE;
  change_message (message, writing, sitrep_txn_now (txn));
  return sitrep_txn_update (txn, message, error) && write_attempt (txn, writing, error)
         && update_destination (txn, writing, error)
         && (message->state != SITREP_MESSAGE_SENT || write_sent (txn, message, error));
}

/**
 * sitrep_courier_record:
 * @until: when to try again, where the outcome asks for that
 *
 * Writes down what became of one attempt: message, attempt, destination and timeline in one transaction.
 *
 * Returns: %FALSE where that could not be written
 */
gboolean
sitrep_courier_record (SitrepCourier *self,
                       const SitrepMessage *message,
                       const SitrepDestination *destination,
                       const SitrepOutcome *outcome,
                       gint64 until)
{
  Writing writing = { .message = message, .destination = destination, .outcome = outcome, .until = until };

  return write_as_courier (self, "delivery", &writing, record);
}

/* --- without an attempt --- */

static gboolean
hold (SitrepTxn *txn, gpointer data, GError **error)
{
  Writing *writing = data;
  g_autoptr (SitrepMessage) message = take (txn, writing->message);

  if (message == NULL || message->state != writing->message->state)
    return TRUE;
  message->state = writing->state;
  g_set_str (&message->why, writing->why);
  g_set_str (&message->todo, writing->todo);
  return sitrep_txn_update (txn, message, error);
}

/** sitrep_courier_hold: says why a message does not go (yet); nothing is written where that is known already. */
void
sitrep_courier_hold (SitrepCourier *self,
                     const SitrepMessage *message,
                     SitrepMessageState state,
                     const char *why,
                     const char *todo)
{
  Writing writing = { .message = message, .state = state, .why = why, .todo = todo };

  if (message->state == state && g_strcmp0 (message->why, why) == 0)
    return;
  write_as_courier (self, "hold", &writing, hold);
}
