/* test-faults.c - what every status means for every service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-http.h"
#include "common.h"

#include <string.h>

static Case *
new_case (guint i)
{
  static const char *const cases[][3] = {
    { "discord", "https://discord.com/api/webhooks/1/s3cretpart", NULL },
    { "slack", "https://hooks.slack.com/services/T/B/s3cretpart", NULL },
    { "statuspage", "s3cretpart", "{\"page\":\"a\"}" },
  };

  return i < G_N_ELEMENTS (cases) ? case_new (cases[i][0], cases[i][1], cases[i][2], "x") : NULL;
}

static void
test_table (void)
{
  static const struct
  {
    guint status;
    SitrepOutcomeKind kind;
  } table[] = {
    { 0, SITREP_OUTCOME_UNKNOWN },    { 100, SITREP_OUTCOME_UNKNOWN },  { 200, SITREP_OUTCOME_UNKNOWN },
    { 301, SITREP_OUTCOME_STOP },     { 302, SITREP_OUTCOME_STOP },     { 308, SITREP_OUTCOME_STOP },
    { 400, SITREP_OUTCOME_REJECTED }, { 401, SITREP_OUTCOME_STOP },     { 403, SITREP_OUTCOME_STOP },
    { 404, SITREP_OUTCOME_STOP },     { 408, SITREP_OUTCOME_RETRY },    { 410, SITREP_OUTCOME_STOP },
    { 413, SITREP_OUTCOME_REJECTED }, { 422, SITREP_OUTCOME_REJECTED }, { 429, SITREP_OUTCOME_RETRY },
    { 500, SITREP_OUTCOME_RETRY },    { 502, SITREP_OUTCOME_RETRY },    { 503, SITREP_OUTCOME_RETRY },
    { 504, SITREP_OUTCOME_RETRY },    { 600, SITREP_OUTCOME_UNKNOWN },
  };

  for (guint service = 0; service < 3; service++)
    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      {
        g_autoptr (Case) c = new_case (service);
        g_autoptr (SitrepOutcome) outcome
          = case_outcome (c, table[i].status, "text/html", "<html>s3cretpart</html>", NULL);

        if (outcome->kind != table[i].kind)
          g_error ("%s: %u is %d", c->connector->key, table[i].status, outcome->kind);
      }
}

static void
test_generic (void)
{
  const SitrepAnswerView done = { .status = 204 };
  const SitrepAnswerView rejected = { .status = 400, .content_type = "text/plain", .body = "token abc" };
  g_autoptr (SitrepOutcome) first = sitrep_outcome_from_http (&done);
  g_autoptr (SitrepOutcome) second = sitrep_outcome_from_http (&rejected);

  g_assert_cmpint (first->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (second->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_null (strstr (second->words, "abc"));
}

#define DATE "Sat, 31 Jan 2026 10:00:00 GMT"

static void
test_waits (void)
{
  static const struct
  {
    const char *value, *date;
    double after;
  } waits[] = {
    { "30", NULL, 30 },
    { "2.5", NULL, 2.5 },
    { "0", NULL, 1 },
    { "0.001", NULL, 1 },
    { "86400", NULL, 3600 },
    { "1e300", NULL, 3600 },
    { "-5", NULL, 0 },
    { "nan", NULL, 0 },
    { "inf", NULL, 0 },
    { "1e999", NULL, 0 },
    { "", NULL, 0 },
    { "soon", NULL, 0 },
    { "5 apples", NULL, 0 },
    { "Sat, 31 Jan 2026 10:01:00 GMT", DATE, 60 },
    { "Sat, 31 Jan 2026 23:00:00 GMT", DATE, 3600 },
    { "Sat, 31 Jan 2026 09:00:00 GMT", DATE, 0 },
    { "Sat, 31 Jan 2026 10:01:00 GMT", NULL, 0 },
    { "Sat, 31 Jan 2026 10:01:00 GMT", "yesterday", 0 },
  };

  for (guint service = 0; service < 3; service++)
    for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
      {
        const char *headers[]
          = { "Retry-After", waits[i].value, waits[i].date != NULL ? "Date" : NULL, waits[i].date, NULL };
        g_autoptr (Case) c = new_case (service);
        g_autoptr (SitrepOutcome) outcome = case_outcome (c, 429, "application/json", "{}", headers);

        g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_RETRY);
        g_assert_cmpfloat_with_epsilon (outcome->after, waits[i].after, 0.0001);
      }
}

static void
test_other_waits (void)
{
  g_autoptr (Case) c = new_case (0);
  g_autoptr (SitrepOutcome) reset
    = case_outcome (c, 429, NULL, "", (const char *const[]) { "X-RateLimit-Reset-After", "7.25", NULL });
  g_autoptr (SitrepOutcome) longest = case_outcome (c, 429, "application/json", "{\"retry_after\": 12}",
                                                    (const char *const[]) { "Retry-After", "3", NULL });
  g_autoptr (SitrepOutcome) odd = case_outcome (c, 429, "application/json", "{\"retry_after\": \"12\"}", NULL);
  g_autoptr (SitrepOutcome) negative = case_outcome (c, 429, "application/json", "{\"retry_after\": -1.5}", NULL);
  g_autoptr (SitrepOutcome) unavailable
    = case_outcome (c, 503, NULL, "", (const char *const[]) { "Retry-After", "120", NULL });

  g_assert_cmpfloat (reset->after, ==, 7.25);
  g_assert_cmpfloat (longest->after, ==, 12);
  g_assert_cmpfloat (odd->after, ==, 0);
  g_assert_cmpfloat (negative->after, ==, 0);
  g_assert_cmpfloat (unavailable->after, ==, 120);
}

/* Whatever is answered, an outcome comes of it. */
static void
test_junk (void)
{
  static const char *const pieces[]
    = { "{",    "}",     "[",     "]",    "\"id\"", ":",  ",",  "\"message\"", "\"error\"", "\"errors\"",
        "null", "1e999", "\"x\"", "true", "-1",     "\\", "ok", "\n",          "é",         "\"retry_after\"" };
  static const char *const types[] = { "application/json", "text/plain", "text/html", NULL };
  static const guint statuses[] = { 0, 200, 201, 204, 302, 400, 404, 420, 422, 429, 500 };

  for (guint seed = 0; seed < 5000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (Case) c = new_case (seed % 3);
      g_autoptr (SitrepOutcome) outcome = NULL;

      for (int n = g_rand_int_range (rand, 0, 20); n > 0; n--)
        g_string_append (body, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      outcome = case_outcome (c, statuses[g_rand_int_range (rand, 0, G_N_ELEMENTS (statuses))],
                              types[g_rand_int_range (rand, 0, 4)], seed % 50 ? body->str : NULL, NULL);
      g_assert_cmpint (outcome->after, >=, 0);
    }
}

static void
test_deep_junk (void)
{
  g_autofree char *deep = g_strnfill (500000, '[');
  g_autoptr (Case) c = new_case (0);
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, 400, "application/json", deep, NULL);

  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_REJECTED);
}

static void
test_words_are_short (void)
{
  g_autofree char *said = g_strnfill (5000, 'x');
  g_autoptr (Case) c = new_case (1);
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, 400, "text/plain", said, NULL);

  g_assert_cmpint (g_utf8_strlen (outcome->words, -1), <, 260);
}

static void
test_errors (void)
{
  static const struct
  {
    int code;
    SitrepOutcomeKind kind;
  } codes[] = {
    { SITREP_HTTP_ERROR_NOT_SENT, SITREP_OUTCOME_RETRY },
    { SITREP_HTTP_ERROR_NO_ANSWER, SITREP_OUTCOME_UNKNOWN },
    { SITREP_HTTP_ERROR_CERTIFICATE, SITREP_OUTCOME_STOP },
    { SITREP_HTTP_ERROR_INVALID, SITREP_OUTCOME_STOP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (SITREP_HTTP_ERROR, codes[i].code, "cause");
      g_autoptr (SitrepOutcome) outcome = sitrep_outcome_from_error (error);

      g_assert_cmpint (outcome->kind, ==, codes[i].kind);
      g_assert_nonnull (outcome->words);
      g_assert_nonnull (outcome->todo);
    }
}

static void
test_table_of_connectors (void)
{
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    {
      guint secrets = 0;

      for (const SitrepSetting *setting = (*all)->settings; setting->key != NULL; setting++)
        secrets += setting->secret ? 1 : 0;
      g_assert_cmpuint (secrets, ==, 1);
      g_assert_true (sitrep_connector_find ((*all)->key) == *all);
    }
  g_assert_null (sitrep_connector_find ("carrier-pigeon"));
  g_assert_null (sitrep_connector_find (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/table", test_table);
  g_test_add_func ("/faults/generic", test_generic);
  g_test_add_func ("/faults/waits", test_waits);
  g_test_add_func ("/faults/other-waits", test_other_waits);
  g_test_add_func ("/faults/junk", test_junk);
  g_test_add_func ("/faults/deep-junk", test_deep_junk);
  g_test_add_func ("/faults/words-are-short", test_words_are_short);
  g_test_add_func ("/faults/errors", test_errors);
  g_test_add_func ("/faults/connectors", test_table_of_connectors);
  return g_test_run ();
}
