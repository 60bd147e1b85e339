/* sitrep-call-ladder.c - whom to reach next, as the call sheet says it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-call-private.h"

#include "incident/sitrep-ladder.h"

#include <glib/gi18n-lib.h>

/* In order, with the levels that each is limited to; what there is to know of each stands below the ladder, unless the
 * step has ways of its own. */
static char *
say_methods (GPtrArray *methods, gboolean with_notes)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < methods->len; i++)
    {
      const SitrepMethod *method = g_ptr_array_index (methods, i);
      g_autofree char *levels = sitrep_say_levels (method->levels);
      g_autofree char *by
        /* Translators: a way to reach somebody, and the levels at which it may be used */
        = levels != NULL ? g_strdup_printf (_ ("%s (%s only)"), method->by, levels) : g_strdup (method->by);

      if (with_notes && method->note != NULL)
        sitrep_lines_take (lines, g_strdup_printf ("%s (%s)", by, method->note));
      else
        sitrep_lines_add (lines, by);
    }
  return sitrep_lines_end (lines, _ (", then "));
}

static char *
say_clock (const SitrepCaller *self, gint64 at)
{
  return sitrep_time_clock (at, self->dossier->playbook->zone, self->dossier->playbook->twelve_hours);
}

static char *
say_due (const SitrepCaller *self, const SitrepRung *rung)
{
  g_autofree char *clock = rung->due != SITREP_NEVER ? say_clock (self, rung->due) : NULL;
  g_autofree char *span = rung->due != SITREP_NEVER ? sitrep_duration_short (rung->due - self->pen.now) : NULL;

  if (rung->due == SITREP_NEVER)
    return NULL;
  if (rung->due <= self->pen.now)
    return g_strdup_printf (rung->inform ? _ ("To be told since %s, %s ago") : _ ("To be called since %s, %s ago"),
                            clock, span);
  return g_strdup_printf (rung->inform ? _ ("To be told at %s, in %s") : _ ("To be called at %s, in %s"), clock, span);
}

static char *
say_last (const SitrepCaller *self, const SitrepEscalation *last)
{
  g_autofree char *clock = last != NULL ? say_clock (self, last->at) : NULL;

  if (last == NULL)
    return NULL;
  switch (last->state)
    {
    case SITREP_ESCALATION_ANSWERED:
      return g_strdup_printf (_ ("Called at %s, answered"), clock);
    case SITREP_ESCALATION_SILENT:
      return g_strdup_printf (_ ("Called at %s, no answer"), clock);
    case SITREP_ESCALATION_PASSED:
      return g_strdup_printf (_ ("Passed over at %s"), clock);
    case SITREP_ESCALATION_ASKED:
    default:
      return g_strdup_printf (_ ("Called at %s, no answer yet"), clock);
    }
}

static char *
say_through (const SitrepCaller *self, const char *post)
{
  return post != NULL ? g_strdup (sitrep_post_label (self->dossier->playbook, post)) : NULL;
}

static char *
say_answer (const SitrepCaller *self, const SitrepLadderStep *step)
{
  const SitrepPost *post = sitrep_playbook_find (self->dossier->playbook->posts, step->post);
  char *target = sitrep_say_target (&step->answer);

  return target == NULL && post != NULL ? sitrep_say_minutes (post->answer) : target;
}

static char *
say_how (const SitrepCaller *self, const SitrepRung *rung)
{
  gboolean own = rung->step->methods->len > 0;
  SitrepLines *lines = sitrep_lines_new ();
  g_autofree char *through = say_through (self, rung->step->through);
  g_autofree char *ways = say_methods (own ? rung->step->methods : rung->ladder->methods, own);
  g_autofree char *answer = say_answer (self, rung->step);

  sitrep_lines_take (lines, say_due (self, rung));
  sitrep_lines_take (lines, say_last (self, rung->last));
  if (through != NULL)
    sitrep_lines_take (lines, g_strdup_printf (_ ("Only through the %s"), through));
  if (ways != NULL)
    sitrep_lines_take (lines, g_strdup_printf (_ ("By %s"), ways));
  if (answer != NULL)
    sitrep_lines_take (lines, g_strdup_printf (_ ("Answer expected: %s"), answer));
  sitrep_lines_add (lines, rung->step->note);
  return sitrep_lines_end (lines, "\n");
}

static char *
say_whom (const SitrepCaller *self, const SitrepLadderStep *step)
{
  const SitrepPost *post = sitrep_playbook_find (self->dossier->playbook->posts, step->post);
  const char *label = sitrep_post_label (self->dossier->playbook, step->post);
  g_autofree char *people = sitrep_caller_post (self, step->post);

  if (post != NULL && post->handle != NULL)
    return g_strdup_printf ("%s (%s)\n%s", label, post->handle, people);
  return g_strdup_printf ("%s\n%s", label, people);
}

static void
say_ways (SitrepCaller *self, const SitrepLadder *ladder)
{
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; i < ladder->methods->len; i++)
    {
      const SitrepMethod *method = g_ptr_array_index (ladder->methods, i);

      sitrep_rows_add (rows, method->by, method->note);
    }
  sitrep_pen_definitions (&self->pen, rows);
}

static void
say_ladder (SitrepCaller *self, const SitrepLadder *ladder, GArray *rungs)
{
  GPtrArray *rows = sitrep_rows_new ();

  if (ladder->title != NULL)
    sitrep_pen_heading (&self->pen, 3, ladder->title);
  for (guint i = 0; i < rungs->len; i++)
    {
      const SitrepRung *rung = &g_array_index (rungs, SitrepRung, i);

      if (rung->ladder == ladder)
        SITREP_ROW (rows, say_whom (self, rung->step), say_how (self, rung));
    }
  sitrep_pen_list (&self->pen, rows, TRUE);
  say_ways (self, ladder);
}

/** sitrep_caller_ladders: every step of every ladder in order: who fills its post, and how and when they are reached. */
void
sitrep_caller_ladders (SitrepCaller *self)
{
  GPtrArray *ladders = self->dossier->playbook->ladders;
  g_autoptr (GArray) rungs = sitrep_rungs (self->dossier);

  sitrep_pen_heading (&self->pen, 2, _ ("Whom to Reach Next"));
  for (guint i = 0; i < ladders->len; i++)
    say_ladder (self, g_ptr_array_index (ladders, i), rungs);
  if (ladders->len == 0)
    sitrep_pen_paragraph (&self->pen, _ ("The process has no escalation ladder."));
}
