/* sitrep-time.c - times and durations in words, and back
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-time.h"

#include "sitrep-error.h"
#include "sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

const char *const sitrep_precision_nicks[] = { "exact", "minute", "about", "range", "unknown", NULL };

/**
 * sitrep_zone_open:
 * @name: (nullable): an IANA name; `local` and %NULL mean the machine's own zone
 *
 * Returns: (transfer full) (nullable): the zone, or %NULL where there is none of that name
 */
GTimeZone *
sitrep_zone_open (const char *name)
{
  if (name == NULL || strcmp (name, "local") == 0)
    return g_time_zone_new_local ();
  return g_time_zone_new_identifier (name);
}

/** sitrep_time_format: @format as of g_date_time_format(). Returns: (transfer full): the time, or "" for SITREP_NEVER. */
char *
sitrep_time_format (gint64 at, GTimeZone *zone, const char *format)
{
  g_autoptr (GDateTime) utc = at != SITREP_NEVER ? g_date_time_new_from_unix_utc_usec (at) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

/** sitrep_time_clock: Returns: (transfer full): hours and minutes, as in “14:05” or “2:05 PM”. */
char *
sitrep_time_clock (gint64 at, GTimeZone *zone, gboolean twelve_hours)
{
  return sitrep_time_format (at, zone, twelve_hours ? "%-I:%M %p" : "%H:%M");
}

/** sitrep_time_iso: Returns: (transfer full): ISO 8601 in UTC, to the second. */
char *
sitrep_time_iso (gint64 at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return sitrep_time_format (at, utc, "%Y-%m-%dT%H:%M:%SZ");
}

/** sitrep_time_from_iso: Returns: the time, or SITREP_NEVER where the text is none. */
gint64
sitrep_time_from_iso (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? g_date_time_to_unix_usec (time) : SITREP_NEVER;
}

/** sitrep_when_words: Returns: (transfer full): as in “14:05”, “~14:05”, “14:05–14:20”, “?”. */
char *
sitrep_when_words (const SitrepWhen *when, GTimeZone *zone, gboolean twelve_hours)
{
  g_autofree char *from = sitrep_time_clock (when->at, zone, twelve_hours);
  g_autofree char *to = NULL;

  switch (when->precision)
    {
    case SITREP_PRECISION_ABOUT:
      return g_strconcat ("~", from, NULL);
    case SITREP_PRECISION_RANGE:
      to = sitrep_time_clock (when->until, zone, twelve_hours);
      return g_strconcat (from, "–", to, NULL);
    case SITREP_PRECISION_UNKNOWN:
      return g_strdup ("?");
    case SITREP_PRECISION_EXACT:
    case SITREP_PRECISION_MINUTE:
    default:
      return g_steal_pointer (&from);
    }
}

/**
 * sitrep_duration_words:
 * @duration: microseconds
 *
 * For texts that leave the machine, so never translated: the playbook's language is not the window's.
 *
 * Returns: (transfer full): as in “45 minutes”, “2 h 45 min”
 */
char *
sitrep_duration_words (gint64 duration, SitrepDurationStyle style)
{
  gint64 minutes = MAX (duration, 0) / SITREP_MINUTE;

  if (style == SITREP_DURATION_HOURS && minutes >= 60)
    return minutes % 60 == 0
             ? g_strdup_printf ("%" G_GINT64_FORMAT " h", minutes / 60)
             : g_strdup_printf ("%" G_GINT64_FORMAT " h %" G_GINT64_FORMAT " min", minutes / 60, minutes % 60);
  return g_strdup_printf (minutes == 1 ? "%" G_GINT64_FORMAT " minute" : "%" G_GINT64_FORMAT " minutes", minutes);
}

/** sitrep_duration_short: Returns: (transfer full): for the window, as in “45 s”, “12 min”, “2 h 05 min”, “3 d 4 h”. */
char *
sitrep_duration_short (gint64 duration)
{
  gint64 seconds = ABS (duration) / SITREP_SECOND;
  gint minutes = (gint) (seconds / 60), hours = minutes / 60;

  if (minutes < 1)
    return g_strdup_printf (C_ ("duration", "%d s"), (gint) seconds);
  if (hours < 1)
    return g_strdup_printf (C_ ("duration", "%d min"), minutes);
  if (hours < 24)
    return g_strdup_printf (C_ ("duration", "%d h %02d min"), hours, minutes % 60);
  return g_strdup_printf (C_ ("duration", "%d d %d h"), hours / 24, hours % 24);
}

/* --- reading --- */

static gboolean
read_number (const char **p, guint digits_min, guint digits_max, int *value)
{
  guint n = 0;

  *value = 0;
  while (n < digits_max && g_ascii_isdigit ((*p)[n]))
    *value = *value * 10 + ((*p)[n++] - '0');
  if (n < digits_min)
    return FALSE;
  *p += n;
  return TRUE;
}

static gboolean
read_clock (const char **p, int *hour, int *minute)
{
  const char *q = *p;

  if (!read_number (&q, 1, 2, hour) || *q != ':')
    return FALSE;
  q++;
  if (!read_number (&q, 2, 2, minute) || *hour > 23 || *minute > 59 || g_ascii_isdigit (*q))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
read_date (const char **p, int *year, int *month, int *day)
{
  const char *q = *p;

  if (!read_number (&q, 4, 4, year) || *q++ != '-' || !read_number (&q, 2, 2, month) || *q++ != '-'
      || !read_number (&q, 2, 2, day) || (*q != ' ' && *q != 'T'))
    return FALSE;
  *p = q + 1;
  return TRUE;
}

/* That clock time on the day of @now, moved by @days. */
static gint64
clock_on_day (gint64 now, GTimeZone *zone, int days, int hour, int minute)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) day = g_date_time_add_days (local, days);
  g_autoptr (GDateTime) at = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                              g_date_time_get_day_of_month (day), hour, minute, 0);

  return at != NULL ? g_date_time_to_unix_usec (at) : SITREP_NEVER;
}

/* In the night in which clocks go back an hour comes twice: what is taken for
 * the second one may have been the first. */
static gint64
first_of_two (gint64 at, GTimeZone *zone)
{
  g_autofree char *clock = sitrep_time_format (at, zone, "%Y-%m-%d %H:%M");
  g_autofree char *before = sitrep_time_format (at - SITREP_HOUR, zone, "%Y-%m-%d %H:%M");

  return strcmp (clock, before) == 0 ? at - SITREP_HOUR : at;
}

/* The latest such clock time that is not after @now; a minute's grace, for the
 * clock on the wall may be ahead of ours. */
static gint64
latest_clock (gint64 now, GTimeZone *zone, int hour, int minute)
{
  gint64 today = clock_on_day (now, zone, 0, hour, minute);

  if (today > now + SITREP_MINUTE && today != SITREP_NEVER)
    today = first_of_two (today, zone);
  return today <= now + SITREP_MINUTE ? today : clock_on_day (now, zone, -1, hour, minute);
}

static gboolean
read_moment (const char **p, gint64 now, gint64 started, GTimeZone *zone, gint64 *at)
{
  int year, month, day, hour, minute, offset;

  if (**p == '+' && started != SITREP_NEVER)
    {
      (*p)++;
      if (!read_number (p, 1, 5, &offset))
        return FALSE;
      *at = started + offset * SITREP_MINUTE;
      return TRUE;
    }
  if (g_str_has_prefix (*p, "yesterday "))
    {
      *p += strlen ("yesterday ");
      if (!read_clock (p, &hour, &minute))
        return FALSE;
      *at = clock_on_day (now, zone, -1, hour, minute);
      return TRUE;
    }
  if (read_date (p, &year, &month, &day))
    {
      g_autoptr (GDateTime) time = NULL;

      if (!read_clock (p, &hour, &minute))
        return FALSE;
      time = g_date_time_new (zone, year, month, day, hour, minute, 0);
      *at = time != NULL ? g_date_time_to_unix_usec (time) : SITREP_NEVER;
      return time != NULL;
    }
  if (!read_clock (p, &hour, &minute))
    return FALSE;
  *at = latest_clock (now, zone, hour, minute);
  return TRUE;
}

static gboolean
read_range_end (const char **p, GTimeZone *zone, SitrepWhen *when)
{
  const char *q = *p;
  int hour, minute;

  if (g_str_has_prefix (q, "-"))
    q++;
  else if (g_str_has_prefix (q, "–"))
    q += strlen ("–");
  else
    return FALSE;
  if (!read_clock (&q, &hour, &minute))
    return FALSE;
  when->until = clock_on_day (when->at, zone, 0, hour, minute);
  if (when->until < when->at)
    when->until = clock_on_day (when->at, zone, 1, hour, minute);
  when->precision = SITREP_PRECISION_RANGE;
  *p = q;
  return TRUE;
}

/**
 * sitrep_when_parse:
 * @started: when the incident started, for `+10`; or SITREP_NEVER
 * @rest: (out): what follows the time in @text
 *
 * Understands a time at the start of a line: `14:05`, `~14:05`, `14:05-14:20`, `+10` (minutes since the
 * start), `yesterday 23:50`, `2026-01-31 14:05`. A bare clock time is the latest one that has passed.
 *
 * Returns: whether there was one; else @when and @rest are not touched
 */
gboolean
sitrep_when_parse (const char *text, gint64 now, gint64 started, GTimeZone *zone, SitrepWhen *when, const char **rest)
{
  SitrepWhen result = { SITREP_NEVER, SITREP_NEVER, SITREP_PRECISION_MINUTE };
  const char *p = text + strspn (text, " ");

  if (*p == '~')
    {
      result.precision = SITREP_PRECISION_ABOUT;
      p++;
    }
  if (!read_moment (&p, now, started, zone, &result.at) || result.at == SITREP_NEVER)
    return FALSE;
  read_range_end (&p, zone, &result);
  if (*p != '\0' && *p != ' ')
    return FALSE;
  *when = result;
  *rest = p + strspn (p, " ");
  return TRUE;
}

/**
 * sitrep_time_parse:
 * @at: (out): the time meant
 *
 * Reads a field that holds nothing but a time, as sitrep_when_parse() understands it; empty and `now` mean @now.
 *
 * Returns: %FALSE with %SITREP_ERROR_INVALID where it is no time, or lies in the future
 */
gboolean
sitrep_time_parse (const char *text, gint64 now, GTimeZone *zone, gint64 *at, GError **error)
{
  SitrepWhen when;
  const char *rest;

  if (sitrep_text_is_empty (text) || g_ascii_strcasecmp (text, "now") == 0)
    {
      *at = now;
      return TRUE;
    }
  if (!sitrep_when_parse (text, now, SITREP_NEVER, zone, &when, &rest) || *rest != '\0')
    {
      g_autofree char *line = sitrep_text_line (text);

      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                   _ ("“%s” is not understood as a time. Examples: 14:05, yesterday 23:50, 2026-01-31 14:05."), line);
      return FALSE;
    }
  if (when.at > now + SITREP_MINUTE)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("This time is in the future."));
      return FALSE;
    }
  *at = when.at;
  return TRUE;
}

/**
 * sitrep_date_read:
 *
 * A year, a month and a day in that order: everything else could be read in two ways.
 *
 * Returns: (transfer full) (nullable): the date as YYYY-MM-DD; %NULL where @text is none
 */
char *
sitrep_date_read (const char *text)
{
  guint year, month, day;
  int end = 0;

  if (strspn (text, "0123456789-") != strlen (text) || sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &end) != 3
      || text[end] != '\0' || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/** sitrep_date_end: @date (nullable): YYYY-MM-DD. Returns: the end of that day in @zone; SITREP_NEVER where it is none. */
gint64
sitrep_date_end (const char *date, GTimeZone *zone)
{
  g_autofree char *text = date != NULL ? g_strconcat (date, "T23:59:00", NULL) : NULL;
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  return time != NULL ? g_date_time_to_unix_usec (time) : SITREP_NEVER;
}
