/* test-statuspage.c - what Statuspage is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"

#include <string.h>

#define SECRET "89a229ce-1a8b-4a0b"
#define SETTINGS "{\"page\":\"abc123\"}"

static void
test_create (void)
{
  g_autoptr (Case) c
    = case_new ("statuspage", SECRET, SETTINGS, "# Investigating\n\n**Issue:** logins & more <b>\n- a");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  JsonObject *incident = json_object_get_object_member (json_node_get_object (body), "incident");
  JsonObject *metadata = json_object_get_object_member (incident, "metadata");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://api.statuspage.io/v1/pages/abc123/incidents");
  g_assert_true (g_ptr_array_find_with_equal_func (request->headers, "OAuth " SECRET, g_str_equal, NULL));
  g_assert_cmpstr (json_object_get_string_member (incident, "name"), ==, "Logins fail");
  g_assert_cmpstr (json_object_get_string_member (incident, "status"), ==, "investigating");
  g_assert_cmpstr (json_object_get_string_member (incident, "body"), ==,
                   "Investigating\nIssue: logins & more <b>\n• a");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (metadata, "sitrep"), "message"), ==,
                   c->message->base.id);
  g_assert_false (json_object_has_member (incident, "deliver_notifications"));
}

static void
test_update (void)
{
  g_autoptr (Case) c
    = case_new ("statuspage", SECRET, "{\"page\":\"abc123\",\"base\":\"http://127.0.0.1:9/sp/\"}", "Fixed.");
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *status = NULL;
  g_autoptr (JsonNode) body = NULL;

  c->delivery.first_ids = "{\"incident\":\"p31zjtct2jer\"}";
  c->message->stage = SITREP_STAGE_RESOLVE;
  sitrep_take_text (&c->message->page_status, "monitoring");
  request = case_request (c);
  status = case_sent (c, "status");
  body = case_body (c);
  g_assert_cmpstr (request->method, ==, "PATCH");
  g_assert_cmpstr (request->url, ==, "http://127.0.0.1:9/sp/v1/pages/abc123/incidents/p31zjtct2jer");
  g_assert_cmpstr (status, ==, "resolved");
  g_assert_false (
    json_object_has_member (json_object_get_object_member (json_node_get_object (body), "incident"), "name"));
}

static void
test_status (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autofree char *known = NULL, *unknown = NULL;

  sitrep_take_text (&c->message->page_status, "identified");
  known = case_sent (c, "status");
  g_assert_cmpstr (known, ==, "identified");
  sitrep_take_text (&c->message->page_status, "on fire");
  unknown = case_sent (c, "status");
  g_assert_cmpstr (unknown, ==, "investigating");
}

static void
test_limits (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autofree char *name = NULL, *body = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  name = case_sent (c, "name");
  body = case_sent (c, "body");
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 255);
  g_assert_cmpint (g_utf8_strlen (body, -1), ==, 25000);
  sitrep_take_text (&c->message->title, " \n ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *name = NULL, *body = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      name = case_sent (c, "name");
      body = case_sent (c, "body");
      for (const char *p = name; *p != '\0'; p++)
        g_assert_false (g_ascii_iscntrl (*p));
      g_assert_null (strstr (name, "\u202e"));
      g_assert_null (strstr (body, "\u202e"));
    }
}

static void
test_check (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autoptr (Case) pageless = case_new ("statuspage", SECRET, "{}", "x");
  g_autoptr (Case) slashed = case_new ("statuspage", SECRET, "{\"page\":\"a/../b\"}", "x");
  g_autoptr (Case) open = case_new ("statuspage", SECRET, "{\"page\":\"a\",\"base\":\"http://sp.example\"}", "x");
  g_autoptr (Case) other = case_new ("statuspage", SECRET, "{\"page\":\"a\",\"base\":\"https://discord.com\"}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://x.example/", "address");
  case_refuses (c, "", "missing");
  case_refuses (c, "key\r\nX-Evil: 1", "letters");
  case_refuses (pageless, SECRET, "page");
  case_refuses (slashed, SECRET, "page");
  case_refuses (open, SECRET, "https://");
  case_refuses (other, SECRET, "Discord");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autoptr (SitrepOutcome) created
    = case_outcome (c, 201, "application/json; charset=utf-8", "{\"id\":\"p31\"}", NULL);
  g_autoptr (SitrepOutcome) idless = case_outcome (c, 201, "application/json", "{\"id\":\"a/../b\"}", NULL);
  g_autoptr (SitrepOutcome) no_page = case_outcome (c, 404, "application/json", "{\"error\":\"Not found\"}", NULL);
  g_autoptr (SitrepOutcome) fast = case_outcome (c, 420, "application/json", "{}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 422, "application/json", "{\"error\":[\"name is too long\",\"status is odd\"]}", NULL);
  g_autoptr (SitrepOutcome) no_incident = NULL;
  g_autoptr (SitrepOutcome) updated = NULL;

  g_assert_cmpstr (created->ids, ==, "{\"incident\":\"p31\"}");
  g_assert_cmpint (idless->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (no_page->kind, ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (fast->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "name is too long status is odd"));
  c->delivery.first_ids = created->ids;
  no_incident = case_outcome (c, 404, "application/json", "{}", NULL);
  g_assert_cmpint (no_incident->kind, ==, SITREP_OUTCOME_REJECTED);
  updated = case_outcome (c, 200, "application/json", "{\"id\":\"p31\"}", NULL);
  g_assert_cmpstr (updated->ids, ==, "{\"incident\":\"p31\"}");
}

static void
test_preview (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "**x**");
  g_autofree char *preview = c->connector->preview (c->doc, "Title");

  g_assert_cmpstr (preview, ==, "Title\n\nx");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statuspage/create", test_create);
  g_test_add_func ("/statuspage/update", test_update);
  g_test_add_func ("/statuspage/status", test_status);
  g_test_add_func ("/statuspage/limits", test_limits);
  g_test_add_func ("/statuspage/hostile", test_hostile);
  g_test_add_func ("/statuspage/check", test_check);
  g_test_add_func ("/statuspage/answers", test_answers);
  g_test_add_func ("/statuspage/preview", test_preview);
  return g_test_run ();
}
