/* sitrep-pulse.c - time that passes, for everything that shows it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-pulse.h"

#include "sitrep-alarm.h"

struct _SitrepPulse
{
  SitrepClock *clock;
  SitrepAlarm *alarm;
  GTimeZone *local;
  GHashTable *listeners; /* its number → Listener */
  guint last;            /* number that was given */
  gint64 planned;        /* by the machine's clock; SITREP_NEVER: not at all */
  gboolean seen;
};

typedef struct
{
  SitrepPulseFunc func;
  gpointer data;
  gint64 unit;
  gint64 shown;    /* units since 1970 when it was called last */
  gboolean always; /* also while nobody sees anything */
  gint64 at;       /* at which it wants to be called besides, or SITREP_NEVER */
} Listener;

static gint64
next_of (const Listener *listener, gint64 now)
{
  gint64 full = (now / listener->unit + 1) * listener->unit;

  return listener->at != SITREP_NEVER ? MIN (full, listener->at) : full;
}

static void
plan (SitrepPulse *self)
{
  gint64 now = sitrep_clock_now (self->clock), next = SITREP_NEVER;
  GHashTableIter iter;
  gpointer listener;

  g_hash_table_iter_init (&iter, self->listeners);
  while (g_hash_table_iter_next (&iter, NULL, &listener))
    if (self->seen || ((Listener *) listener)->always)
      next = next == SITREP_NEVER ? next_of (listener, now) : MIN (next, next_of (listener, now));
  self->planned = sitrep_clock_wake_at (self->clock, next);
  sitrep_alarm_set (self->alarm, self->planned);
}

static gboolean
is_due (const Listener *listener, gint64 now)
{
  return listener->shown != now / listener->unit || (listener->at != SITREP_NEVER && now >= listener->at);
}

/* Who is called may drop itself and others, and begin to listen. */
static void
call (SitrepPulse *self, gboolean all)
{
  gint64 now = sitrep_clock_now (self->clock);
  g_autofree gpointer *numbers = g_hash_table_get_keys_as_array (self->listeners, NULL);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      Listener *listener = g_hash_table_lookup (self->listeners, numbers[i]);

      if (listener == NULL || !(self->seen || listener->always) || !(all || is_due (listener, now)))
        continue;
      listener->shown = now / listener->unit;
      listener->at = SITREP_NEVER;
      listener->func (listener->data);
    }
}

/* GLib looks for the machine's zone each time that it is asked for it. */
static gboolean
read_zone (SitrepPulse *self)
{
  g_autoptr (GTimeZone) now = g_time_zone_new_local ();

  if (self->local != NULL
      && g_strcmp0 (g_time_zone_get_identifier (self->local), g_time_zone_get_identifier (now)) == 0)
    return FALSE;
  g_clear_pointer (&self->local, g_time_zone_unref);
  self->local = g_steal_pointer (&now);
  return TRUE;
}

/* The alarm rings before its time where the clock was set, and long after it where the machine slept or the clock was
 * set beyond it. */
static void
ring_cb (gpointer data)
{
  SitrepPulse *self = data;
  gint64 now = sitrep_clock_machine ();
  gboolean jumped = now < self->planned || now > self->planned + SITREP_SECOND;

  call (self, read_zone (self) || jumped);
  plan (self);
}

/** sitrep_pulse_new: Returns: (transfer full): the pulse of @clock, to which nobody listens yet. */
SitrepPulse *
sitrep_pulse_new (SitrepClock *clock)
{
  SitrepPulse *self = g_new0 (SitrepPulse, 1);

  self->clock = sitrep_clock_ref (clock);
  self->alarm = sitrep_alarm_new (ring_cb, self);
  self->listeners = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->seen = TRUE;
  return self;
}

/**
 * sitrep_pulse_listen:
 * @unit: what is shown: SITREP_SECOND or SITREP_MINUTE
 *
 * From now on @func is called each time that a unit is full; not at once.
 *
 * Returns: the listener's number, for sitrep_pulse_drop()
 */
guint
sitrep_pulse_listen (SitrepPulse *self, gint64 unit, SitrepPulseFunc func, gpointer data)
{
  Listener *listener = g_new0 (Listener, 1);

  *listener = (Listener) { func, data, unit, sitrep_clock_now (self->clock) / unit, FALSE, SITREP_NEVER };
  g_hash_table_insert (self->listeners, GUINT_TO_POINTER (++self->last), listener);
  read_zone (self);
  plan (self);
  return self->last;
}

/** sitrep_pulse_listen_always: the same for what is done, not shown: @func is called also while nobody sees anything. */
guint
sitrep_pulse_listen_always (SitrepPulse *self, gint64 unit, SitrepPulseFunc func, gpointer data)
{
  guint number = sitrep_pulse_listen (self, unit, func, data);

  ((Listener *) g_hash_table_lookup (self->listeners, GUINT_TO_POINTER (number)))->always = TRUE;
  plan (self);
  return number;
}

/** sitrep_pulse_also_at: calls the listener at @at too, once: what falls due is late from that moment on. */
void
sitrep_pulse_also_at (SitrepPulse *self, guint number, gint64 at)
{
  Listener *listener = g_hash_table_lookup (self->listeners, GUINT_TO_POINTER (number));

  if (listener == NULL || listener->at == at)
    return;
  listener->at = at;
  plan (self);
}

/** sitrep_pulse_drop: @listener listens no more, and is 0 afterwards; nothing is done where it is already. */
void
sitrep_pulse_drop (SitrepPulse *self, guint *listener)
{
  if (*listener == 0)
    return;
  g_hash_table_remove (self->listeners, GUINT_TO_POINTER (*listener));
  *listener = 0;
  plan (self);
}

/** sitrep_pulse_set_seen: whether anybody can see what the listeners show; while not, only those that always listen wake. */
void
sitrep_pulse_set_seen (SitrepPulse *self, gboolean seen)
{
  if (self->seen == seen)
    return;
  self->seen = seen;
  if (seen)
    {
      read_zone (self);
      call (self, TRUE);
    }
  plan (self);
}

/** sitrep_pulse_local: Returns: (transfer none): the machine's zone; another object when it is another zone. */
GTimeZone *
sitrep_pulse_local (SitrepPulse *self)
{
  if (self->local == NULL)
    read_zone (self);
  return self->local;
}

void
sitrep_pulse_free (SitrepPulse *self)
{
  g_clear_pointer (&self->alarm, sitrep_alarm_free);
  g_clear_pointer (&self->clock, sitrep_clock_unref);
  g_clear_pointer (&self->local, g_time_zone_unref);
  g_hash_table_unref (self->listeners);
  g_free (self);
}
