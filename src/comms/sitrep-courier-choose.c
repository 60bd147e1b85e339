/* sitrep-courier-choose.c - which message of a destination goes next, and what keeps the others
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-courier-private.h"

#include <glib/gi18n-lib.h>

static void
wake_in (SitrepRound *round, gint64 wait)
{
  round->soonest = MIN (round->soonest, MAX (wait, 0));
}

/* Nothing is written where that is known already. */
static void
hold (SitrepRound *round, SitrepMessage *message, SitrepMessageState state, const char *why, const char *todo)
{
  SitrepHold *held;

  if (message->state == state && g_strcmp0 (message->why, why) == 0)
    return;
  held = g_new0 (SitrepHold, 1);
  held->message = sitrep_record_ref (message);
  held->state = state;
  held->why = g_strdup (why);
  held->todo = g_strdup (todo);
  g_ptr_array_add (round->holds, held);
}

/* --- what is in the way --- */

/* Where later messages need what the service answered to the first one, they wait for it. */
static gboolean
waits_for_first (SitrepCourier *self, const SitrepConnector *connector, const SitrepMessage *message)
{
  static const char *const building[] = { "status-page", "tracker", NULL };
  g_autoptr (SitrepMessage) first = message->about == NULL && g_strv_contains (building, connector->kind)
                                      ? sitrep_reader_blocking (self->reader, message)
                                      : NULL;

  return first != NULL;
}

static gboolean
may_reach (SitrepCourier *self, const SitrepDestination *destination, const SitrepMessage *message)
{
  g_autoptr (SitrepIncident) incident = sitrep_reader_get (self->reader, &sitrep_incident_type, message->incident);

  return incident != NULL && sitrep_kind_may_reach (incident->kind, destination);
}

static gboolean
is_outdated (SitrepCourier *self, const SitrepMessage *message)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func (sitrep_record_unref);
  SitrepMessage *later = message->about == NULL ? sitrep_reader_later_status (self->reader, message) : NULL;

  if (later != NULL)
    g_ptr_array_add (queue, later);
  return sitrep_message_is_outdated (message, queue, sitrep_clock_now (self->clock));
}

/* Where no service is behind a destination, it waits for a person, who is told of the place. */
static void
hold_for_person (SitrepRound *round, const SitrepDestination *destination, SitrepMessage *message)
{
  g_autofree char *where = sitrep_destination_setting (destination, "where");
  g_autofree char *why = where != NULL ? g_strdup_printf (_ ("This is posted by a person: %s"), where)
                                       : g_strdup (_ ("This is posted by a person."));

  hold (round, message, SITREP_MESSAGE_WAITING, why, _ ("Copy the text, post it there, and mark it as sent by hand."));
}

/* Returns whether the message steps aside, so that the next one's turn comes. */
static gboolean
steps_aside (SitrepCourier *self,
             const SitrepDestination *destination,
             const SitrepConnector *connector,
             SitrepMessage *message,
             SitrepRound *round)
{
  if (!may_reach (self, destination, message))
    hold (round, message, SITREP_MESSAGE_REFUSED,
          _ ("A sample or a drill reaches only destinations that are marked as test ones."),
          _ ("Mark the destination as a test one, or withdraw the message."));
  else if (waits_for_first (self, connector, message))
    hold (round, message, SITREP_MESSAGE_WAITING, _ ("Waits for the first message to this place."),
          _ ("Send the first message again, or withdraw it."));
  else if (is_outdated (self, message))
    hold (round, message, SITREP_MESSAGE_OUTDATED, _ ("It is out of date: a later status waits, or its time is over."),
          _ ("Send it with its time written in, rewrite it, or drop it."));
  else if (connector->request == NULL)
    hold_for_person (round, destination, message);
  else
    return FALSE;
  return TRUE;
}

/* How long until the message may be tried; 0 for now. */
static gint64
time_until (SitrepCourier *self,
            const SitrepDestination *destination,
            const SitrepConnector *connector,
            const SitrepMessage *message,
            const SitrepLine *line)
{
  gboolean resting = destination->state == SITREP_DESTINATION_RESTING && line->ended == NULL;
  gint64 until = MAX (message->until, resting ? destination->until : 0);
  gint64 gap
    = line->sent_at > 0 ? line->sent_at + (gint64) (connector->gap * G_USEC_PER_SEC) - g_get_monotonic_time () : 0;

  if (line->offline && line->failures == 0)
    until = 0;
  return MAX (MAX (until - sitrep_clock_now (self->clock), gap), 0);
}

/* --- the choice --- */

/* A message that a crash left behind in the middle of its attempt: whether it arrived is not known. */
static void
take_up_left_behind (SitrepCourier *self,
                     const SitrepDestination *destination,
                     SitrepMessage *message,
                     SitrepLine *line,
                     SitrepRound *round)
{
  SitrepErrand *errand = sitrep_errand_new (self, message, destination);

  errand->tried = TRUE;
  errand->until = sitrep_clock_now (self->clock);
  errand->outcome = sitrep_outcome_new (SITREP_OUTCOME_UNKNOWN, _ ("Sitrep ended before the answer came."),
                                        _ ("Look whether it arrived; then send it again, or mark it as sent by hand."));
  line->busy = TRUE;
  line->ended = errand;
  g_ptr_array_add (round->ended, errand);
  wake_in (round, 0);
}

/* Returns whether the destination has its answer for this round. */
static gboolean
consider (SitrepCourier *self,
          const SitrepDestination *destination,
          SitrepMessage *message,
          SitrepLine *line,
          SitrepRound *round)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);
  gint64 wait;

  if (message->state == SITREP_MESSAGE_SENDING)
    {
      take_up_left_behind (self, destination, message, line, round);
      return TRUE;
    }
  if (destination->removed || connector == NULL || destination->state == SITREP_DESTINATION_STOPPED)
    {
      hold (round, message, SITREP_MESSAGE_WAITING,
            destination->removed ? _ ("The destination was removed.") : destination->why, destination->todo);
      return TRUE;
    }
  if (steps_aside (self, destination, connector, message, round))
    return FALSE;
  wait = time_until (self, destination, connector, message, line);
  if (wait > 0)
    wake_in (round, wait);
  else
    g_ptr_array_add (round->begun, sitrep_errand_new (self, message, destination));
  return TRUE;
}

/* While one is on its way nothing else goes there; after one that arrived the next can be marked in the same write. */
static gboolean
is_free (const SitrepLine *line)
{
  return !line->busy || (line->ended != NULL && line->ended->outcome->kind == SITREP_OUTCOME_DONE);
}

/** sitrep_courier_choose: adds to @round what goes next to that destination, and what is to be said of the others. */
void
sitrep_courier_choose (SitrepCourier *self, const SitrepDestination *destination, SitrepRound *round)
{
  SitrepLine *line = sitrep_courier_line (self, destination->base.id);
  const char *ended = line->ended != NULL ? line->ended->message->base.id : NULL;
  gint64 after = G_MININT64;
  gboolean answered = FALSE;

  if (!is_free (line))
    {
      if (line->ended != NULL)
        wake_in (round, 0);
      return;
    }
  while (!answered)
    {
      g_autoptr (SitrepMessage) message = sitrep_reader_next_out (self->reader, destination->base.id, after);

      if (message == NULL)
        return;
      after = message->ranking;
      if (g_strcmp0 (message->base.id, ended) != 0)
        answered = consider (self, destination, message, line, round);
    }
}
