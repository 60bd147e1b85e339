/* test-slack-bot.c - what Slack's Web API is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "fake-services.h"

#include <string.h>

#define SECRET "xoxb-12345-s3cretpart"
#define SETTINGS "{\"channel\":\"#incidents\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("slack-bot", SECRET, SETTINGS, markdown);
}

static gboolean
has_member (Case *c, const char *name)
{
  g_autoptr (JsonNode) body = case_body (c);

  return json_object_has_member (json_node_get_object (body), name);
}

static void
test_request (void)
{
  g_autoptr (Case) c = new_case ("# Logins fail\n\nSee [the <runbook>](https://wiki.shop.example/login)");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  g_autofree char *channel = case_sent (c, "channel"), *text = case_sent (c, "text");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://slack.com/api/chat.postMessage");
  g_assert_cmpstr (case_header (request, "Authorization"), ==, "Bearer " SECRET);
  g_assert_cmpstr (channel, ==, "#incidents");
  g_assert_cmpstr (text, ==, "*Logins fail*\nSee <https://wiki.shop.example/login|the &lt;runbook&gt;>");
  g_assert_false (json_object_get_boolean_member (json_node_get_object (body), "unfurl_links"));
  g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 4);
}

static void
test_base (void)
{
  g_autoptr (Case) c = case_new ("slack-bot", " " SECRET "\n",
                                 "{\"channel\":\"C0INCIDENTS\",\"base\":\"https://slack-gov.com/api/\"}", "x");
  g_autoptr (SitrepRequest) request = case_request (c);

  g_assert_cmpstr (request->url, ==, "https://slack-gov.com/api/chat.postMessage");
  g_assert_cmpstr (case_header (request, "Authorization"), ==, "Bearer " SECRET);
}

static void
test_thread (void)
{
  g_autoptr (Case) c = new_case ("Logins work again");
  g_autofree char *thread = NULL;

  g_assert_false (has_member (c, "thread_ts"));
  c->delivery.first_ids = "{\"channel\":\"C0INCIDENTS\",\"ts\":\"17.01\",\"to\":\"#incidents\"}";
  c->message->stage = SITREP_STAGE_UPDATE;
  thread = case_sent (c, "thread_ts");
  g_assert_cmpstr (thread, ==, "17.01");
  g_assert_false (has_member (c, "reply_broadcast"));
  c->message->stage = SITREP_STAGE_RESOLVE;
  g_assert_true (has_member (c, "reply_broadcast"));
  /* Another channel was chosen since: the thread is not there. */
  c->delivery.first_ids = "{\"channel\":\"C0SHOP\",\"ts\":\"17.01\",\"to\":\"#shop\"}";
  g_assert_false (has_member (c, "thread_ts"));
  g_assert_false (has_member (c, "reply_broadcast"));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Logins fail for half of the members");
  g_autoptr (SitrepRequest) request = NULL, post = NULL;
  g_autofree char *channel = NULL, *ts = NULL;

  g_assert_true (c->connector->can_edit);
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"channel\":\"C0INCIDENTS\",\"ts\":\"17.02\",\"to\":\"#incidents\"}";
  c->delivery.first_ids = "{\"channel\":\"C0INCIDENTS\",\"ts\":\"17.01\",\"to\":\"#incidents\"}";
  request = case_request (c);
  channel = case_sent (c, "channel");
  ts = case_sent (c, "ts");
  g_assert_cmpstr (request->url, ==, "https://slack.com/api/chat.update");
  g_assert_cmpstr (channel, ==, "C0INCIDENTS");
  g_assert_cmpstr (ts, ==, "17.02");
  g_assert_false (has_member (c, "thread_ts"));
  c->delivery.edits = "{\"was\":\"sent by hand\"}";
  post = case_request (c);
  g_assert_true (g_str_has_suffix (post->url, "/chat.postMessage"));
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      case_set_text (c, hostile[i]);
      text = case_sent (c, "text");
      g_assert_null (strpbrk (text, "<>"));
      g_assert_null (strstr (text, "\u202e"));
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t');
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, value);
  text = case_sent (c, "text");
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 4000);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (Case) nowhere = case_new ("slack-bot", SECRET, "{}", "x");
  g_autoptr (Case) address = case_new ("slack-bot", SECRET, "{\"channel\":\"https://x.slack.com/archives/C1\"}", "x");
  g_autoptr (Case) call = case_new ("slack-bot", SECRET, "{\"channel\":\"<!channel>\"}", "x");
  g_autoptr (Case) open = case_new ("slack-bot", SECRET, "{\"channel\":\"C1\",\"base\":\"http://x.example\"}", "x");
  g_autoptr (Case) other = case_new ("slack-bot", SECRET, "{\"channel\":\"C1\",\"base\":\"https://discord.com\"}", "x");
  g_autoptr (Case) umlaut = case_new ("slack-bot", SECRET, "{\"channel\":\"#störungen\"}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  g_assert_true (c->connector->check (umlaut->destination, "xoxe.xoxb-1-abc", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "https://discord.com/api/webhooks/1/t", "Discord");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "address");
  case_refuses (c, "xoxb-123 456", "spaces");
  case_refuses (c, "xoxb-1\r\nX-Evil: 1", "spaces");
  case_refuses (c, "xapp-1-A123", "xoxb-");
  case_refuses (c, "xoxp-1-A123", "xoxb-");
  case_refuses (nowhere, SECRET, "channel");
  case_refuses (address, SECRET, "channel");
  case_refuses (call, SECRET, "channel");
  case_refuses (open, SECRET, "https://");
  case_refuses (other, SECRET, "Discord");
}

static void
assert_outcome (guint status, const char *body, SitrepOutcomeKind kind)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, status, "application/json", body, NULL);

  if (outcome->kind != kind)
    g_error ("%u %s is %d", status, body, outcome->kind);
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 200, "application/json", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"17.01\"}", NULL);
  g_autoptr (SitrepOutcome) slow = case_outcome (c, 200, "application/json", "{\"ok\":false,\"error\":\"ratelimited\"}",
                                                 (const char *const[]) { "Retry-After", "31", NULL });
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 200, "application/json", "{\"ok\":false,\"error\":\"msg_too_long " SECRET "\"}", NULL);

  g_assert_cmpstr (done->ids, ==, "{\"channel\":\"C1\",\"ts\":\"17.01\",\"to\":\"#incidents\"}");
  g_assert_cmpint (slow->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 31);
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "msg_too_long …"));
  assert_outcome (200, "{\"ok\":true,\"channel\":\"a/b\",\"ts\":\"17.01\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (200, "{\"ok\":true,\"channel\":\"C1\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (200, "{\"ok\":\"yes\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (200, "<html>", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (200, "{\"ok\":false,\"error\":\"fatal_error\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (200, "{\"ok\":false,\"error\":\"token_revoked\"}", SITREP_OUTCOME_STOP);
  assert_outcome (200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}", SITREP_OUTCOME_STOP);
  assert_outcome (200, "{\"ok\":false,\"error\":\"not_in_channel\"}", SITREP_OUTCOME_STOP);
  assert_outcome (200, "{\"ok\":false,\"error\":\"is_archived\"}", SITREP_OUTCOME_STOP);
  assert_outcome (200, "{\"ok\":false,\"error\":\"restricted_action_thread_locked\"}", SITREP_OUTCOME_STOP);
  assert_outcome (200, "{\"ok\":false,\"error\":\"edit_window_closed\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (200, "{\"ok\":false,\"error\":\"something_new\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (503, "{\"ok\":false,\"error\":\"service_unavailable\"}", SITREP_OUTCOME_RETRY);
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
  base = fake_services_url (self->services, "/slack-bot");
  settings = g_strdup_printf ("{\"channel\":\"#incidents\",\"base\":\"%s\"}", base);
  self->c = case_new ("slack-bot", SECRET, settings, "Logins fail");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  case_free (self->c);
  fake_services_free (self->services);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static SitrepOutcome *
assert_deliver (Fixture *self, SitrepOutcomeKind kind)
{
  SitrepOutcome *outcome = case_deliver (self->c);

  if (outcome->kind != kind)
    g_error ("kind %d: %s", outcome->kind, outcome->words);
  return outcome;
}

static void
test_incident (Fixture *self, gconstpointer data)
{
  Case *c = self->c;
  g_autoptr (SitrepOutcome) first = assert_deliver (self, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, gone = NULL;

  c->delivery.first_ids = first->ids;
  c->message->stage = SITREP_STAGE_UPDATE;
  second = assert_deliver (self, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (fake_services_get (self->services, 1), "\"thread_ts\":\"1769832780.000001\""));
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = second->ids;
  edited = assert_deliver (self, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  c->delivery.edits = "{\"channel\":\"C0INCIDENTS\",\"ts\":\"99.99\"}";
  gone = assert_deliver (self, SITREP_OUTCOME_REJECTED);
  g_assert_cmpuint (fake_services_count (self->services), ==, 3);
}

static void
test_corpus (Fixture *self, gconstpointer data)
{
  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autoptr (SitrepOutcome) outcome = NULL;

      case_set_text (self->c, hostile[i]);
      outcome = assert_deliver (self, SITREP_OUTCOME_DONE);
    }
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const char *const channels[] = { "#archived", "#private", "#nowhere" };

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      g_autofree char *base = fake_services_url (self->services, "/slack-bot");
      g_autofree char *settings = g_strdup_printf ("{\"channel\":\"%s\",\"base\":\"%s\"}", channels[i], base);
      g_autoptr (SitrepOutcome) outcome = NULL;

      sitrep_take_text (&self->c->destination->settings, settings);
      outcome = assert_deliver (self, SITREP_OUTCOME_STOP);
    }
  g_assert_cmpuint (fake_services_count (self->services), ==, 0);
}

static SitrepOutcomeKind
ask (Fixture *self, const char *secret)
{
  Case *c = self->c;
  g_autoptr (SitrepRequest) request = c->connector->probe (c->destination, secret, NULL);
  g_autoptr (SitrepReply) reply = case_send (request);
  g_autoptr (SitrepOutcome) outcome = c->connector->probed (c->destination, secret, sitrep_reply_view (reply));

  g_assert_true (g_str_has_suffix (request->url, "/auth.test"));
  return outcome->kind;
}

static void
test_probe (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (ask (self, SECRET), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (ask (self, "xoxb-denied"), ==, SITREP_OUTCOME_STOP);
  g_assert_null (self->c->connector->probe (self->c->destination, "nonsense", NULL));
  g_assert_cmpuint (fake_services_count (self->services), ==, 0);
}

static SitrepOutcome *
give_order (Fixture *self, SitrepServiceDeed deed, const char *text, const char *ids)
{
  SitrepServiceOrder order = { self->c->destination, SECRET, deed, text, ids };
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = self->c->connector->order (&order, &error);
  g_autoptr (SitrepReply) reply = NULL;

  g_assert_no_error (error);
  reply = case_send (request);
  return self->c->connector->ordered (&order, sitrep_reply_view (reply));
}

static void
test_channel (Fixture *self, gconstpointer data)
{
  g_autofree char *topic = g_strnfill (600, '<');
  g_autoptr (SitrepOutcome) made = give_order (self, SITREP_SERVICE_CREATE_CHANNEL, "INC-12 Logins fail!", NULL);
  g_autoptr (SitrepOutcome) again = give_order (self, SITREP_SERVICE_CREATE_CHANNEL, "inc-12-logins-fail", NULL);
  g_autoptr (SitrepOutcome) told = give_order (self, SITREP_SERVICE_SET_TOPIC, "SEV1\nlead: Kim <@U1>", made->ids);
  g_autoptr (SitrepOutcome) long_topic = give_order (self, SITREP_SERVICE_SET_TOPIC, topic, made->ids);

  g_assert_cmpint (made->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (made->ids, ==, "{\"channel\":\"C0NEW1\"}");
  g_assert_nonnull (strstr (fake_services_get (self->services, 0), "inc-12-logins-fail"));
  g_assert_cmpint (again->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (again->todo);
  g_assert_cmpint (told->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (fake_services_get (self->services, 1), "SEV1 lead: Kim ‹@U1›"));
  g_assert_cmpint (long_topic->kind, ==, SITREP_OUTCOME_DONE);
}

static void
test_pin (Fixture *self, gconstpointer data)
{
  g_autoptr (SitrepOutcome) post = assert_deliver (self, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) pinned = give_order (self, SITREP_SERVICE_PIN, NULL, post->ids);
  g_autoptr (SitrepOutcome) twice = give_order (self, SITREP_SERVICE_PIN, NULL, post->ids);

  g_assert_cmpint (pinned->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (twice->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (fake_services_count (self->services), ==, 2);
}

static void
test_bad_orders (Fixture *self, gconstpointer data)
{
  static const SitrepServiceOrder orders[] = {
    { NULL, SECRET, SITREP_SERVICE_CREATE_CHANNEL, "!!!", NULL },
    { NULL, SECRET, SITREP_SERVICE_SET_TOPIC, "SEV1", NULL },
    { NULL, SECRET, SITREP_SERVICE_PIN, NULL, "{\"channel\":\"C1\"}" },
    { NULL, "nonsense", SITREP_SERVICE_CREATE_CHANNEL, "inc-12", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      SitrepServiceOrder order = orders[i];
      g_autoptr (GError) error = NULL;

      order.destination = self->c->destination;
      g_assert_null (self->c->connector->order (&order, &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpuint (self->c->connector->orders, ==, (1 << SITREP_N_SERVICE_DEEDS) - 1);
}

/* The fake itself must refuse what Slack refuses. */
static void
test_fake_is_strict (Fixture *self, gconstpointer data)
{
  static const char *const bad[][2] = {
    { "/slack-bot/chat.postMessage", "{\"channel\":\"#incidents\"}" },
    { "/slack-bot/chat.postMessage", "{\"channel\":\"#incidents\",\"text\":\"<!channel>\"}" },
    { "/slack-bot/chat.postMessage", "{\"channel\":\"#incidents\",\"text\":\"x\",\"thread_ts\":\"1.1\"}" },
    { "/slack-bot/chat.postMessage", "{\"channel\":\"#incidents\",\"text\":\"x\",\"link_names\":true}" },
    { "/slack-bot/chat.update", "{\"channel\":\"#incidents\",\"text\":\"x\",\"ts\":\"1.1\"}" },
    { "/slack-bot/conversations.create", "{\"name\":\"With Spaces\"}" },
    { "/slack-bot/chat.delete", "{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *url = fake_services_url (self->services, bad[i][0]);
      g_autoptr (SitrepRequest) request = sitrep_request_new_text ("POST", url, "application/json", bad[i][1]);
      g_autoptr (SitrepReply) reply = NULL;

      sitrep_request_add_header (request, "Authorization", "Bearer " SECRET);
      reply = case_send (request);
      g_assert_nonnull (strstr (sitrep_reply_view (reply)->body, "\"ok\":false"));
    }
  g_assert_cmpuint (fake_services_count (self->services), ==, 0);
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
  g_test_add_func ("/slack-bot/request", test_request);
  g_test_add_func ("/slack-bot/base", test_base);
  g_test_add_func ("/slack-bot/thread", test_thread);
  g_test_add_func ("/slack-bot/edit", test_edit);
  g_test_add_func ("/slack-bot/hostile", test_hostile);
  g_test_add_func ("/slack-bot/limit", test_limit);
  g_test_add_func ("/slack-bot/check", test_check);
  g_test_add_func ("/slack-bot/answers", test_answers);
  add ("/slack-bot/incident", test_incident);
  add ("/slack-bot/corpus", test_corpus);
  add ("/slack-bot/refusals", test_refusals);
  add ("/slack-bot/probe", test_probe);
  add ("/slack-bot/channel", test_channel);
  add ("/slack-bot/pin", test_pin);
  add ("/slack-bot/bad-orders", test_bad_orders);
  add ("/slack-bot/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
