/* sitrep-handbook-tools.c - a handbook's chapters on commands, evidence, runbooks and links
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>

static const SitrepShape *
shape_of (const char *name)
{
  return sitrep_shape_below (&sitrep_playbook_shape, name);
}

static void
say_command (SitrepPen *pen, const SitrepCommand *command)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_command (pen, command);
  sitrep_pen_paragraph (pen, command->hint);
  sitrep_rows_add (rows, _ ("File"), command->file);
  sitrep_pen_definitions (pen, rows);
}

static void
say_evidence (SitrepPen *pen, const SitrepEvidence *evidence)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 3, evidence->title);
  sitrep_pen_paragraph (pen, evidence->hint);
  sitrep_rows_say (rows, pen, shape_of ("evidence"), evidence, SITREP_BUT ("title", "hint", "steps"));
  sitrep_pen_definitions (pen, rows);
  sitrep_pen_texts (pen, NULL, evidence->steps);
}

void
sitrep_handbook_commands (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;

  if (playbook->evidence->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Evidence"));
  for (guint i = 0; i < playbook->evidence->len; i++)
    say_evidence (pen, g_ptr_array_index (playbook->evidence, i));
  if (playbook->commands->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Commands"));
  for (guint i = 0; i < playbook->commands->len; i++)
    say_command (pen, g_ptr_array_index (playbook->commands, i));
}

/* --- runbooks --- */

/* Who works by a runbook needs the commands where the step is, not in another chapter. */
static void
say_steps (SitrepPen *pen, const char *heading, GPtrArray *steps)
{
  GPtrArray *rows = sitrep_rows_new ();
  g_autoptr (GPtrArray) commands = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      const SitrepStep *step = g_ptr_array_index (steps, i);
      SitrepLines *lines = sitrep_lines_new ();

      for (guint j = 0; step->commands != NULL && step->commands[j] != NULL; j++)
        g_ptr_array_add (commands, step->commands[j]);
      sitrep_lines_label (lines, _ ("Commands"), sitrep_say_refs (pen, "commands", step->commands));
      SITREP_ROW (rows, g_strdup (step->text), sitrep_lines_end (lines, "\n"));
    }
  if (rows->len > 0)
    sitrep_pen_heading (pen, 3, heading);
  sitrep_pen_list (pen, rows, TRUE);
  for (guint i = 0; i < commands->len; i++)
    {
      const SitrepCommand *command = sitrep_playbook_find (pen->playbook->commands, g_ptr_array_index (commands, i));

      if (command != NULL)
        sitrep_pen_command (pen, command);
    }
}

static void
say_runbook (SitrepPen *pen, const SitrepRunbook *runbook)
{
  GPtrArray *rows = sitrep_rows_new ();
  const SitrepPlaybookLink *link = sitrep_playbook_find (pen->playbook->links, runbook->link);

  sitrep_pen_heading (pen, 2, runbook->title);
  if (link != NULL)
    sitrep_rows_take (rows, _ ("Link"),
                      link->address != NULL ? g_strdup_printf ("%s: %s", link->title, link->address)
                                            : g_strdup (link->title));
  sitrep_pen_definitions (pen, rows);
  sitrep_pen_texts (pen, _ ("Symptoms"), runbook->symptoms);
  say_steps (pen, _ ("Investigation"), runbook->investigate);
  say_steps (pen, _ ("Fixes"), runbook->fixes);
  sitrep_pen_texts (pen, _ ("Lasting Fixes"), runbook->lasting);
}

void
sitrep_handbook_runbooks (SitrepPen *pen)
{
  for (guint i = 0; i < pen->playbook->runbooks->len; i++)
    say_runbook (pen, g_ptr_array_index (pen->playbook->runbooks, i));
}

void
sitrep_handbook_links (SitrepPen *pen)
{
  GPtrArray *links = pen->playbook->links;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Title")), g_strdup (_ ("Group")), g_strdup (_ ("Address")), g_strdup (_ ("Purpose")));
  for (guint i = 0; i < links->len; i++)
    {
      const SitrepPlaybookLink *link = g_ptr_array_index (links, i);

      SITREP_ROW (rows, g_strdup (link->title), g_strdup (sitrep_say_word (link->group)), g_strdup (link->address),
                  g_strdup (link->purpose));
    }
  sitrep_pen_table (pen, rows, 0x2);
}
