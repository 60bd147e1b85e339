/* test-rocketchat-bot.c - what Rocket.Chat's API is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "s3cretpart-_Abc"
#define SETTINGS "{\"base\":\"https://chat.shop.example/\",\"room\":\"GENERAL\",\"user\":\"u1\"}"
#define STAND_SETTINGS "{\"base\":\"@/rocketchat\",\"room\":\"GENERAL\",\"user\":\"u1\"}"
#define MESSAGE "0197b1a2-0000-7000-8000-000000000001"

static Case *
new_case (const char *markdown)
{
  return case_new ("rocketchat-bot", SECRET, SETTINGS, markdown);
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
test_request (void)
{
  g_autoptr (Case) c = new_case ("Since **04:13** @all");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *body = body_text (c);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://chat.shop.example/api/v1/chat.sendMessage");
  g_assert_cmpstr (case_header (request, "X-Auth-Token"), ==, SECRET);
  g_assert_cmpstr (case_header (request, "X-User-Id"), ==, "u1");
  g_assert_cmpstr (body, ==,
                   "{\"message\":{\"_id\":\"" MESSAGE "\",\"rid\":\"GENERAL\",\"msg\":\"Since *04:13* @\u200Ball\"}}");
}

static void
test_thread (void)
{
  g_autoptr (Case) c = new_case ("Logins work again");
  g_autofree char *body = NULL, *elsewhere = NULL;

  c->delivery.first_ids = "{\"message\":\"m1\",\"channel\":\"GENERAL\"}";
  body = body_text (c);
  g_assert_nonnull (strstr (body, "\"tmid\":\"m1\""));
  c->delivery.first_ids = "{\"message\":\"m1\",\"channel\":\"other\"}";
  elsewhere = body_text (c);
  g_assert_null (strstr (elsewhere, "tmid"));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Logins fail for half");
  g_autoptr (SitrepRequest) request = NULL, post = NULL;
  g_autofree char *body = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"m1\",\"channel\":\"GENERAL\"}";
  request = case_request (c);
  body = body_text (c);
  g_assert_cmpstr (request->url, ==, "https://chat.shop.example/api/v1/chat.update");
  g_assert_cmpstr (body, ==, "{\"roomId\":\"GENERAL\",\"msgId\":\"m1\",\"text\":\"Logins fail for half\"}");
  c->delivery.edits = "{\"was\":\"sent by hand\"}";
  post = case_request (c);
  g_assert_true (g_str_has_suffix (post->url, "/chat.sendMessage"));
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (JsonNode) body = NULL;

  case_set_text (c, value);
  body = case_body (c);
  g_assert_cmpint (g_utf8_strlen (json_object_get_string_member (
                                    json_object_get_object_member (json_node_get_object (body), "message"), "msg"),
                                  -1),
                   ==, 5000);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("rocketchat-bot", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET " ", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "abc def", "spaces");
  case_refuses (c, "https://chat.shop.example/hooks/a/b", "integration");
  case_refuses (c, "https://discord.com/api/webhooks/1/t", "Discord");
  assert_refused ("{\"room\":\"GENERAL\",\"user\":\"u1\"}", "needed");
  assert_refused ("{\"base\":\"https://chat.shop.example\",\"room\":\"GENERAL\"}", "user");
  assert_refused ("{\"base\":\"https://chat.shop.example\",\"room\":\"#general\",\"user\":\"u1\"}", "room");
  assert_refused ("{\"base\":\"https://chat.shop.example\",\"room\":\"GENERAL\",\"user\":\"@sitrep\"}", "user");
  assert_refused ("{\"base\":\"http://chat.shop.example\",\"room\":\"GENERAL\",\"user\":\"u1\"}", "https://");
  assert_refused ("{\"base\":\"https://x.slack.com\",\"room\":\"GENERAL\",\"user\":\"u1\"}", "Slack");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 200, "application/json", "{\"message\":{\"_id\":\"m7\"},\"success\":true}", NULL);
  g_autoptr (SitrepOutcome) twice = case_outcome (c, 200, "application/json", "{\"success\":true}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json", "{\"success\":false,\"error\":\"Too long s3cretpart-_Abc\"}", NULL);

  g_assert_cmpstr (done->ids, ==, "{\"message\":\"m7\",\"channel\":\"GENERAL\"}");
  g_assert_cmpstr (twice->ids, ==, "{\"message\":\"" MESSAGE "\",\"channel\":\"GENERAL\"}");
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "Too long …"));
  assert_outcome (c, 200, "{\"success\":\"yes\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 400, "{\"success\":false,\"errorType\":\"error-message-editing-blocked\"}",
                  SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 400, "{\"success\":false,\"errorType\":\"error-invalid-room\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 403, "{\"success\":false,\"error\":\"unauthorized\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 429, "{\"success\":false,\"error\":\"You must wait 12 seconds before [error-too-many-requests]\"}",
                  SITREP_OUTCOME_RETRY);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("rocketchat-bot", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) again = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, gone = NULL;

  g_assert_cmpstr (again->ids, ==, first->ids);
  g_assert_cmpuint (stand_count (stand), ==, 1);
  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (stand_got (stand, 1), "\"tmid\":\"" MESSAGE "\""));
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  stand->c->delivery.edits = "{\"message\":\"never\",\"channel\":\"GENERAL\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
  g_assert_cmpuint (stand_count (stand), ==, 3);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("rocketchat-bot", "goodtoken", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("rocketchat-bot", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "oldtoken", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

static void
test_orders (void)
{
  g_autoptr (Stand) stand = stand_new ("rocketchat-bot", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) made
    = stand_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "INC-12 Logins fail!", NULL, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) again
    = stand_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "INC-12 logins fail", NULL, SITREP_OUTCOME_REJECTED);
  g_autoptr (SitrepOutcome) told
    = stand_order (stand, SITREP_SERVICE_SET_TOPIC, "SEV1\nlead: @kim", made->ids, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) post = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) pinned = stand_order (stand, SITREP_SERVICE_PIN, NULL, post->ids, SITREP_OUTCOME_DONE);

  g_assert_cmpstr (made->ids, ==, "{\"channel\":\"room1\"}");
  g_assert_nonnull (strstr (stand_got (stand, 0), "\"name\":\"inc-12-logins-fail\""));
  g_assert_nonnull (strstr (stand_got (stand, 1), "SEV1 lead: @\u200Bkim"));
  stand_refuses_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "!!!", NULL);
  stand_refuses_order (stand, SITREP_SERVICE_SET_TOPIC, "SEV1", NULL);
  stand_refuses_order (stand, SITREP_SERVICE_PIN, NULL, "{\"channel\":\"GENERAL\"}");
}

static void
test_fake_is_strict (void)
{
  static const struct
  {
    const char *path, *body;
  } bad[] = {
    { "/rocketchat/api/v1/chat.sendMessage", "{\"message\":{\"rid\":\"GENERAL\",\"msg\":\"x\"}}" },
    { "/rocketchat/api/v1/chat.sendMessage", "{\"message\":{\"_id\":\"a\",\"rid\":\"x\",\"msg\":\"x\"}}" },
    { "/rocketchat/api/v1/chat.sendMessage", "{\"message\":{\"_id\":\"a\",\"rid\":\"GENERAL\",\"msg\":\"@all\"}}" },
    { "/rocketchat/api/v1/chat.sendMessage",
      "{\"message\":{\"_id\":\"a\",\"rid\":\"GENERAL\",\"msg\":\"x\",\"tmid\":\"no\"}}" },
    { "/rocketchat/api/v1/chat.update", "{\"roomId\":\"GENERAL\",\"msgId\":\"no\",\"text\":\"x\"}" },
    { "/rocketchat/api/v1/channels.create", "{\"name\":\"A B\"}" },
  };
  const char *const headers[] = { "X-Auth-Token", "goodtoken", "X-User-Id", "u1", NULL };
  g_autoptr (Stand) stand = stand_new ("rocketchat-bot", "goodtoken", STAND_SETTINGS);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", bad[i].path, headers, "application/json", bad[i].body), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", bad[0].path, NULL, "application/json", bad[0].body), ==, 401);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rocketchat-bot/request", test_request);
  g_test_add_func ("/rocketchat-bot/thread", test_thread);
  g_test_add_func ("/rocketchat-bot/edit", test_edit);
  g_test_add_func ("/rocketchat-bot/limit", test_limit);
  g_test_add_func ("/rocketchat-bot/check", test_check);
  g_test_add_func ("/rocketchat-bot/answers", test_answers);
  g_test_add_func ("/rocketchat-bot/incident", test_incident);
  g_test_add_func ("/rocketchat-bot/corpus", test_corpus);
  g_test_add_func ("/rocketchat-bot/probe", test_probe);
  g_test_add_func ("/rocketchat-bot/orders", test_orders);
  g_test_add_func ("/rocketchat-bot/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
