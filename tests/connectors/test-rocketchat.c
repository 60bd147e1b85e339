/* test-rocketchat.c - what Rocket.Chat's integrations are sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "https://chat.shop.example/hooks/64f0/s3cretpart"

static Case *
new_case (const char *markdown)
{
  return case_new ("rocketchat", SECRET, NULL, markdown);
}

static void
test_request (void)
{
  g_autoptr (Case) c
    = new_case ("# Logins fail\n\nSince **04:13** *see* [the [run]book](https://wiki.shop.example/a_(b))");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  g_autofree char *text = case_sent (c, "text");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, SECRET);
  g_assert_cmpstr (text, ==,
                   "*Logins fail*\nSince *04:13* _see_ [the (run)\u200Bbook](https://wiki.shop.example/a_%28b%29)");
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
  assert_text ("@all kim@shop.example", "@\u200Ball kim@\u200Bshop.example");
  assert_text ("a *b* ~c~ `d`", "a ∗b∗ ∼c∼ ˋdˋ");
  assert_text ("snake_case_ _a_ é_b_", "snake_case_ ˍa_ éˍb_");
  assert_text ("[a](https://evil.example)", "[a]\u200B(https://evil.example)");
  assert_text ("<https://evil.example|click>", "<\u200Bhttps://evil.example|\u200Bclick>");
  assert_text ("#general ||x|| \\(a\\) $b$",
               "\u200B#\u200Bgeneral |\u200B|\u200Bx|\u200B|\u200B \\\u200B(a\\\u200B) $\u200Bb$\u200B");
  assert_text (":tada: 12:30", "\u200B:\u200Btada: 12:30");
  assert_text ("1. a", "\u200B1. a");
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
      g_assert_null (strpbrk (text, "*~`"));
      g_assert_null (strstr (text, "]("));
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, '_');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, value);
  text = case_sent (c, "text");
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 5000);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  g_assert_true (c->connector->check (c->destination, "https://shop.rocket.chat/hooks/a/b", NULL));
  case_refuses (c, "", "needed");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://chat.shop.example/hooks/abc", "Mattermost");
  case_refuses (c, "https://chat.shop.example/hooks/a/b/c", "incoming integration");
  case_refuses (c, "https://chat.shop.example/api/v1/me", "incoming integration");
  case_refuses (c, "http://chat.shop.example/hooks/a/b", "https://");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) slow = case_outcome (
    c, 400, "application/json",
    "{\"success\":false,\"error\":\"Error, too many requests. Please slow down. You must wait 45 seconds before trying "
    "this endpoint again. [error-too-many-requests]\"}",
    NULL);
  g_autoptr (SitrepOutcome) off = case_outcome (c, 503, "text/plain", "Service Unavailable", NULL);

  g_assert_cmpint (slow->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 45);
  g_assert_cmpint (off->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_nonnull (strstr (off->words, "switched off"));
  assert_outcome (c, 200, "{\"success\":true}", SITREP_OUTCOME_DONE);
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{\"success\":false,\"error\":\"something new\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 200, "{\"success\":false,\"error\":\"invalid-channel\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 400, "{\"success\":false,\"errorType\":\"error-not-allowed\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 404, "{\"success\":false,\"error\":\"No such hook\"}", SITREP_OUTCOME_STOP);
}

/* --- against the strict server --- */

static void
assert_hook (const char *secret, SitrepOutcomeKind kind)
{
  g_autoptr (Stand) stand = stand_new ("rocketchat", secret, NULL);
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, kind);

  g_assert_cmpuint (stand_count (stand), ==, kind == SITREP_OUTCOME_DONE ? 1 : 0);
}

static void
test_hooks (void)
{
  assert_hook ("@/rocketchat/hooks/h1/abc", SITREP_OUTCOME_DONE);
  assert_hook ("@/rocketchat/hooks/h1/gone", SITREP_OUTCOME_STOP);
  assert_hook ("@/rocketchat/hooks/h1/off", SITREP_OUTCOME_RETRY);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("rocketchat", "@/rocketchat/hooks/h1/abc", NULL);

  stand_corpus (stand);
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[]
    = { "[]", "{\"text\":\"\"}", "{\"text\":\"@all\"}", "{\"text\":\"x\",\"channel\":\"#a\"}" };
  g_autoptr (Stand) stand = stand_new ("rocketchat", "@/rocketchat/hooks/h1/abc", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", "/rocketchat/hooks/h1/abc", NULL, "application/json", bad[i]), ==,
                      400);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rocketchat/request", test_request);
  g_test_add_func ("/rocketchat/dialect", test_dialect);
  g_test_add_func ("/rocketchat/hostile", test_hostile);
  g_test_add_func ("/rocketchat/limit", test_limit);
  g_test_add_func ("/rocketchat/check", test_check);
  g_test_add_func ("/rocketchat/answers", test_answers);
  g_test_add_func ("/rocketchat/hooks", test_hooks);
  g_test_add_func ("/rocketchat/corpus", test_corpus);
  g_test_add_func ("/rocketchat/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
