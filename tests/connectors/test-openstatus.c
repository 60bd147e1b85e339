/* test-openstatus.c - what OpenStatus is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "s3cretpart"
#define SETTINGS "{\"page\":\"17\"}"
#define STAND_SETTINGS "{\"base\":\"@/openstatus\",\"page\":\"17\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("openstatus", SECRET, SETTINGS, markdown);
}

static char *
sent (Case *c)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);

  return g_strndup (body, size);
}

static void
assert_request (Case *c, const char *what, const char *body)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *url = g_strconcat ("https://api.openstatus.dev/v1", what, NULL);
  g_autofree char *text = sent (c);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, url);
  g_assert_cmpstr (case_header (request, "x-openstatus-key"), ==, SECRET);
  g_assert_cmpstr (text, ==, body);
}

static void
test_requests (void)
{
  g_autoptr (Case) c = new_case ("**Logins** fail");

  assert_request (
    c, "/status_report",
    "{\"title\":\"Logins fail\",\"pageId\":17,\"status\":\"investigating\",\"message\":\"**Logins** fail\","
    "\"date\":\"2026-01-31T04:13:00Z\"}");
  c->delivery.first_ids = "{\"report\":\"7\"}";
  c->message->stage = SITREP_STAGE_UPDATE;
  sitrep_take_text (&c->message->page_status, "monitoring");
  assert_request (c, "/status_report_update",
                  "{\"statusReportId\":7,\"status\":\"monitoring\",\"message\":\"**Logins** fail\",\"date\":"
                  "\"2026-01-31T04:13:00Z\"}");
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *name = NULL, *text = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      name = case_sent (c, "title");
      text = case_sent (c, "message");
      assert_clean (name);
      assert_clean (text);
      g_assert_null (strchr (name, '\n'));
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true (strchr ("*_~[]`|", *p) == NULL || (p > text && p[-1] == '\\') || strstr (text, "<http") != NULL);
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *name = NULL, *text = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  name = case_sent (c, "title");
  text = case_sent (c, "message");
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 255);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 10000);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
  sitrep_take_text (&c->message->title, "Logins fail");
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("openstatus", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "a b", "spaces");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://status.shop.example", "address");
  assert_refused ("{}", "page");
  assert_refused ("{\"page\":\"https://status.shop.example\"}", "page");
  assert_refused ("{\"page\":\"17\",\"base\":\"http://status.shop.example\"}", "https://");
  assert_refused ("{\"page\":\"17\",\"base\":\"https://api.statuspage.io\"}", "Statuspage");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) opened
    = case_outcome (c, 200, "application/json", "{\"id\":7,\"statusReportUpdateIds\":[8]}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json", "{\"code\":\"BAD_REQUEST\",\"message\":\"title is not valid\"}", NULL);
  g_autoptr (SitrepOutcome) said = NULL;

  g_assert_cmpstr (opened->ids, ==, "{\"report\":\"7\"}");
  g_assert_nonnull (strstr (bad->words, "is not valid"));
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{\"id\":\"a/b\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  c->delivery.first_ids = opened->ids;
  said = case_outcome (c, 200, "application/json", "{\"id\":\"9\"}", NULL);
  g_assert_cmpstr (said->ids, ==, "{\"report\":\"7\",\"update\":\"9\"}");
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("openstatus", "goodkey", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = NULL, second = NULL, last = NULL, gone = NULL;

  first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  sitrep_take_text (&stand->c->message->page_status, "identified");
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand_next (stand, SITREP_STAGE_RESOLVE);
  sitrep_take_text (&stand->c->message->components, NULL);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 3);
  g_assert_nonnull (strstr (stand_got (stand, 2), "\"status\":\"resolved\""));
  g_assert_cmpstr (second->ids, !=, last->ids);
  stand->c->delivery.first_ids = "{\"report\":\"777\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("openstatus", "goodkey", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("openstatus", "goodkey", STAND_SETTINGS);
  g_autoptr (Stand) astray = stand_new ("openstatus", "goodkey", "{\"base\":\"@/openstatus\",\"page\":\"18\"}");
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodkey", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "oldkey", SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) nowhere = stand_ask (astray, "goodkey", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_nonnull (strstr (nowhere->todo, "page"));
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "{}",
    "[]",
    "{\"title\":\"x\",\"pageId\":\"17\",\"status\":\"resolved\",\"message\":\"x\"}",
    "{\"title\":\"x\",\"pageId\":17,\"status\":\"fixed\",\"message\":\"x\",\"date\":\"2026-01-31T04:13:00Z\"}",
  };
  static const char *const headers[] = { "x-openstatus-key", "goodkey", NULL };
  g_autoptr (Stand) stand = stand_new ("openstatus", "goodkey", STAND_SETTINGS);
  const char *path = "/openstatus/v1/status_report";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, headers, "application/json", bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, "application/json", bad[0]), ==, 401);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case ("**x** @kim");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\n**x** @kim");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/openstatus/requests", test_requests);
  g_test_add_func ("/openstatus/hostile", test_hostile);
  g_test_add_func ("/openstatus/limit", test_limit);
  g_test_add_func ("/openstatus/check", test_check);
  g_test_add_func ("/openstatus/answers", test_answers);
  g_test_add_func ("/openstatus/incident", test_incident);
  g_test_add_func ("/openstatus/corpus", test_corpus);
  g_test_add_func ("/openstatus/probe", test_probe);
  g_test_add_func ("/openstatus/fake-is-strict", test_fake_is_strict);
  g_test_add_func ("/openstatus/preview", test_preview);
  return g_test_run ();
}
