/* test-advisor.c - the levels that three processes' own questions propose
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "playbook/sitrep-advisor.h"
#include "playbook/sitrep-measure.h"
#include "playbook/sitrep-playbook-reader.h"

#include <locale.h>
#include <string.h>

#define PLAYBOOK(key, measures, levels, triage)                                                                        \
  "{ 'format': 1, 'key': '" key "', 'title': '" key "', 'measures': [" measures "], 'levels': [" levels "],"           \
  "  'statuses': [ { 'key': 'open', 'label': 'Open' },"                                                                \
  "                { 'key': 'done', 'label': 'Resolved', 'phase': 'resolved' } ], 'triage': [" triage "] }"

/* Four questions of assessment; shares by answers, and by figures with a gap from 20 to 50. */
static const char liyaqa_text[] = PLAYBOOK (
  "liyaqa",
  "{ 'key': 'share', 'label': 'Users affected', 'unit': '%' }",
  "{ 'key': 'SEV-1', 'name': 'Critical' },"
  "{ 'key': 'SEV-2', 'name': 'High', 'bands': [ { 'measure': 'share', 'above': 50 } ] },"
  "{ 'key': 'SEV-3', 'name': 'Medium', 'bands': [ { 'measure': 'share', 'below': 20, 'note': 'some functions' } ] },"
  "{ 'key': 'SEV-4', 'name': 'Low' }",
  "{ 'key': 'users', 'text': 'How many users are affected?', 'answers': ["
  "  { 'key': 'all', 'text': 'All', 'level': 'SEV-1' }, { 'key': 'most', 'text': '> 50 %', 'level': 'SEV-2' },"
  "  { 'key': 'few', 'text': '< 20 %', 'level': 'SEV-3' }, { 'key': 'one', 'text': 'One', 'level': 'SEV-4' } ] },"
  "{ 'key': 'function', 'text': 'Is it a critical function?', 'answers': ["
  "  { 'key': 'critical', 'text': 'Yes', 'level': 'SEV-1' }, { 'key': 'not', 'text': 'No' } ] },"
  "{ 'key': 'data', 'text': 'Data at risk', 'answers': ["
  "  { 'key': 'loss', 'text': 'Lost, corrupt or leaked', 'level': 'SEV-1' },"
  "  { 'key': 'doubt', 'text': 'In doubt', 'level': 'SEV-2' }, { 'key': 'safe', 'text': 'Safe' } ] },"
  "{ 'key': 'revenue', 'text': 'Is revenue affected?', 'answers': ["
  "  { 'key': 'yes', 'text': 'Yes', 'level': 'SEV-2' }, { 'key': 'no', 'text': 'No' } ] },"
  "{ 'key': 'share', 'text': 'Which share of users?', 'measure': 'share' }");

/* Error rates that touch: 2 and 5 belong to two levels. */
static const char treebeard_text[]
  = PLAYBOOK ("treebeard",
              "{ 'key': 'errors', 'label': 'Error rate', 'unit': '%' }",
              "{ 'key': 'P0', 'name': 'Critical', 'bands': [ { 'measure': 'errors', 'above': 5 } ] },"
              "{ 'key': 'P1', 'name': 'High', 'bands': [ { 'measure': 'errors', 'from': 2, 'to': 5 } ] },"
              "{ 'key': 'P2', 'name': 'Medium', 'bands': [ { 'measure': 'errors', 'from': 1, 'to': 2 } ] },"
              "{ 'key': 'P3', 'name': 'Low', 'bands': [ { 'measure': 'errors', 'below': 1 } ] }",
              "{ 'key': 'errors', 'text': 'How many requests fail?', 'measure': 'errors' }");

/* Exactly 50 is in no level. */
static const char generic_text[]
  = PLAYBOOK ("generic",
              "{ 'key': 'slower', 'label': 'Slowdown', 'unit': '%' }, { 'key': 'p95', 'label': 'P95', 'unit': 'ms' }",
              "{ 'key': 'SEV1', 'name': 'Critical' },"
              "{ 'key': 'SEV2', 'name': 'High', 'bands': [ { 'measure': 'slower', 'above': 50 } ] },"
              "{ 'key': 'SEV3', 'name': 'Medium', 'bands': [ { 'measure': 'slower', 'below': 50 } ] }",
              "{ 'key': 'slower', 'text': 'How much slower is it?', 'measure': 'slower' }");

static SitrepPlaybook *
read_playbook (const char *quoted)
{
  g_autofree char *text = g_strdelimit (g_strdup (quoted), "'", '"');
  g_autoptr (GError) error = NULL;
  SitrepPlaybook *playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_no_error (error);
  return playbook;
}

/* @answers: as in “users=all data=loss”. */
static SitrepAdvice *
advise (SitrepPlaybook *playbook, const char *answers)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) pairs = g_strsplit (answers, "|", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      g_hash_table_insert (table, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  return sitrep_advise (playbook, table);
}

typedef struct
{
  const char *answers, *level, *reasons;
} Case;

static void
check_cases (const char *text, const Case *cases, gsize n)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook (text);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (SitrepAdvice) advice = advise (playbook, cases[i].answers);
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint j = 0; j < advice->reasons->len; j++)
        g_string_append_printf (words, "%s%s", j > 0 ? "; " : "",
                                ((SitrepReason *) g_ptr_array_index (advice->reasons, j))->words);
      g_assert_cmpstr (advice->level != NULL ? advice->level->key : NULL, ==, cases[i].level);
      g_assert_cmpstr (words->str, ==, cases[i].reasons);
    }
}

static void
test_answers (void)
{
  static const Case cases[] = {
    { "users=all", "SEV-1", "How many users are affected? All → SEV-1" },
    { "users=one", "SEV-4", "How many users are affected? One → SEV-4" },
    { "users=few|revenue=yes", "SEV-2",
      "Is revenue affected? Yes → SEV-2; How many users are affected? < 20 % → SEV-3" },
    { "users=one|function=not|data=loss|revenue=no", "SEV-1",
      "Data at risk: Lost, corrupt or leaked → SEV-1; How many users are affected? One → SEV-4; "
      "Is it a critical function? No; Is revenue affected? No" },
    { "function=not|data=safe", NULL, "Is it a critical function? No; Data at risk: Safe" },
    { "users=nobody|weather=bad", NULL, "" },
  };

  check_cases (liyaqa_text, cases, G_N_ELEMENTS (cases));
}

static void
test_shares (void)
{
  static const Case cases[] = {
    { "share=51", "SEV-2", "Users affected above 50 % → SEV-2" },
    { "share=50 %", NULL, "Users affected from 20 % to 50 %: in no level’s band" },
    { "share=20", NULL, "Users affected from 20 % to 50 %: in no level’s band" },
    { "share=19,9", "SEV-3", "Users affected below 20 %, some functions → SEV-3" },
    { "share=30|revenue=yes", "SEV-2",
      "Is revenue affected? Yes → SEV-2; Users affected from 20 % to 50 %: in no level’s band" },
    { "share=many", NULL, "" },
  };

  check_cases (liyaqa_text, cases, G_N_ELEMENTS (cases));
}

/* Where a figure belongs to two levels, the worse one counts. */
static void
test_rates (void)
{
  static const Case cases[] = {
    { "errors=7", "P0", "Error rate above 5 % → P0" },         { "errors=5.01 %", "P0", "Error rate above 5 % → P0" },
    { "errors=5", "P1", "Error rate from 2 % to 5 % → P1" },   { "errors=2", "P1", "Error rate from 2 % to 5 % → P1" },
    { "errors=1,5", "P2", "Error rate from 1 % to 2 % → P2" }, { "errors=1", "P2", "Error rate from 1 % to 2 % → P2" },
    { "errors=0", "P3", "Error rate below 1 % → P3" },
  };

  check_cases (treebeard_text, cases, G_N_ELEMENTS (cases));
}

static void
test_slower (void)
{
  static const Case cases[] = {
    { "slower=50", NULL, "Slowdown exactly 50 %: in no level’s band" },
    { "slower=50.5", "SEV2", "Slowdown above 50 % → SEV2" },
    { "slower=49", "SEV3", "Slowdown below 50 % → SEV3" },
  };

  check_cases (generic_text, cases, G_N_ELEMENTS (cases));
}

/* What enters the record names the figure, too. */
static void
test_record (void)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook (liyaqa_text);
  g_autoptr (SitrepAdvice) high = advise (playbook, "share=62,5");
  g_autoptr (SitrepAdvice) gap = advise (playbook, "share=30");

  g_assert_cmpstr (((SitrepReason *) g_ptr_array_index (high->reasons, 0))->record, ==,
                   "Users affected 62.5 %, above 50 % → SEV-2");
  g_assert_cmpstr (((SitrepReason *) g_ptr_array_index (gap->reasons, 0))->record, ==,
                   "Users affected 30 %, from 20 % to 50 %: in no level’s band");
}

static void
test_figures (void)
{
  static const struct
  {
    const char *measure, *text;
    double figure;
  } good[] = {
    { "slower", "5", 5 },       { "slower", " 5,5 ", 5.5 },      { "slower", "5.5 %", 5.5 },
    { "slower", "5%", 5 },      { "slower", "150", 150 },        { "slower", "0.125", .125 },
    { "p95", "5000 ms", 5000 }, { "p95", "5000MS", 5000 },       { "p95", "5 000 ms", 5000 },
    { "slower", "٥٫٥ ٪", 5.5 }, { "p95", "12\u202f000", 12000 }, { "p95", "5.0000", 5 },
  };
  static const struct
  {
    const char *measure, *text, *words;
  } bad[] = {
    { "slower", "many", "“many” is no figure. Examples: 5 %, 5.5 %." },
    { "slower", "", "no figure" },
    { "slower", "-3", "no figure" },
    { "slower", "5 %%", "no figure" },
    { "slower", "5 6", "no figure" },
    { "slower", "1e3", "no figure" },
    { "slower", "nan", "no figure" },
    { "slower", "9999999999999999", "no figure" },
    { "slower", "caf\xe9", "no figure" },
    { "p95", "5 s", "“5 s” is no figure. Examples: 5 ms, 5.5 ms." },
    { "p95", "5,000 ms", "“5,000” can be read in two ways. Write 5000 or 5.0000." },
    { "p95", "1.234.567", "no figure" },
  };
  g_autoptr (SitrepPlaybook) playbook = read_playbook (generic_text);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      double figure = -1;

      g_assert_true (
        sitrep_measure_read (sitrep_playbook_measure (playbook, good[i].measure), good[i].text, &figure, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat (figure, ==, good[i].figure);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      double figure = -1;

      g_assert_false (
        sitrep_measure_read (sitrep_playbook_measure (playbook, bad[i].measure), bad[i].text, &figure, &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strstr (error->message, bad[i].words) == NULL)
        g_error ("“%s” is not in “%s”", bad[i].words, error->message);
    }
}

static void
test_check (void)
{
  g_autoptr (SitrepPlaybook) playbook = read_playbook (liyaqa_text);
  static const char *const bad[][3] = {
    { "weather", "bad", "The process has no triage question “weather”." },
    { "users", "nobody", "“nobody” is no answer to “How many users are affected?”." },
    { "share", "many", "“many” is no figure." },
  };

  g_assert_true (sitrep_advisor_check (playbook, "users", "all", NULL));
  g_assert_true (sitrep_advisor_check (playbook, "share", "5,5 %", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sitrep_advisor_check (playbook, bad[i][0], bad[i][1], &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, bad[i][2]));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advisor/answers", test_answers);
  g_test_add_func ("/advisor/shares", test_shares);
  g_test_add_func ("/advisor/rates", test_rates);
  g_test_add_func ("/advisor/slower", test_slower);
  g_test_add_func ("/advisor/record", test_record);
  g_test_add_func ("/advisor/figures", test_figures);
  g_test_add_func ("/advisor/check", test_check);
  return g_test_run ();
}
