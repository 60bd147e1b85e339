/* sitrep-handbook-learning.c - a handbook's chapters on the post-mortem, the review, action items, metrics
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const SitrepShape *
shape_of (const char *name)
{
  return sitrep_shape_below (&sitrep_playbook_shape, name);
}

/* --- the post-mortem --- */

static char *
say_columns (GPtrArray *columns)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      const SitrepColumn *column = g_ptr_array_index (columns, i);

      sitrep_lines_take (lines, column->from != NULL ? g_strdup_printf ("%s (%s)", column->label, column->from)
                                                     : g_strdup (column->label));
    }
  return sitrep_lines_end (lines, ", ");
}

static char *
say_question_notes (const SitrepQuestion *question)
{
  SitrepLines *parts = sitrep_lines_new (), *lines = sitrep_lines_new ();

  sitrep_lines_add (parts, sitrep_say_word (sitrep_answer_nicks[question->kind]));
  sitrep_lines_add (parts, question->required ? _ ("Required") : NULL);
  sitrep_lines_label (parts, _ ("Filled from"), g_strdup (question->from));
  sitrep_lines_add (lines, question->hint);
  sitrep_lines_take (lines, sitrep_lines_end (parts, " · "));
  sitrep_lines_label (lines, _ ("Groups"), question->groups != NULL ? g_strjoinv (", ", question->groups) : NULL);
  sitrep_lines_label (lines, _ ("Choices"), question->choices != NULL ? g_strjoinv (", ", question->choices) : NULL);
  sitrep_lines_label (lines, _ ("Columns"), say_columns (question->columns));
  return sitrep_lines_end (lines, "\n");
}

static void
say_section (SitrepPen *pen, const SitrepSection *section)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 3, section->title != NULL ? section->title : _ ("Section Without a Title"));
  for (guint i = 0; i < section->questions->len; i++)
    {
      const SitrepQuestion *question = g_ptr_array_index (section->questions, i);
      const char *label = question->label != NULL ? question->label : section->title;

      SITREP_ROW (rows, g_strdup (label != NULL ? label : question->key), say_question_notes (question));
    }
  sitrep_pen_list (pen, rows, FALSE);
}

static void
say_redaction (SitrepPen *pen, const SitrepRedaction *redact)
{
  GPtrArray *rows = sitrep_rows_new ();
  const SitrepShape *shape = sitrep_shape_below (shape_of ("postmortem"), "redact");

  sitrep_rows_take (rows, _ ("Patterns"), sitrep_say_texts (redact->patterns));
  sitrep_rows_say (rows, pen, shape, redact, SITREP_BUT ("patterns"));
  if (rows->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Taken Out Before the Public Sees It"));
  sitrep_pen_definitions (pen, rows);
}

void
sitrep_handbook_postmortem (SitrepPen *pen)
{
  const SitrepPostmortemForm *form = &pen->playbook->form;
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_rows_say (rows, pen, shape_of ("postmortem"), form, SITREP_BUT ("sections", "redact"));
  sitrep_pen_definitions (pen, rows);
  say_redaction (pen, &form->redact);
  if (form->sections->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Sections"));
  for (guint i = 0; i < form->sections->len; i++)
    say_section (pen, g_ptr_array_index (form->sections, i));
}

/* --- the review --- */

static void
say_agenda (SitrepPen *pen, GPtrArray *agenda)
{
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Point")), g_strdup (_ ("Time")), g_strdup (_ ("Prompts")));
  for (guint i = 0; i < agenda->len; i++)
    {
      const SitrepAgendaPoint *point = g_ptr_array_index (agenda, i);

      SITREP_ROW (rows, g_strdup (point->title), sitrep_say_minutes (point->minutes),
                  sitrep_say_texts (point->prompts));
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 3, _ ("Agenda"));
  sitrep_pen_table (pen, rows, 0x2);
}

void
sitrep_handbook_review (SitrepPen *pen)
{
  const SitrepReview *review = &pen->playbook->review;
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_rows_take (rows, _ ("Length"), sitrep_say_minutes (review->minutes));
  sitrep_rows_say (rows, pen, shape_of ("review"), review, SITREP_BUT ("minutes", "agenda", "rules"));
  sitrep_pen_definitions (pen, rows);
  say_agenda (pen, review->agenda);
  sitrep_pen_texts (pen, _ ("Ground Rules"), review->rules);
}

/* --- action items --- */

void
sitrep_handbook_actions (SitrepPen *pen)
{
  const SitrepActionRules *actions = &pen->playbook->actions;
  GPtrArray *rows = sitrep_rows_new ();
  guint days = actions->check_after;

  sitrep_rows_take (rows, _ ("Fields"), sitrep_say_words (actions->fields));
  sitrep_rows_say (rows, pen, shape_of ("actions"), actions, SITREP_BUT ("fields", "check_after"));
  if (days > 0)
    sitrep_rows_take (rows, _ ("Checked After"), g_strdup_printf (ngettext ("%u day", "%u days", days), days));
  sitrep_pen_definitions (pen, rows);
}

/* --- metrics --- */

/* Whole minutes are said as all times are. */
static char *
say_figure (const SitrepMetric *metric, double figure)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (figure))
    return NULL;
  if (metric->kind == SITREP_METRIC_INTERVAL && figure >= 1 && figure == floor (figure))
    return sitrep_say_minutes ((guint) figure);
  g_ascii_formatd (buffer, sizeof buffer, "%.10g", figure);
  if (metric->kind == SITREP_METRIC_INTERVAL)
    return g_strdup_printf (C_ ("duration", "%s min"), buffer);
  return metric->kind == SITREP_METRIC_RATE ? g_strdup_printf ("%s %%", buffer) : g_strdup (buffer);
}

static char *
say_target (const SitrepMetric *metric, const SitrepMetricTarget *target)
{
  SitrepLines *lines = sitrep_lines_new ();
  g_autofree char *above = say_figure (metric, target->above);
  g_autofree char *below = say_figure (metric, target->below);

  sitrep_lines_take (lines, above != NULL ? g_strdup_printf (_ ("above %s"), above) : NULL);
  sitrep_lines_take (lines, below != NULL ? g_strdup_printf (_ ("below %s"), below) : NULL);
  return sitrep_lines_end (lines, ", ");
}

static char *
say_targets (const SitrepMetric *metric)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < metric->targets->len; i++)
    {
      const SitrepMetricTarget *target = g_ptr_array_index (metric->targets, i);
      g_autofree char *levels = sitrep_say_levels (target->levels);
      char *words = say_target (metric, target);

      if (levels != NULL)
        sitrep_lines_label (lines, levels, words);
      else
        sitrep_lines_take (lines, words);
    }
  return sitrep_lines_end (lines, "\n");
}

static char *
say_measured (const SitrepPen *pen, const SitrepMetric *metric)
{
  g_autofree char *from = sitrep_say_ref (pen, "milestones", metric->from);
  g_autofree char *to = sitrep_say_ref (pen, "milestones", metric->to);

  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("From “%s” to “%s”"), from, to);
  return metric->field != NULL ? sitrep_say_ref (pen, "fields", metric->field)
                               : g_strdup (sitrep_say_word (sitrep_metric_nicks[metric->kind]));
}

static void
say_metrics (SitrepPen *pen)
{
  GPtrArray *metrics = pen->playbook->metrics;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Metric")), g_strdup (_ ("What It Measures")), g_strdup (_ ("Target")),
              g_strdup (_ ("Note")));
  for (guint i = 0; i < metrics->len; i++)
    {
      const SitrepMetric *metric = g_ptr_array_index (metrics, i);

      SITREP_ROW (rows, g_strdup (metric->label), say_measured (pen, metric), say_targets (metric),
                  g_strdup (metric->note));
    }
  sitrep_pen_table (pen, rows, 0);
}

static void
say_report_rows (SitrepPen *pen, GPtrArray *list)
{
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Row")), g_strdup (_ ("Metric")), g_strdup (_ ("Level")), g_strdup (_ ("Target")));
  for (guint i = 0; i < list->len; i++)
    {
      const SitrepReportRow *row = g_ptr_array_index (list, i);

      SITREP_ROW (rows, g_strdup (row->label), sitrep_say_ref (pen, "metrics", row->metric), g_strdup (row->level),
                  g_strdup (row->target));
    }
  sitrep_pen_table (pen, rows, 0x4);
}

void
sitrep_handbook_metrics (SitrepPen *pen)
{
  const SitrepReport *report = &pen->playbook->report;
  GPtrArray *rows = sitrep_rows_new ();

  say_metrics (pen);
  sitrep_rows_say (rows, pen, shape_of ("report"), report, SITREP_BUT ("rows"));
  if (rows->len > 0 || report->rows->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Report"));
  sitrep_pen_definitions (pen, rows);
  say_report_rows (pen, report->rows);
}
