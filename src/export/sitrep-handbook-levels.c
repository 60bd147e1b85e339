/* sitrep-handbook-levels.c - a handbook's chapters on levels: side by side, and how one is chosen
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>

typedef char *(*LevelFunc) (const SitrepPen *pen, const SitrepLevel *level);

/* --- one cell: what a level says of something --- */

static char *
say_on_call (const SitrepPen *pen, const SitrepLevel *level)
{
  return level->on_call != SITREP_CALL_UNSAID ? g_strdup (sitrep_say_word (sitrep_call_nicks[level->on_call])) : NULL;
}

static char *
say_room (const SitrepPen *pen, const SitrepLevel *level)
{
  return level->incident_channel != SITREP_ROOM_UNSAID
           ? g_strdup (sitrep_say_word (sitrep_room_nicks[level->incident_channel]))
           : NULL;
}

/* Without a colour of its own a level is neutral. */
static char *
say_colour (const SitrepPen *pen, const SitrepLevel *level)
{
  return g_strcmp0 (level->colour, "neutral") != 0 ? g_strdup (sitrep_say_word (level->colour)) : NULL;
}

static char *
say_team (const SitrepPen *pen, const SitrepLevel *level)
{
  return sitrep_say_attendees (level->team);
}

static char *
say_level_bands (const SitrepPen *pen, const SitrepLevel *level)
{
  return sitrep_say_bands (pen, level->bands);
}

static char *
say_told (const SitrepPen *pen, const SitrepLevel *level)
{
  return sitrep_say_texts (level->told);
}

static char *
say_channels (const SitrepPen *pen, const SitrepLevel *level)
{
  return sitrep_say_refs (pen, "channels", level->channels);
}

static char *
say_declarers (const SitrepPen *pen, const SitrepLevel *level)
{
  return sitrep_say_texts (level->declared_by);
}

static char *
say_every (const SitrepUpdateRule *rule)
{
  g_autofree char *every = sitrep_say_minutes (rule->every);

  if (every != NULL)
    return g_strdup_printf (_ ("every %s"), every);
  return g_strdup (rule->by_lead ? NULL : _ ("at the start and at the end"));
}

static char *
say_updates (const SitrepUpdateRule *rule)
{
  SitrepLines *lines = sitrep_lines_new ();
  g_autofree char *first = sitrep_say_minutes (rule->first);

  sitrep_lines_take (lines, first != NULL ? g_strdup_printf (_ ("first within %s"), first) : NULL);
  sitrep_lines_take (lines, say_every (rule));
  sitrep_lines_add (lines, rule->by_lead ? _ ("as the lead sets it") : NULL);
  sitrep_lines_add (lines, rule->note);
  return sitrep_lines_end (lines, "\n");
}

/* --- the table --- */

static char **
new_row (const SitrepPlaybook *playbook, const char *label)
{
  char **cells = g_new0 (char *, playbook->levels->len + 2);

  cells[0] = g_strdup (label);
  return cells;
}

/* A row in which no level says anything is left out. */
static void
take_row (GPtrArray *rows, char **cells, guint n)
{
  gboolean said = FALSE;

  for (guint i = 1; i <= n; i++)
    {
      said = said || (cells[i] != NULL && *cells[i] != '\0');
      cells[i] = cells[i] != NULL ? cells[i] : g_strdup ("");
    }
  if (said)
    g_ptr_array_add (rows, cells);
  else
    g_strfreev (cells);
}

static void
add_row (GPtrArray *rows, const SitrepPen *pen, const char *label, LevelFunc say)
{
  GPtrArray *levels = pen->playbook->levels;
  char **cells = new_row (pen->playbook, label);

  for (guint i = 0; i < levels->len; i++)
    cells[i + 1] = say (pen, g_ptr_array_index (levels, i));
  take_row (rows, cells, levels->len);
}

/* A member that has its words by its table. */
static void
add_member_row (GPtrArray *rows, const SitrepPen *pen, const char *name)
{
  const SitrepShape *shape = sitrep_shape_below (&sitrep_playbook_shape, "levels");
  const SitrepKey keys[] = { *sitrep_shape_key (shape, name), SITREP_KEY_END };
  const SitrepShape one = { .keys = keys };
  GPtrArray *levels = pen->playbook->levels;
  char **cells = new_row (pen->playbook, _ (keys[0].label));

  for (guint i = 0; i < levels->len; i++)
    {
      g_autoptr (GPtrArray) said = sitrep_rows_new ();

      sitrep_rows_say (said, pen, &one, g_ptr_array_index (levels, i), SITREP_BUT (NULL));
      cells[i + 1] = said->len > 0 ? g_strdup (((char **) said->pdata[0])[1]) : NULL;
    }
  take_row (rows, cells, levels->len);
}

static void
add_update_rows (GPtrArray *rows, const SitrepPen *pen)
{
  GPtrArray *levels = pen->playbook->levels;

  for (int audience = 0; audience < SITREP_N_AUDIENCES; audience++)
    {
      g_autofree char *label
        /* Translators: how often an audience hears, as in “Updates: Public” */
        = g_strdup_printf (_ ("Updates: %s"), sitrep_audience_label ((SitrepAudience) audience));
      char **cells = new_row (pen->playbook, label);

      for (guint i = 0; i < levels->len; i++)
        {
          const SitrepUpdateRule *rule
            = sitrep_level_update_rule (g_ptr_array_index (levels, i), (SitrepAudience) audience);

          cells[i + 1] = rule != NULL ? say_updates (rule) : NULL;
        }
      take_row (rows, cells, levels->len);
    }
}

static char *
level_name (const SitrepPen *pen, const SitrepLevel *level)
{
  return g_strcmp0 (level->key, level->name) == 0 ? g_strdup (level->name)
                                                  : g_strdup_printf ("%s\n%s", level->key, level->name);
}

static void
say_table (SitrepPen *pen)
{
  GPtrArray *rows = sitrep_rows_new ();

  add_row (rows, pen, _ ("Level"), level_name);
  add_member_row (rows, pen, "meaning");
  add_member_row (rows, pen, "response");
  add_member_row (rows, pen, "resolution");
  add_member_row (rows, pen, "escalation");
  add_update_rows (rows, pen);
  add_row (rows, pen, _ ("Who Is Told"), say_told);
  add_row (rows, pen, _ ("Channels"), say_channels);
  add_row (rows, pen, _ ("On-Call"), say_on_call);
  add_row (rows, pen, _ ("Incident Channel"), say_room);
  add_member_row (rows, pen, "meeting");
  add_member_row (rows, pen, "postmortem");
  add_member_row (rows, pen, "ticket");
  add_row (rows, pen, _ ("Who May Declare"), say_declarers);
  add_member_row (rows, pen, "declare");
  add_row (rows, pen, _ ("Response Team"), say_team);
  add_row (rows, pen, _ ("Bands"), say_level_bands);
  add_row (rows, pen, _ ("Colour"), say_colour);
  add_member_row (rows, pen, "glyph");
  sitrep_pen_grid (pen, rows);
}

static void
say_level (SitrepPen *pen, const SitrepLevel *level)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", level->key, level->name);

  if (level->criteria == NULL && level->examples == NULL)
    return;
  sitrep_pen_heading (pen, 2, title);
  sitrep_pen_texts (pen, _ ("Criteria"), level->criteria);
  sitrep_pen_texts (pen, _ ("Examples"), level->examples);
}

void
sitrep_handbook_levels (SitrepPen *pen)
{
  say_table (pen);
  for (guint i = 0; i < pen->playbook->levels->len; i++)
    say_level (pen, g_ptr_array_index (pen->playbook->levels, i));
}

/* --- how one is chosen --- */

static void
say_question (SitrepPen *pen, const SitrepTriageQuestion *question)
{
  GPtrArray *rows = sitrep_rows_new ();
  g_autofree char *measure = sitrep_say_ref (pen, "measures", question->measure);

  sitrep_pen_heading (pen, 3, question->text);
  sitrep_pen_paragraph (pen, question->hint);
  if (measure != NULL)
    sitrep_pen_take_paragraph (pen, g_strdup_printf (_ ("Asks for a figure: %s. The bands below place it."), measure));
  for (guint i = 0; i < question->answers->len; i++)
    {
      const SitrepTriageAnswer *answer = g_ptr_array_index (question->answers, i);

      if (answer->level != NULL)
        SITREP_ROW (rows, g_strdup_printf ("%s → %s", answer->text, answer->level), NULL);
      else
        SITREP_ROW (rows, g_strdup (answer->text), NULL);
    }
  sitrep_pen_list (pen, rows, FALSE);
}

static char *
say_measured (const SitrepPen *pen, const SitrepLevel *level, const SitrepMeasure *measure)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < level->bands->len; i++)
    {
      const SitrepBand *band = g_ptr_array_index (level->bands, i);

      if (g_strcmp0 (band->measure, measure->key) == 0)
        sitrep_lines_take (lines, sitrep_say_band (pen, band, FALSE));
    }
  return sitrep_lines_end (lines, "\n");
}

static void
say_measures (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;
  GPtrArray *rows = sitrep_rows_new ();

  add_row (rows, pen, _ ("Measure"), level_name);
  for (guint i = 0; i < playbook->measures->len; i++)
    {
      const SitrepMeasure *measure = g_ptr_array_index (playbook->measures, i);
      g_autofree char *label = measure->unit != NULL ? g_strdup_printf ("%s (%s)", measure->label, measure->unit)
                                                     : g_strdup (measure->label);
      char **cells = new_row (playbook, label);

      for (guint j = 0; j < playbook->levels->len; j++)
        cells[j + 1] = say_measured (pen, g_ptr_array_index (playbook->levels, j), measure);
      take_row (rows, cells, playbook->levels->len);
    }
  if (rows->len > 1)
    sitrep_pen_heading (pen, 2, _ ("Bands"));
  sitrep_pen_grid (pen, rows);
}

/* Measures that no level has a band of are asked for or checked all the same. */
static void
say_other_measures (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; i < playbook->measures->len; i++)
    {
      const SitrepMeasure *measure = g_ptr_array_index (playbook->measures, i);
      gboolean placed = FALSE;

      for (guint j = 0; j < playbook->levels->len && !placed; j++)
        {
          g_autofree char *said = say_measured (pen, g_ptr_array_index (playbook->levels, j), measure);

          placed = said != NULL;
        }
      if (!placed)
        SITREP_ROW (rows, g_strdup (measure->label), g_strdup (measure->unit));
    }
  if (rows->len > 0)
    sitrep_pen_heading (pen, 3, _ ("Further Measures"));
  sitrep_pen_list (pen, rows, FALSE);
}

void
sitrep_handbook_choosing (SitrepPen *pen)
{
  const SitrepPlaybook *playbook = pen->playbook;

  if (playbook->default_level != NULL)
    sitrep_pen_take_paragraph (pen, g_strdup_printf (_ ("Proposed at first: %s."), playbook->default_level));
  for (guint i = 0; i < playbook->triage->len; i++)
    say_question (pen, g_ptr_array_index (playbook->triage, i));
  say_measures (pen);
  say_other_measures (pen);
}
