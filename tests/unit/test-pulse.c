/* test-pulse.c - who shows how late it is is called when it is time, and when time jumps
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-pulse.h"

#define NOON (G_GINT64_CONSTANT (20000) * SITREP_DAY + 12 * SITREP_HOUR)

typedef struct
{
  guint calls;
  SitrepPulse *pulse;
  guint *drops; /* another one's number */
} Face;

static void
called_cb (gpointer data)
{
  Face *face = data;

  face->calls++;
  if (face->drops != NULL)
    sitrep_pulse_drop (face->pulse, face->drops);
}

static void
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* A clock that is moved by hand is looked at twice a second. */
static void
look (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add_once (ms, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_units (void)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (NOON);
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  Face seconds = { 0 }, minutes = { 0 };

  sitrep_pulse_listen (pulse, SITREP_SECOND, called_cb, &seconds);
  sitrep_pulse_listen (pulse, SITREP_MINUTE, called_cb, &minutes);
  look (700);
  g_assert_cmpuint (seconds.calls + minutes.calls, ==, 0);
  sitrep_clock_set (clock, NOON + 2 * SITREP_SECOND);
  look (700);
  g_assert_cmpuint (seconds.calls, ==, 1);
  g_assert_cmpuint (minutes.calls, ==, 0);
  /* Back over the minute: that is another minute too. */
  sitrep_clock_set (clock, NOON - SITREP_SECOND);
  look (700);
  g_assert_cmpuint (seconds.calls, ==, 2);
  g_assert_cmpuint (minutes.calls, ==, 1);
}

static void
test_also_at (void)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (NOON);
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  Face face = { 0 };
  guint listener = sitrep_pulse_listen (pulse, SITREP_MINUTE, called_cb, &face);

  sitrep_pulse_also_at (pulse, listener, NOON + 20 * SITREP_SECOND);
  sitrep_clock_set (clock, NOON + 19 * SITREP_SECOND);
  look (700);
  g_assert_cmpuint (face.calls, ==, 0);
  sitrep_clock_set (clock, NOON + 20 * SITREP_SECOND);
  look (1300);
  g_assert_cmpuint (face.calls, ==, 1);
}

static void
test_drop (void)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (NOON);
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  Face first = { .pulse = pulse }, second = { .pulse = pulse };
  guint a = sitrep_pulse_listen (pulse, SITREP_SECOND, called_cb, &first);
  guint b = sitrep_pulse_listen (pulse, SITREP_SECOND, called_cb, &second);

  /* Each drops the other while they are called. */
  first.drops = &b;
  second.drops = &a;
  sitrep_clock_set (clock, NOON + SITREP_SECOND);
  look (700);
  g_assert_cmpuint (first.calls + second.calls, ==, 1);
  sitrep_pulse_drop (pulse, &a);
  sitrep_pulse_drop (pulse, &b);
  g_assert_cmpuint (a + b, ==, 0);
}

static void
test_unseen (void)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (NOON);
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  Face face = { 0 };

  sitrep_pulse_listen (pulse, SITREP_SECOND, called_cb, &face);
  sitrep_pulse_set_seen (pulse, FALSE);
  sitrep_clock_set (clock, NOON + SITREP_HOUR);
  look (700);
  g_assert_cmpuint (face.calls, ==, 0);
  sitrep_pulse_set_seen (pulse, TRUE);
  g_assert_cmpuint (face.calls, ==, 1);
}

/* What is done, not shown, goes on while nobody sees anything: at its units, and once more where it asked for that. */
static void
test_always (void)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (NOON);
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  Face shown = { 0 }, done = { 0 };
  guint listener;

  sitrep_pulse_listen (pulse, SITREP_MINUTE, called_cb, &shown);
  listener = sitrep_pulse_listen_always (pulse, SITREP_MINUTE, called_cb, &done);
  sitrep_pulse_set_seen (pulse, FALSE);
  look (700);
  g_assert_cmpuint (done.calls, ==, 0);
  sitrep_clock_set (clock, NOON + SITREP_MINUTE);
  while (done.calls == 0)
    g_main_context_iteration (NULL, TRUE);
  sitrep_pulse_also_at (pulse, listener, NOON + SITREP_MINUTE + 5 * SITREP_SECOND);
  sitrep_clock_set (clock, NOON + SITREP_MINUTE + 5 * SITREP_SECOND);
  while (done.calls == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (done.calls, ==, 2);
  g_assert_cmpuint (shown.calls, ==, 0);
  /* Whoever looks again sees the present time everywhere. */
  sitrep_pulse_set_seen (pulse, TRUE);
  g_assert_cmpuint (shown.calls, ==, 1);
  g_assert_cmpuint (done.calls, ==, 3);
  sitrep_pulse_set_seen (pulse, FALSE);
  sitrep_pulse_drop (pulse, &listener);
  sitrep_clock_set (clock, NOON + SITREP_HOUR);
  look (700);
  g_assert_cmpuint (done.calls, ==, 3);
}

/* The machine's own clock, at the full second. */
static void
test_machine (void)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  gint64 begin = g_get_real_time () / SITREP_SECOND;
  Face face = { 0 };

  sitrep_pulse_listen (pulse, SITREP_SECOND, called_cb, &face);
  while (face.calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_real_time () / SITREP_SECOND, >, begin);
}

static void
test_zone (void)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (NOON);
  g_autoptr (SitrepPulse) pulse = sitrep_pulse_new (clock);
  Face face = { 0 };
  GTimeZone *zone;

  g_setenv ("TZ", "Asia/Riyadh", TRUE);
  sitrep_pulse_listen (pulse, SITREP_MINUTE, called_cb, &face);
  zone = sitrep_pulse_local (pulse);
  g_assert_cmpstr (g_time_zone_get_identifier (zone), ==, "Asia/Riyadh");
  look (700);
  g_assert_true (sitrep_pulse_local (pulse) == zone);
  g_assert_cmpuint (face.calls, ==, 0);

  g_setenv ("TZ", "Asia/Kolkata", TRUE);
  look (700);
  g_assert_cmpstr (g_time_zone_get_identifier (sitrep_pulse_local (pulse)), ==, "Asia/Kolkata");
  g_assert_cmpuint (face.calls, ==, 1);
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pulse/units", test_units);
  g_test_add_func ("/pulse/also-at", test_also_at);
  g_test_add_func ("/pulse/drop", test_drop);
  g_test_add_func ("/pulse/unseen", test_unseen);
  g_test_add_func ("/pulse/always", test_always);
  g_test_add_func ("/pulse/machine", test_machine);
  g_test_add_func ("/pulse/zone", test_zone);
  return g_test_run ();
}
