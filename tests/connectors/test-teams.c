/* test-teams.c - what a workflow of Microsoft Teams is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "fake-services.h"

#include <string.h>

#define PATH "/workflows/7af3/triggers/manual/paths/invoke?api-version=1&sv=1.0&sig=s3cretpart"
#define SECRET "https://default01.environment.api.powerplatform.com:443/powerautomate/automations/direct" PATH

/* In bytes, of a text that is cut; each sign of it is a minute under a sanitizer that remembers who asked for memory. */
#ifdef __SANITIZE_ADDRESS__
#define LONG 30000
#else
#define LONG 100000
#endif

static JsonObject *
card_of (JsonNode *body)
{
  JsonArray *attachments = json_object_get_array_member (json_node_get_object (body), "attachments");

  return json_object_get_object_member (json_array_get_object_element (attachments, 0), "content");
}

/* The texts of all blocks, one a line. */
static char *
texts_of (Case *c)
{
  g_autoptr (JsonNode) body = case_body (c);
  JsonArray *blocks = json_object_get_array_member (card_of (body), "body");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (blocks); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "",
                            json_object_get_string_member (json_array_get_object_element (blocks, i), "text"));
  return g_string_free_and_steal (out);
}

static void
assert_text (const char *markdown, const char *expected)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, markdown);
  g_autofree char *text = texts_of (c);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_value (const char *value, const char *expected)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "x");
  g_autofree char *text = NULL;

  case_set_text (c, value);
  text = texts_of (c);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_request (void)
{
  g_autoptr (Case) c = case_new ("teams", " " SECRET "\n", NULL, "# Logins fail\n\nSince 04:13.");
  g_autoptr (SitrepRequest) request = case_request (c);
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);
  g_autofree char *text = g_strndup (body, size);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, SECRET);
  g_assert_cmpstr (
    text, ==,
    "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\","
    "\"contentUrl\":null,\"content\":{\"$schema\":\"http://adaptivecards.io/schemas/adaptive-card.json\","
    "\"type\":\"AdaptiveCard\",\"version\":\"1.2\",\"msteams\":{\"width\":\"full\"},\"body\":["
    "{\"type\":\"TextBlock\",\"text\":\"Logins fail\",\"wrap\":true,\"weight\":\"Bolder\","
    "\"size\":\"Large\",\"style\":\"heading\"},"
    "{\"type\":\"TextBlock\",\"text\":\"Since 04:13.\",\"wrap\":true}]}}]}");
}

static void
test_dialect (void)
{
  assert_text ("# SEV1: **logins**\n\n**Impact:** *all* users\nnext `c<d`",
               "SEV1: logins\n**Impact:** _all_ users\nnext c\\<d");
  assert_text ("[run [book]](https://x.example/a(b)) <https://y.example/a_b>",
               "[run \\[book\\]](https://x.example/a%28b%29) [https://y.example/a\\_b](https://y.example/a_b)");
  assert_text ("[https://shop.example](https://evil.example)",
               "[https://shop.example](https://shop.example) [https://evil.example](https://evil.example)");
  assert_text ("Known:\n- a\n  - b\n\n1. x\n\n> q\n> r\n\n---\n\n```\na  *b*\n```",
               "Known:\n• a\n\u00A0\u00A0• b\n1. x\n┃ q\n┃ r\n———\na  \\*b\\*");
}

static void
test_values (void)
{
  assert_value ("*bold* _x_ `y` [z](https://q.example)",
                "\\*bold\\* \\_x\\_ \\`y\\` \\[z\\]([https://q.example](https://q.example))");
  assert_value ("- list\n+ list\n# head\n1. one\n12) twelve\n1.5 kg", "\\- list\n\\+ list\n\\# head\n1\\. one\n12\\) "
                                                                      "twelve\n1\\.5 kg");
  assert_value ("a - b # c 1. d", "a - b # c 1. d");
  assert_value ("<at>Kim</at> &lt;b&gt;", "\\<at\\>Kim\\</at\\> \\&lt;b\\&gt;");
}

static void
test_repeat (void)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "Logins fail");
  g_autofree char *inside = NULL, *outside = NULL;

  c->message->repeat = TRUE;
  inside = texts_of (c);
  c->message->audience = SITREP_AUDIENCE_PUBLIC;
  outside = texts_of (c);
  g_assert_cmpstr (inside, ==, "May be a repeat.\nLogins fail");
  g_assert_cmpstr (outside, ==, "Logins fail");
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      case_set_text (c, hostile[i]);
      text = texts_of (c);
      g_assert_null (strstr (text, "\u202e"));
      for (const char *p = text; *p != '\0'; p++)
        {
          g_assert_true (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t');
          if (*p == '\\')
            p++;
          else if (strstr (hostile[i], "://") == NULL)
            g_assert_null (strchr ("*_~`[]<>", *p));
        }
    }
}

static void
assert_size (Case *c)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *text = texts_of (c), *preview = c->connector->preview (c->doc, NULL);

  /* What is seen is what is sent. */
  g_assert_cmpstr (preview, ==, text);
  g_assert_cmpuint (g_bytes_get_size (request->body), <, 20000);
  g_assert_cmpint (g_utf8_strlen (text, -1), <, 4400);
  g_assert_true (g_str_has_suffix (text, "…"));
}

static void
test_limit (void)
{
  static const char *const signs[] = { "x", "\"", "\\", "🚨", "*", "x\n", "\n\n- 🚨\"" };
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "x");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < LONG)
        g_string_append (text, signs[i]);
      case_set_text (c, text->str);
      assert_size (c);
    }
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  g_assert_true (c->connector->check (c->destination, "http://127.0.0.1:99/teams" PATH, NULL));
  case_refuses (c, "https://shop.webhook.office.com/webhookb2/1@2/IncomingWebhook/3/4", "switched off");
  case_refuses (c, "https://outlook.office.com/webhook/1", "switched off");
  case_refuses (c, "https://prod-12.westeurope.logic.azure.com:443/workflows/1/invoke?sig=x", "2025");
  case_refuses (c, "https://teams.microsoft.com/l/channel/19%3a1", "channel");
  case_refuses (c, "https://default01.environment.api.powerplatform.com/", "whole");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "http://x.api.powerplatform.com/workflows", "https://");
  case_refuses (c, "https://x.api.powerplatform.com/a b", "web address");
  case_refuses (c, "", "needed");
}

static void
assert_outcome (guint status, const char *type, const char *body, SitrepOutcomeKind kind)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "x");
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, status, type, body, NULL);

  g_assert_cmpint (outcome->kind, ==, kind);
  g_assert_null (outcome->ids);
}

static void
test_answers (void)
{
  assert_outcome (202, NULL, "", SITREP_OUTCOME_DONE);
  assert_outcome (200, "application/json", "{}", SITREP_OUTCOME_DONE);
  assert_outcome (200, "text/html", "<html>log in</html>", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (400, "application/json", "{\"error\":{\"message\":\"TriggerInputSchemaMismatch\"}}",
                  SITREP_OUTCOME_REJECTED);
  assert_outcome (401, NULL, "", SITREP_OUTCOME_STOP);
  assert_outcome (404, NULL, "", SITREP_OUTCOME_STOP);
  assert_outcome (413, NULL, "", SITREP_OUTCOME_REJECTED);
  assert_outcome (429, NULL, "", SITREP_OUTCOME_RETRY);
  assert_outcome (502, NULL, "", SITREP_OUTCOME_RETRY);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = case_new ("teams", SECRET, NULL, "# H\n\n**text** x\\*");
  g_autofree char *preview = c->connector->preview (c->doc, "Title");

  g_assert_cmpstr (preview, ==, "H\n**text** x\\*");
}

/* --- against the strict server --- */

static SitrepOutcomeKind
deliver (FakeServices *services, const char *path, const char *text)
{
  g_autofree char *secret = fake_services_url (services, path);
  g_autoptr (Case) c = case_new ("teams", secret, NULL, "# Logins fail\n\n- half of them\n\n```\nHTTP 500\n```");
  g_autoptr (SitrepOutcome) outcome = NULL;

  if (text != NULL)
    case_set_text (c, text);
  outcome = case_deliver (c);
  return outcome->kind;
}

static void
test_delivered (void)
{
  g_autoptr (FakeServices) services = fake_services_new (NULL);
  g_autofree char *large = g_strnfill (100000, '"');
  guint n = 0;

  g_assert_cmpint (deliver (services, "/teams" PATH, NULL), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (deliver (services, "/teams" PATH, large), ==, SITREP_OUTCOME_DONE);
  for (; hostile[n] != NULL; n++)
    g_assert_cmpint (deliver (services, "/teams" PATH, hostile[n]), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (fake_services_count (services), ==, n + 2);
  g_assert_cmpint (deliver (services, "/teams/workflows/gone/triggers/manual/paths/invoke?sig=x", NULL), ==,
                   SITREP_OUTCOME_STOP);
  g_assert_cmpint (deliver (services, "/teams/workflows/1/triggers/manual/paths/invoke?sig=denied", NULL), ==,
                   SITREP_OUTCOME_STOP);
  g_assert_cmpuint (fake_services_count (services), ==, n + 2);
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[]
    = { "{\"text\":\"x\"}", "{\"type\":\"message\",\"attachments\":[]}",
        "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\","
        "\"contentUrl\":null,\"content\":{\"$schema\":\"http://adaptivecards.io/schemas/adaptive-card.json\",\"type\":"
        "\"AdaptiveCard\",\"version\":\"1.2\",\"msteams\":{\"entities\":[]},\"body\":[{\"type\":\"TextBlock\",\"text\":"
        "\"x\",\"wrap\":true}]}}]}" };
  g_autoptr (FakeServices) services = fake_services_new (NULL);
  g_autofree char *url = fake_services_url (services, "/teams" PATH);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SitrepRequest) request = sitrep_request_new_text ("POST", url, "application/json", bad[i]);
      g_autoptr (SitrepReply) reply = case_send (request);

      g_assert_cmpuint (sitrep_reply_view (reply)->status, ==, 400);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/teams/request", test_request);
  g_test_add_func ("/teams/dialect", test_dialect);
  g_test_add_func ("/teams/values", test_values);
  g_test_add_func ("/teams/repeat", test_repeat);
  g_test_add_func ("/teams/hostile", test_hostile);
  g_test_add_func ("/teams/limit", test_limit);
  g_test_add_func ("/teams/check", test_check);
  g_test_add_func ("/teams/answers", test_answers);
  g_test_add_func ("/teams/preview", test_preview);
  g_test_add_func ("/teams/delivered", test_delivered);
  g_test_add_func ("/teams/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
