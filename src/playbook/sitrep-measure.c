/* sitrep-measure.c - figures of a measure: read, shown, and the bands that they fall into
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-measure.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The longest figure; what is longer is a mistake. */
#define DIGITS_MAX 15

/** sitrep_playbook_measure: Returns: (transfer none) (nullable): the measure of that key. */
const SitrepMeasure *
sitrep_playbook_measure (const SitrepPlaybook *self, const char *key)
{
  return sitrep_playbook_find (self->measures, key);
}

/* --- reading --- */

/* Whether what follows is a group of three digits, as behind the space in “5 000”. */
static gboolean
is_group (const char *text)
{
  guint n = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    n++;
  return n == 3;
}

/* Digits of any script, and a script's own decimal and percent signs, as ASCII has them; spaces that group digits go. */
static char *
plain (const char *text)
{
  g_autofree char *line = sitrep_text_line (text);
  GString *out = g_string_new (NULL);

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean behind_digit = out->len > 0 && g_ascii_isdigit (out->str[out->len - 1]);

      if (g_unichar_isdigit (c))
        g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == 0x066b)
        g_string_append_c (out, ',');
      else if (c == 0x066a)
        g_string_append_c (out, '%');
      else if (!g_unichar_isspace (c) || !behind_digit || !is_group (g_utf8_next_char (p)))
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

static gboolean
refuse (const SitrepMeasure *self, const char *text, GError **error)
{
  g_autofree char *line = sitrep_text_line (text);
  g_autofree char *whole = sitrep_measure_figure (self, 5);
  g_autofree char *part = sitrep_measure_figure (self, 5.5);

  /* Translators: what was typed, then examples with the measure's unit, as in “5 %” and “5.5 %” */
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("“%s” is no figure. Examples: %s, %s."), line, whole,
               part);
  return FALSE;
}

/* 5,000 is five thousand to one person and five to another: a wrong guess would propose a wrong level. */
static gboolean
refuse_two_ways (const char *digits, gsize whole, GError **error)
{
  g_autofree char *before = g_strndup (digits, whole);
  const char *behind = digits + whole + 1;

  /* Translators: as in “5,250” can be read in two ways. Write 5250 or 5.2500. */
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("“%s” can be read in two ways. Write %s%s or %s.%s0."),
               digits, before, behind, before, behind);
  return FALSE;
}

static gboolean
is_unit (const SitrepMeasure *self, const char *text)
{
  g_autofree char *line = sitrep_text_line (text);
  g_autofree char *given = sitrep_text_fold (line);
  g_autofree char *own = sitrep_text_fold (self->unit);

  return *given == '\0' || strcmp (given, own) == 0;
}

/**
 * sitrep_measure_read:
 * @text: as a person types it: “5”, “5,5”, “5.5 %”, “5 000 ms”
 *
 * Reads a figure that is not below zero. Another unit than the measure's is an error: it is not converted.
 *
 * Returns: whether @figure was set; else @error says what was expected
 */
gboolean
sitrep_measure_read (const SitrepMeasure *self, const char *text, double *figure, GError **error)
{
  g_autofree char *given = plain (text);
  gsize whole = count_digits (given);
  gboolean point = given[whole] == '.' || given[whole] == ',';
  gsize part = point ? count_digits (given + whole + 1) : 0;
  g_autofree char *digits = g_strndup (given, whole + point + part);

  if (whole == 0 || whole + part > DIGITS_MAX || !is_unit (self, given + strlen (digits)))
    return refuse (self, text, error);
  if (part == 3 && whole <= 3 && *digits != '0')
    return refuse_two_ways (digits, whole, error);
  if (point)
    digits[whole] = '.';
  *figure = g_ascii_strtod (digits, NULL);
  return TRUE;
}

/* --- showing --- */

/** sitrep_measure_figure: Returns: (transfer full): the figure with its unit, as in “5.5 %”. */
char *
sitrep_measure_figure (const SitrepMeasure *self, double figure)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.12g", figure);
  return self->unit != NULL ? g_strdup_printf ("%s %s", number, self->unit) : g_strdup (number);
}

/* --- bands --- */

SitrepRange
sitrep_band_range (const SitrepBand *self)
{
  gboolean from = !isnan (self->from), to = !isnan (self->to);

  return (SitrepRange) {
    .low = from                  ? self->from
           : isnan (self->above) ? -INFINITY
                                 : self->above,
    .high = to                    ? self->to
            : isnan (self->below) ? INFINITY
                                  : self->below,
    .with_low = from,
    .with_high = to,
  };
}

gboolean
sitrep_range_holds (const SitrepRange *self, double figure)
{
  return (self->with_low ? figure >= self->low : figure > self->low)
         && (self->with_high ? figure <= self->high : figure < self->high);
}

/** sitrep_range_words: Returns: (transfer full): as in “above 5 %” or “from 2 % to 5 %”. */
char *
sitrep_range_words (const SitrepRange *self, const SitrepMeasure *measure)
{
  g_autofree char *low = sitrep_measure_figure (measure, self->low);
  g_autofree char *high = sitrep_measure_figure (measure, self->high);

  /* Translators: all of these stand behind what is measured: “Error rate above 5 %” */
  if (self->low == self->high)
    return g_strdup_printf (_ ("exactly %s"), low);
  if (isinf (self->high))
    return g_strdup_printf (self->with_low ? _ ("%s or more") : _ ("above %s"), low);
  if (isinf (self->low))
    return g_strdup_printf (self->with_high ? _ ("up to %s") : _ ("below %s"), high);
  if (self->with_low)
    return g_strdup_printf (self->with_high ? _ ("from %s to %s") : _ ("from %s, below %s"), low, high);
  return g_strdup_printf (self->with_high ? _ ("above %s, up to %s") : _ ("above %s, below %s"), low, high);
}

/** sitrep_band_words: Returns: (transfer full): as in “above 5 %, on critical endpoints”. */
char *
sitrep_band_words (const SitrepBand *self, const SitrepMeasure *measure)
{
  SitrepRange range = sitrep_band_range (self);
  g_autofree char *words = sitrep_range_words (&range, measure);

  /* Translators: a band and what the process says beside it: “above 5 %, on critical endpoints” */
  return self->note != NULL ? g_strdup_printf (C_ ("band", "%s, %s"), words, self->note) : g_steal_pointer (&words);
}
