/* test-faults.c - what every status means for every service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-http.h"
#include "common.h"

#include <string.h>

/* @plain: whatever comes with a 200, the message has arrived. */
static const struct
{
  const char *service, *secret, *settings;
  gboolean plain;
} cases[] = {
  { "discord", "https://discord.com/api/webhooks/1/s3cretpart", NULL },
  { "slack", "https://hooks.slack.com/services/T/B/s3cretpart", NULL },
  { "statuspage", "s3cretpart", "{\"page\":\"a\"}" },
  { "teams", "https://x.environment.api.powerplatform.com/workflows/1/invoke?sig=s3cretpart", NULL },
  { "cachet3", "s3cretpart", "{\"base\":\"https://status.shop.example\"}" },
  { "cachet2", "s3cretpart", "{\"base\":\"https://status.shop.example\"}" },
  { "instatus", "s3cretpart", "{\"page\":\"shop\"}" },
  { "betterstack", "s3cretpart", "{\"page\":\"17\"}" },
  { "openstatus", "s3cretpart", "{\"page\":\"17\"}" },
  { "github", "s3cretpart", "{\"repository\":\"shop/incidents\"}" },
  { "cstate", "s3cretpart", "{\"repository\":\"shop/status\"}" },
  { "upptime", "s3cretpart", "{\"repository\":\"shop/status\"}" },
  { "gitlab", "s3cretpart", "{\"project\":\"shop/incidents\"}" },
  { "jira", "s3cretpart",
    "{\"base\":\"https://shop.atlassian.net\",\"user\":\"desk@shop.example\",\"project\":\"SHOP\"}" },
  { "webhook", "{\"url\":\"https://shop.example/s3cretpart\"}", NULL, TRUE },
  { "pagerduty", "R01234567890ABCDEFs3cretpart3456", NULL },
  { "slack-bot", "xoxb-s3cretpart", "{\"channel\":\"#incidents\"}" },
  { "zulip", "s3cretpart",
    "{\"base\":\"https://shop.zulipchat.com\",\"user\":\"a@b.example\",\"stream\":\"incidents\"}" },
  { "matrix", "s3cretpart", "{\"base\":\"https://matrix.shop.example\",\"room\":\"!a:shop.example\"}" },
  { "ntfy", "{\"topic\":\"s3cretpart\"}", NULL },
  { "google-chat", "https://chat.googleapis.com/v1/spaces/A/messages?key=s3cretpart&token=s3cretpart", NULL },
  { "rocketchat", "https://chat.shop.example/hooks/a/s3cretpart", NULL },
  { "rocketchat-bot", "s3cretpart", "{\"base\":\"https://chat.shop.example\",\"room\":\"GENERAL\",\"user\":\"u1\"}" },
  { "goalert", "s3cretpart", "{\"base\":\"https://goalert.shop.example\"}" },
  { "mattermost", "https://chat.shop.example/hooks/s3cretpart", NULL },
  { "mattermost-bot", "s3cretpart",
    "{\"base\":\"https://chat.shop.example\",\"channel\":\"channel0incidents000000000\"}" },
};

static Case *
new_case (guint i)
{
  return case_new (cases[i].service, cases[i].secret, cases[i].settings, "x");
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

  for (guint service = 0; service < G_N_ELEMENTS (cases); service++)
    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      {
        g_autoptr (Case) c = new_case (service);
        g_autoptr (SitrepOutcome) outcome
          = case_outcome (c, table[i].status, "text/html", "<html>s3cretpart</html>", NULL);

        if (table[i].status == 200 && cases[service].plain)
          g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_DONE);
        else if (outcome->kind != table[i].kind)
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

  for (guint service = 0; service < G_N_ELEMENTS (cases); service++)
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
      g_autoptr (Case) c = new_case (seed % G_N_ELEMENTS (cases));
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
assert_settings (const SitrepConnector *connector)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint secrets = 0;

  for (const SitrepSetting *setting = connector->settings; setting->key != NULL; setting++)
    {
      secrets += setting->secret ? 1 : 0;
      g_assert_true (g_hash_table_add (keys, (gpointer) setting->key));
      g_assert_nonnull (setting->label);
    }
  g_assert_cmpuint (sitrep_connector_secrets (connector), ==, secrets);
  g_assert_true (secrets > 0 || connector->request == NULL);
}

static void
test_table_of_connectors (void)
{
  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    {
      assert_settings (*all);
      g_assert_true (sitrep_connector_find ((*all)->key) == *all);
      g_assert_true (((*all)->request == NULL) == g_str_equal ((*all)->kind, "by-hand"));
      g_assert_true ((*all)->uri == NULL || (*all)->request == NULL);
      g_assert_true (((*all)->request == NULL) == ((*all)->outcome == NULL));
      g_assert_true (((*all)->orders != 0) == ((*all)->order != NULL));
      g_assert_true (((*all)->order == NULL) == ((*all)->ordered == NULL));
      g_assert_true (((*all)->list == NULL) == ((*all)->listed == NULL));
    }
  g_assert_null (sitrep_connector_find ("carrier-pigeon"));
  g_assert_null (sitrep_connector_find (NULL));
}

static void
test_several_secrets (void)
{
  g_autofree char *one = sitrep_secret_put (NULL, "url", "https://shop.example/hook/s3cretpart");
  g_autofree char *two = sitrep_secret_put (one, "key", "whsec_\"odd\"");
  g_autofree char *none = sitrep_secret_put (two, "key", "");
  g_autofree char *url = sitrep_secret_get (two, "url"), *key = sitrep_secret_get (two, "key");
  g_autofree char *absent = sitrep_secret_get (one, "key"), *plain = sitrep_secret_get ("https://x", "url");

  g_assert_cmpstr (url, ==, "https://shop.example/hook/s3cretpart");
  g_assert_cmpstr (key, ==, "whsec_\"odd\"");
  g_assert_cmpstr (none, ==, one);
  g_assert_cmpstr (absent, ==, "");
  g_assert_cmpstr (plain, ==, "");
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
  g_test_add_func ("/faults/several-secrets", test_several_secrets);
  g_test_add_func ("/faults/connectors", test_table_of_connectors);
  return g_test_run ();
}
