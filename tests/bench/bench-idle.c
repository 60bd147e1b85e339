/* bench-idle.c - what the window takes of a processor while nobody does anything
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"
#include "xwindow.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define OPEN 10
#define SETTLE_S 8

typedef struct
{
  XWindow window;
  double processor; /* milliseconds that it took until now */
  guint64 wakes;
} Program;

/* Of all its threads, and to the nanosecond, where /proc counts in hundredths of a second. */
static double
processor_of (pid_t pid)
{
  struct timespec time;
  clockid_t clock;

  if (clock_getcpuclockid (pid, &clock) != 0 || clock_gettime (clock, &time) != 0)
    g_error ("The program has ended");
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* How often its main thread gave the processor away, and so was woken again. */
static guint64
wakes_of (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) pid), *text = NULL;
  const char *at;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (at = strstr (text, "\nvoluntary_ctxt_switches:")) == NULL)
    return 0;
  return g_ascii_strtoull (at + strlen ("\nvoluntary_ctxt_switches:"), NULL, 10);
}

static void
begin (Program *self)
{
  self->processor = processor_of (self->window.pid);
  self->wakes = wakes_of (self->window.pid);
}

/* Percent of one core over @seconds. */
static double
end (Program *self, const char *name, double seconds)
{
  double taken = processor_of (self->window.pid) - self->processor;

  if (waitpid (self->window.pid, NULL, WNOHANG) != 0)
    g_error ("%s: the program has ended", name);
  if (g_getenv ("BENCH_ALL") != NULL)
    g_printerr ("# %s %.3f ms, %" G_GUINT64_FORMAT " wake-ups in %.0f s\n", name, taken,
                wakes_of (self->window.pid) - self->wakes, seconds);
  return taken / (seconds * 1e3) * 100;
}

/* Both at the same time: neither does more than wait. */
static void
idle (Program *ours, Program *bare, const char *name, guint seconds)
{
  double value, baseline, start, passed;

  g_usleep (SETTLE_S * G_USEC_PER_SEC);
  begin (ours);
  begin (bare);
  start = measure_now ();
  g_usleep (seconds * G_USEC_PER_SEC);
  passed = (measure_now () - start) / 1e3;
  value = end (ours, name, passed);
  baseline = end (bare, "bare", passed);
  measure_print (name, value, "% of a core", baseline);
}

/* WINDOW BARE-WINDOW [NAME…] */
int
main (int argc, char **argv)
{
  const char *ours_argv[] = { argv[1], NULL }, *bare_argv[] = { argv[2], "1100", "740", "clock", NULL };
  const char *seconds = g_getenv ("BENCH_IDLE");
  guint for_seconds = seconds != NULL ? (guint) atoi (seconds) : 120;
  char *folder = measure_folder_new ();
  Program ours = { 0 }, bare = { 0 };

  xwindow_open ();
  g_free (stores_fill (folder, OPEN, OPEN, 0));
  g_setenv ("SITREP_FOLDER", folder, TRUE);
  xwindow_start (&ours.window, ours_argv);
  xwindow_start (&bare.window, bare_argv);
  idle (&ours, &bare, "idle-ten-incidents", for_seconds);
  /* The program stays, to remind of what is due. */
  xwindow_close (&ours.window);
  idle (&ours, &bare, "idle-ten-incidents-hidden", for_seconds);
  kill (ours.window.pid, SIGTERM);
  kill (bare.window.pid, SIGTERM);
  waitpid (ours.window.pid, NULL, 0);
  waitpid (bare.window.pid, NULL, 0);
  measure_folder_remove (folder);
  return 0;
}
