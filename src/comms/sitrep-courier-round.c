/* sitrep-courier-round.c - what goes out next, and what waits
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-probe.h"
#include "sitrep-courier-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Waiting after a failure for which the service named no time: doubled each time, between these. */
#define BACKOFF_FIRST (5 * SITREP_SECOND)
#define BACKOFF_MOST (5 * SITREP_MINUTE)

/* Where the store cannot be written. */
#define WRITE_AGAIN (2 * SITREP_SECOND)

/* One attempt on its way. */
typedef struct
{
  SitrepCourier *courier;
  SitrepMessage *message;
  SitrepDestination *destination;
  SitrepDoc *doc;
  char *secret;
  char *first_ids;
} Attempt;

static void
free_attempt (Attempt *self)
{
  sitrep_record_unref (self->message);
  sitrep_record_unref (self->destination);
  g_clear_pointer (&self->doc, sitrep_doc_free);
  g_free (self->secret);
  g_free (self->first_ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, free_attempt)

/* --- the end of an attempt --- */

static gint64
wait_after (SitrepLine *line, const SitrepOutcome *outcome, gint64 now)
{
  gint64 wait = (gint64) (outcome->after * (double) SITREP_SECOND);

  if (wait <= 0)
    {
      wait = MIN (BACKOFF_FIRST << MIN (line->failures, 10), BACKOFF_MOST);
      wait += (gint64) (g_random_double_range (-0.2, 0.2) * (double) wait);
    }
  return now + wait;
}

/* What the service answered is known, and written as soon as that is possible; until then this line rests. */
typedef struct
{
  SitrepMessage *message;
  SitrepDestination *destination;
  SitrepOutcome *outcome;
  gint64 until;
} Unwritten;

static void
free_unwritten (gpointer data)
{
  Unwritten *self = data;

  sitrep_record_unref (self->message);
  sitrep_record_unref (self->destination);
  sitrep_outcome_free (self->outcome);
  g_free (self);
}

static void
keep_unwritten (SitrepCourier *self, const Attempt *attempt, const SitrepOutcome *outcome, gint64 until)
{
  Unwritten *unwritten = g_new0 (Unwritten, 1);

  unwritten->message = sitrep_record_ref (attempt->message);
  unwritten->destination = sitrep_record_ref (attempt->destination);
  unwritten->outcome = sitrep_outcome_new (outcome->kind, outcome->words, outcome->todo);
  unwritten->outcome->ids = g_strdup (outcome->ids);
  unwritten->until = until;
  if (self->unwritten == NULL)
    self->unwritten = g_ptr_array_new_with_free_func (free_unwritten);
  g_ptr_array_add (self->unwritten, unwritten);
  sitrep_courier_line (self, attempt->destination->base.id)->busy = TRUE;
}

static void
write_unwritten (SitrepCourier *self)
{
  while (self->unwritten != NULL && self->unwritten->len > 0)
    {
      const Unwritten *first = g_ptr_array_index (self->unwritten, 0);

      if (!sitrep_courier_record (self, first->message, first->destination, first->outcome, first->until))
        return;
      sitrep_courier_line (self, first->destination->base.id)->busy = FALSE;
      g_ptr_array_remove_index (self->unwritten, 0);
    }
}

static void
end_attempt (Attempt *attempt, SitrepOutcome *outcome)
{
  SitrepCourier *self = attempt->courier;
  SitrepLine *line = sitrep_courier_line (self, attempt->destination->base.id);
  gboolean ok = outcome->kind == SITREP_OUTCOME_DONE || outcome->kind == SITREP_OUTCOME_REJECTED;
  gint64 until = wait_after (line, outcome, sitrep_clock_now (self->clock));

  line->busy = FALSE;
  line->sent_at = g_get_monotonic_time ();
  line->failures = ok ? 0 : line->failures + 1;
  line->offline = outcome->kind == SITREP_OUTCOME_RETRY && outcome->after <= 0;
  if (!sitrep_courier_record (self, attempt->message, attempt->destination, outcome, until))
    keep_unwritten (self, attempt, outcome, until);
}

static SitrepDelivery
delivery_of (Attempt *attempt)
{
  return (SitrepDelivery) { attempt->destination, attempt->secret, attempt->message, attempt->doc, attempt->first_ids };
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Attempt) attempt = data;
  SitrepCourier *self = attempt->courier;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepHttpAnswer) answer = sitrep_http_send_finish (SITREP_HTTP (source), result, &error);
  const SitrepConnector *connector = sitrep_connector_find (attempt->destination->service);
  SitrepDelivery delivery = delivery_of (attempt);
  g_autoptr (SitrepOutcome) outcome = NULL;

  /* The end of the program: the message stays marked as being sent, and the next start takes it from there. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  sitrep_probe ("answered");
  outcome = answer != NULL ? connector->outcome (&delivery, sitrep_http_answer_view (answer))
                           : sitrep_outcome_from_error (error);
  end_attempt (attempt, outcome);
  sitrep_courier_round (self);
}

/* --- the beginning of one --- */

/* What the first message of this incident at this destination was called there. */
static char *
find_first_ids (SitrepCourier *self, const SitrepMessage *message)
{
  g_autoptr (GPtrArray) sent
    = sitrep_reader_list (self->reader, &sitrep_message_type, "sent_at", 0, "incident", message->incident,
                          "destination", message->destination, "state", "sent", NULL);

  for (guint i = 0; i < sent->len; i++)
    if (((SitrepMessage *) g_ptr_array_index (sent, i))->ids != NULL)
      return g_strdup (((SitrepMessage *) g_ptr_array_index (sent, i))->ids);
  return NULL;
}

static void
refuse_here (Attempt *attempt, SitrepOutcomeKind kind, const char *words, const char *todo)
{
  g_autoptr (SitrepOutcome) outcome = sitrep_outcome_new (kind, words, todo);

  end_attempt (attempt, outcome);
}

/* Returns whether something is on its way now. */
static gboolean
begin_attempt (SitrepCourier *self, const SitrepDestination *destination, SitrepMessage *message)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);
  g_autoptr (Attempt) attempt = g_new0 (Attempt, 1);
  g_autoptr (SitrepRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  SitrepDelivery delivery;

  attempt->courier = self;
  attempt->message = sitrep_record_ref (message);
  attempt->destination = sitrep_record_ref ((gpointer) destination);
  attempt->secret = sitrep_secrets_find (self->secrets, destination->base.id, NULL);
  if (attempt->secret == NULL)
    {
      refuse_here (attempt, SITREP_OUTCOME_STOP,
                   _ ("The secret of this destination cannot be read: the keyring is locked, or it is gone."),
                   _ ("Unlock the keyring and wake the destination, or enter the secret again."));
      return FALSE;
    }
  attempt->doc = sitrep_doc_from_json (message->body != NULL ? message->body : "", &error);
  attempt->first_ids = find_first_ids (self, message);
  delivery = delivery_of (attempt);
  request = attempt->doc != NULL ? connector->request (&delivery, &error) : NULL;
  if (request == NULL)
    {
      refuse_here (attempt, SITREP_OUTCOME_REJECTED, error->message, _ ("Copy the text and post it by hand."));
      return FALSE;
    }
  if (!sitrep_courier_mark_sending (self, message))
    return FALSE;
  sitrep_probe ("marked-sending");
  sitrep_courier_line (self, destination->base.id)->busy = TRUE;
  sitrep_http_send_async (self->http, request, self->cancellable, answered_cb, g_steal_pointer (&attempt));
  sitrep_probe ("request-begun");
  return TRUE;
}

/* --- one destination's line --- */

static void
wake_in (gint64 *soonest, gint64 wait)
{
  *soonest = MIN (*soonest, MAX (wait, 0));
}

/* A message that a crash left behind in the middle of its attempt: whether it arrived is not known. */
static void
take_up_left_behind (SitrepCourier *self, const SitrepDestination *destination, SitrepMessage *message)
{
  g_autoptr (SitrepOutcome) outcome
    = sitrep_outcome_new (SITREP_OUTCOME_UNKNOWN, _ ("Sitrep ended before the answer came."),
                          _ ("Look whether it arrived; then send it again, or mark it as sent by hand."));

  sitrep_courier_record (self, message, destination, outcome, sitrep_clock_now (self->clock));
}

/* Where later messages need what the service answered to the first one, they wait for it. */
static gboolean
waits_for_first (SitrepCourier *self, const SitrepConnector *connector, const SitrepMessage *message, GPtrArray *queue)
{
  if (strcmp (connector->kind, "status-page") != 0)
    return FALSE;
  for (guint i = 0; i < queue->len; i++)
    {
      const SitrepMessage *other = g_ptr_array_index (queue, i);

      if (other->ranking < message->ranking && g_strcmp0 (other->incident, message->incident) == 0
          && g_strcmp0 (other->destination, message->destination) == 0 && other->stage == SITREP_STAGE_OPEN
          && (other->state == SITREP_MESSAGE_REFUSED || other->state == SITREP_MESSAGE_UNKNOWN))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_reach (SitrepCourier *self, const SitrepDestination *destination, const SitrepMessage *message)
{
  g_autoptr (SitrepIncident) incident = sitrep_reader_get (self->reader, &sitrep_incident_type, message->incident);

  return incident != NULL && sitrep_kind_may_reach (incident->kind, destination);
}

/* Returns whether the message steps aside, so that the next one's turn comes. */
static gboolean
steps_aside (SitrepCourier *self,
             const SitrepDestination *destination,
             const SitrepConnector *connector,
             const SitrepMessage *message,
             GPtrArray *queue,
             gint64 now)
{
  if (!may_reach (self, destination, message))
    sitrep_courier_hold (self, message, SITREP_MESSAGE_REFUSED,
                         _ ("A sample or a drill reaches only destinations that are marked as test ones."),
                         _ ("Mark the destination as a test one, or withdraw the message."));
  else if (waits_for_first (self, connector, message, queue))
    sitrep_courier_hold (self, message, SITREP_MESSAGE_WAITING, _ ("Waits for the first message to this status page."),
                         _ ("Send the first message again, or withdraw it."));
  else if (sitrep_message_is_outdated (message, queue, now))
    sitrep_courier_hold (self, message, SITREP_MESSAGE_OUTDATED,
                         _ ("It is out of date: a later status waits, or its time is over."),
                         _ ("Send it with its time written in, rewrite it, or drop it."));
  else
    return FALSE;
  return TRUE;
}

/* How long until the message may be tried; 0 for now. */
static gint64
time_until (const SitrepDestination *destination,
            const SitrepConnector *connector,
            const SitrepMessage *message,
            const SitrepLine *line,
            gint64 now)
{
  gint64 until = MAX (message->until, destination->state == SITREP_DESTINATION_RESTING ? destination->until : 0);
  gint64 gap
    = line->sent_at > 0 ? line->sent_at + (gint64) (connector->gap * G_USEC_PER_SEC) - g_get_monotonic_time () : 0;

  if (line->offline && line->failures == 0)
    until = 0;
  return MAX (MAX (until - now, gap), 0);
}

static void
serve (SitrepCourier *self, const SitrepDestination *destination, GPtrArray *queue, gint64 *soonest)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);
  SitrepLine *line = sitrep_courier_line (self, destination->base.id);
  gint64 now = sitrep_clock_now (self->clock), wait;

  for (guint i = 0; i < queue->len && !line->busy; i++)
    {
      SitrepMessage *message = g_ptr_array_index (queue, i);

      if (g_strcmp0 (message->destination, destination->base.id) != 0)
        continue;
      if (message->state == SITREP_MESSAGE_SENDING)
        {
          take_up_left_behind (self, destination, message);
          wake_in (soonest, 0);
          return;
        }
      if (message->state != SITREP_MESSAGE_WAITING)
        continue;
      if (destination->removed || connector == NULL || destination->state == SITREP_DESTINATION_STOPPED)
        {
          sitrep_courier_hold (self, message, SITREP_MESSAGE_WAITING,
                               destination->removed ? _ ("The destination was removed.") : destination->why,
                               destination->todo);
          return;
        }
      if (steps_aside (self, destination, connector, message, queue, now))
        continue;
      if ((wait = time_until (destination, connector, message, line, now)) > 0)
        {
          wake_in (soonest, wait);
          return;
        }
      if (!begin_attempt (self, destination, message))
        wake_in (soonest, 0);
      return;
    }
}

static gboolean
timer_cb (gpointer data)
{
  sitrep_courier_round (data);
  return G_SOURCE_REMOVE;
}

static void
set_timer (SitrepCourier *self, gint64 wait)
{
  if (self->timer != NULL)
    {
      g_source_destroy (self->timer);
      g_clear_pointer (&self->timer, g_source_unref);
    }
  if (wait == G_MAXINT64)
    return;
  /* Never longer than half a minute, so that sleep and a changed clock are noticed. */
  self->timer = g_timeout_source_new ((guint) (MIN (wait, 30 * SITREP_SECOND) / 1000 + 1));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, self->context);
}

/** sitrep_courier_round: looks at the whole outbox once: begins what can go, says of the rest why it waits. */
void
sitrep_courier_round (SitrepCourier *self)
{
  g_autoptr (GPtrArray) queue = NULL, destinations = NULL;
  gint64 soonest = G_MAXINT64;

  self->cannot_write = FALSE;
  write_unwritten (self);
  queue = sitrep_reader_outbox (self->reader);
  if (queue->len > 0)
    {
      destinations = sitrep_reader_list (self->reader, &sitrep_destination_type, NULL, 0, NULL);
      for (guint i = 0; i < destinations->len; i++)
        serve (self, g_ptr_array_index (destinations, i), queue, &soonest);
    }
  /* Never in circles: nothing that is tried now would get any further. */
  set_timer (self, self->cannot_write ? WRITE_AGAIN : soonest);
}
