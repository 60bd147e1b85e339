/* test-mattermost.c - what Mattermost's webhooks are sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "https://chat.shop.example/hooks/s3cretparts3cretpart123456"

static Case *
new_case (const char *markdown)
{
  return case_new ("mattermost", SECRET, NULL, markdown);
}

static void
test_request (void)
{
  g_autoptr (Case) c
    = new_case ("# Logins fail\n\nSince **04:13**, see [the runbook](https://wiki.shop.example/a_(b))");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  g_autofree char *text = case_sent (c, "text");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, SECRET);
  g_assert_cmpstr (text, ==, "# Logins fail\nSince **04:13**, see [the runbook](https://wiki.shop.example/a_%28b%29)");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 1);
}

static void
assert_text (const char *plain, const char *expected)
{
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, plain);
  text = case_sent (c, "text");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_dialect (void)
{
  assert_text ("@channel and kim@shop.example", "@\u200Bchannel and kim@\u200Bshop.example");
  assert_text ("<!channel> <!here>", "<\u200B!channel> <\u200B!here>");
  assert_text ("**a** _b_ `c` ~~d~~ |e|", "\u200B\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\|e\\|");
  assert_text ("[a](https://evil.example)", "\\[a\\](https://evil.example)");
  assert_text ("# a", "\u200B# a");
  assert_text ("1. a", "\u200B1. a");
  assert_text ("1.5 a", "\u200B1.5 a");
  assert_text ("100 - 20 # 3", "100 - 20 # 3");
  assert_text ("a\\*b $x$", "a\\\u200B\\*b $\u200Bx$\u200B");
  assert_text (":tada: 12:30 &lt; A&B", "\u200B:\u200Btada: 12:30 &\u200Blt; A&B");
  assert_text ("one\n> two", "one\n\u200B> two");
  assert_text ("https://shop.example/a_b_c?d=1&amp;e", "https://shop.example/a_b_c?d=1&amp;e");
}

static void
test_code (void)
{
  g_autoptr (Case) c = new_case ("`ssh kim@shop; @channel` and `` a`b ``\n\n```\n@here <!channel> x\n```");
  g_autofree char *text = case_sent (c, "text");

  g_assert_cmpstr (text, ==,
                   "`ssh kim@shop; @\u200Bchannel` and `` a`b ``\n\n```\n@\u200Bhere <\u200B!channel> x\n```");
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
      assert_clean (text);
      for (const char *p = text; *p != '\0'; p++)
        if (strchr ("*`[|", *p) != NULL && strstr (hostile[i], "http") == NULL)
          g_assert_true (p > text && p[-1] == '\\');
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
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 16383);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  g_assert_true (c->connector->check (c->destination, "https://shop.example/chat/hooks/abc123", NULL));
  case_refuses (c, "", "needed");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://chat.shop.example/hooks/abc/def", "Rocket.Chat");
  case_refuses (c, "https://chat.shop.example/api/v4/posts", "incoming webhook");
  case_refuses (c, "https://chat.shop.example/hooks/", "incoming webhook");
  case_refuses (c, "http://chat.shop.example/hooks/abc", "https://");
  case_refuses (c, "https://chat.shop.example/hooks/a b", "spaces");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done = case_outcome (c, 200, "text/plain", "ok", NULL);
  g_autoptr (SitrepOutcome) page = case_outcome (c, 200, "text/html", "<html>sign in</html>", NULL);
  g_autoptr (SitrepOutcome) slow
    = case_outcome (c, 429, "text/plain", "limit exceeded", (const char *const[]) { "X-RateLimit-Reset", "7", NULL });

  g_assert_cmpint (done->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_null (done->ids);
  g_assert_cmpint (page->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (slow->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 7);
  assert_outcome (c, 400, "{\"id\":\"web.incoming_webhook.parse.app_error\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 500, "{\"id\":\"app.something\"}", SITREP_OUTCOME_RETRY);
}

/* --- against the strict server --- */

static void
assert_hook (const char *key, SitrepOutcomeKind kind)
{
  g_autofree char *secret = g_strdup_printf ("@/mattermost/hooks/%s", key);
  g_autoptr (Stand) stand = stand_new ("mattermost", secret, NULL);
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, kind);

  g_assert_cmpuint (stand_count (stand), ==, kind == SITREP_OUTCOME_DONE ? 1 : 0);
}

static void
test_hooks (void)
{
  assert_hook ("abc123", SITREP_OUTCOME_DONE);
  assert_hook ("gone", SITREP_OUTCOME_STOP);
  assert_hook ("locked", SITREP_OUTCOME_STOP);
  assert_hook ("off", SITREP_OUTCOME_STOP);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("mattermost", "@/mattermost/hooks/abc123", NULL);

  stand_corpus (stand);
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[]
    = { "[]", "{\"text\":\"\"}", "{\"text\":\"@channel\"}", "{\"text\":\"<!here>\"}", "{\"text\":\"x\",\"icon\":1}" };
  g_autoptr (Stand) stand = stand_new ("mattermost", "@/mattermost/hooks/abc123", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", "/mattermost/hooks/abc123", NULL, "application/json", bad[i]), ==,
                      400);
  g_assert_cmpuint (stand_status (stand, "GET", "/mattermost/hooks/abc123", NULL, NULL, NULL), ==, 405);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mattermost/request", test_request);
  g_test_add_func ("/mattermost/dialect", test_dialect);
  g_test_add_func ("/mattermost/code", test_code);
  g_test_add_func ("/mattermost/hostile", test_hostile);
  g_test_add_func ("/mattermost/limit", test_limit);
  g_test_add_func ("/mattermost/check", test_check);
  g_test_add_func ("/mattermost/answers", test_answers);
  g_test_add_func ("/mattermost/hooks", test_hooks);
  g_test_add_func ("/mattermost/corpus", test_corpus);
  g_test_add_func ("/mattermost/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
