/* sitrep-file-verbs.c - the commands that look at files, and need no store
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-file-verbs.h"

#include "base/sitrep-clock.h"
#include "comms/sitrep-examine.h"
#include "export/sitrep-handbook.h"
#include "playbook/sitrep-shape-schema.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

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

static void
print_fault (const SitrepFault *fault, const char *name, FILE *out)
{
  g_autofree char *words = sitrep_fault_words (fault);

  fprintf (out, "%s: %s: %s\n", name, fault->warning ? _ ("warning") : _ ("fault"), words);
}

/* Every fault becomes a line. Returns: (transfer full) (nullable): the playbook, when it can be used. */
static SitrepPlaybook *
read_playbook (const char *name, FILE *out)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  SitrepPlaybook *playbook;

  if (!g_file_get_contents (name, &text, &length, &error))
    {
      fprintf (stderr, "sitrep: %s\n", error->message);
      return NULL;
    }
  playbook = sitrep_examine (text, (gssize) length, &faults, &error);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    print_fault (g_ptr_array_index (faults, i), name, out);
  if (faults == NULL)
    fprintf (stderr, "%s: %s\n", name, error->message);
  return playbook;
}

static int
check_file (const char *name)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook (name, stdout);
  g_autofree char *words = playbook != NULL ? count_parts (playbook) : NULL;

  if (playbook != NULL)
    g_print (_ ("%s: “%s” can be used: %s.\n"), name, playbook->title, words);
  return playbook != NULL ? 0 : 1;
}

/* The bytes as they are, whatever the locale's own are: both are files. */
static int
print_handbook (const char *name)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook (name, stderr);
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepHandbook) handbook = NULL;
  g_autofree char *text = NULL;

  if (playbook == NULL)
    return 1;
  handbook = sitrep_handbook_new (playbook, sitrep_clock_now (clock));
  text = sitrep_handbook_to_markdown (handbook);
  return fputs (text, stdout) != EOF ? 0 : 1;
}

static int
print_schema (void)
{
  g_autofree char *schema = sitrep_shape_schema (&sitrep_playbook_shape);

  return fputs (schema, stdout) != EOF ? 0 : 1;
}

/* A process' key has neither; a file that is meant can be written with either. */
static gboolean
is_file_name (const char *word)
{
  return strchr (word, '/') != NULL || g_str_has_suffix (word, ".json");
}

/** sitrep_is_file_verb: whether the command is one of these; `handbook` is when a file follows it, and no key. */
gboolean
sitrep_is_file_verb (int argc, char **argv)
{
  if (argc < 2)
    return FALSE;
  return g_strcmp0 (argv[1], "check") == 0 || g_strcmp0 (argv[1], "schema") == 0
         || (g_strcmp0 (argv[1], "handbook") == 0 && argc == 3 && is_file_name (argv[2]));
}

/**
 * sitrep_file_verb_run:
 *
 * Prints what the command asks for; faults of the playbook on standard output when they are what was asked for, else
 * on standard error.
 *
 * Returns: the program's status: 0, 1 when the file cannot be used, or 2 when the command was not understood
 */
int
sitrep_file_verb_run (int argc, char **argv)
{
  if (g_strcmp0 (argv[1], "check") == 0 && argc == 3)
    return check_file (argv[2]);
  if (g_strcmp0 (argv[1], "handbook") == 0 && argc == 3)
    return print_handbook (argv[2]);
  if (g_strcmp0 (argv[1], "schema") == 0 && argc == 2)
    return print_schema ();
  if (g_strcmp0 (argv[1], "check") == 0)
    g_printerr ("%s\n", _ ("sitrep: this is how it is used: sitrep check FILE"));
  else
    g_printerr ("%s\n", _ ("sitrep: this is how it is used: sitrep schema"));
  return 2;
}
