/* test-run.c - commands of the shell that run
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-run.h"

#include <string.h>

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GString *said;
  char *output;
  int status;
} Running;

static void
said_cb (const char *text, gpointer data)
{
  Running *running = data;

  g_string_append (running->said, text);
  if (strstr (text, "ready") != NULL)
    g_cancellable_cancel (running->cancellable);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Running *running = data;
  g_autoptr (GError) error = NULL;

  running->output = sitrep_run_finish (result, &running->status, &error);
  g_assert_no_error (error);
  g_main_loop_quit (running->loop);
}

static void
check (const char *command, int status, const char *output)
{
  Running running = { g_main_loop_new (NULL, FALSE), g_cancellable_new (), g_string_new (NULL), NULL, -1 };

  sitrep_run_async (command, said_cb, &running, running.cancellable, ended_cb, &running);
  g_main_loop_run (running.loop);
  g_assert_cmpint (running.status, ==, status);
  if (output != NULL)
    g_assert_cmpstr (running.output, ==, output);
  g_assert_true (g_str_has_suffix (running.said->str, running.output));
  g_assert_cmpuint (strlen (running.output), <=, SITREP_RUN_OUTPUT_MAX);
  g_free (running.output);
  g_string_free (running.said, TRUE);
  g_object_unref (running.cancellable);
  g_main_loop_unref (running.loop);
}

static void
test_output (void)
{
  check ("echo out; echo err >&2", 0, "out\nerr\n");
  check ("exit 3", 3, "");
  check ("no-such-program-of-ours 2>/dev/null", 127, "");
  check ("cat", 0, ""); /* there is no input to wait for */
}

/* Colours and control characters are left out, broken letters are mended. */
static void
test_clean (void)
{
  check ("printf '\\033[1;31mred\\033[0m\\a\\ttab\\r\\n'", 0, "red\ttab\n");
  check ("printf 'a\\377b'", 0, "a\357\277\275b");
}

/* The end of what is long. */
static void
test_long (void)
{
  check ("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done", 0, NULL);
}

/* What the command started ends with it, and what it said is kept. */
static void
test_stopped (void)
{
  gint64 before = g_get_monotonic_time ();

  check ("(sleep 60; echo never) & echo ready; wait; echo never", 128 + 15, "ready\n");
  g_assert_cmpint (g_get_monotonic_time () - before, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/output", test_output);
  g_test_add_func ("/run/clean", test_clean);
  g_test_add_func ("/run/long", test_long);
  g_test_add_func ("/run/stopped", test_stopped);
  return g_test_run ();
}
