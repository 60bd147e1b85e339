/* test-playbook.c - from bytes to a playbook, or to all its faults
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "incidents.h"
#include "playbook/sitrep-playbook-reader.h"

#include <string.h>

/* The least that is a playbook; %s is where more is put in. */
#define LEAST                                                                                                          \
  "{ \"format\": 1, \"key\": \"night-shift\", \"title\": \"Night shift\","                                             \
  "  \"levels\": [ { \"key\": \"P1\", \"name\": \"Down\" }, { \"key\": \"P2\", \"name\": \"Slow\" } ],"                \
  "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"                                                      \
  "                  { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\", \"milestone\": \"resolved\" "  \
  "} ]%s }"

static char *
with (const char *more)
{
  return g_strdup_printf (LEAST, more);
}

static SitrepPlaybook *
read_ok (const char *text, GPtrArray **faults)
{
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook = sitrep_playbook_read (text, -1, faults, &error);

  g_assert_no_error (error);
  g_assert_nonnull (playbook);
  return playbook;
}

static void
read_fails (const char *text, gssize length, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sitrep_playbook_read (text, length, NULL, &error));
  g_assert_error (error, SITREP_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
}

/* Whether exactly these faults (no warnings) are found, in any order. */
static void
check_faults (const char *text, ...)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  guint expected = 0, found = 0;
  va_list args;

  g_assert_null (sitrep_playbook_read (text, -1, &faults, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  for (guint i = 0; i < faults->len; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%s%s: %s", fault->warning ? "(warning) " : "", fault->path, fault->reason);
      found += !fault->warning;
    }
  va_start (args, text);
  for (const char *path = va_arg (args, const char *); path != NULL; path = va_arg (args, const char *))
    {
      const char *word = va_arg (args, const char *);
      gboolean there = FALSE;

      expected++;
      for (guint i = 0; i < faults->len && !there; i++)
        {
          const SitrepFault *fault = g_ptr_array_index (faults, i);

          there = !fault->warning && strcmp (fault->path, path) == 0 && strstr (fault->reason, word) != NULL;
        }
      if (!there)
        g_test_message ("missing: %s: …%s…", path, word);
      g_assert_true (there);
    }
  va_end (args);
  g_assert_cmpuint (found, ==, expected);
}

static void
test_shipped (void)
{
  g_autoptr (SitrepPlaybook) pawtropolis = test_playbook ("pawtropolis");
  g_autoptr (SitrepPlaybook) liyaqa = test_playbook ("liyaqa");

  g_assert_cmpuint (pawtropolis->levels->len, ==, 4);
  g_assert_cmpuint (liyaqa->levels->len, ==, 4);
  g_assert_cmpuint (strlen (liyaqa->id), ==, 64);
  g_assert_cmpstr (pawtropolis->id, !=, liyaqa->id);
  g_assert_cmpstr (pawtropolis->form.folder, ==, "docs/postmortems");
  g_assert_cmpstr (sitrep_playbook_lead (pawtropolis)->label, ==, "Incident Lead");
  g_assert_cmpstr (sitrep_playbook_lead (liyaqa)->label, ==, "Incident Commander");
  g_assert_cmpstr (sitrep_playbook_default_level (liyaqa)->key, ==, "SEV-2");
}

/* The figures of the documents. */
static void
test_shipped_figures (void)
{
  static const struct
  {
    const char *process, *level;
    guint response, resolution, every;
    SitrepNeed postmortem;
  } figures[] = {
    { "pawtropolis", "SEV0", 5, 0, 15, SITREP_NEED_REQUIRED },
    { "pawtropolis", "SEV1", 30, 0, 30, SITREP_NEED_REQUIRED },
    { "pawtropolis", "SEV2", 120, 0, 0, SITREP_NEED_REQUIRED },
    { "pawtropolis", "SEV3", 0, 0, 0, SITREP_NEED_UNSAID },
    { "liyaqa", "SEV-1", 15, 240, 30, SITREP_NEED_REQUIRED },
    { "liyaqa", "SEV-2", 60, 480, 60, SITREP_NEED_REQUIRED },
    { "liyaqa", "SEV-3", 240, 0, 0, SITREP_NEED_OPTIONAL },
    { "liyaqa", "SEV-4", 0, 0, 0, SITREP_NEED_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (SitrepPlaybook) playbook = test_playbook (figures[i].process);
      const SitrepLevel *level = sitrep_playbook_level (playbook, figures[i].level);
      const SitrepUpdateRule *rule = sitrep_level_update_rule (level, SITREP_AUDIENCE_INTERNAL);

      g_assert_cmpuint (level->response.minutes, ==, figures[i].response);
      g_assert_cmpuint (level->resolution.minutes, ==, figures[i].resolution);
      g_assert_cmpuint (rule != NULL ? rule->every : 0, ==, figures[i].every);
      g_assert_cmpint (level->postmortem.need, ==, figures[i].postmortem);
      g_assert_cmpuint (playbook->form.due.minutes, ==, 48 * 60);
    }
}

static void
test_least (void)
{
  g_autofree char *text = with ("");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = read_ok (text, &faults);

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (playbook->text, ==, text);
  g_assert_cmpstr (sitrep_playbook_default_level (playbook)->key, ==, "P2");
  g_assert_null (sitrep_playbook_lead (playbook));
  g_assert_null (sitrep_playbook_level (playbook, "P9"));
  g_assert_null (sitrep_playbook_level (playbook, NULL));
  g_assert_null (sitrep_playbook_first_status (playbook, SITREP_PHASE_CLOSED));
}

static void
test_not_json (void)
{
  read_fails ("", -1, SITREP_ERROR_INVALID, "");
  read_fails ("Incident process of the night shift", -1, SITREP_ERROR_INVALID, "not JSON");
  read_fails ("{ \"format\": 1, ", -1, SITREP_ERROR_INVALID, "not JSON");
  read_fails ("{ 'format': 0 }", -1, SITREP_ERROR_INVALID, "not JSON");
  read_fails ("{ \"format\": 1, } // mine", -1, SITREP_ERROR_INVALID, "not JSON");
  read_fails ("levels:\n  - P1\n", -1, SITREP_ERROR_INVALID, "not JSON");
}

static void
test_no_object (void)
{
  read_fails ("[]", -1, SITREP_ERROR_INVALID, "one JSON object");
  read_fails ("null", -1, SITREP_ERROR_INVALID, "");
  read_fails ("\"P1\"", -1, SITREP_ERROR_INVALID, "");
}

static void
test_empty_object (void)
{
  check_faults ("{}", "format", "missing", "key", "missing", "title", "missing", "levels", "At least one level",
                "statuses", "“open”", "statuses", "“resolved”", NULL);
}

static void
test_no_levels (void)
{
  check_faults ("{ \"format\": 1, \"key\": \"k\", \"title\": \"t\", \"levels\": [],"
                "  \"statuses\": [ { \"key\": \"o\", \"label\": \"O\" },"
                "                  { \"key\": \"d\", \"label\": \"D\", \"phase\": \"resolved\" } ] }",
                "levels", "At least one level", NULL);
}

/* Everything that refers to something that is not there, all at once. */
static void
test_unknown_names (void)
{
  g_autofree char *text
    = with (", \"default_level\": \"P9\","
            "  \"time\": { \"duration\": { \"from\": \"began\", \"to\": \"ended\" } },"
            "  \"roles\": [ { \"key\": \"lead\", \"label\": \"Lead\" },"
            "               { \"key\": \"scribe\", \"label\": \"Scribe\", \"levels\": [ \"P1\", \"SEV1\" ] } ],"
            "  \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"levels\": [ \"P3\" ], \"items\": ["
            "     { \"key\": \"a\", \"text\": \"A\", \"levels\": [ \"P4\" ] },"
            "     { \"key\": \"b\", \"text\": \"B\", \"due\": { \"from\": \"paged\", \"minutes\": 5 } } ] } ],"
            "  \"templates\": [ { \"key\": \"t\", \"title\": \"T\", \"moment\": \"declared\", \"body\": \"x\","
            "                     \"levels\": [ \"P5\" ], \"asks\": [ \"impact\", \"blast_radius\" ] } ],"
            "  \"postmortem\": { \"due\": { \"from\": \"healed\", \"minutes\": 60 } }");

  check_faults (text, "default_level", "P9", "time.duration.from", "began", "time.duration.to", "ended",
                "roles[1].levels[1]", "SEV1", "checklist[0].levels[0]", "P3", "checklist[0].items[0].levels[0]", "P4",
                "checklist[0].items[1].due.from", "paged", "templates[0].levels[0]", "P5", "templates[0].asks[1]",
                "blast_radius", "postmortem.due.from", "healed", NULL);
}

static void
test_status_milestone (void)
{
  check_faults (
    "{ \"format\": 1, \"key\": \"k\", \"title\": \"t\", \"levels\": [ { \"key\": \"P1\", \"name\": \"N\" } ],"
    "  \"statuses\": [ { \"key\": \"d\", \"label\": \"D\", \"phase\": \"resolved\" },"
    "                  { \"key\": \"o\", \"label\": \"O\", \"milestone\": \"retried\" } ] }",
    "statuses[1].milestone", "retried", "statuses[1].phase", "earlier phase", NULL);
}

static void
test_wrong_kinds (void)
{
  g_autofree char *text = with (
    ", \"summary\": 7, \"actions\": { \"priorities\": \"High\" }, \"roles\": {}, \"fields\": [ 1, { \"key\": \"eta\", "
    "\"label\": "
    "\"ETA\","
    "     \"input\": \"slider\", \"public\": \"yes\" } ], \"time\": [], \"variables\": { \"cc\": 1, \"a b.c\": \"\" },"
    "  \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"items\": ["
    "     { \"key\": \"a\", \"text\": \"A\", \"watch\": { \"minutes\": -1 } }, { \"key\": \"b\", \"text\": \"B\", "
    "\"watch\": { \"minutes\": 1e99 } },"
    "     { \"key\": \"c\", \"text\": \"C\", \"watch\": { \"minutes\": \"30\" } }, { \"key\": \"d\", \"text\": \"D\","
    "       \"levels\": [ \"P1\", 2 ] } ] } ]");

  check_faults (text, "summary", "A text", "actions.priorities", "A list of texts", "roles", "A list", "fields[0]",
                "An object", "fields[1].input", "slider", "fields[1].public", "true", "time", "An object",
                "variables.cc", "A text", "variables.a b.c", "A name has letters",
                "checklist[0].items[0].watch.minutes", "between", "checklist[0].items[1].watch.minutes", "whole number",
                "checklist[0].items[2].watch.minutes", "whole number", "checklist[0].items[3].levels[1]", "A text",
                NULL);
}

static void
test_duplicates (void)
{
  g_autofree char *text = with (
    ", \"roles\": [ { \"key\": \"lead\", \"label\": \"A\" }, { \"key\": \"lead\", \"label\": \"B\" } ],"
    "  \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"items\": [ { \"key\": \"logs\", \"text\": \"A\" } ] },"
    "                   { \"key\": \"h\", \"title\": \"H\", \"items\": [ { \"key\": \"logs\", \"text\": \"B\" } ] } ],"
    "  \"postmortem\": { \"sections\": [ { \"key\": \"s\", \"questions\": ["
    "     { \"key\": \"q\" }, { \"key\": \"q\" }, { \"key\": \"r\", \"kind\": \"groups\" } ] } ] }");

  check_faults (text, "roles[1].key", "lead", "checklist[1].items[0].key", "logs",
                "postmortem.sections[0].questions[1].key", "“q”", "postmortem.sections[0].questions[2]", "Groups",
                NULL);
}

/* One key twice in one object: JSON leaves open which counts, so it is a fault. */
static void
test_key_twice_in_object (void)
{
  g_autofree char *top = with (", \"title\": \"Day shift\"");
  g_autofree char *deep = with (", \"roles\": [ { \"key\": \"lead\", \"label\": \"A\", \"label\": \"B\" } ]");

  check_faults (top, "title", "twice", NULL);
  check_faults (deep, "roles[0].label", "twice", NULL);
}

static void
test_unknown_keys_warn (void)
{
  g_autofree char *text = with (", \"statusses\": [], \"weather\": 1");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = read_ok (text, &faults);
  const SitrepFault *near, *far;

  g_assert_cmpuint (faults->len, ==, 2);
  near = g_ptr_array_index (faults, 0);
  far = g_ptr_array_index (faults, 1);
  g_assert_true (near->warning && far->warning);
  g_assert_cmpstr (near->path, ==, "statusses");
  g_assert_nonnull (strstr (near->reason, "“statuses”"));
  g_assert_cmpstr (far->path, ==, "weather");
}

static void
test_newer_format (void)
{
  read_fails ("{ \"format\": 2 }", -1, SITREP_ERROR_NEWER, "newer");
  read_fails ("{ \"format\": 99, \"levels\": \"whatever that will mean\" }", -1, SITREP_ERROR_NEWER, "newer");
}

static void
test_format_is_no_number (void)
{
  g_autofree char *least = with ("");
  static const char *const formats[] = { "\"0\"", "\"1\"", "null", "true", "[]", "{}", "-1", "0.5" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (GStrv) parts = g_strsplit (least, "\"format\": 1", 2);
      g_autofree char *text = g_strconcat (parts[0], "\"format\": ", formats[i], parts[1], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, NULL, &error);

      g_test_message ("format %s", formats[i]);
      g_assert_null (playbook);
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "format"));
    }
}

static void
test_too_large (void)
{
  g_autofree char *spaces = g_strnfill (SITREP_PLAYBOOK_MAX, ' ');
  g_autofree char *text = with (spaces);
  gint64 begun = g_get_monotonic_time ();

  read_fails (text, -1, SITREP_ERROR_INVALID, "4 MB");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, G_USEC_PER_SEC);
}

static void
test_invalid_utf8 (void)
{
  g_autofree char *text = with (", \"summary\": \"caf\xe9\"");
  static const char nul[] = "{ \"format\": 1, \"key\": \"a\0b\" }";

  read_fails (text, -1, SITREP_ERROR_INVALID, "UTF-8");
  read_fails ("\xff\xfe{\0}\0", 6, SITREP_ERROR_INVALID, "UTF-8");
  read_fails (nul, sizeof nul - 1, SITREP_ERROR_INVALID, "UTF-8");
}

/* A NUL and half a surrogate pair written as escapes. */
static void
test_escapes (void)
{
  static const char *const texts[] = { "a\\u0000b", "\\ud800", "\\udc00\\ud800", "\\u202e" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *more = g_strdup_printf (", \"summary\": \"%s\"", texts[i]);
      g_autofree char *text = with (more);
      g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, NULL, NULL);

      if (playbook != NULL)
        g_assert_true (g_utf8_validate (playbook->summary, -1, NULL));
    }
}

static void
test_deep (void)
{
  g_autofree char *open = g_strnfill (200000, '[');
  g_autofree char *shut = g_strnfill (200000, ']');
  g_autofree char *more = g_strconcat (", \"weather\": ", open, shut, NULL);
  g_autofree char *text = with (more);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_true (playbook != NULL || error != NULL);
  if (error != NULL)
    g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *two = NULL;

  g_assert_null (sitrep_playbook_read ("{ \"weather\": 1 }", -1, &faults, NULL));
  two = sitrep_faults_words (faults, 2);
  g_assert_cmpstr (two, ==, "format: This is missing.\nkey: This is missing.");
}

static void
test_zone (void)
{
  g_autofree char *wrong = with (", \"time\": { \"zone\": \"Europe/Atlantis\" }");
  g_autofree char *right = with (", \"time\": { \"zone\": \"Asia/Riyadh\", \"clock\": \"12h\" }");
  g_autoptr (SitrepPlaybook) playbook = read_ok (right, NULL);

  g_assert_true (playbook->twelve_hours);
  check_faults (wrong, "time.zone", "Atlantis", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playbook/shipped", test_shipped);
  g_test_add_func ("/playbook/shipped/figures", test_shipped_figures);
  g_test_add_func ("/playbook/least", test_least);
  g_test_add_func ("/playbook/not-json", test_not_json);
  g_test_add_func ("/playbook/no-object", test_no_object);
  g_test_add_func ("/playbook/empty-object", test_empty_object);
  g_test_add_func ("/playbook/no-levels", test_no_levels);
  g_test_add_func ("/playbook/unknown-names", test_unknown_names);
  g_test_add_func ("/playbook/status-milestone", test_status_milestone);
  g_test_add_func ("/playbook/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/playbook/duplicates", test_duplicates);
  g_test_add_func ("/playbook/duplicates/in-object", test_key_twice_in_object);
  g_test_add_func ("/playbook/unknown-keys", test_unknown_keys_warn);
  g_test_add_func ("/playbook/newer", test_newer_format);
  g_test_add_func ("/playbook/format", test_format_is_no_number);
  g_test_add_func ("/playbook/too-large", test_too_large);
  g_test_add_func ("/playbook/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/playbook/escapes", test_escapes);
  g_test_add_func ("/playbook/deep", test_deep);
  g_test_add_func ("/playbook/words", test_words);
  g_test_add_func ("/playbook/zone", test_zone);
  return g_test_run ();
}
