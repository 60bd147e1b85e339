/* main.c - the command line: starts in milliseconds, and without a verb starts the window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "comms/sitrep-examine.h"
#include "desk/sitrep-verbs.h"
#include "playbook/sitrep-shape-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
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

/* What was understood, in figures, so that a part that is missing is seen. */
static char *
count_parts (const SitrepPlaybook *playbook)
{
  guint items = 0;
  g_autofree char *levels = NULL, *checklist = NULL, *templates = NULL;

  for (guint i = 0; i < playbook->groups->len; i++)
    items += ((SitrepGroup *) g_ptr_array_index (playbook->groups, i))->items->len;
  levels = g_strdup_printf (ngettext ("%u level", "%u levels", playbook->levels->len), playbook->levels->len);
  checklist = g_strdup_printf (ngettext ("%u checklist item", "%u checklist items", items), items);
  templates
    = g_strdup_printf (ngettext ("%u template", "%u templates", playbook->templates->len), playbook->templates->len);
  return g_strjoin (", ", levels, checklist, templates, NULL);
}

/* A playbook's file is looked at without a store: every fault is a line, and the status says whether it can be used. */
static int
check_file (const char *name)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (name, &text, &length, &error))
    {
      g_printerr ("sitrep: %s\n", error->message);
      return 1;
    }
  playbook = sitrep_examine (text, (gssize) length, &faults, &error);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *words = sitrep_fault_words (fault);

      g_print ("%s: %s: %s\n", name, fault->warning ? _ ("warning") : _ ("fault"), words);
    }
  if (faults == NULL)
    g_printerr ("%s: %s\n", name, error->message);
  else if (playbook != NULL)
    {
      g_autofree char *words = count_parts (playbook);

      g_print (_ ("%s: “%s” can be used: %s.\n"), name, playbook->title, words);
    }
  return playbook != NULL ? 0 : 1;
}

/* The bytes as they are, whatever the locale's own are: the schema is a file. */
static int
print_schema (void)
{
  g_autofree char *schema = sitrep_shape_schema (&sitrep_playbook_shape);

  return fputs (schema, stdout) != EOF ? 0 : 1;
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
  if (argc >= 2 && g_strcmp0 (argv[1], "check") == 0)
    {
      if (argc == 3)
        return check_file (argv[2]);
      g_printerr ("%s\n", _ ("sitrep: this is how it is used: sitrep check FILE"));
      return 2;
    }
  if (argc == 2 && g_strcmp0 (argv[1], "schema") == 0)
    return print_schema ();
  if (argc < 2 || !sitrep_is_verb (argv[1]))
    return start_window (argv);
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
