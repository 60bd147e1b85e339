/* sitrep-handbook-say.c - parts of a playbook in words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- times --- */

/** sitrep_say_minutes: as in “15 min”, “48 h”, “1 h 30 min”, “7 days”; %NULL for none. */
char *
sitrep_say_minutes (guint minutes)
{
  guint days = minutes / (24 * 60);

  if (minutes == 0)
    return NULL;
  if (minutes < 60)
    return g_strdup_printf (C_ ("duration", "%d min"), (int) minutes);
  if (days > 2 && minutes % (24 * 60) == 0)
    return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
  if (minutes % 60 == 0)
    return g_strdup_printf (C_ ("duration", "%u h"), minutes / 60);
  return g_strdup_printf (C_ ("duration", "%u h %u min"), minutes / 60, minutes % 60);
}

/** sitrep_say_span: minutes counted from the start, as in “0 to 15 min”. */
char *
sitrep_say_span (guint from, guint to)
{
  g_autofree char *first = sitrep_say_minutes (from);
  g_autofree char *last = sitrep_say_minutes (to);

  if (first != NULL && last != NULL)
    return g_strdup_printf (_ ("%s to %s after the start"), first, last);
  if (last != NULL)
    return g_strdup_printf (_ ("the first %s"), last);
  return first != NULL ? g_strdup_printf (_ ("from %s after the start"), first) : NULL;
}

static char *
say_business_days (guint days)
{
  return days > 0 ? g_strdup_printf (ngettext ("%u business day", "%u business days", days), days) : NULL;
}

/** sitrep_say_target: as in “15 min (immediate)”. */
char *
sitrep_say_target (const SitrepTarget *target)
{
  g_autofree char *time
    = target->minutes > 0 ? sitrep_say_minutes (target->minutes) : say_business_days (target->business_days);
  g_autofree char *whole = NULL;

  if (time == NULL)
    return g_strdup (target->label);
  whole = target->business_hours ? g_strdup_printf (_ ("%s of business hours"), time) : g_strdup (time);
  return target->label != NULL ? g_strdup_printf ("%s (%s)", whole, target->label) : g_steal_pointer (&whole);
}

/** sitrep_say_due: as in “SEV-1: within 48 h of “Resolved””. */
char *
sitrep_say_due (const SitrepPen *pen, const SitrepDue *due)
{
  g_autofree char *from = sitrep_say_ref (pen, "milestones", due->from);
  g_autofree char *levels = sitrep_say_levels (due->levels);
  g_autofree char *time = due->minutes > 0 ? sitrep_say_minutes (due->minutes) : say_business_days (due->business_days);
  g_autofree char *words = NULL;

  if (from == NULL)
    return NULL;
  words = time != NULL ? g_strdup_printf (_ ("within %s of “%s”"), time, from) : g_strdup_printf (_ ("at “%s”"), from);
  return levels != NULL ? g_strdup_printf (_ ("%s: %s"), levels, words) : g_steal_pointer (&words);
}

/* --- figures --- */

static char *
say_figure (double figure, const char *unit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (figure))
    return NULL;
  g_ascii_formatd (buffer, sizeof buffer, "%.10g", figure);
  return unit != NULL ? g_strdup_printf ("%s %s", buffer, unit) : g_strdup (buffer);
}

static char *
say_range (const SitrepBand *band, const char *unit)
{
  SitrepLines *lines = sitrep_lines_new ();
  g_autofree char *above = say_figure (band->above, unit), *from = say_figure (band->from, unit);
  g_autofree char *below = say_figure (band->below, unit), *to = say_figure (band->to, unit);

  sitrep_lines_take (lines, above != NULL ? g_strdup_printf (_ ("above %s"), above) : NULL);
  sitrep_lines_take (lines, from != NULL ? g_strdup_printf (_ ("%s or more"), from) : NULL);
  sitrep_lines_take (lines, below != NULL ? g_strdup_printf (_ ("below %s"), below) : NULL);
  sitrep_lines_take (lines, to != NULL ? g_strdup_printf (_ ("up to %s"), to) : NULL);
  return sitrep_lines_end (lines, ", ");
}

/** sitrep_say_band: as in “Error rate: 5 % or more, below 25 % (on critical endpoints)”. */
char *
sitrep_say_band (const SitrepPen *pen, const SitrepBand *band, gboolean with_measure)
{
  const SitrepMeasure *measure = sitrep_playbook_find (pen->playbook->measures, band->measure);
  SitrepLines *whole = sitrep_lines_new ();
  g_autofree char *range = say_range (band, measure != NULL ? measure->unit : NULL);

  if (with_measure && measure != NULL && range != NULL)
    sitrep_lines_label (whole, measure->label, g_strdup (range));
  else
    sitrep_lines_add (whole, range != NULL || measure == NULL || !with_measure ? range : measure->label);
  if (band->note != NULL)
    sitrep_lines_take (whole, g_strdup_printf ("(%s)", band->note));
  return sitrep_lines_end (whole, " ");
}

char *
sitrep_say_bands (const SitrepPen *pen, GPtrArray *bands)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < bands->len; i++)
    sitrep_lines_take (lines, sitrep_say_band (pen, g_ptr_array_index (bands, i), TRUE));
  return sitrep_lines_end_list (lines);
}

/* --- people --- */

/** sitrep_say_rule: as in “Required (when it drags on)”. */
char *
sitrep_say_rule (const SitrepRule *rule)
{
  const char *need = rule->need != SITREP_NEED_UNSAID ? sitrep_say_word (sitrep_need_nicks[rule->need]) : NULL;

  if (need == NULL || rule->note == NULL)
    return g_strdup (need != NULL ? need : rule->note);
  return g_strdup_printf ("%s (%s)", need, rule->note);
}

static char *
say_with_levels (const char *text, char **levels, const char *note)
{
  SitrepLines *extra = sitrep_lines_new ();
  g_autofree char *words = NULL;

  sitrep_lines_take (extra, sitrep_say_levels (levels));
  sitrep_lines_add (extra, note);
  words = sitrep_lines_end (extra, "; ");
  return words != NULL ? g_strdup_printf ("%s (%s)", text, words) : g_strdup (text);
}

/** sitrep_say_attendees: a line for each: the post, its levels and when. */
char *
sitrep_say_attendees (GPtrArray *attendees)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < attendees->len; i++)
    {
      const SitrepAttendee *attendee = g_ptr_array_index (attendees, i);

      sitrep_lines_take (lines, say_with_levels (attendee->post, attendee->levels, attendee->note));
    }
  return sitrep_lines_end_list (lines);
}

/** sitrep_say_methods: in order, as in “Slack, then phone (SEV-1)”. */
char *
sitrep_say_methods (GPtrArray *methods)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; i < methods->len; i++)
    {
      const SitrepMethod *method = g_ptr_array_index (methods, i);

      sitrep_lines_take (lines, say_with_levels (method->by, method->levels, method->note));
    }
  /* Translators: between two ways to reach somebody, tried in order */
  return sitrep_lines_end (lines, _ (", then "));
}

/* --- what is referred to --- */

/** sitrep_say_levels: the levels' keys, as people say them; %NULL for every level. */
char *
sitrep_say_levels (char **levels)
{
  return levels != NULL && *levels != NULL ? g_strjoinv (", ", levels) : NULL;
}

static char *
say_condition (const SitrepPlaybook *playbook, const char *key)
{
  for (guint i = 0; i < playbook->decisions->len; i++)
    {
      const SitrepDecision *decision = g_ptr_array_index (playbook->decisions, i);
      const SitrepDecisionAnswer *answer = sitrep_playbook_find (decision->answers, key);

      if (answer != NULL)
        return g_strdup_printf ("%s → %s", decision->text, answer->label);
      if (g_strcmp0 (decision->key, key) == 0)
        return g_strdup (decision->text);
    }
  return g_strdup (key);
}

/* What people call an object is the text right behind its key. */
static const char *
name_of (const SitrepKey *list, gconstpointer object)
{
  const SitrepKey *name = list->shape->keys + 1;

  return name->kind == SITREP_KEY_TEXT ? SITREP_MEMBER (object, name, const char *) : NULL;
}

/** sitrep_say_ref: what people call the object of that key in the list of that name. */
char *
sitrep_say_ref (const SitrepPen *pen, const char *list, const char *key)
{
  const SitrepKey *place = sitrep_shape_key (&sitrep_playbook_shape, list);
  gconstpointer object;
  const char *name;

  if (key == NULL)
    return NULL;
  if (g_strcmp0 (list, "levels") == 0)
    return g_strdup (key);
  if (g_strcmp0 (list, "conditions") == 0)
    return say_condition (pen->playbook, key);
  object = place != NULL ? sitrep_playbook_find (SITREP_MEMBER (pen->playbook, place, GPtrArray *), key) : NULL;
  name = object != NULL ? name_of (place, object) : NULL;
  return g_strdup (name != NULL ? name : sitrep_say_word (key));
}

char *
sitrep_say_refs (const SitrepPen *pen, const char *list, char **keys)
{
  SitrepLines *lines = sitrep_lines_new ();

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    sitrep_lines_take (lines, sitrep_say_ref (pen, list, keys[i]));
  return sitrep_lines_end (lines, ", ");
}
