/* test-alarm.c - being woken at a time of the real clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-alarm.h"

typedef struct
{
  SitrepAlarm *alarm;
  GMainLoop *loop;
  guint rung;
  gint64 rung_at;
  guint again; /* so many more times, each a moment later */
} Sleeper;

static void
rung (gpointer data)
{
  Sleeper *self = data;

  self->rung++;
  self->rung_at = g_get_real_time ();
  if (self->again > 0)
    {
      self->again--;
      sitrep_alarm_set (self->alarm, g_get_real_time () + 20 * SITREP_SECOND / 1000);
    }
}

static void
quit (gpointer data)
{
  g_main_loop_quit (data);
}

static void
sleep_for (Sleeper *self, guint milliseconds)
{
  g_timeout_add_once (milliseconds, quit, self->loop);
  g_main_loop_run (self->loop);
}

static void
set_up (Sleeper *self, gconstpointer data)
{
  *self = (Sleeper) { .loop = g_main_loop_new (NULL, FALSE) };
  self->alarm = sitrep_alarm_new (rung, self);
}

static void
tear_down (Sleeper *self, gconstpointer data)
{
  g_clear_pointer (&self->alarm, sitrep_alarm_free);
  g_main_loop_unref (self->loop);
}

/* Once, and not before its time. */
static void
test_rings (Sleeper *self, gconstpointer data)
{
  gint64 at = g_get_real_time () + 100 * SITREP_SECOND / 1000;

  sitrep_alarm_set (self->alarm, at);
  sleep_for (self, 400);
  g_assert_cmpuint (self->rung, ==, 1);
  g_assert_cmpint (self->rung_at, >=, at);
}

/* What became due during a sleep, or long ago, rings at once. */
static void
test_past (Sleeper *self, gconstpointer data)
{
  sitrep_alarm_set (self->alarm, g_get_real_time () - 3 * SITREP_DAY);
  sleep_for (self, 100);
  g_assert_cmpuint (self->rung, ==, 1);
  sitrep_alarm_set (self->alarm, 1);
  sleep_for (self, 100);
  g_assert_cmpuint (self->rung, ==, 2);
}

/* The last time that was set counts. */
static void
test_set_again (Sleeper *self, gconstpointer data)
{
  gint64 soon = g_get_real_time () + 50 * SITREP_SECOND / 1000;

  sitrep_alarm_set (self->alarm, soon);
  sitrep_alarm_set (self->alarm, soon + SITREP_DAY);
  sleep_for (self, 200);
  g_assert_cmpuint (self->rung, ==, 0);
  sitrep_alarm_set (self->alarm, soon);
  sleep_for (self, 200);
  g_assert_cmpuint (self->rung, ==, 1);
}

static void
test_never (Sleeper *self, gconstpointer data)
{
  sitrep_alarm_set (self->alarm, g_get_real_time () + 50 * SITREP_SECOND / 1000);
  sitrep_alarm_set (self->alarm, SITREP_NEVER);
  sleep_for (self, 200);
  g_assert_cmpuint (self->rung, ==, 0);
}

/* Each time sets the next, also for a time that it rang for before. */
static void
test_set_while_ringing (Sleeper *self, gconstpointer data)
{
  gint64 past = g_get_real_time () - SITREP_MINUTE;

  self->again = 4;
  sitrep_alarm_set (self->alarm, past);
  sleep_for (self, 500);
  g_assert_cmpuint (self->rung, ==, 5);
  sitrep_alarm_set (self->alarm, past);
  sleep_for (self, 100);
  g_assert_cmpuint (self->rung, ==, 6);
}

static void
test_freed (Sleeper *self, gconstpointer data)
{
  sitrep_alarm_set (self->alarm, g_get_real_time () + 20 * SITREP_SECOND / 1000);
  g_clear_pointer (&self->alarm, sitrep_alarm_free);
  sleep_for (self, 100);
  g_assert_cmpuint (self->rung, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/alarm/rings", Sleeper, NULL, set_up, test_rings, tear_down);
  g_test_add ("/alarm/past", Sleeper, NULL, set_up, test_past, tear_down);
  g_test_add ("/alarm/set-again", Sleeper, NULL, set_up, test_set_again, tear_down);
  g_test_add ("/alarm/never", Sleeper, NULL, set_up, test_never, tear_down);
  g_test_add ("/alarm/set-while-ringing", Sleeper, NULL, set_up, test_set_while_ringing, tear_down);
  g_test_add ("/alarm/freed", Sleeper, NULL, set_up, test_freed, tear_down);
  return g_test_run ();
}
