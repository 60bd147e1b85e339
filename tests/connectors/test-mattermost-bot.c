/* test-mattermost-bot.c - what Mattermost's API is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "s3cretparts3cretpart123456"
#define CHANNEL "channel0incidents000000000"
#define TEAM "team0shop00000000000000000"
#define POST "post0000000000000000000001"
#define SETTINGS "{\"base\":\"https://chat.shop.example/\",\"channel\":\"" CHANNEL "\"}"
#define STAND_SETTINGS "{\"base\":\"@/mattermost\",\"channel\":\"" CHANNEL "\",\"team\":\"" TEAM "\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("mattermost-bot", SECRET, SETTINGS, markdown);
}

static void
test_request (void)
{
  g_autoptr (Case) c = new_case ("Since **04:13** @channel");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  g_autofree char *channel = case_sent (c, "channel_id"), *message = case_sent (c, "message");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://chat.shop.example/api/v4/posts");
  g_assert_cmpstr (case_header (request, "Authorization"), ==, "Bearer " SECRET);
  g_assert_cmpstr (channel, ==, CHANNEL);
  g_assert_cmpstr (message, ==, "Since **04:13** @\u200Bchannel");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 2);
}

static void
test_thread (void)
{
  g_autoptr (Case) c = new_case ("Logins work again");
  g_autofree char *root = NULL;
  g_autoptr (JsonNode) elsewhere = NULL;

  c->delivery.first_ids = "{\"message\":\"" POST "\",\"channel\":\"" CHANNEL "\"}";
  root = case_sent (c, "root_id");
  g_assert_cmpstr (root, ==, POST);
  c->delivery.first_ids = "{\"message\":\"" POST "\",\"channel\":\"" TEAM "\"}";
  elsewhere = case_body (c);
  g_assert_false (json_object_has_member (json_node_get_object (elsewhere), "root_id"));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Logins fail for half of the members");
  g_autoptr (SitrepRequest) edit = NULL, post = NULL;
  g_autoptr (JsonNode) body = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"" POST "\",\"channel\":\"" CHANNEL "\"}";
  c->delivery.first_ids = c->delivery.edits;
  edit = case_request (c);
  body = case_body (c);
  g_assert_cmpstr (edit->method, ==, "PUT");
  g_assert_cmpstr (edit->url, ==, "https://chat.shop.example/api/v4/posts/" POST "/patch");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 1);
  c->delivery.edits = "{\"message\":\"../../users\"}";
  post = case_request (c);
  g_assert_cmpstr (post->url, ==, "https://chat.shop.example/api/v4/posts");
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, '*');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, value);
  text = case_sent (c, "message");
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 16383);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("mattermost-bot", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, " " SECRET, NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "abc def", "spaces");
  case_refuses (c, "https://chat.shop.example/hooks/abc", "webhook");
  case_refuses (c, "https://discord.com/api/webhooks/1/t", "Discord");
  assert_refused ("{\"channel\":\"" CHANNEL "\"}", "needed");
  assert_refused ("{\"base\":\"https://chat.shop.example\"}", "channel");
  assert_refused ("{\"base\":\"https://chat.shop.example\",\"channel\":\"town-square\"}", "26");
  assert_refused ("{\"base\":\"https://chat.shop.example\",\"channel\":\"" CHANNEL "\",\"team\":\"shop\"}", "team");
  assert_refused ("{\"base\":\"http://chat.shop.example\",\"channel\":\"" CHANNEL "\"}", "https://");
  assert_refused ("{\"base\":\"https://shop.slack.com\",\"channel\":\"" CHANNEL "\"}", "Slack");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 201, "application/json", "{\"id\":\"" POST "\",\"channel_id\":\"" CHANNEL "\"}", NULL);
  g_autoptr (SitrepOutcome) slow
    = case_outcome (c, 429, "text/plain", "limit exceeded", (const char *const[]) { "X-RateLimit-Reset", "7", NULL });

  g_assert_cmpstr (done->ids, ==, "{\"message\":\"" POST "\",\"channel\":\"" CHANNEL "\"}");
  g_assert_cmpfloat (slow->after, ==, 7);
  assert_outcome (c, 201, "{\"id\":\"../x\",\"channel_id\":\"" CHANNEL "\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 400, "{\"id\":\"model.post.is_valid.msg.app_error\",\"message\":\"Invalid message.\"}",
                  SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 400, "{\"id\":\"api.post.update_post.permissions_time_limit.app_error\"}",
                  SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 400, "{\"id\":\"api.post.create_post.can_not_post_to_deleted.error\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 401, "{\"id\":\"api.context.session_expired.app_error\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 404, "{\"id\":\"api.context.404.app_error\"}", SITREP_OUTCOME_STOP);
}

/* --- against the strict server --- */

static Stand *
new_stand (void)
{
  return stand_new ("mattermost-bot", "goodtoken", STAND_SETTINGS);
}

static void
test_incident (void)
{
  g_autoptr (Stand) stand = new_stand ();
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, gone = NULL;

  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (stand_got (stand, 1), "\"root_id\":\"" POST "\""));
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  stand->c->delivery.edits = "{\"message\":\"post0000000000000000000099\",\"channel\":\"" CHANNEL "\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
  g_assert_cmpuint (stand_count (stand), ==, 3);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = new_stand ();

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = new_stand ();
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "oldtoken", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

static void
test_orders (void)
{
  g_autoptr (Stand) stand = new_stand ();
  g_autoptr (SitrepOutcome) made
    = stand_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "INC-12 Logins fail!", NULL, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) again
    = stand_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "inc-12 logins fail", NULL, SITREP_OUTCOME_REJECTED);
  g_autoptr (SitrepOutcome) told
    = stand_order (stand, SITREP_SERVICE_SET_TOPIC, "SEV1\nlead: @kim **x**", made->ids, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) post = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) pinned = stand_order (stand, SITREP_SERVICE_PIN, NULL, post->ids, SITREP_OUTCOME_DONE);

  g_assert_nonnull (strstr (stand_got (stand, 0), "\"name\":\"inc-12-logins-fail\""));
  g_assert_nonnull (strstr (stand_got (stand, 0), "\"display_name\":\"INC-12 Logins fail!\""));
  g_assert_nonnull (strstr (stand_got (stand, 1), "SEV1 lead: @\u200Bkim \\\\*\\\\*x"));
  g_assert_nonnull (strstr (stand_got (stand, 3), "/pin"));
  stand_refuses_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "!!!", NULL);
  stand_refuses_order (stand, SITREP_SERVICE_SET_TOPIC, "SEV1", NULL);
  stand_refuses_order (stand, SITREP_SERVICE_PIN, NULL, "{\"message\":\"../x\"}");
  sitrep_take_text (&stand->c->destination->settings, SETTINGS);
  stand_refuses_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "INC-13", NULL);
}

static void
test_fake_is_strict (void)
{
  static const struct
  {
    const char *method, *path, *body;
    guint status;
  } bad[] = {
    { "POST", "/mattermost/api/v4/posts", "{\"channel_id\":\"" CHANNEL "\"}", 400 },
    { "POST", "/mattermost/api/v4/posts", "{\"channel_id\":\"channel0private00000000000\",\"message\":\"x\"}", 403 },
    { "POST", "/mattermost/api/v4/posts", "{\"channel_id\":\"" CHANNEL "\",\"message\":\"x\",\"root_id\":\"" POST "\"}",
      400 },
    { "POST", "/mattermost/api/v4/posts", "{\"channel_id\":\"" CHANNEL "\",\"message\":\"@all\"}", 400 },
    { "PUT", "/mattermost/api/v4/posts/" POST "/patch", "{\"message\":\"x\"}", 404 },
    { "POST", "/mattermost/api/v4/channels", "{\"team_id\":\"" TEAM "\",\"name\":\"A B\"}", 400 },
    { "DELETE", "/mattermost/api/v4/posts", "{}", 404 },
  };
  g_autoptr (Stand) stand = new_stand ();
  const char *const headers[] = { "Authorization", "Bearer goodtoken", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, bad[i].method, bad[i].path, headers, "application/json", bad[i].body), ==,
                      bad[i].status);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mattermost-bot/request", test_request);
  g_test_add_func ("/mattermost-bot/thread", test_thread);
  g_test_add_func ("/mattermost-bot/edit", test_edit);
  g_test_add_func ("/mattermost-bot/limit", test_limit);
  g_test_add_func ("/mattermost-bot/check", test_check);
  g_test_add_func ("/mattermost-bot/answers", test_answers);
  g_test_add_func ("/mattermost-bot/incident", test_incident);
  g_test_add_func ("/mattermost-bot/corpus", test_corpus);
  g_test_add_func ("/mattermost-bot/probe", test_probe);
  g_test_add_func ("/mattermost-bot/orders", test_orders);
  g_test_add_func ("/mattermost-bot/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
