/* test-discord.c - what Discord is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "fake-services.h"

#include <string.h>

#define SECRET "https://discord.com/api/webhooks/1234567890/aB-c_d"

static void
test_request (void)
{
  g_autoptr (Case) c
    = case_new ("discord", SECRET, NULL, "# 🚨 SEV0\n\n**Impact:** all [users](https://x.example/a(b))\n- a\n- b");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  g_autofree char *content = case_sent (c, "content");
  JsonObject *mentions = json_object_get_object_member (json_node_get_object (body), "allowed_mentions");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://discord.com/api/v10/webhooks/1234567890/aB-c_d?wait=true");
  g_assert_cmpstr (content, ==, "# 🚨 SEV0\n**Impact:** all [users](https://x.example/a%28b%29)\n- a\n- b");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (mentions, "parse")), ==, 0);
  g_assert_cmpuint (json_object_get_size (mentions), ==, 1);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 2);
}

static void
assert_url (const char *secret, const char *expected)
{
  g_autoptr (Case) c = case_new ("discord", secret, NULL, "x");
  g_autoptr (SitrepRequest) request = case_request (c);

  g_assert_cmpstr (request->url, ==, expected);
}

static void
test_urls (void)
{
  assert_url (" https://discord.com/api/webhooks/1/t\n", "https://discord.com/api/v10/webhooks/1/t?wait=true");
  assert_url ("https://ptb.discord.com/api/v6/webhooks/1/t", "https://ptb.discord.com/api/v10/webhooks/1/t?wait=true");
  assert_url ("https://discord.com/api/webhooks/1/t?thread_id=77&wait=false&x=y",
              "https://discord.com/api/v10/webhooks/1/t?wait=true&thread_id=77");
  assert_url ("http://127.0.0.1:8080/api/webhooks/1/t", "http://127.0.0.1:8080/api/v10/webhooks/1/t?wait=true");
  assert_url ("http://[::1]:8080/api/webhooks/1/t", "http://[::1]:8080/api/v10/webhooks/1/t?wait=true");
  assert_url ("https://relay.example/discord/api/webhooks/1/t",
              "https://relay.example/discord/api/v10/webhooks/1/t?wait=true");
}

static void
test_check (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://x.webhook.office.com/webhookb2/1", "Microsoft Teams");
  case_refuses (c, "https://api.statuspage.io/v1", "Statuspage");
  case_refuses (c, "http://discord.com/api/webhooks/1/t", "https://");
  case_refuses (c, "https://discord.com/channels/1/2", "webhook");
  case_refuses (c, "https://discord.com/api/webhooks/1/t/slack", "webhook");
  case_refuses (c, "https://discord.com/api/webhooks/1/t/../../x", "webhook");
  case_refuses (c, "https://me:pw@discord.com/api/webhooks/1/t", "user name");
  case_refuses (c, "nonsense", "web address");
  case_refuses (c, "", "needed");
}

/* What is left of @text when every escape and every broken call is taken out. */
static void
assert_harmless (const char *content)
{
  for (const char *p = content; *p != '\0'; p++)
    if (*p == '\\')
      p++;
    else
      g_assert_true (strchr ("*_~|<>[]`", *p) == NULL);
  g_assert_null (strstr (content, "@everyone"));
  g_assert_null (strstr (content, "@here"));
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *content = NULL;

      case_set_text (c, hostile[i]);
      content = case_sent (c, "content");
      /* An address stands as it is: within one nothing is markup. */
      if (strstr (hostile[i], "a_b_c") == NULL)
        assert_harmless (content);
      for (const char *p = content; *p != '\0'; p++)
        g_assert_true (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t');
      g_assert_null (strstr (content, "\u202e"));
    }
}

static void
test_escapes (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "x");
  g_autofree char *calls = NULL, *marks = NULL, *url = NULL, *code = NULL;

  case_set_text (c, "@everyone @HERE @heresy me@x.example");
  calls = case_sent (c, "content");
  g_assert_cmpstr (calls, ==, "@\u200Beveryone @\u200BHERE @\u200Bheresy me@x.example");
  case_set_text (c, "a_b (c) #1 - **d**");
  marks = case_sent (c, "content");
  g_assert_cmpstr (marks, ==, "a\\_b \\(c\\) \\#1 \\- \\*\\*d\\*\\*");
  case_set_text (c, "see https://x.example/a_b-c?d=1, please");
  url = case_sent (c, "content");
  g_assert_cmpstr (url, ==, "see https://x.example/a_b-c?d=1, please");
  g_clear_pointer (&c, case_free);
  c = case_new ("discord", SECRET, NULL, "`` a`b `` and `c`\n\n```\nx ``y``\n```");
  code = case_sent (c, "content");
  g_assert_cmpstr (code, ==, "`` a`b `` and `c`\n\n```\nx ``y``\n```");
}

static void
test_limit (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "x");
  g_autofree char *content = NULL;

  case_set_text (c, text);
  content = case_sent (c, "content");
  g_assert_cmpint (g_utf8_strlen (content, -1), ==, 2000);
  g_assert_true (g_str_has_suffix (content, "…"));
  case_set_text (c, "");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_repeat (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "text");
  g_autofree char *internal = NULL, *public = NULL;

  c->message->repeat = TRUE;
  internal = case_sent (c, "content");
  g_assert_cmpstr (internal, ==, "May be a repeat.\ntext");
  c->message->audience = SITREP_AUDIENCE_PUBLIC;
  public = case_sent (c, "content");
  g_assert_cmpstr (public, ==, "text");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "text");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 200, "application/json", "{\"id\":\"11\",\"channel_id\":\"22\"}", NULL);
  g_autoptr (SitrepOutcome) odd = case_outcome (c, 200, "application/json", "{\"id\":\"../x\"}", NULL);
  g_autoptr (SitrepOutcome) page = case_outcome (c, 200, "text/html", "{\"id\":\"11\"}", NULL);
  g_autoptr (SitrepOutcome) bare = case_outcome (c, 204, NULL, "", NULL);
  g_autoptr (SitrepOutcome) gone = case_outcome (c, 404, "application/json", "{\"code\":10015}", NULL);
  g_autoptr (SitrepOutcome) slow = case_outcome (c, 429, "application/json", "{\"retry_after\":2.5,\"global\":false}",
                                                 (const char *const[]) { "Retry-After", "2", NULL });
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json",
                    "{\"code\":50035,\"message\":\"Invalid Form "
                    "Body\",\"errors\":{\"content\":{\"_errors\":[{\"code\":\"X\",\"message\":\"Too "
                    "long aB-c_d.\"}]}}}",
                    NULL);

  g_assert_cmpint (done->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (done->ids, ==, "{\"message\":\"11\",\"channel\":\"22\"}");
  g_assert_cmpint (odd->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (page->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (bare->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (gone->kind, ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (slow->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 2.5);
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "Invalid Form Body Too long"));
  g_assert_null (strstr (bad->words, "aB-c_d"));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET "?thread_id=77&wait=false", NULL, "Logins fail for some");
  g_autoptr (SitrepRequest) request = NULL, post = NULL;
  g_autoptr (JsonNode) body = NULL;

  g_assert_true (c->connector->can_edit);
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"11\",\"channel\":\"22\"}";
  request = case_request (c);
  body = case_body (c);
  g_assert_cmpstr (request->method, ==, "PATCH");
  g_assert_cmpstr (request->url, ==, "https://discord.com/api/v10/webhooks/1234567890/aB-c_d/messages/11?thread_id=77");
  g_assert_true (json_object_has_member (json_node_get_object (body), "allowed_mentions"));
  c->delivery.edits = "{\"message\":\"../x\"}";
  post = case_request (c);
  g_assert_cmpstr (post->method, ==, "POST");
}

static void
test_no_message (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "x");
  g_autoptr (SitrepOutcome) gone = case_outcome (c, 404, "application/json", "{\"code\":10008}", NULL);

  g_assert_cmpint (gone->kind, ==, SITREP_OUTCOME_REJECTED);
}

/* --- against the strict server --- */

static SitrepOutcomeKind
ask (FakeServices *services, const char *path)
{
  g_autofree char *secret = fake_services_url (services, path);
  g_autoptr (Case) c = case_new ("discord", secret, NULL, "x");
  g_autoptr (SitrepRequest) request = c->connector->probe (c->destination, secret, NULL);
  g_autoptr (SitrepReply) reply = case_send (request);
  g_autoptr (SitrepOutcome) outcome = c->connector->probed (c->destination, secret, sitrep_reply_view (reply));

  g_assert_null (strchr (request->url, '?'));
  return outcome->kind;
}

static void
test_probe (void)
{
  g_autoptr (FakeServices) services = fake_services_new (NULL);
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "x");
  const SitrepAnswerView page = { 200, "text/html", NULL, NULL, "<html>log in</html>" };
  g_autoptr (SitrepOutcome) proxy = c->connector->probed (c->destination, SECRET, &page);

  g_assert_cmpint (ask (services, "/api/webhooks/123/token?thread_id=77"), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (ask (services, "/api/webhooks/123/denied"), ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (ask (services, "/api/webhooks/123/gone"), ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (proxy->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_null (c->connector->probe (c->destination, "https://discord.com/app", NULL));
  g_assert_cmpuint (fake_services_count (services), ==, 0);
}

/* A message is corrected in the thread that it is in, and nowhere else. */
static void
test_corrected (void)
{
  g_autoptr (FakeServices) services = fake_services_new (NULL);
  g_autofree char *secret = fake_services_url (services, "/api/webhooks/123/token?thread_id=77");
  g_autofree char *outside = fake_services_url (services, "/api/webhooks/123/token");
  g_autoptr (Case) c = case_new ("discord", secret, NULL, "Logins fail");
  g_autoptr (SitrepOutcome) first = case_deliver (c), edited = NULL, elsewhere = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = first->ids;
  case_set_text (c, "Logins fail for some @everyone");
  edited = case_deliver (c);
  g_assert_cmpint (edited->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, first->ids);
  g_assert_nonnull (strstr (fake_services_get (services, 1), "PATCH"));
  c->delivery.secret = outside;
  elsewhere = case_deliver (c);
  g_assert_cmpint (elsewhere->kind, ==, SITREP_OUTCOME_REJECTED);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = case_new ("discord", SECRET, NULL, "# H\n\ntext *x*");
  g_autofree char *preview = c->connector->preview (c->doc, "Title");
  g_autofree char *content = case_sent (c, "content");

  g_assert_cmpstr (preview, ==, content);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discord/request", test_request);
  g_test_add_func ("/discord/urls", test_urls);
  g_test_add_func ("/discord/check", test_check);
  g_test_add_func ("/discord/hostile", test_hostile);
  g_test_add_func ("/discord/escapes", test_escapes);
  g_test_add_func ("/discord/limit", test_limit);
  g_test_add_func ("/discord/repeat", test_repeat);
  g_test_add_func ("/discord/answers", test_answers);
  g_test_add_func ("/discord/edit", test_edit);
  g_test_add_func ("/discord/no-message", test_no_message);
  g_test_add_func ("/discord/probe", test_probe);
  g_test_add_func ("/discord/corrected", test_corrected);
  g_test_add_func ("/discord/preview", test_preview);
  return g_test_run ();
}
