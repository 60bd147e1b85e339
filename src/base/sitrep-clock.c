/* sitrep-clock.c - the one place that reads the time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-clock.h"

struct _SitrepClock
{
  GMutex lock;
  gint64 fixed;
  const char *file;
};

/**
 * sitrep_clock_new:
 *
 * The machine's clock. Where the environment names a SITREP_CLOCK_FILE, that
 * file holds the time instead, in ISO 8601: a rehearsal of a past incident and
 * the tests of whole incidents move it by hand.
 */
SitrepClock *
sitrep_clock_new (void)
{
  SitrepClock *self = g_atomic_rc_box_new0 (SitrepClock);

  g_mutex_init (&self->lock);
  self->file = g_getenv ("SITREP_CLOCK_FILE");
  return self;
}

/** sitrep_clock_new_fixed: a clock that stands still until sitrep_clock_set(). */
SitrepClock *
sitrep_clock_new_fixed (gint64 now)
{
  SitrepClock *self = sitrep_clock_new ();

  self->fixed = now;
  return self;
}

void
sitrep_clock_set (SitrepClock *self, gint64 now)
{
  g_mutex_lock (&self->lock);
  self->fixed = now;
  g_mutex_unlock (&self->lock);
}

static gint64
read_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return SITREP_NEVER;
  time = g_date_time_new_from_iso8601 (g_strstrip (text), NULL);
  return time != NULL ? g_date_time_to_unix_usec (time) : SITREP_NEVER;
}

/** sitrep_clock_now: the present in microseconds since 1970 (UTC); from any thread. */
gint64
sitrep_clock_now (SitrepClock *self)
{
  gint64 now;

  g_mutex_lock (&self->lock);
  now = self->fixed;
  g_mutex_unlock (&self->lock);
  if (now == SITREP_NEVER && self->file != NULL)
    now = read_file (self->file);
  return now != SITREP_NEVER ? now : g_get_real_time ();
}

/** sitrep_clock_machine: Returns: what the machine's own clock shows, by which alarms ring. */
gint64
sitrep_clock_machine (void)
{
  return g_get_real_time ();
}

/**
 * sitrep_clock_wake_at:
 *
 * Returns: when the machine's clock should wake who waits for @at on this one: @at itself. One that is moved by hand
 *   says nothing beforehand: it has to be looked at again soon
 */
gint64
sitrep_clock_wake_at (SitrepClock *self, gint64 at)
{
  gboolean by_hand;

  g_mutex_lock (&self->lock);
  by_hand = self->fixed != SITREP_NEVER || self->file != NULL;
  g_mutex_unlock (&self->lock);
  return by_hand && at != SITREP_NEVER ? g_get_real_time () + SITREP_SECOND / 2 : at;
}

SitrepClock *
sitrep_clock_ref (SitrepClock *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_clock (gpointer data)
{
  g_mutex_clear (&((SitrepClock *) data)->lock);
}

void
sitrep_clock_unref (SitrepClock *self)
{
  g_atomic_rc_box_release_full (self, clear_clock);
}
