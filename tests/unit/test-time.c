/* test-time.c - times and durations in words, and back
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-time.h"

#define UNTOUCHED 42

static gint64
utc (const char *iso)
{
  gint64 at = sitrep_time_from_iso (iso);

  g_assert_cmpint (at, !=, SITREP_NEVER);
  return at;
}

/* One line as it is typed at @now in @zone. */
typedef struct
{
  const char *zone, *now, *text;
  const char *at, *until; /* NULL: it holds no time */
  SitrepPrecision precision;
  const char *rest;
} Line;

static void
check_line (const Line *line, const char *started)
{
  g_autoptr (GTimeZone) zone = sitrep_zone_open (line->zone);
  SitrepWhen when = { UNTOUCHED, UNTOUCHED, SITREP_PRECISION_UNKNOWN };
  const char *rest = NULL;
  gboolean found = sitrep_when_parse (line->text, utc (line->now), started != NULL ? utc (started) : SITREP_NEVER, zone,
                                      &when, &rest);
  g_autofree char *at = sitrep_time_iso (when.at);
  g_autofree char *until = sitrep_time_iso (when.until);
  g_autofree char *typed = g_strescape (line->text, NULL);

  g_test_message ("%s at %s in %s", typed, line->now, line->zone);
  if (line->at == NULL)
    {
      g_assert_false (found);
      g_assert_cmpint (when.at, ==, UNTOUCHED);
      g_assert_null (rest);
      return;
    }
  g_assert_true (found);
  g_assert_cmpstr (at, ==, line->at);
  g_assert_cmpstr (until, ==, line->until != NULL ? line->until : "");
  g_assert_cmpint (when.precision, ==, line->precision);
  g_assert_cmpstr (rest, ==, line->rest);
}

#define NOON "2025-10-30T12:15:30Z"
#define MINUTE SITREP_PRECISION_MINUTE
#define ABOUT SITREP_PRECISION_ABOUT
#define RANGE SITREP_PRECISION_RANGE

static void
test_forms (void)
{
  static const Line lines[] = {
    { "UTC", NOON, "12:07 still failing", "2025-10-30T12:07:00Z", NULL, MINUTE, "still failing" },
    { "UTC", NOON, "  9:05  restart", "2025-10-30T09:05:00Z", NULL, MINUTE, "restart" },
    { "UTC", NOON, "12:07", "2025-10-30T12:07:00Z", NULL, MINUTE, "" },
    { "UTC", NOON, "~12:07 query found", "2025-10-30T12:07:00Z", NULL, ABOUT, "query found" },
    { "UTC", NOON, "12:10-12:12 killed it", "2025-10-30T12:10:00Z", "2025-10-30T12:12:00Z", RANGE, "killed it" },
    { "UTC", NOON, "12:10–12:12 killed it", "2025-10-30T12:10:00Z", "2025-10-30T12:12:00Z", RANGE, "killed it" },
    { "UTC", NOON, "+5 restart without effect", "2025-10-30T12:05:00Z", NULL, MINUTE, "restart without effect" },
    { "UTC", NOON, "+0", "2025-10-30T12:00:00Z", NULL, MINUTE, "" },
    { "UTC", NOON, "~+10 query found", "2025-10-30T12:10:00Z", NULL, ABOUT, "query found" },
    { "UTC", NOON, "yesterday 23:50 first alert", "2025-10-29T23:50:00Z", NULL, MINUTE, "first alert" },
    { "UTC", NOON, "2025-10-28 14:05 migration", "2025-10-28T14:05:00Z", NULL, MINUTE, "migration" },
    { "UTC", NOON, "2025-10-28T14:05 migration", "2025-10-28T14:05:00Z", NULL, MINUTE, "migration" },
    { "UTC", NOON, "2025-10-28 14:05-14:20 lock", "2025-10-28T14:05:00Z", "2025-10-28T14:20:00Z", RANGE, "lock" },
    { "UTC", NOON, "00:00 midnight", "2025-10-30T00:00:00Z", NULL, MINUTE, "midnight" },
    { "Asia/Riyadh", "2026-01-31T11:45:00Z", "14:20 cause", "2026-01-31T11:20:00Z", NULL, MINUTE, "cause" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    check_line (&lines[i], "2025-10-30T12:00:00Z");
}

static void
test_no_time (void)
{
  static const char *const texts[] = {
    "",
    "   ",
    "still failing",
    "12",
    "12:",
    "12:5 x",
    ":30",
    "24:00 x",
    "12:60 x",
    "112:05 x",
    "12:055 x",
    "12:05x",
    "12:05,",
    "-12:05",
    "+ x",
    "+x",
    "+123456 x",
    "~",
    "~ 12:05",
    "yesterday",
    "yesterday x",
    "tomorrow 9:00",
    "2025-10-28 x",
    "2025-1-28 14:05",
    "2025-13-28 14:05",
    "2025-02-30 14:05",
    "0000-01-01 00:00",
    "1970-01-01 00:00",
    "12:05-",
    "12:05-12",
    "12:05-25:00",
    "12:05:30 x",
    "١٢:٠٥",
    "12：05",
    "\xff\xfe",
    "\xf0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    check_line (&(Line) { "UTC", NOON, texts[i] }, "2025-10-30T12:00:00Z");
  /* Minutes since a start that is not known. */
  check_line (&(Line) { "UTC", NOON, "+5 restart" }, NULL);
}

/* A bare clock time is the latest one that has passed, with a minute's grace. */
static void
test_latest (void)
{
  static const Line lines[] = {
    { "UTC", NOON, "12:15", "2025-10-30T12:15:00Z", NULL, MINUTE, "" },
    { "UTC", NOON, "12:16", "2025-10-30T12:16:00Z", NULL, MINUTE, "" },
    { "UTC", NOON, "12:17", "2025-10-29T12:17:00Z", NULL, MINUTE, "" },
    { "UTC", "2025-10-31T00:02:00Z", "23:58", "2025-10-30T23:58:00Z", NULL, MINUTE, "" },
    { "UTC", "2025-10-31T00:02:00Z", "23:58-00:01", "2025-10-30T23:58:00Z", "2025-10-31T00:01:00Z", RANGE, "" },
    { "UTC", "2026-01-01T00:10:00Z", "yesterday 23:50", "2025-12-31T23:50:00Z", NULL, MINUTE, "" },
    /* The day of the zone, not that of UTC. */
    { "Asia/Riyadh", "2026-01-30T22:30:00Z", "01:10", "2026-01-30T22:10:00Z", NULL, MINUTE, "" },
    { "Asia/Riyadh", "2026-01-30T22:30:00Z", "23:10", "2026-01-30T20:10:00Z", NULL, MINUTE, "" },
    { "America/New_York", "2026-01-31T03:00:00Z", "21:45", "2026-01-31T02:45:00Z", NULL, MINUTE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    check_line (&lines[i], NULL);
}

/* Berlin in 2026: 29 March, 02:00 becomes 03:00; 25 October, 03:00 becomes 02:00. */
static void
test_clock_changes (void)
{
  static const Line lines[] = {
    { "Europe/Berlin", "2026-03-29T01:20:00Z", "03:10", "2026-03-29T01:10:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-03-29T01:20:00Z", "01:50", "2026-03-29T00:50:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-03-29T22:30:00Z", "yesterday 12:00", "2026-03-29T10:00:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-03-30T06:00:00Z", "yesterday 01:30", "2026-03-29T00:30:00Z", NULL, MINUTE, "" },
    /* The first 02:40 of that night, and the second. */
    { "Europe/Berlin", "2026-10-25T00:45:00Z", "02:40", "2026-10-25T00:40:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-10-25T01:45:00Z", "02:40", "2026-10-25T01:40:00Z", NULL, MINUTE, "" },
    /* Between the two: only the first one has passed. */
    { "Europe/Berlin", "2026-10-25T01:10:00Z", "02:40", "2026-10-25T00:40:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-10-25T00:10:00Z", "02:40", "2026-10-24T00:40:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-10-25T10:00:00Z", "02:40", "2026-10-25T01:40:00Z", NULL, MINUTE, "" },
    { "Europe/Berlin", "2026-10-25T10:00:00Z", "01:40", "2026-10-24T23:40:00Z", NULL, MINUTE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    check_line (&lines[i], NULL);
}

/* There is no 02:30 in that night: whatever it is taken for, it lies beside the gap and has passed. */
static void
test_missing_hour (void)
{
  g_autoptr (GTimeZone) zone = sitrep_zone_open ("Europe/Berlin");
  SitrepWhen when;
  const char *rest;

  g_assert_true (sitrep_when_parse ("02:30", utc ("2026-03-29T06:00:00Z"), SITREP_NEVER, zone, &when, &rest));
  g_assert_cmpint (when.at, >=, utc ("2026-03-29T00:00:00Z"));
  g_assert_cmpint (when.at, <=, utc ("2026-03-29T02:00:00Z"));
}

static void
check_field (const char *text, const char *now, const char *expected)
{
  g_autoptr (GTimeZone) zone = sitrep_zone_open ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  gint64 at = UNTOUCHED;
  gboolean ok = sitrep_time_parse (text, utc (now), zone, &at, &error);
  g_autofree char *iso = sitrep_time_iso (at);

  if (expected != NULL)
    {
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpstr (iso, ==, expected);
      return;
    }
  g_assert_false (ok);
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_assert_cmpint (at, ==, UNTOUCHED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_fields (void)
{
  check_field (NULL, NOON, NOON);
  check_field ("", NOON, NOON);
  check_field (" \t", NOON, NOON);
  check_field ("now", NOON, NOON);
  check_field ("NOW", NOON, NOON);
  check_field (" 12:05 ", NOON, "2025-10-30T11:05:00Z");
  check_field ("yesterday 23:50", NOON, "2025-10-29T22:50:00Z");
  check_field ("2025-10-28 14:05", NOON, "2025-10-28T13:05:00Z");
  check_field ("12:05 users report", NOON, NULL);
  check_field ("soon", NOON, NULL);
  check_field ("+10", NOON, NULL);
  check_field ("2025-10-30 13:17", NOON, NULL);
  check_field ("2125-10-30 13:17", NOON, NULL);
  check_field ("\xff\xfe 14:05", NOON, NULL);
  check_field ("\xf0", NOON, NULL);
  check_field ("\xe2\x80", NOON, NULL);
}

static void
test_future_says_so (void)
{
  g_autoptr (GTimeZone) zone = sitrep_zone_open ("UTC");
  g_autoptr (GError) error = NULL;
  gint64 at;

  g_assert_false (sitrep_time_parse ("2025-10-31 09:00", utc (NOON), zone, &at, &error));
  g_assert_nonnull (strstr (error->message, "future"));
}

static void
test_iso (void)
{
  static const char *const none[] = { NULL, "", "soon", "2025-10-30", "2025-13-30T12:00:00Z", "12:00", "\xff" };
  g_autofree char *never = sitrep_time_iso (SITREP_NEVER);

  g_assert_cmpint (utc ("2025-10-30T13:00:00+01:00"), ==, utc ("2025-10-30T12:00:00Z"));
  g_assert_cmpint (utc ("2025-10-30T12:00:00"), ==, utc ("2025-10-30T12:00:00Z"));
  g_assert_cmpstr (never, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (sitrep_time_from_iso (none[i]), ==, SITREP_NEVER);
}

static void
test_zones (void)
{
  g_autoptr (GTimeZone) local = sitrep_zone_open ("local");
  g_autoptr (GTimeZone) nothing = sitrep_zone_open (NULL);

  g_assert_nonnull (local);
  g_assert_nonnull (nothing);
  g_assert_null (sitrep_zone_open ("Europe/Atlantis"));
  g_assert_null (sitrep_zone_open ("../../etc/passwd"));
}

static void
check_words (gint64 at, gint64 until, SitrepPrecision precision, gboolean twelve_hours, const char *expected)
{
  g_autoptr (GTimeZone) zone = sitrep_zone_open ("Asia/Riyadh");
  SitrepWhen when = { at, until, precision };
  g_autofree char *words = sitrep_when_words (&when, zone, twelve_hours);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  gint64 at = utc ("2026-01-31T11:05:00Z"), until = utc ("2026-01-31T11:20:00Z");

  check_words (at, SITREP_NEVER, SITREP_PRECISION_EXACT, FALSE, "14:05");
  check_words (at, SITREP_NEVER, MINUTE, TRUE, "2:05 PM");
  check_words (at, SITREP_NEVER, ABOUT, FALSE, "~14:05");
  check_words (at, until, RANGE, FALSE, "14:05–14:20");
  check_words (at, until, RANGE, TRUE, "2:05 PM–2:20 PM");
  check_words (SITREP_NEVER, SITREP_NEVER, SITREP_PRECISION_UNKNOWN, FALSE, "?");
  check_words (SITREP_NEVER, SITREP_NEVER, SITREP_PRECISION_EXACT, FALSE, "");
}

static void
check_duration (gint64 duration, const char *minutes, const char *hours, const char *brief)
{
  g_autofree char *m = sitrep_duration_words (duration, SITREP_DURATION_MINUTES);
  g_autofree char *h = sitrep_duration_words (duration, SITREP_DURATION_HOURS);
  g_autofree char *s = sitrep_duration_short (duration);

  g_assert_cmpstr (m, ==, minutes);
  g_assert_cmpstr (h, ==, hours);
  g_assert_cmpstr (s, ==, brief);
}

static void
test_durations (void)
{
  check_duration (0, "0 minutes", "0 minutes", "0 s");
  check_duration (59 * SITREP_SECOND, "0 minutes", "0 minutes", "59 s");
  check_duration (SITREP_MINUTE, "1 minute", "1 minute", "1 min");
  check_duration (45 * SITREP_MINUTE, "45 minutes", "45 minutes", "45 min");
  check_duration (60 * SITREP_MINUTE, "60 minutes", "1 h", "1 h 00 min");
  check_duration (165 * SITREP_MINUTE, "165 minutes", "2 h 45 min", "2 h 45 min");
  check_duration (48 * SITREP_HOUR, "2880 minutes", "48 h", "2 d 0 h");
  check_duration (-5 * SITREP_MINUTE, "0 minutes", "0 minutes", "5 min");
}

/* In one order only, and of days that there are. */
static void
test_dates (void)
{
  static const struct
  {
    const char *text, *date;
  } cases[] = {
    { "2025-11-03", "2025-11-03" }, { "2025-1-3", "2025-01-03" },
    { "2024-02-29", "2024-02-29" }, { "2025-02-29", NULL },
    { "03-11-2025", NULL },         { "2025-11-03 ", NULL },
    { "tomorrow", NULL },           { "", NULL },
  };
  g_autoptr (GTimeZone) riyadh = sitrep_zone_open ("Asia/Riyadh");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = sitrep_date_read (cases[i].text);

      g_assert_cmpstr (date, ==, cases[i].date);
    }
  g_assert_cmpint (sitrep_date_end ("2025-11-03", riyadh), ==, sitrep_time_from_iso ("2025-11-03T20:59:00Z"));
  g_assert_cmpint (sitrep_date_end (NULL, riyadh), ==, SITREP_NEVER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/forms", test_forms);
  g_test_add_func ("/time/no-time", test_no_time);
  g_test_add_func ("/time/latest", test_latest);
  g_test_add_func ("/time/clock-changes", test_clock_changes);
  g_test_add_func ("/time/missing-hour", test_missing_hour);
  g_test_add_func ("/time/fields", test_fields);
  g_test_add_func ("/time/future", test_future_says_so);
  g_test_add_func ("/time/iso", test_iso);
  g_test_add_func ("/time/zones", test_zones);
  g_test_add_func ("/time/words", test_words);
  g_test_add_func ("/time/durations", test_durations);
  g_test_add_func ("/time/dates", test_dates);
  return g_test_run ();
}
