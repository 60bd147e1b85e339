/* sitrep-handbook-comms.c - a handbook's chapters on escalation, messages and data
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

/* --- ladders --- */

/* Whom a step reaches and how, as in “Engineering Manager, by Slack, then phone”. */
static char *
say_whom (const SitrepPen *pen, const SitrepLadderStep *step, gboolean inform)
{
  g_autofree char *post = sitrep_say_ref (pen, "posts", step->post);
  /* Said once below where there are several occasions. */
  g_autofree char *methods = step->triggers->len <= 1 ? sitrep_say_methods (step->methods) : NULL;
  g_autofree char *told = inform ? g_strdup_printf (_ ("%s is told, not asked to take part"), post) : g_strdup (post);

  return methods != NULL ? g_strdup_printf (_ ("%s, by %s"), told, methods) : g_steal_pointer (&told);
}

static char *
say_occasion (const SitrepTrigger *trigger)
{
  g_autofree char *after = sitrep_say_minutes (trigger->after);
  g_autofree char *reasons = trigger->reasons != NULL ? g_strjoinv ("; ", trigger->reasons) : NULL;
  g_autofree char *levels = sitrep_say_levels (trigger->levels);
  SitrepLines *lines = sitrep_lines_new ();

  sitrep_lines_add (lines, levels);
  if (after != NULL)
    sitrep_lines_take (lines, g_strdup_printf (_ ("no progress for %s"), after));
  else if (reasons == NULL)
    sitrep_lines_add (lines, _ ("at once"));
  sitrep_lines_add (lines, reasons);
  sitrep_lines_add (lines, trigger->business_hours ? _ ("in business hours only") : NULL);
  return sitrep_lines_end (lines, ", ");
}

static char *
say_sentences (const SitrepPen *pen, const SitrepLadderStep *step)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < step->triggers->len; i++)
    {
      const SitrepTrigger *trigger = g_ptr_array_index (step->triggers, i);
      g_autofree char *occasion = say_occasion (trigger);
      g_autofree char *whom = say_whom (pen, step, trigger->inform);

      /* Translators: when, and who is called then */
      sitrep_lines_take (lines, g_strdup_printf (_ ("%s → %s"), occasion, whom));
    }
  if (step->triggers->len == 0)
    sitrep_lines_take (lines, say_whom (pen, step, FALSE));
  return sitrep_lines_end (lines, "\n");
}

static char *
say_step_notes (const SitrepPen *pen, const SitrepLadderStep *step)
{
  SitrepLines *lines = sitrep_lines_new ();

  if (step->rung > 0)
    sitrep_lines_take (lines, g_strdup_printf (_ ("Rung %u"), step->rung));
  sitrep_lines_take (lines, sitrep_say_span (step->from, step->to));
  if (step->triggers->len > 1)
    sitrep_lines_label (lines, _ ("By"), sitrep_say_methods (step->methods));
  sitrep_lines_label (lines, _ ("Answers within"), sitrep_say_target (&step->answer));
  sitrep_lines_label (lines, _ ("Reached only through"), sitrep_say_ref (pen, "posts", step->through));
  sitrep_lines_label (lines, _ ("Message"), sitrep_say_ref (pen, "templates", step->template));
  sitrep_lines_add (lines, step->note);
  return sitrep_lines_end (lines, " · ");
}

static void
say_ladder_methods (SitrepPen *pen, GPtrArray *methods)
{
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; i < methods->len; i++)
    {
      const SitrepMethod *method = g_ptr_array_index (methods, i);
      SitrepLines *lines = sitrep_lines_new ();

      sitrep_lines_take (lines, sitrep_say_levels (method->levels));
      sitrep_lines_add (lines, method->note);
      SITREP_ROW (rows, g_strdup (method->by), sitrep_lines_end (lines, " · "));
    }
  if (rows->len > 0)
    sitrep_pen_heading (pen, 3, _ ("How Each Is Reached"));
  sitrep_pen_list (pen, rows, TRUE);
}

static void
say_ladder (SitrepPen *pen, const SitrepLadder *ladder)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 2, ladder->title);
  for (guint i = 0; i < ladder->steps->len; i++)
    {
      const SitrepLadderStep *step = g_ptr_array_index (ladder->steps, i);

      SITREP_ROW (rows, say_sentences (pen, step), say_step_notes (pen, step));
    }
  sitrep_pen_list (pen, rows, TRUE);
  say_ladder_methods (pen, ladder->methods);
}

void
sitrep_handbook_escalation (SitrepPen *pen)
{
  for (guint i = 0; i < pen->playbook->ladders->len; i++)
    say_ladder (pen, g_ptr_array_index (pen->playbook->ladders, i));
}

/* --- messages --- */

static void
say_template (SitrepPen *pen, const SitrepTemplate *template)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 3, template->title);
  sitrep_rows_add (rows, _ ("Audience"), sitrep_audience_label (template->audience));
  sitrep_rows_say (rows, pen, shape_of ("templates"), template,
                   SITREP_BUT ("title", "moment", "audience", "body", "note"));
  sitrep_pen_definitions (pen, rows);
  sitrep_pen_template (pen, template->body);
  sitrep_pen_note (pen, template->note);
}

static gboolean
is_first_of_moment (GPtrArray *templates, guint n)
{
  const char *moment = ((SitrepTemplate *) g_ptr_array_index (templates, n))->moment;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (((SitrepTemplate *) g_ptr_array_index (templates, i))->moment, moment) == 0)
      return FALSE;
  return TRUE;
}

void
sitrep_handbook_messages (SitrepPen *pen)
{
  GPtrArray *templates = pen->playbook->templates;

  for (guint i = 0; i < templates->len; i++)
    {
      const char *moment = ((SitrepTemplate *) g_ptr_array_index (templates, i))->moment;

      if (!is_first_of_moment (templates, i))
        continue;
      sitrep_pen_heading (pen, 2, sitrep_say_word (moment));
      for (guint j = i; j < templates->len; j++)
        {
          const SitrepTemplate *template = g_ptr_array_index (templates, j);

          if (g_strcmp0 (template->moment, moment) == 0)
            say_template (pen, template);
        }
    }
}

/* --- data --- */

static void
say_fields (SitrepPen *pen)
{
  GPtrArray *fields = pen->playbook->fields;
  GPtrArray *rows = sitrep_rows_new ();

  SITREP_ROW (rows, g_strdup (_ ("Field")), g_strdup (_ ("Hint")), g_strdup (_ ("Input")), g_strdup (_ ("Choices")),
              g_strdup (_ ("Marks")), g_strdup (_ ("Unit")), g_strdup (_ ("Public")));
  for (guint i = 0; i < fields->len; i++)
    {
      const SitrepFieldRule *field = g_ptr_array_index (fields, i);

      SITREP_ROW (rows, g_strdup (field->label), g_strdup (field->hint),
                  g_strdup (sitrep_say_word (sitrep_input_nicks[field->input])), sitrep_say_texts (field->choices),
                  field->marks != NULL ? g_strjoinv (" ", field->marks) : NULL, g_strdup (field->unit),
                  g_strdup (field->public ? _ ("Yes") : NULL));
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 2, _ ("Fields"));
  sitrep_pen_table (pen, rows, 0x74);
}

static void
say_record (SitrepPen *pen, const SitrepRecordForm *record)
{
  GPtrArray *rows = sitrep_rows_new ();

  sitrep_pen_heading (pen, 3, record->title);
  if (record->style != NULL)
    sitrep_pen_take_paragraph (pen, g_strdup_printf (_ ("Written as: %s"), sitrep_say_word (record->style)));
  SITREP_ROW (rows, g_strdup (_ ("Name")), g_strdup (_ ("Filled From")));
  for (guint i = 0; i < record->entries->len; i++)
    {
      const SitrepRecordEntry *entry = g_ptr_array_index (record->entries, i);

      SITREP_ROW (rows, g_strdup (entry->name), g_strdup (entry->from));
    }
  sitrep_pen_table (pen, rows, 0);
}

void
sitrep_handbook_data (SitrepPen *pen)
{
  GPtrArray *records = pen->playbook->records;

  say_fields (pen);
  if (records->len > 0)
    sitrep_pen_heading (pen, 2, _ ("Records"));
  for (guint i = 0; i < records->len; i++)
    say_record (pen, g_ptr_array_index (records, i));
}
