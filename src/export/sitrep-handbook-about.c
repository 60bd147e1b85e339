/* sitrep-handbook-about.c - a handbook's chapters on the playbook itself
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

/* A review is due on its day, in the process' own zone. */
static gboolean
is_past (const SitrepPlaybook *playbook, const char *date, gint64 now)
{
  g_autofree char *today = sitrep_time_format (now, playbook->zone, "%Y-%m-%d");

  return date != NULL && g_strcmp0 (today, date) > 0;
}

/** sitrep_handbook_review_warning: %NULL where no review of the process is overdue. */
char *
sitrep_handbook_review_warning (const SitrepPlaybook *playbook, gint64 now)
{
  const char *date = playbook->about.next_review;

  return is_past (playbook, date, now)
           ? g_strdup_printf (_ ("This playbook should have been reviewed by %s. What it says may be out of date."),
                              date)
           : NULL;
}

static void
say_scope (SitrepPen *pen)
{
  const SitrepAbout *about = &pen->playbook->about;
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_texts (pen, _ ("In Scope"), about->scope);
  for (guint i = 0; i < about->out_of_scope->len; i++)
    {
      const SitrepOutOfScope *out = g_ptr_array_index (about->out_of_scope, i);

      SITREP_ROW (rows, g_strdup (out->text),
                  out->see != NULL ? g_strdup_printf (_ ("See instead: %s"), out->see) : NULL);
    }
  if (rows->len > 0)
    sitrep_pen_heading (pen, 3, _ ("Out of Scope"));
  sitrep_pen_list (pen, rows, FALSE);
}

static void
say_changes (SitrepPen *pen)
{
  GPtrArray *changes = pen->playbook->about.changes;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Date")), g_strdup (_ ("Version")), g_strdup (_ ("Change")), g_strdup (_ ("Author")));
  for (guint i = 0; i < changes->len; i++)
    {
      const SitrepChangeNote *change = g_ptr_array_index (changes, i);

      SITREP_ROW (rows, g_strdup (change->date), g_strdup (change->version), g_strdup (change->text),
                  g_strdup (change->author));
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 3, _ ("Changes"));
  sitrep_pen_table (pen, rows, 0x3);
}

void
sitrep_handbook_about (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;
  GPtrArray *rows = sitrep_rows_new ();
  g_autofree char *warning = sitrep_handbook_review_warning (playbook, pen->now);

  sitrep_pen_warning (pen, warning);
  sitrep_pen_paragraph (pen, playbook->summary);
  sitrep_rows_add (rows, _ ("Owner"), playbook->owner);
  sitrep_rows_add (rows, _ ("Version"), playbook->version);
  sitrep_rows_add (rows, _ ("Language"), playbook->language);
  sitrep_rows_say (rows, pen, shape_of ("about"), &playbook->about, SITREP_BUT ("sources", "scope"));
  sitrep_pen_definitions (pen, rows);
  sitrep_pen_texts (pen, _ ("Sources of Truth"), playbook->about.sources);
  say_scope (pen);
  say_changes (pen);
}

/* --- guidance and practice --- */

static void
say_guidance (SitrepPen *pen, const SitrepGuidance *guidance)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 3, guidance->title);
  sitrep_rows_add (rows, _ ("Shown At"), guidance->moment);
  sitrep_rows_take (rows, _ ("Levels"), sitrep_say_levels (guidance->levels));
  sitrep_pen_definitions (pen, rows);
  sitrep_pen_texts (pen, NULL, guidance->texts);
}

void
sitrep_handbook_guidance (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; i < playbook->guidance->len; i++)
    say_guidance (pen, g_ptr_array_index (playbook->guidance, i));
  for (guint i = 0; i < playbook->faq->len; i++)
    {
      const SitrepFaq *faq = g_ptr_array_index (playbook->faq, i);

      sitrep_rows_add (rows, faq->question, faq->answer);
    }
  if (rows->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Questions and Answers"));
  sitrep_pen_definitions (pen, rows);
}

void
sitrep_handbook_practice (SitrepPen *pen)
{
  GPtrArray *practice = pen->playbook->practice;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("What")), g_strdup (_ ("Kind")), g_strdup (_ ("Every")), g_strdup (_ ("Note")));
  for (guint i = 0; i < practice->len; i++)
    {
      const SitrepPractice *one = g_ptr_array_index (practice, i);

      SITREP_ROW (rows, g_strdup (one->title), g_strdup (sitrep_say_word (one->kind)),
                  g_strdup (sitrep_say_word (one->every)), g_strdup (one->note));
    }
  sitrep_pen_table (pen, rows, 0x6);
}

/* --- names, times, variables --- */

static void
say_work (SitrepPen *pen)
{
  const SitrepWork *work = &pen->playbook->work;
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_rows_take (rows, _ ("Days"), sitrep_say_words (work->days));
  sitrep_rows_say (rows, pen, sitrep_shape_below (shape_of ("time"), "work"), work, SITREP_BUT ("days"));
  if (rows->len > 0)
    sitrep_pen_heading (pen, 3, _ ("Business Hours"));
  sitrep_pen_definitions (pen, rows);
}

static char *
say_duration (const SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;
  g_autofree char *from = sitrep_say_ref (pen, "milestones", playbook->duration_from);
  g_autofree char *to = sitrep_say_ref (pen, "milestones", playbook->duration_to);
  const char *style = playbook->duration_style == SITREP_DURATION_HOURS ? _ ("in hours and minutes") : _ ("in minutes");

  return from != NULL && to != NULL ? g_strdup_printf (_ ("From “%s” to “%s”, %s"), from, to, style) : NULL;
}

void
sitrep_handbook_names (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;
  GPtrArray *names = sitrep_rows_new (), *times = sitrep_rows_new (), *labels = sitrep_rows_new ();

  sitrep_rows_say (names, pen, shape_of ("ids"), &playbook->ids, SITREP_BUT (NULL));
  sitrep_pen_definitions (pen, names);
  sitrep_rows_say (times, pen, shape_of ("time"), playbook, SITREP_BUT ("duration", "work"));
  sitrep_rows_take (times, _ ("Duration"), say_duration (pen));
  if (times->len > 0)
    sitrep_pen_heading (pen, 3, _ ("Times"));
  sitrep_pen_definitions (pen, times);
  say_work (pen);
  sitrep_rows_say (labels, pen, shape_of ("labels"), playbook, SITREP_BUT (NULL));
  if (labels->len > 0)
    sitrep_pen_heading (pen, 3, _ ("What Things Are Called"));
  sitrep_pen_definitions (pen, labels);
}

void
sitrep_handbook_variables (SitrepPen *pen)
{
  GPtrArray *rows = sitrep_rows_new ();
  GHashTable *variables = pen->playbook->variables;
  g_autoptr (GList) names = variables != NULL ? g_hash_table_get_keys (variables) : NULL;

  names = g_list_sort (names, (GCompareFunc) g_strcmp0);
  for (GList *l = names; l != NULL; l = l->next)
    sitrep_rows_add (rows, l->data, g_hash_table_lookup (variables, l->data));
  sitrep_pen_definitions (pen, rows);
}
