/* sitrep-errand.c - one message on its way to its destination
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-probe.h"
#include "sitrep-courier-private.h"

#include <glib/gi18n-lib.h>

/* Waiting after a failure for which the service named no time: doubled each time, between these. */
#define BACKOFF_FIRST (5 * SITREP_SECOND)
#define BACKOFF_MOST (5 * SITREP_MINUTE)

SitrepErrand *
sitrep_errand_new (SitrepCourier *courier, SitrepMessage *message, const SitrepDestination *destination)
{
  SitrepErrand *self = g_new0 (SitrepErrand, 1);

  self->courier = courier;
  self->message = sitrep_record_ref (message);
  self->destination = sitrep_record_ref ((gpointer) destination);
  return self;
}

static void
forget_request (SitrepErrand *self)
{
  g_clear_pointer (&self->request, sitrep_request_free);
  g_clear_pointer (&self->in_way, sitrep_outcome_free);
  g_clear_pointer (&self->doc, sitrep_doc_free);
  g_clear_pointer (&self->secret, g_free);
  g_clear_pointer (&self->first_ids, g_free);
  g_clear_pointer (&self->edits, g_free);
}

void
sitrep_errand_free (SitrepErrand *self)
{
  forget_request (self);
  sitrep_record_unref (self->message);
  sitrep_record_unref (self->destination);
  sitrep_outcome_free (self->outcome);
  g_free (self);
}

/* --- its end --- */

static gint64
wait_after (const SitrepLine *line, const SitrepOutcome *outcome)
{
  gint64 wait = (gint64) (outcome->after * (double) SITREP_SECOND);

  if (wait > 0)
    return wait;
  wait = MIN (BACKOFF_FIRST << MIN (line->failures, 10), BACKOFF_MOST);
  return wait + (gint64) (g_random_double_range (-0.2, 0.2) * (double) wait);
}

/**
 * sitrep_errand_end:
 * @self: (transfer full)
 * @outcome: (transfer full)
 *
 * What became of it is known; the next round writes it down.
 */
void
sitrep_errand_end (SitrepErrand *self, SitrepOutcome *outcome)
{
  SitrepCourier *courier = self->courier;
  SitrepLine *line = sitrep_courier_line (courier, self->destination->base.id);
  gboolean ok = outcome->kind == SITREP_OUTCOME_DONE || outcome->kind == SITREP_OUTCOME_REJECTED;

  self->outcome = outcome;
  self->until = sitrep_clock_now (courier->clock) + wait_after (line, outcome);
  line->sent_at = g_get_monotonic_time ();
  line->failures = ok ? 0 : line->failures + 1;
  line->offline = outcome->kind == SITREP_OUTCOME_RETRY && outcome->after <= 0;
  line->ended = self;
  g_ptr_array_add (courier->ended, self);
  sitrep_courier_set_timer (courier, 0);
}

static SitrepDelivery
delivery_of (const SitrepErrand *self)
{
  return (SitrepDelivery) { .destination = self->destination,
                            .secret = self->secret,
                            .message = self->message,
                            .doc = self->doc,
                            .first_ids = self->first_ids,
                            .verb = self->edits != NULL ? SITREP_VERB_EDIT : SITREP_VERB_POST,
                            .edits = self->edits,
                            .now = self->now,
                            .step = self->step };
}

static void answered_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Where the service needs another request: sends it. */
static gboolean
goes_on (SitrepErrand *self, const SitrepConnector *connector, const SitrepAnswerView *answer)
{
  SitrepDelivery delivery = delivery_of (self);
  g_autoptr (SitrepRequest) request = connector->next != NULL ? connector->next (&delivery, answer) : NULL;

  if (request == NULL)
    return FALSE;
  self->step++;
  sitrep_transport_send_async (self->courier->transport, request, self->courier->cancellable, answered_cb, self);
  return TRUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepErrand) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReply) reply = sitrep_transport_send_finish (SITREP_TRANSPORT (source), result, &error);
  const SitrepConnector *connector = sitrep_connector_find (self->destination->service);
  SitrepDelivery delivery = delivery_of (self);
  SitrepOutcome *outcome;

  /* The end of the program: the message stays marked as being sent, and the next start takes it from there. */
  if (g_cancellable_is_cancelled (self->courier->cancellable))
    return;
  sitrep_probe ("answered");
  if (reply != NULL && goes_on (self, connector, sitrep_reply_view (reply)))
    {
      g_steal_pointer (&self);
      return;
    }
  outcome
    = reply != NULL ? connector->outcome (&delivery, sitrep_reply_view (reply)) : sitrep_outcome_from_error (error);
  sitrep_errand_end (g_steal_pointer (&self), outcome);
}

/* --- its beginning --- */

/* What a message that is corrected was called there, where the service can put another into its place. */
static char *
find_edited (SitrepReader *reader, const SitrepConnector *connector, const SitrepMessage *message)
{
  g_autoptr (SitrepMessage) corrected = connector->can_edit && message->corrects != NULL
                                          ? sitrep_reader_get (reader, &sitrep_message_type, message->corrects)
                                          : NULL;

  return corrected != NULL ? g_strdup (corrected->ids) : NULL;
}

static SitrepRequest *
new_request (SitrepErrand *self, const SitrepConnector *connector, GError **error)
{
  SitrepReader *reader = self->courier->reader;
  SitrepDelivery delivery;

  self->doc = sitrep_doc_from_json (self->message->body != NULL ? self->message->body : "", error);
  if (self->doc == NULL)
    return NULL;
  self->first_ids = self->message->about == NULL ? sitrep_reader_first_ids (reader, self->message) : NULL;
  self->edits = find_edited (reader, connector, self->message);
  self->now = sitrep_clock_now (self->courier->clock);
  delivery = delivery_of (self);
  return connector->request (&delivery, error);
}

static gboolean
find_secret (SitrepErrand *self, const SitrepConnector *connector)
{
  self->secret = sitrep_connector_needs_secret (connector, self->destination)
                   ? sitrep_secrets_find (self->courier->secrets, self->destination->base.id, NULL)
                   : g_strdup ("");
  return self->secret != NULL;
}

static void
make_request (SitrepErrand *self)
{
  const SitrepConnector *connector = sitrep_connector_find (self->destination->service);
  g_autoptr (GError) error = NULL;

  if (!find_secret (self, connector))
    self->in_way = sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("The secret of this destination cannot be read: the keyring is locked, or it is gone."),
      _ ("Unlock the keyring and wake the destination, or enter the secret again."));
  else if ((self->request = new_request (self, connector, &error)) == NULL)
    self->in_way
      = sitrep_outcome_new (SITREP_OUTCOME_REJECTED, error->message, _ ("Copy the text and post it by hand."));
}

/**
 * sitrep_errand_prepare:
 *
 * Makes the request while the disk still writes that it is being sent. Not where the message before it was given a name
 * by the service that is not on the disk yet: the request may have to say that name.
 */
void
sitrep_errand_prepare (SitrepErrand *self)
{
  const SitrepLine *line = sitrep_courier_line (self->courier, self->destination->base.id);

  if (line->ended == NULL || line->ended->outcome->ids == NULL)
    make_request (self);
}

static gboolean
says_the_same (const SitrepMessage *chosen, const SitrepMessage *marked)
{
  g_autoptr (SitrepMessage) then = sitrep_record_copy (chosen);

  then->state = marked->state;
  then->attempts = marked->attempts;
  then->until = marked->until;
  return sitrep_record_equal (then, marked);
}

/** sitrep_errand_mark: @message is on disk as being sent; where a person has changed it since it was chosen, its request is made anew. */
void
sitrep_errand_mark (SitrepErrand *self, SitrepMessage *message)
{
  if (!says_the_same (self->message, message))
    forget_request (self);
  sitrep_record_unref (self->message);
  self->message = sitrep_record_ref (message);
}

/** sitrep_errand_begin: @self: (transfer full): marked as being sent; it ends by sitrep_errand_end() */
void
sitrep_errand_begin (SitrepErrand *self)
{
  if (self->request == NULL && self->in_way == NULL)
    make_request (self);
  if (self->in_way != NULL)
    {
      sitrep_errand_end (self, g_steal_pointer (&self->in_way));
      return;
    }
  self->tried = TRUE;
  sitrep_transport_send_async (self->courier->transport, self->request, self->courier->cancellable, answered_cb, self);
  g_clear_pointer (&self->request, sitrep_request_free);
  sitrep_probe ("request-begun");
}
