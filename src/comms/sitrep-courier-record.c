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
#include "sitrep-dispatch.h"

#include <glib/gi18n-lib.h>

/* Where the store cannot be written. */
#define WRITE_AGAIN (2 * SITREP_SECOND)

static const char *const outcome_words[] = { "done", "retry", "stop", "rejected", "unknown" };

/* What is written of one incident. */
typedef struct
{
  char *incident;
  GPtrArray *ended, *begun, *holds; /* of the round's */
  GPtrArray *marked;                /* of @begun, those that are marked as being sent */
  GPtrArray *messages;              /* SitrepMessage: of each of those, as it is written */
  SitrepStoreJob *job;
} Part;

static SitrepMessage *
take (SitrepTxn *txn, const SitrepMessage *message)
{
  g_autoptr (SitrepMessage) now = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_message_type, message->base.id);

  return now != NULL ? sitrep_record_copy (now) : NULL;
}

/* --- before the first byte --- */

/* A person may have withdrawn it a moment ago: then it does not go, and that is no failure. */
static gboolean
mark_sending (SitrepTxn *txn, Part *part, SitrepErrand *errand, GError **error)
{
  g_autoptr (SitrepMessage) message = take (txn, errand->message);

  if (message == NULL || message->state != SITREP_MESSAGE_WAITING)
    return TRUE;
  message->state = SITREP_MESSAGE_SENDING;
  message->attempts++;
  message->until = SITREP_NEVER;
  if (!sitrep_txn_update (txn, message, error))
    return FALSE;
  g_ptr_array_add (part->marked, errand);
  g_ptr_array_add (part->messages, g_steal_pointer (&message));
  return TRUE;
}

/* --- after the answer --- */

static gboolean
write_attempt (SitrepTxn *txn, const SitrepErrand *errand, GError **error)
{
  g_autoptr (SitrepAttempt) attempt = sitrep_record_new (&sitrep_attempt_type);

  attempt->base.id = sitrep_uuid_new (sitrep_txn_now (txn));
  attempt->message = g_strdup (errand->message->base.id);
  attempt->at = sitrep_txn_now (txn);
  attempt->outcome = g_strdup (outcome_words[errand->outcome->kind]);
  attempt->words = g_strdup (errand->outcome->words);
  return sitrep_txn_insert (txn, attempt, error);
}

static gboolean
write_sent (SitrepTxn *txn, const SitrepMessage *message, GError **error)
{
  g_autoptr (SitrepEntry) entry = sitrep_entry_note (
    message->incident, sitrep_txn_now (txn), sitrep_txn_now (txn), SITREP_ENTRY_MESSAGE, "sent",
    sitrep_detail_new ("to", message->place, "what", message->about != NULL ? message->title : message->template, NULL),
    message->written_by);

  entry->public = message->audience == SITREP_AUDIENCE_PUBLIC;
  return sitrep_txn_insert (txn, entry, error);
}

static void
change_message (SitrepMessage *message, const SitrepErrand *errand, gint64 now)
{
  const SitrepOutcome *outcome = errand->outcome;
  const SitrepConnector *connector = sitrep_connector_find (errand->destination->service);
  gboolean again = FALSE;

  /* What never left can still be changed. */
  message->attempts -= errand->tried ? 0 : 1;
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
      message->until = again ? errand->until : SITREP_NEVER;
      break;
    case SITREP_OUTCOME_STOP:
      /* It waits for a person, not for a time. */
      message->state = SITREP_MESSAGE_WAITING;
      message->until = SITREP_NEVER;
      break;
    case SITREP_OUTCOME_RETRY:
    default:
      message->state = SITREP_MESSAGE_WAITING;
      message->until = errand->until;
    }
}

static gboolean
update_destination (SitrepTxn *txn, const SitrepErrand *errand, GError **error)
{
  g_autoptr (SitrepDestination) was
    = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_destination_type, errand->destination->base.id);
  g_autoptr (SitrepDestination) destination = was != NULL ? sitrep_record_copy (was) : NULL;
  SitrepOutcomeKind kind = errand->outcome->kind;
  gboolean stop = kind == SITREP_OUTCOME_STOP, rest = kind == SITREP_OUTCOME_RETRY;

  if (destination == NULL)
    return TRUE;
  destination->state = stop ? SITREP_DESTINATION_STOPPED : rest ? SITREP_DESTINATION_RESTING : SITREP_DESTINATION_READY;
  destination->until = rest ? errand->until : SITREP_NEVER;
  g_set_str (&destination->why, stop || rest ? errand->outcome->words : NULL);
  g_set_str (&destination->todo, stop || rest ? errand->outcome->todo : NULL);
  return sitrep_txn_update (txn, destination, error);
}

static gboolean
record (SitrepTxn *txn, const SitrepErrand *errand, GError **error)
{
  g_autoptr (SitrepMessage) message = take (txn, errand->message);

  if (message == NULL)
    return TRUE;
  change_message (message, errand, sitrep_txn_now (txn));
  return sitrep_txn_update (txn, message, error) && write_attempt (txn, errand, error)
         && update_destination (txn, errand, error)
         && (message->state != SITREP_MESSAGE_SENT
             || (write_sent (txn, message, error) && sitrep_dispatch_arrived (txn, message, error)));
}

/* --- without an attempt --- */

static gboolean
write_hold (SitrepTxn *txn, const SitrepHold *hold, GError **error)
{
  g_autoptr (SitrepMessage) message = take (txn, hold->message);

  if (message == NULL || message->state != hold->message->state)
    return TRUE;
  message->state = hold->state;
  g_set_str (&message->why, hold->why);
  g_set_str (&message->todo, hold->todo);
  return sitrep_txn_update (txn, message, error);
}

/* --- all of it --- */

static gboolean
write_part (SitrepTxn *txn, gpointer data, GError **error)
{
  Part *part = data;

  for (guint i = 0; i < part->ended->len; i++)
    if (!record (txn, g_ptr_array_index (part->ended, i), error))
      return FALSE;
  for (guint i = 0; i < part->holds->len; i++)
    if (!write_hold (txn, g_ptr_array_index (part->holds, i), error))
      return FALSE;
  for (guint i = 0; i < part->begun->len; i++)
    if (!mark_sending (txn, part, g_ptr_array_index (part->begun, i), error))
      return FALSE;
  return TRUE;
}

static void
free_part (gpointer data)
{
  Part *self = data;

  g_free (self->incident);
  g_ptr_array_unref (self->ended);
  g_ptr_array_unref (self->begun);
  g_ptr_array_unref (self->holds);
  g_ptr_array_unref (self->marked);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

static Part *
part_of (GPtrArray *parts, const char *incident)
{
  Part *part;

  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (((Part *) g_ptr_array_index (parts, i))->incident, incident) == 0)
      return g_ptr_array_index (parts, i);
  part = g_new0 (Part, 1);
  part->incident = g_strdup (incident);
  part->ended = g_ptr_array_new ();
  part->begun = g_ptr_array_new ();
  part->holds = g_ptr_array_new ();
  part->marked = g_ptr_array_new ();
  part->messages = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_ptr_array_add (parts, part);
  return part;
}

static GPtrArray *
divide (const SitrepRound *round)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);

  for (guint i = 0; i < round->ended->len; i++)
    {
      SitrepErrand *errand = g_ptr_array_index (round->ended, i);

      g_ptr_array_add (part_of (parts, errand->message->incident)->ended, errand);
    }
  for (guint i = 0; i < round->begun->len; i++)
    {
      SitrepErrand *errand = g_ptr_array_index (round->begun, i);

      g_ptr_array_add (part_of (parts, errand->message->incident)->begun, errand);
    }
  for (guint i = 0; i < round->holds->len; i++)
    {
      SitrepHold *hold = g_ptr_array_index (round->holds, i);

      g_ptr_array_add (part_of (parts, hold->message->incident)->holds, hold);
    }
  return parts;
}

static void
begin_part (SitrepCourier *self, Part *part)
{
  SitrepActInfo act = { SITREP_COURIER_ACT, part->incident, NULL, "courier", FALSE };

  part->job = sitrep_store_write_begin (self->store, &act, write_part, part);
}

static gboolean
end_part (Part *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepChanges) changes = sitrep_store_write_end (g_steal_pointer (&part->job), &error);

  if (changes == NULL)
    g_warning ("The courier cannot write down what became of messages: %s", error->message);
  return changes != NULL;
}

static void
mark_all (Part *part)
{
  for (guint i = 0; i < part->marked->len; i++)
    sitrep_errand_mark (g_ptr_array_index (part->marked, i), g_ptr_array_index (part->messages, i));
}

static void
drop (GPtrArray *from, GPtrArray *these)
{
  for (guint i = 0; i < these->len; i++)
    g_ptr_array_remove (from, g_ptr_array_index (these, i));
}

/* What is known stays known, and is written as soon as that is possible; nothing of the incident goes meanwhile. */
static void
keep_part (SitrepCourier *self, SitrepRound *round, const Part *part)
{
  for (guint i = 0; i < part->ended->len; i++)
    {
      guint at;

      if (g_ptr_array_find (round->ended, g_ptr_array_index (part->ended, i), &at))
        g_ptr_array_add (self->ended, g_ptr_array_steal_index (round->ended, at));
    }
  round->soonest = MIN (round->soonest, WRITE_AGAIN);
}

/**
 * sitrep_courier_write:
 * @round: afterwards its `ended` has what is written down, its `begun` those that may go
 *
 * Writes what became of messages, what is said of those that are held, and that the chosen ones are being sent: one
 * transaction for each incident. Waits for the commits, and makes the requests meanwhile. What could not be written goes
 * back to the courier's list.
 */
void
sitrep_courier_write (SitrepCourier *self, SitrepRound *round)
{
  g_autoptr (GPtrArray) parts = divide (round);

  for (guint i = 0; i < parts->len; i++)
    begin_part (self, g_ptr_array_index (parts, i));
  for (guint i = 0; i < round->begun->len; i++)
    sitrep_errand_prepare (g_ptr_array_index (round->begun, i));
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);

      if (end_part (part))
        {
          mark_all (part);
          drop (part->begun, part->marked);
        }
      else
        keep_part (self, round, part);
      drop (round->begun, part->begun);
    }
}
