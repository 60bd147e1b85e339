/* test-playbook-check.c - what is wrong between a playbook's parts, in the words of a sentence and with its place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "playbook/sitrep-playbook-reader.h"
#include "playbook/sitrep-shape-text.h"

#include <string.h>

#define LEAST                                                                                                          \
  "{ \"format\": 1, \"key\": \"night\", \"title\": \"Night shift\","                                                   \
  "  \"measures\": [ { \"key\": \"users\", \"label\": \"Users affected\", \"unit\": \"%%\" } ],"                       \
  "  \"levels\": [ { \"key\": \"P1\", \"name\": \"High\" %s }, { \"key\": \"P2\", \"name\": \"Low\" %s } ],"           \
  "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"                                                      \
  "                  { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\", \"milestone\": \"resolved\" "  \
  "} ]"                                                                                                                \
  "  %s }"

#define PAIR "\"posts\": [ { \"key\": \"cto\", \"label\": \"CTO\" }, { \"key\": \"ceo\", \"label\": \"CEO\" } ]"

/* Whether @faults hold one at @path that says @words; @line 0 is any. */
static gboolean
says (GPtrArray *faults, const char *path, const char *words, gboolean warning)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const SitrepFault *fault = g_ptr_array_index (faults, i);

      if (strcmp (fault->path, path) == 0 && strstr (fault->reason, words) != NULL && fault->warning == warning
          && fault->line > 0)
        return TRUE;
    }
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", ((SitrepFault *) g_ptr_array_index (faults, i))->path,
                    ((SitrepFault *) g_ptr_array_index (faults, i))->reason);
  return FALSE;
}

static void
check_one (const char *first,
           const char *second,
           const char *more,
           const char *path,
           const char *words,
           gboolean warning)
{
  g_autofree char *text = g_strdup_printf (LEAST, first, second, more);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, &faults, &error);

  g_assert_nonnull (faults);
  g_assert_true (says (faults, path, words, warning));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_true ((playbook != NULL) == warning);
}

/* Liyaqa covers 20 to 50 % of the users nowhere, the generic runbook exactly 50 % of slowness. */
static void
test_bands (void)
{
  check_one (", \"bands\": [ { \"measure\": \"users\", \"above\": 50 } ]",
             ", \"bands\": [ { \"measure\": \"users\", \"below\": 20 } ]", "", "levels[0].bands[0]",
             "No level covers Users affected between 20 % and 50 %", TRUE);
  check_one (", \"bands\": [ { \"measure\": \"users\", \"above\": 50 } ]",
             ", \"bands\": [ { \"measure\": \"users\", \"below\": 50 } ]", "", "levels[0].bands[0]",
             "No level covers Users affected of exactly 50 %", TRUE);
  check_one (", \"bands\": [ { \"measure\": \"users\", \"from\": 2 } ]",
             ", \"bands\": [ { \"measure\": \"users\", \"from\": 1, \"to\": 2 } ]", "", "levels[0].bands[0]",
             "exactly 2 % belongs to both P2 and P1", TRUE);
  check_one (", \"bands\": [ { \"measure\": \"users\", \"from\": 2 } ]",
             ", \"bands\": [ { \"measure\": \"users\", \"below\": 7 } ]", "", "levels[0].bands[0]",
             "From 2 % on, Users affected belongs to both P2 and P1", TRUE);
  check_one (", \"bands\": [ { \"measure\": \"users\", \"above\": 7, \"below\": 3 } ]", "", "", "levels[0].bands[0]",
             "ends before it begins", FALSE);
  check_one (", \"bands\": [ { \"measure\": \"users\" } ]", "", "", "levels[0].bands[0]", "is needed", FALSE);
}

static void
test_bands_that_fit (void)
{
  g_autofree char *text = g_strdup_printf (LEAST, ", \"bands\": [ { \"measure\": \"users\", \"from\": 5 } ]",
                                           ", \"bands\": [ { \"measure\": \"users\", \"below\": 5 } ]", "");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, &faults, NULL);

  g_assert_nonnull (playbook);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_suggestions (void)
{
  check_one ("", "",
             ", \"roles\": [ { \"key\": \"comms-lead\", \"label\": \"Communications Lead\" } ],"
             "  \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"role\": \"comm-lead\" } ]",
             "checklist[0].role", "no “comm-lead” among the roles. Did you mean “comms-lead”?", FALSE);
  check_one (", \"colour\": \"oragne\"", "", "", "levels[0].colour", "Did you mean “orange”?", FALSE);
  check_one (", \"incident_chanel\": \"create\"", "", "", "levels[0].incident_chanel",
             "Did you mean “incident_channel”?", TRUE);
  check_one ("", "",
             ", \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"items\": ["
             "    { \"key\": \"a\", \"text\": \"A\", \"does\": \"sent:declared\" } ] } ]",
             "checklist[0].items[0].does", "Did you mean “send:”?", FALSE);
}

static void
test_deeds (void)
{
  check_one ("", "",
             ", \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"items\": ["
             "    { \"key\": \"a\", \"text\": \"A\", \"does\": \"status:gone\" } ] } ]",
             "checklist[0].items[0].does", "There is no status “gone”", FALSE);
}

/* Small things that somebody who writes a playbook from its documentation got wrong. */
static void
test_slips (void)
{
  check_one ("", "", ", \"roles\": [ { \"key\": \"the scribe\", \"label\": \"Scribe\" } ]", "roles[0].key",
             "letters, digits", FALSE);
  check_one ("", "", ", \"time\": { \"zone\": \"Europe/Zürich\" }", "time.zone", "as in Europe/Berlin", FALSE);
  check_one ("", "", ", \"time\": { \"work\": { \"holidays\": [ \"08-01\", \"2026-04-03\", \"1 August\" ] } }",
             "time.work.holidays[2]", "nor a day as in 12-25", FALSE);
  check_one ("", "",
             ", \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"items\": ["
             "    { \"key\": \"a\", \"text\": \"A\", \"watch\": { \"most\": 90 } } ] } ]",
             "checklist[0].items[0].watch", "“minutes”", FALSE);
  check_one ("", "",
             ", \"postmortem\": { \"sections\": [ { \"key\": \"s\", \"questions\": ["
             "    { \"key\": \"q\", \"label\": \"Q\", \"kind\": \"table\" } ] } ] }",
             "postmortem.sections[0].questions[0]", "Columns are needed", FALSE);
  check_one ("", "", ", \"metrics\": [ { \"key\": \"m\", \"label\": \"M\", \"kind\": \"value\" } ]", "metrics[0]",
             "No field is named", TRUE);
  check_one (", \"updates\": [ { \"audience\": \"public\", \"every\": 20 } ]", "",
             ", \"templates\": [ { \"key\": \"t\", \"title\": \"T\", \"moment\": \"update\", \"body\": \"x\" } ]",
             "levels[0].updates[0]", "this audience’s updates", TRUE);
}

/* Where a text is no JSON at all, the place is said as in any other fault. */
static void
test_no_json (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sitrep_playbook_read ("{\n  \"format\": 1, // the newest\n}", -1, NULL, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2, column"));
  g_assert_nonnull (strstr (error->message, "no comments"));
  g_assert_null (strstr (error->message, "<data>"));
}

/* Nobody can be reached through one another. */
static void
test_circle (void)
{
  g_autofree char *text = g_strdup_printf (
    LEAST, "", "",
    ", " PAIR ", \"ladders\": [ { \"key\": \"l\", \"title\": \"L\", \"steps\": ["
    "  { \"post\": \"cto\", \"through\": \"ceo\" }, { \"post\": \"ceo\", \"through\": \"cto\" } ] } ]");
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_null (sitrep_playbook_read (text, -1, &faults, NULL));
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_true (says (faults, "ladders[0].steps[0].through", "circle", FALSE));
  g_assert_true (says (faults, "ladders[0].steps[1].through", "circle", FALSE));
}

static void
test_conditions (void)
{
  static const char fix[] = ", \"decisions\": [ { \"key\": \"long\", \"text\": \"It takes long\" },"
                            "  { \"key\": \"fix\", \"text\": \"How?\", \"answers\": ["
                            "    { \"key\": \"rollback\", \"label\": \"Roll back\" } ] } ], \"checklist\": ["
                            "  { \"key\": \"g\", \"title\": \"G\", \"when\": \"rollback\" },"
                            "  { \"key\": \"h\", \"title\": \"H\", \"when\": \"long\" },"
                            "  { \"key\": \"i\", \"title\": \"I\", \"when\": \"fix\" } ]";

  /* A decision with answers is no condition itself. */
  check_one ("", "", fix, "checklist[2].when", "no “fix” among the conditions", FALSE);
}

static void
test_forms_of_texts (void)
{
  check_one ("", "", ", \"about\": { \"next_review\": \"2026-02-30\" }", "about.next_review", "not a date", FALSE);
  check_one ("", "", ", \"time\": { \"work\": { \"from\": \"0900\", \"to\": \"17:00\" } }", "time.work.from",
             "not a time of day", FALSE);
  check_one ("", "", ", \"time\": { \"work\": { \"from\": \"17:00\", \"to\": \"09:00\" } }", "time.work.to",
             "ends before", FALSE);
  check_one ("", "", ", \"time\": { \"work\": { \"days\": [ \"monday\", \"mittwoch\" ] } }", "time.work.days[1]",
             "monday, tuesday", FALSE);
  check_one ("", "", ", \"ids\": { \"zone\": \"Mars/Olympus\" }", "ids.zone", "no time zone", FALSE);
  check_one ("", "", ", \"postmortem\": { \"redact\": { \"patterns\": [ \"[0-9]{17,19}\", \"(\" ] } }",
             "postmortem.redact.patterns[1]", "no regular expression", FALSE);
  check_one ("", "", ", \"review\": { \"minutes\": 60, \"agenda\": [ { \"title\": \"Timeline\", \"minutes\": 10 } ] }",
             "review.agenda", "10 minutes, the meeting 60", TRUE);
}

/* A pattern that would take for ever is given up, soon and with an error. */
static void
test_pattern_that_blows_up (void)
{
  g_autoptr (GRegex) regex = sitrep_pattern_compile ("^(a+)+$", NULL);
  g_autofree char *text = g_strnfill (60, 'a');
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_assert_nonnull (regex);
  text[59] = 'b';
  g_assert_false (g_regex_match_full (regex, text, -1, 0, G_REGEX_MATCH_DEFAULT, NULL, &error));
  g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_MATCH);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, G_USEC_PER_SEC);
}

static void
test_two_leads (void)
{
  check_one ("", "",
             ", \"roles\": [ { \"key\": \"a\", \"label\": \"A\", \"lead\": true },"
             "               { \"key\": \"b\", \"label\": \"B\", \"lead\": true } ]",
             "roles[1].lead", "leads already", FALSE);
}

/* What version 0.1.0 wrote: read as the newest format, its bytes and hash as they were. */
static void
test_format_0 (void)
{
  static const char old[]
    = "{ \"format\": 0, \"key\": \"night\", \"title\": \"Night shift\", \"priorities\": [ \"High\" ],"
      "  \"levels\": [ { \"key\": \"P1\", \"name\": \"High\", \"meeting\": \"required\","
      "                \"postmortem\": \"optional\" } ],"
      "  \"statuses\": [ { \"key\": \"open\", \"label\": \"Open\" },"
      "                  { \"key\": \"done\", \"label\": \"Done\", \"phase\": \"resolved\", \"milestone\": "
      "\"resolved\" } ],"
      "  \"checklist\": [ { \"key\": \"g\", \"title\": \"G\", \"items\": ["
      "    { \"key\": \"watch\", \"text\": \"Watch\", \"watch\": 30 } ] } ] }";
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (old, -1, &faults, NULL);
  const SitrepLevel *level;

  g_assert_nonnull (playbook);
  g_assert_cmpuint (faults->len, ==, 0);
  level = sitrep_playbook_level (playbook, "P1");
  g_assert_cmpint (level->meeting.need, ==, SITREP_NEED_REQUIRED);
  g_assert_cmpint (level->postmortem.need, ==, SITREP_NEED_OPTIONAL);
  g_assert_cmpuint (sitrep_playbook_item (playbook, "watch")->watch.minutes, ==, 30);
  g_assert_cmpstr (playbook->actions.priorities[0], ==, "High");
  g_assert_cmpstr (playbook->text, ==, old);
}

static void
test_nearest (void)
{
  static const char *const roles[] = { "lead", "comms-lead", "scribe", NULL };

  g_assert_cmpstr (sitrep_text_nearest ("comm-lead", roles), ==, "comms-lead");
  g_assert_cmpstr (sitrep_text_nearest ("scirbe", roles), ==, "scribe");
  g_assert_cmpstr (sitrep_text_nearest ("comms", roles), ==, "comms-lead");
  g_assert_null (sitrep_text_nearest ("database", roles));
  g_assert_null (sitrep_text_nearest ("", roles));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playbook-check/bands", test_bands);
  g_test_add_func ("/playbook-check/bands/fit", test_bands_that_fit);
  g_test_add_func ("/playbook-check/suggestions", test_suggestions);
  g_test_add_func ("/playbook-check/deeds", test_deeds);
  g_test_add_func ("/playbook-check/slips", test_slips);
  g_test_add_func ("/playbook-check/no-json", test_no_json);
  g_test_add_func ("/playbook-check/circle", test_circle);
  g_test_add_func ("/playbook-check/conditions", test_conditions);
  g_test_add_func ("/playbook-check/forms-of-texts", test_forms_of_texts);
  g_test_add_func ("/playbook-check/pattern-that-blows-up", test_pattern_that_blows_up);
  g_test_add_func ("/playbook-check/two-leads", test_two_leads);
  g_test_add_func ("/playbook-check/format-0", test_format_0);
  g_test_add_func ("/playbook-check/nearest", test_nearest);
  return g_test_run ();
}
