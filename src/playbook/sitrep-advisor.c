/* sitrep-advisor.c - the level that answers to the process' own questions propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-advisor.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "sitrep-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
free_reason (gpointer data)
{
  SitrepReason *self = data;

  g_free (self->words);
  g_free (self->record);
  g_free (self);
}

void
sitrep_advice_free (SitrepAdvice *self)
{
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/* --- words --- */

static char *
to_level (const char *why, const SitrepLevel *level)
{
  /* Translators: a reason and the level that it proposes, as in “Error rate above 5 % → P0” */
  return level != NULL ? g_strdup_printf (C_ ("reason", "%s → %s"), why, level->key) : g_strdup (why);
}

/* “Is data at risk? Yes” needs no colon; “Data at risk: Yes” does. */
static gboolean
ends_with_mark (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && g_utf8_strchr ("?!.:؟？", -1, g_utf8_get_char (last)) != NULL;
}

static char *
answer_words (const SitrepTriageQuestion *question, const SitrepTriageAnswer *answer)
{
  return g_strdup_printf (ends_with_mark (question->text)
                            /* Translators: a question that ends in a mark of its own, and its answer */
                            ? C_ ("question, answer", "%s %s")
                            : C_ ("question, answer", "%s: %s"),
                          question->text, answer->text);
}

/* @why: the band that the figure fell into, or the gap between bands. */
static void
put_figure (SitrepReason *self, const SitrepMeasure *measure, double figure, const char *why)
{
  g_autofree char *shown = sitrep_measure_figure (measure, figure);
  /* Translators: what is measured and a band, as in “Error rate above 5 %” */
  g_autofree char *words = g_strdup_printf (C_ ("measure, band", "%s %s"), measure->label, why);
  /* Translators: what is measured, the figure and its band, as in “Error rate 7 %, above 5 %” */
  g_autofree char *record = g_strdup_printf (C_ ("measure, figure, band", "%s %s, %s"), measure->label, shown, why);

  if (self->level != NULL)
    {
      self->words = to_level (words, self->level);
      self->record = to_level (record, self->level);
      return;
    }
  /* Translators: as in “Users affected from 20 % to 50 %: in no level’s band” */
  self->words = g_strdup_printf (_ ("%s: in no level’s band"), words);
  self->record = g_strdup_printf (_ ("%s: in no level’s band"), record);
}

/* --- figures --- */

static const SitrepBand *
find_band (const SitrepLevel *level, const char *measure, double figure)
{
  for (guint i = 0; i < level->bands->len; i++)
    {
      const SitrepBand *band = g_ptr_array_index (level->bands, i);
      SitrepRange range = sitrep_band_range (band);

      if (g_strcmp0 (band->measure, measure) == 0 && sitrep_range_holds (&range, figure))
        return band;
    }
  return NULL;
}

/* @gap becomes what is left of it beside a band that does not hold the figure. */
static void
narrow (SitrepRange *gap, const SitrepBand *band, double figure)
{
  SitrepRange range = sitrep_band_range (band);

  if (range.high <= figure && (range.high > gap->low || (range.high == gap->low && range.with_high)))
    {
      gap->low = range.high;
      gap->with_low = !range.with_high;
    }
  if (range.low >= figure && (range.low < gap->high || (range.low == gap->high && range.with_low)))
    {
      gap->high = range.low;
      gap->with_high = !range.with_low;
    }
}

static SitrepRange
find_gap (const SitrepPlaybook *playbook, const char *measure, double figure)
{
  SitrepRange gap = { -INFINITY, INFINITY, FALSE, FALSE };

  for (guint i = 0; i < playbook->levels->len; i++)
    {
      const SitrepLevel *level = g_ptr_array_index (playbook->levels, i);

      for (guint j = 0; j < level->bands->len; j++)
        {
          const SitrepBand *band = g_ptr_array_index (level->bands, j);

          if (g_strcmp0 (band->measure, measure) == 0)
            narrow (&gap, band, figure);
        }
    }
  return gap;
}

/* The levels come the worst first: where bands lie over one another, the worse one counts. */
static gboolean
weigh_figure (SitrepReason *self, const SitrepPlaybook *playbook, const char *answer)
{
  const SitrepMeasure *measure = sitrep_playbook_measure (playbook, self->question->measure);
  const SitrepBand *band = NULL;
  g_autofree char *why = NULL;
  double figure;

  if (measure == NULL || !sitrep_measure_read (measure, answer, &figure, NULL))
    return FALSE;
  for (guint i = 0; i < playbook->levels->len && band == NULL; i++)
    if ((band = find_band (g_ptr_array_index (playbook->levels, i), measure->key, figure)) != NULL)
      self->level = g_ptr_array_index (playbook->levels, i);
  if (band != NULL)
    {
      why = sitrep_band_words (band, measure);
    }
  else
    {
      SitrepRange gap = find_gap (playbook, measure->key, figure);

      why = sitrep_range_words (&gap, measure);
    }
  put_figure (self, measure, figure, why);
  return TRUE;
}

/* --- answers --- */

static gboolean
weigh_answer (SitrepReason *self, const SitrepPlaybook *playbook, const char *key)
{
  const SitrepTriageAnswer *answer = sitrep_playbook_find (self->question->answers, key);
  g_autofree char *why = NULL;

  if (answer == NULL)
    return FALSE;
  self->level = sitrep_playbook_level (playbook, answer->level);
  why = answer_words (self->question, answer);
  self->words = to_level (why, self->level);
  self->record = g_strdup (self->words);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const SitrepLevel *x = (*(SitrepReason *const *) a)->level, *y = (*(SitrepReason *const *) b)->level;

  if (x == NULL || y == NULL)
    return (x == NULL) - (y == NULL);
  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void
weigh (SitrepAdvice *self, const SitrepPlaybook *playbook, const SitrepTriageQuestion *question, const char *given)
{
  SitrepReason *reason = g_new0 (SitrepReason, 1);

  reason->question = question;
  if (question->measure != NULL ? weigh_figure (reason, playbook, given) : weigh_answer (reason, playbook, given))
    g_ptr_array_add (self->reasons, reason);
  else
    free_reason (reason);
}

/**
 * sitrep_advisor_check: whether the process has that question, and @answer is one: the key of an answer, or a figure
 *   where the question asks for one.
 */
gboolean
sitrep_advisor_check (const SitrepPlaybook *playbook, const char *question, const char *answer, GError **error)
{
  const SitrepTriageQuestion *asked = sitrep_playbook_find (playbook->triage, question);
  const SitrepMeasure *measure = asked != NULL ? sitrep_playbook_measure (playbook, asked->measure) : NULL;
  g_autofree char *word = NULL;
  double figure;

  if (measure != NULL)
    return sitrep_measure_read (measure, answer, &figure, error);
  if (asked != NULL && sitrep_playbook_find (asked->answers, answer) != NULL)
    return TRUE;
  word = sitrep_text_line (asked != NULL ? answer : question);
  if (asked == NULL)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The process has no triage question “%s”."), word);
  else
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("“%s” is no answer to “%s”."), word, asked->text);
  return FALSE;
}

/**
 * sitrep_advise:
 * @playbook: must live as long as the advice
 * @answers: question key → answer key, or figure as it was typed; what sitrep_advisor_check() refuses is passed over
 *
 * Pure: the same answers always come to the same advice. A person decides.
 *
 * Returns: (transfer full): the proposal and its reasons
 */
SitrepAdvice *
sitrep_advise (const SitrepPlaybook *playbook, GHashTable *answers)
{
  SitrepAdvice *self = g_new0 (SitrepAdvice, 1);

  self->reasons = g_ptr_array_new_with_free_func (free_reason);
  for (guint i = 0; i < playbook->triage->len; i++)
    {
      const SitrepTriageQuestion *question = g_ptr_array_index (playbook->triage, i);
      const char *given = g_hash_table_lookup (answers, question->key);

      if (given != NULL)
        weigh (self, playbook, question, given);
    }
  /* A stable sort: the questions' order stays within a level. */
  g_ptr_array_sort (self->reasons, compare);
  if (self->reasons->len > 0)
    self->level = ((SitrepReason *) g_ptr_array_index (self->reasons, 0))->level;
  return self;
}
