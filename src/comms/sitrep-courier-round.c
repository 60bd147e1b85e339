/* sitrep-courier-round.c - one look at the outbox: what became of the last ones, and what goes next
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-probe.h"
#include "sitrep-courier-private.h"

static void
free_hold (gpointer data)
{
  SitrepHold *self = data;

  sitrep_record_unref (self->message);
  g_free (self->why);
  g_free (self->todo);
  g_free (self);
}

/* Answers of what was broken off at the end ask for a round, too: there is nothing to send it with any more. */
static gboolean
timer_cb (gpointer data)
{
  SitrepCourier *self = data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    sitrep_courier_round (self);
  return G_SOURCE_REMOVE;
}

/** sitrep_courier_set_timer: when to look again: after @wait microseconds, G_MAXINT64 for never. */
void
sitrep_courier_set_timer (SitrepCourier *self, gint64 wait)
{
  if (self->timer != NULL)
    {
      g_source_destroy (self->timer);
      g_clear_pointer (&self->timer, g_source_unref);
    }
  if (wait == G_MAXINT64)
    return;
  /* Never longer than half a minute, so that sleep and a changed clock are noticed. */
  self->timer
    = wait > 0 ? g_timeout_source_new ((guint) (MIN (wait, 30 * SITREP_SECOND) / 1000 + 1)) : g_idle_source_new ();
  /* After the answers that have come: what became of them is written together. */
  g_source_set_priority (self->timer, wait > 0 ? G_PRIORITY_DEFAULT : G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, self->context);
}

static void
choose_all (SitrepCourier *self, SitrepRound *round)
{
  g_autoptr (GPtrArray) destinations = NULL;

  sitrep_reader_begin (self->reader);
  destinations = sitrep_reader_list (self->reader, &sitrep_destination_type, NULL, 0, NULL);
  for (guint i = 0; i < destinations->len; i++)
    sitrep_courier_choose (self, g_ptr_array_index (destinations, i), round);
  sitrep_reader_end (self->reader);
}

static void
free_lines (GPtrArray *ended)
{
  for (guint i = 0; i < ended->len; i++)
    {
      const SitrepErrand *errand = g_ptr_array_index (ended, i);
      SitrepLine *line = sitrep_courier_line (errand->courier, errand->destination->base.id);

      line->busy = FALSE;
      line->ended = NULL;
    }
}

/* Each is taken out before it begins: it may end at once. */
static void
begin_all (GPtrArray *begun)
{
  while (begun->len > 0)
    {
      SitrepErrand *errand = g_ptr_array_steal_index (begun, 0);

      sitrep_courier_line (errand->courier, errand->destination->base.id)->busy = TRUE;
      sitrep_errand_begin (errand);
    }
}

/**
 * sitrep_courier_round:
 *
 * Looks at the whole outbox once: what became of the messages that were on their way and which go next is written in one
 * transaction for each incident, before the first byte of any.
 */
void
sitrep_courier_round (SitrepCourier *self)
{
  SitrepRound round = { .ended = g_steal_pointer (&self->ended),
                        .begun = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_errand_free),
                        .holds = g_ptr_array_new_with_free_func (free_hold),
                        .soonest = G_MAXINT64 };

  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_errand_free);
  choose_all (self, &round);
  sitrep_courier_write (self, &round);
  if (round.begun->len > 0)
    sitrep_probe ("marked-sending");
  sitrep_courier_set_timer (self, round.soonest);
  free_lines (round.ended);
  begin_all (round.begun);
  g_ptr_array_unref (round.ended);
  g_ptr_array_unref (round.begun);
  g_ptr_array_unref (round.holds);
}
