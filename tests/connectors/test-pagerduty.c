/* test-pagerduty.c - what PagerDuty is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "fake-services.h"

#include <string.h>

#define SECRET "R01234567890ABCDEFs3cretpart3456"
#define INCIDENT "0197b1a2-0000-7000-8000-00000000000a"

static Case *
new_case (const char *settings, const char *markdown)
{
  Case *c = case_new ("pagerduty", SECRET, settings, markdown);

  sitrep_take_text (&c->message->incident, INCIDENT);
  return c;
}

static char *
body_text (Case *c)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);

  return g_strndup (body, size);
}

static void
test_trigger (void)
{
  g_autoptr (Case) c = new_case (NULL, "**Half** of the members cannot log in");
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *body = NULL;

  c->message->severity = SITREP_SEVERITY_MAJOR;
  request = case_request (c);
  body = body_text (c);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://events.pagerduty.com/v2/enqueue");
  g_assert_null (case_header (request, "Authorization"));
  g_assert_cmpstr (body, ==,
                   "{\"routing_key\":\"" SECRET "\",\"event_action\":\"trigger\",\"dedup_key\":\"" INCIDENT "\","
                   "\"client\":\"Sitrep\",\"payload\":{\"summary\":\"Logins fail\",\"source\":\"Sitrep\","
                   "\"severity\":\"error\",\"timestamp\":\"2026-01-31T04:13:00Z\","
                   "\"custom_details\":{\"text\":\"Half of the members cannot log in\"}}}");
}

static void
test_ends (void)
{
  g_autoptr (Case) c = new_case ("{\"base\":\"https://events.eu.pagerduty.com/\"}", "Kim looks into it");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *acknowledged = NULL, *updated = NULL, *resolved = NULL;

  g_assert_cmpstr (request->url, ==, "https://events.eu.pagerduty.com/v2/enqueue");
  c->message->stage = SITREP_STAGE_UPDATE;
  sitrep_take_text (&c->message->moment, "acknowledged");
  acknowledged = body_text (c);
  sitrep_take_text (&c->message->moment, "update");
  updated = case_sent (c, "event_action");
  c->message->stage = SITREP_STAGE_RESOLVE;
  resolved = body_text (c);
  g_assert_cmpstr (acknowledged, ==,
                   "{\"routing_key\":\"" SECRET "\",\"event_action\":\"acknowledge\",\"dedup_key\":\"" INCIDENT "\"}");
  g_assert_cmpstr (updated, ==, "trigger");
  g_assert_cmpstr (resolved, ==,
                   "{\"routing_key\":\"" SECRET "\",\"event_action\":\"resolve\",\"dedup_key\":\"" INCIDENT "\"}");
  g_assert_true (c->connector->ends_only && c->connector->knows_doubles);
}

static void
test_severity (void)
{
  static const char *const words[] = { "critical", "error", "warning", "info" };
  g_autoptr (Case) c = new_case (NULL, "x");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (JsonNode) body = NULL;

      c->message->severity = (SitrepSeverity) i;
      body = case_body (c);
      g_assert_cmpstr (json_object_get_string_member (
                         json_object_get_object_member (json_node_get_object (body), "payload"), "severity"),
                       ==, words[i]);
    }
}

static char *
summary_of (Case *c)
{
  g_autoptr (JsonNode) body = case_body (c);

  return g_strdup (
    json_object_get_string_member (json_object_get_object_member (json_node_get_object (body), "payload"), "summary"));
}

static void
test_limits (void)
{
  g_autofree char *value = g_strnfill (100000, '"');
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autofree char *summary = NULL, *from_text = NULL, *body = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  summary = summary_of (c);
  body = body_text (c);
  g_assert_cmpint (g_utf8_strlen (summary, -1), ==, 1024);
  g_assert_cmpuint (strlen (body), <, 30000);
  sitrep_take_text (&c->message->title, " ");
  case_set_text (c, "Logins fail\nfor half of the members");
  from_text = summary_of (c);
  g_assert_cmpstr (from_text, ==, "Logins fail for half of the members");
  case_set_text (c, "");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autoptr (Case) open = new_case ("{\"base\":\"http://events.example\"}", "x");
  g_autoptr (Case) other = new_case ("{\"base\":\"https://api.opsgenie.com\"}", "x");

  g_assert_true (c->connector->check (c->destination, " " SECRET "\n", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "https://events.pagerduty.com/integration/x/enqueue", "address");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "R0123456789 ABCDEF0123456789ABCD", "spaces");
  case_refuses (c, "u+abcdefghijklmnopqr", "spaces");
  case_refuses (c, "y_NbAkKc66ryYTWUXYEu", "letters");
  case_refuses (c, "NbAkKc66ryYTWUXYEuXX", "32");
  case_refuses (open, SECRET, "https://");
  case_refuses (other, SECRET, "Opsgenie");
}

static SitrepOutcome *
answer (guint status, const char *type, const char *body)
{
  g_autoptr (Case) c = new_case (NULL, "x");

  return case_outcome (c, status, type, body, NULL);
}

#define JSON "application/json"

static void
test_answers (void)
{
  g_autoptr (SitrepOutcome) done = answer (202, JSON, "{\"status\":\"success\",\"dedup_key\":\"" INCIDENT "\"}");
  g_autoptr (SitrepOutcome) odd = answer (200, "text/html", "<html>");
  g_autoptr (SitrepOutcome) bad
    = answer (400, JSON, "{\"message\":\"Event object is invalid\",\"errors\":[\"'payload.summary' is missing\"]}");
  g_autoptr (SitrepOutcome) key = answer (
    400, JSON, "{\"message\":\"Event object is invalid\",\"errors\":[\"Length of 'routing_key' is incorrect\"]}");
  g_autoptr (SitrepOutcome) fast = answer (429, JSON, "{}");
  g_autoptr (SitrepOutcome) broken = answer (503, JSON, "{}");

  g_assert_cmpint (done->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (done->ids, ==, "{\"dedup_key\":\"" INCIDENT "\"}");
  g_assert_cmpint (odd->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "payload.summary"));
  g_assert_cmpint (key->kind, ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (fast->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpint (broken->kind, ==, SITREP_OUTCOME_RETRY);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case (NULL, "**x**");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\nx");
}

/* --- against the strict server --- */

typedef struct
{
  FakeServices *services;
  Case *c;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *base = NULL, *settings = NULL;

  self->services = fake_services_new (NULL);
  base = fake_services_url (self->services, "/pagerduty");
  settings = g_strdup_printf ("{\"base\":\"%s\"}", base);
  self->c = new_case (settings, "Logins fail");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  case_free (self->c);
  fake_services_free (self->services);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
assert_delivered (Fixture *self)
{
  g_autoptr (SitrepOutcome) outcome = case_deliver (self->c);

  if (outcome->kind != SITREP_OUTCOME_DONE)
    g_error ("kind %d: %s", outcome->kind, outcome->words);
}

/* The alert that was opened is the one that is acknowledged and closed: all three are accepted. */
static void
test_alert (Fixture *self, gconstpointer data)
{
  assert_delivered (self);
  self->c->message->stage = SITREP_STAGE_UPDATE;
  sitrep_take_text (&self->c->message->moment, "acknowledged");
  assert_delivered (self);
  self->c->message->stage = SITREP_STAGE_RESOLVE;
  assert_delivered (self);
  g_assert_cmpuint (fake_services_count (self->services), ==, 3);
  /* It is closed already: dropped there. */
  assert_delivered (self);
  g_assert_cmpuint (fake_services_count (self->services), ==, 3);
}

static void
test_corpus (Fixture *self, gconstpointer data)
{
  guint n = 0;

  for (; hostile[n] != NULL; n++)
    {
      sitrep_take_text (&self->c->message->title, hostile[n]);
      case_set_text (self->c, hostile[n]);
      assert_delivered (self);
      g_assert_null (strstr (fake_services_get (self->services, n), "\u202e"));
      g_assert_null (strstr (fake_services_get (self->services, n), "\\u00"));
    }
  g_assert_cmpuint (fake_services_count (self->services), ==, n);
}

static void
test_fake_is_strict (Fixture *self, gconstpointer data)
{
  static const char *const bad[] = {
    "[]",
    "{\"routing_key\":\"short\",\"event_action\":\"resolve\",\"dedup_key\":\"x\"}",
    "{\"routing_key\":\"" SECRET "\",\"event_action\":\"open\",\"dedup_key\":\"x\"}",
    "{\"routing_key\":\"" SECRET "\",\"event_action\":\"resolve\"}",
    "{\"routing_key\":\"" SECRET "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"x\",\"source\":\"x\","
    "\"severity\":\"major\"}}",
  };
  g_autofree char *url = fake_services_url (self->services, "/pagerduty/v2/enqueue");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SitrepRequest) request = sitrep_request_new_text ("POST", url, "application/json", bad[i]);
      g_autoptr (SitrepReply) reply = case_send (request);

      g_assert_cmpuint (sitrep_reply_view (reply)->status, ==, 400);
    }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pagerduty/trigger", test_trigger);
  g_test_add_func ("/pagerduty/ends", test_ends);
  g_test_add_func ("/pagerduty/severity", test_severity);
  g_test_add_func ("/pagerduty/limits", test_limits);
  g_test_add_func ("/pagerduty/check", test_check);
  g_test_add_func ("/pagerduty/answers", test_answers);
  g_test_add_func ("/pagerduty/preview", test_preview);
  add ("/pagerduty/alert", test_alert);
  add ("/pagerduty/corpus", test_corpus);
  add ("/pagerduty/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
