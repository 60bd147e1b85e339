/* test-run.c - commands of the shell that run
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-run.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GString *said;
  char *output;
  int status;
  SitrepRunLimits limits;
  gboolean late, cut;
  gsize kept;
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
  g_autoptr (GBytes) kept = NULL;

  running->output = sitrep_run_finish (result, &running->status, &error);
  g_assert_no_error (error);
  running->late = sitrep_run_was_late (result);
  kept = sitrep_run_kept (result, &running->cut);
  running->kept = g_bytes_get_size (kept);
  g_main_loop_quit (running->loop);
}

static void
check (const char *command, int status, const char *output)
{
  Running running = { g_main_loop_new (NULL, FALSE), g_cancellable_new (), g_string_new (NULL), NULL, -1 };

  sitrep_run_async (command, &running.limits, said_cb, &running, running.cancellable, ended_cb, &running);
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

static Running
run_within (const char *command, SitrepRunLimits limits)
{
  Running running
    = { g_main_loop_new (NULL, FALSE), g_cancellable_new (), g_string_new (NULL), NULL, -1, .limits = limits };

  sitrep_run_async (command, &running.limits, NULL, NULL, running.cancellable, ended_cb, &running);
  g_main_loop_run (running.loop);
  g_object_unref (running.cancellable);
  g_main_loop_unref (running.loop);
  g_string_free (running.said, TRUE);
  return running;
}

/* Its time is over: it is ended, and so is what does not listen. */
static void
test_late (void)
{
  Running running = run_within ("trap '' TERM; echo begun; while :; do sleep 1; done", (SitrepRunLimits) { NULL, 1 });

  g_assert_true (running.late);
  g_assert_cmpint (running.status, ==, 128 + 9);
  g_assert_cmpstr (running.output, ==, "begun\n");
  g_free (running.output);
}

/* What says a gigabyte is cut, and has not filled the memory. */
static void
test_cut (void)
{
  Running running = run_within ("head -c 20000000 /dev/zero | tr '\\0' x", (SitrepRunLimits) { NULL, 60 });

  g_assert_true (running.cut);
  g_assert_false (running.late);
  g_assert_cmpuint (running.kept, ==, SITREP_RUN_KEPT_MAX);
  g_assert_cmpuint (strlen (running.output), <=, SITREP_RUN_OUTPUT_MAX);
  g_free (running.output);
}

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sitrep-run-XXXXXX", NULL);
  Running running = run_within ("pwd; echo kept > dump.sql", (SitrepRunLimits) { folder, 0 });
  g_autofree char *dump = g_build_filename (folder, "dump.sql", NULL);
  g_autofree char *expected = g_strconcat (folder, "\n", NULL);

  g_assert_cmpstr (running.output, ==, expected);
  g_assert_true (g_file_test (dump, G_FILE_TEST_IS_REGULAR));
  g_remove (dump);
  g_remove (folder);
  g_free (running.output);
}

/* Within a sandbox only where that lets one out. */
static void
test_place (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sitrep-run-XXXXXX", NULL);
  g_autofree char *info = g_build_filename (folder, "flatpak-info", NULL);

  g_assert_cmpint (sitrep_run_place (info), ==, SITREP_RUN_HERE);
  g_assert_true (g_file_set_contents (info, "[Application]\nname=x\n", -1, NULL));
  g_assert_cmpint (sitrep_run_place (info), ==, SITREP_RUN_NOWHERE);
  g_assert_true (g_file_set_contents (info, "[Session Bus Policy]\norg.freedesktop.Flatpak=talk\n", -1, NULL));
  g_assert_cmpint (sitrep_run_place (info), ==, SITREP_RUN_OUTSIDE);
  g_remove (info);
  g_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/output", test_output);
  g_test_add_func ("/run/clean", test_clean);
  g_test_add_func ("/run/long", test_long);
  g_test_add_func ("/run/stopped", test_stopped);
  g_test_add_func ("/run/late", test_late);
  g_test_add_func ("/run/cut", test_cut);
  g_test_add_func ("/run/folder", test_folder);
  g_test_add_func ("/run/place", test_place);
  return g_test_run ();
}
