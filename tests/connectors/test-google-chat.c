/* test-google-chat.c - what Google Chat is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define ADDRESS "https://chat.googleapis.com/v1/spaces/AAAA-b_c/messages"
#define SECRET ADDRESS "?key=s3cretpart&token=s3cretparttoo%3D"
#define GOOD "@/google-chat/v1/spaces/AAAA/messages?key=goodkey&token=goodtoken"

static Case *
new_case (const char *markdown)
{
  Case *c = case_new ("google-chat", SECRET, NULL, markdown);

  sitrep_take_text (&c->message->incident, STAND_INCIDENT);
  return c;
}

static void
test_request (void)
{
  g_autoptr (Case) c
    = new_case ("# Logins fail\n\nSince **04:13** *see* [the <run|book>](https://wiki.shop.example/login)");
  g_autoptr (SitrepRequest) request = case_request (c);
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);
  g_autofree char *text = g_strndup (body, size);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==,
                   SECRET "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"
                          "&requestId=0197b1a2-0000-7000-8000-000000000001");
  g_assert_cmpstr (
    text, ==,
    "{\"text\":\"*Logins fail*\\nSince *04:13* _see_ <https://wiki.shop.example/login|the ‹\u200Brun¦book›>\","
    "\"thread\":{\"threadKey\":\"" STAND_INCIDENT "\"}}");
}

static void
test_no_incident (void)
{
  g_autoptr (Case) c = case_new ("google-chat", SECRET "&threadKey=old&requestId=1", NULL, "x");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);

  g_assert_null (strstr (request->url, "threadKey"));
  g_assert_null (strstr (request->url, "requestId=1&"));
  g_assert_false (json_object_has_member (json_node_get_object (body), "thread"));
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
  assert_text ("<users/all> <users/123>", "<\u200Busers/all> <\u200Busers/123>");
  assert_text ("a *b* c", "a *\u200Bb\u200B* c");
  assert_text ("_a_ ~b~", "\u200B_\u200Ba\u200B_ ~\u200Bb\u200B~");
  assert_text ("snake_case 2 * 3", "snake_case 2 * 3");
  assert_text ("run `x`", "run \u200B`\u200Bx\u200B`\u200B");
  assert_text ("<https://evil.example|click>", "<\u200Bhttps://evil.example|click>");
  assert_text ("* item", "\u200B* item");
}

static void
test_code (void)
{
  g_autoptr (Case) c = new_case ("`` a`<users/all> ``\n\n```\n<users/all> ``` x\n```");
  g_autofree char *text = case_sent (c, "text");

  g_assert_cmpstr (text, ==, "`a'<\u200Busers/all>`\n\n```\n<\u200Busers/all> `\u200B`\u200B` x\n```");
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
      for (const char *p = strchr (text, '<'); p != NULL; p = strchr (p + 1, '<'))
        g_assert_true (g_str_has_prefix (p + 1, "\u200B"));
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, '"');
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepRequest) request = NULL;
  g_autoptr (GString) umlauts = g_string_new (NULL);
  g_autofree char *text = NULL, *shown = NULL;

  case_set_text (c, value);
  request = case_request (c);
  g_assert_cmpuint (g_bytes_get_size (request->body), <, 32000);
  for (guint i = 0; i < 12000; i++)
    g_string_append (umlauts, "ü");
  case_set_text (c, umlauts->str);
  text = case_sent (c, "text");
  shown = c->connector->preview (c->doc, NULL);
  g_assert_cmpuint (strlen (text), <=, 15000);
  g_assert_cmpuint (strlen (text), >, 14990);
  g_assert_cmpstr (shown, ==, text);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  case_refuses (c, "", "needed");
  case_refuses (c, "https://discord.com/api/webhooks/1/t", "Discord");
  case_refuses (c, ADDRESS, "whole address");
  case_refuses (c, ADDRESS "?key=abc", "whole address");
  case_refuses (c, ADDRESS "?key=abc&token=", "whole address");
  case_refuses (c, "https://chat.googleapis.com/v1/spaces/A?key=a&token=b", "whole address");
  case_refuses (c, "https://chat.google.com/room/AAAA", "whole address");
  case_refuses (c, "http://chat.googleapis.com/v1/spaces/A/messages?key=a&token=b", "https://");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 200, "application/json",
                    "{\"name\":\"spaces/A/messages/x.y\",\"thread\":{\"name\":\"spaces/A/threads/x\"}}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json", "{\"error\":{\"message\":\"Too long s3cretpart\"}}", NULL);

  g_assert_cmpstr (done->ids, ==, "{\"message\":\"spaces/A/messages/x.y\",\"thread\":\"spaces/A/threads/x\"}");
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "Too long …"));
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 400, "{\"error\":{\"message\":\"API key not valid.\"}}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 403, "{\"error\":{\"message\":\"No\"}}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 429, "{\"error\":{\"message\":\"Slow\"}}", SITREP_OUTCOME_RETRY);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("google-chat", GOOD, NULL);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) again = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL;

  g_assert_cmpstr (again->ids, ==, first->ids);
  g_assert_cmpuint (stand_count (stand), ==, 1);
  stand_next (stand, SITREP_STAGE_RESOLVE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (first->ids, ==, "{\"message\":\"spaces/AAAA/messages/m1\",\"thread\":\"spaces/AAAA/threads/m1\"}");
  g_assert_cmpstr (second->ids, ==, "{\"message\":\"spaces/AAAA/messages/m3\",\"thread\":\"spaces/AAAA/threads/m1\"}");
}

static void
assert_stops (const char *secret)
{
  g_autoptr (Stand) stand = stand_new ("google-chat", secret, NULL);
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, SITREP_OUTCOME_STOP);

  g_assert_cmpuint (stand_count (stand), ==, 0);
}

static void
test_refusals (void)
{
  assert_stops ("@/google-chat/v1/spaces/gone/messages?key=goodkey&token=goodtoken");
  assert_stops ("@/google-chat/v1/spaces/AAAA/messages?key=old&token=goodtoken");
  assert_stops ("@/google-chat/v1/spaces/AAAA/messages?key=goodkey&token=old");
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("google-chat", GOOD, NULL);

  stand_corpus (stand);
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = { "[]", "{\"text\":\"\"}", "{\"text\":\"<users/all>\"}",
                                     "{\"text\":\"x\",\"cards\":[]}", "{\"text\":\"x\",\"thread\":1}" };
  const char *path = "/google-chat/v1/spaces/AAAA/messages?key=goodkey&token=goodtoken&requestId=1"
                     "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";
  const char *without = "/google-chat/v1/spaces/AAAA/messages?key=goodkey&token=goodtoken&requestId=1";
  g_autoptr (Stand) stand = stand_new ("google-chat", GOOD, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, NULL, "application/json", bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", without, NULL, "application/json", "{\"text\":\"x\"}"), ==, 400);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/google-chat/request", test_request);
  g_test_add_func ("/google-chat/no-incident", test_no_incident);
  g_test_add_func ("/google-chat/dialect", test_dialect);
  g_test_add_func ("/google-chat/code", test_code);
  g_test_add_func ("/google-chat/hostile", test_hostile);
  g_test_add_func ("/google-chat/limit", test_limit);
  g_test_add_func ("/google-chat/check", test_check);
  g_test_add_func ("/google-chat/answers", test_answers);
  g_test_add_func ("/google-chat/incident", test_incident);
  g_test_add_func ("/google-chat/refusals", test_refusals);
  g_test_add_func ("/google-chat/corpus", test_corpus);
  g_test_add_func ("/google-chat/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
