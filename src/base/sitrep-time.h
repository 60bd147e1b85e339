/* sitrep-time.h - times and durations in words, and back
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-clock.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_PRECISION_EXACT,
  SITREP_PRECISION_MINUTE,
  SITREP_PRECISION_ABOUT,
  SITREP_PRECISION_RANGE,
  SITREP_PRECISION_UNKNOWN,
} SitrepPrecision;

extern const char *const sitrep_precision_nicks[];

/* A time as a person gave it. @until is the second end of a range, else SITREP_NEVER. */
typedef struct
{
  gint64 at;
  gint64 until;
  SitrepPrecision precision;
} SitrepWhen;

typedef enum
{
  SITREP_DURATION_MINUTES,
  SITREP_DURATION_HOURS,
} SitrepDurationStyle;

GTimeZone *sitrep_zone_open (const char *name);
char *sitrep_time_format (gint64 at, GTimeZone *zone, const char *format);
char *sitrep_time_clock (gint64 at, GTimeZone *zone, gboolean twelve_hours);
char *sitrep_time_iso (gint64 at);
gint64 sitrep_time_from_iso (const char *text);
char *sitrep_when_words (const SitrepWhen *when, GTimeZone *zone, gboolean twelve_hours);
char *sitrep_duration_words (gint64 duration, SitrepDurationStyle style);
char *sitrep_duration_short (gint64 duration);

gboolean
sitrep_when_parse (const char *text, gint64 now, gint64 started, GTimeZone *zone, SitrepWhen *when, const char **rest);
char *sitrep_date_read (const char *text);
gint64 sitrep_date_end (const char *date, GTimeZone *zone);
gboolean sitrep_time_parse (const char *text, gint64 now, GTimeZone *zone, gint64 *at, GError **error);

G_END_DECLS
