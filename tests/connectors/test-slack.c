/* test-slack.c - what Slack is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"

#include <string.h>

#define SECRET "https://hooks.slack.com/services/T0123/B0123/s3cretpart"

static void
assert_text (const char *markdown, const char *expected)
{
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, markdown);
  g_autofree char *text = case_sent (c, "text");
  g_autofree char *preview = c->connector->preview (c->doc, NULL);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (preview, ==, expected);
}

static void
assert_value (const char *value, const char *expected)
{
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, "x");
  g_autofree char *text = NULL;

  case_set_text (c, value);
  text = case_sent (c, "text");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_request (void)
{
  g_autoptr (Case) c = case_new ("slack", " " SECRET "\n", NULL, "text");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, SECRET);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 1);
}

static void
test_dialect (void)
{
  assert_text ("# 🚨 **SEV0** alert\n\n**Impact:** *all* users\nnext `c<d`",
               "*🚨 SEV0 alert*\n*Impact:* _all_ users\nnext `c&lt;d`");
  assert_text ("[run <book>](https://x.example/?a=1&b=2) <https://y.example>",
               "<https://x.example/?a=1&amp;b=2|run &lt;book&gt;> https://y.example");
  assert_text ("[mail](mailto:a@b.c) [https://z.example](https://z.example)", "<mailto:a@b.c|mail> https://z.example");
  assert_text ("Known:\n- a\n  - b\n- c\n\n1. x\n2. y\n\n> q\n> r\n\n---\n\n```\na & b\n```",
               "Known:\n• a\n  • b\n• c\n\n1. x\n2. y\n\n> q\n> r\n\n———\n\n```\na &amp; b\n```");
  /* Slack formats within a line only. */
  assert_text ("**one\ntwo**", "*one*\n*two*");
}

static void
test_values (void)
{
  assert_value ("a & b <!channel> <@U1>", "a &amp; b &lt;!channel&gt; &lt;@U1&gt;");
  assert_value ("snake_case and 2*3*4 stay", "snake_case and 2*3*4 stay");
  assert_value ("*bold* _x_", "*\u200Bbold\u200B* _\u200Bx\u200B_");
  assert_value ("a * b", "a * b");
  assert_value ("`code`", "\u200B`\u200Bcode\u200B`\u200B");
  assert_value ("> no quote\n> none", "\u200B&gt; no quote\n\u200B&gt; none");
  assert_value ("see https://x.example/a_b_c?d=1&e=_f_g.", "see https://x.example/a_b_c?d=1&amp;e=_f_g.");
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      case_set_text (c, hostile[i]);
      text = case_sent (c, "text");
      g_assert_null (strpbrk (text, "<>"));
      for (const char *p = strchr (text, '&'); p != NULL; p = strchr (p + 1, '&'))
        g_assert_true (g_str_has_prefix (p, "&amp;") || g_str_has_prefix (p, "&lt;") || g_str_has_prefix (p, "&gt;"));
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t');
      g_assert_null (strstr (text, "\u202e"));
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, '&');
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, "x");
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
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  g_assert_true (c->connector->check (c->destination, "http://localhost:99/services/T/B/x", NULL));
  g_assert_true (c->connector->check (c->destination, "http://127.8.9.1/services/T/B/x", NULL));
  g_assert_true (c->connector->check (c->destination, "http://[::1]:99/services/T/B/x", NULL));
  case_refuses (c, "https://discord.com/api/webhooks/1/t", "Discord");
  case_refuses (c, "https://hooks.slack.com/triggers/T/1/x", "workflow");
  case_refuses (c, "https://hooks.slack.com/workflows/T/1/x", "workflow");
  case_refuses (c, "https://slack.com/app", "webhook");
  case_refuses (c, "https://hooks.slack.com/", "webhook");
  case_refuses (c, "http://hooks.slack.com/services/T/B/x", "https://");
  case_refuses (c, "http://localhost.evil.example/services/T/B/x", "https://");
  case_refuses (c, "http://127.0.0.1.evil.example/x", "https://");
  case_refuses (c, "https://127.0.0.1@evil.example/x", "user name");
  case_refuses (c, "https://evil.example/a b", "web address");
  case_refuses (c, "ftp://x.example/", "web address");
  case_refuses (c, "xoxb-123", "web address");
}

static void
assert_outcome (guint status, const char *body, SitrepOutcomeKind kind)
{
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, "x");
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, status, "text/plain", body, NULL);

  g_assert_cmpint (outcome->kind, ==, kind);
  g_assert_null (outcome->ids);
}

static void
test_answers (void)
{
  g_autoptr (Case) c = case_new ("slack", SECRET, NULL, "x");
  g_autoptr (SitrepOutcome) words = case_outcome (c, 400, "text/plain", "invalid_payload s3cretpart", NULL);
  g_autoptr (SitrepOutcome) page = case_outcome (c, 400, "text/html", "<h1>no</h1>", NULL);

  assert_outcome (200, "ok", SITREP_OUTCOME_DONE);
  assert_outcome (200, "ok\n", SITREP_OUTCOME_DONE);
  assert_outcome (200, "<html>please log in</html>", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (204, "", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (403, "action_prohibited", SITREP_OUTCOME_STOP);
  assert_outcome (404, "channel_not_found", SITREP_OUTCOME_STOP);
  assert_outcome (410, "channel_is_archived", SITREP_OUTCOME_STOP);
  assert_outcome (400, "no_service", SITREP_OUTCOME_STOP);
  assert_outcome (400, "invalid_token", SITREP_OUTCOME_STOP);
  assert_outcome (400, "no_text", SITREP_OUTCOME_REJECTED);
  assert_outcome (500, "rollup_error", SITREP_OUTCOME_RETRY);
  g_assert_nonnull (strstr (words->words, "invalid_payload …"));
  g_assert_null (strstr (page->words, "h1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slack/request", test_request);
  g_test_add_func ("/slack/dialect", test_dialect);
  g_test_add_func ("/slack/values", test_values);
  g_test_add_func ("/slack/hostile", test_hostile);
  g_test_add_func ("/slack/limit", test_limit);
  g_test_add_func ("/slack/check", test_check);
  g_test_add_func ("/slack/answers", test_answers);
  return g_test_run ();
}
