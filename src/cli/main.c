/* main.c - the command line: starts in milliseconds, and without a verb starts the window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "desk/sitrep-verbs.h"
#include "sitrep-file-verbs.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unistd.h>

/* Beside this program in a build tree, else where it was installed. */
static char *
find_window (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, "..", "app", "sitrep-window", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (LIBEXECDIR, "sitrep-window", NULL);
}

static int
start_window (char **argv)
{
  g_autofree char *window = find_window ();

  argv[0] = window;
  execv (window, argv);
  g_printerr (_ ("sitrep: the window cannot be started: %s\n"), g_strerror (errno));
  return 127;
}

static char *
get_folder (void)
{
  const char *folder = g_getenv ("SITREP_FOLDER");

  return folder != NULL && *folder != '\0' ? g_strdup (folder)
                                           : g_build_filename (g_get_user_data_dir (), "sitrep", NULL);
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  SitrepVerbResult **place = data;

  *place = sitrep_verbs_run_finish (SITREP_DESK (desk), result);
}

static int
run_here (SitrepDesk *desk, char **argv)
{
  g_autoptr (SitrepVerbResult) result = NULL;

  sitrep_verbs_run_async (desk, (const char *const *) argv + 1, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  sitrep_desk_close (desk);
  if (result->out != NULL)
    g_print ("%s", result->out);
  if (result->err != NULL)
    g_printerr ("%s", result->err);
  return result->status;
}

/* The store has an owner: it does what is asked, and its answer is printed here. */
static int
run_there (int argc, char **argv)
{
  g_autoptr (GApplication) application
    = g_application_new (APP_ID, G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_IS_LAUNCHER);

  return g_application_run (application, argc, argv);
}

int
main (int argc, char **argv)
{
  g_autoptr (SitrepClock) clock = NULL;
  g_autoptr (SitrepSecrets) secrets = NULL;
  g_autoptr (SitrepDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (argc == 2 && (g_strcmp0 (argv[1], "--version") == 0 || g_strcmp0 (argv[1], "-v") == 0))
    {
      g_print ("Sitrep %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (argc == 2 && (g_strcmp0 (argv[1], "help") == 0 || g_strcmp0 (argv[1], "--help") == 0))
    {
      g_print ("%s", sitrep_verbs_help ());
      return 0;
    }
  if (sitrep_is_file_verb (argc, argv))
    return sitrep_file_verb_run (argc, argv);
  if (argc < 2 || !sitrep_is_verb (argv[1]))
    return start_window (argv);
  sitrep_verbs_settle (argc, argv);
  clock = sitrep_clock_new ();
  secrets = sitrep_secrets_new ();
  folder = get_folder ();
  desk = sitrep_desk_open_for_one_deed (folder, clock, secrets, "command-line", &error);
  if (desk != NULL)
    return run_here (desk, argv);
  if (g_error_matches (error, SITREP_ERROR, SITREP_ERROR_BUSY))
    return run_there (argc, argv);
  g_printerr ("sitrep: %s\n", error->message);
  return 1;
}
