/* sitrep-shape-text.c - texts that must have a form: dates, times of day, zones, patterns
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shape-text.h"

#include "base/sitrep-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PATTERN_MAX 1000
/* PCRE2's own limits on backtracking, written before the pattern: a pattern that blows up is given up. */
#define PATTERN_LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=5000)"

static gboolean
is_date (const char *text)
{
  int year, month, day, end = 0;

  return sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end == 10 && text[end] == '\0' && year > 0
         && g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year);
}

/* A day of every year: a leap year has them all. */
static gboolean
is_day (const char *text)
{
  g_autofree char *date = g_strconcat ("2024-", text, NULL);

  return is_date (text) || is_date (date);
}

static gboolean
is_clock (const char *text)
{
  int hour, minute, end = 0;

  return sscanf (text, "%2d:%2d%n", &hour, &minute, &end) == 2 && end == 5 && text[end] == '\0' && hour >= 0
         && hour <= 24 && minute >= 0 && minute < 60 && (hour < 24 || minute == 0);
}

static gboolean
is_zone (const char *text)
{
  g_autoptr (GTimeZone) zone = sitrep_zone_open (text);

  return zone != NULL;
}

/**
 * sitrep_pattern_compile:
 *
 * Compiles a regular expression out of a playbook. Matching it against anything ends soon: where it would take too many
 * steps it fails with an error, which g_regex_match_full() reports. From any thread.
 *
 * Returns: (transfer full) (nullable): the expression, or %NULL with %G_REGEX_ERROR
 */
GRegex *
sitrep_pattern_compile (const char *pattern, GError **error)
{
  g_autofree char *limited = g_strconcat (PATTERN_LIMITS, pattern, NULL);

  if (strlen (pattern) > PATTERN_MAX)
    {
      g_set_error_literal (error, G_REGEX_ERROR, G_REGEX_ERROR_COMPILE, _ ("It is too long."));
      return NULL;
    }
  return g_regex_new (limited, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, error);
}

static char *
pattern_fault (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = sitrep_pattern_compile (text, &error);

  return regex == NULL ? g_strdup_printf (_ ("This is no regular expression: %s"), error->message) : NULL;
}

/** sitrep_shape_text_fault: Returns: (transfer full) (nullable): what is wrong with @text as a value of @key. */
char *
sitrep_shape_text_fault (const SitrepKey *key, const char *text)
{
  if ((key->flags & SITREP_KEY_DATE) != 0 && !is_date (text))
    return g_strdup_printf (_ ("“%s” is not a date as in 2026-01-31."), text);
  if ((key->flags & SITREP_KEY_DAY) != 0 && !is_day (text))
    return g_strdup_printf (_ ("“%s” is neither a date as in 2026-04-03 nor a day as in 12-25."), text);
  if ((key->flags & SITREP_KEY_CLOCK) != 0 && !is_clock (text))
    return g_strdup_printf (_ ("“%s” is not a time of day as in 09:00."), text);
  if ((key->flags & SITREP_KEY_ZONE) != 0 && !is_zone (text))
    return g_strdup_printf (_ ("There is no time zone “%s”. A name as in Europe/Berlin is expected."), text);
  if ((key->flags & SITREP_KEY_PATTERN) != 0)
    return pattern_fault (text);
  return NULL;
}
