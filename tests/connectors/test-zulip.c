/* test-zulip.c - what Zulip is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <libsoup/soup.h>
#include <string.h>

#define SECRET "s3cretparts3cretpart"
#define SETTINGS                                                                                                       \
  "{\"base\":\"https://shop.zulipchat.com/\",\"user\":\"sitrep-bot@shop.example\",\"stream\":\"incidents\"}"
#define STAND_SETTINGS "{\"base\":\"@/zulip\",\"user\":\"sitrep-bot@shop.example\",\"stream\":\"incidents\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("zulip", SECRET, SETTINGS, markdown);
}

static SitrepRequest *
make_request (Case *c)
{
  g_autoptr (GError) error = NULL;
  SitrepRequest *request = c->connector->request (&c->delivery, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (request->content_type, ==, "application/x-www-form-urlencoded");
  return request;
}

static GHashTable *
form_of (Case *c)
{
  g_autoptr (SitrepRequest) request = make_request (c);
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);
  g_autofree char *text = g_strndup (body, size);

  return soup_form_decode (text);
}

static char *
sent (Case *c, const char *name)
{
  g_autoptr (GHashTable) form = form_of (c);

  return g_strdup (g_hash_table_lookup (form, name));
}

static void
test_request (void)
{
  g_autoptr (Case) c
    = new_case ("# Logins fail\n\nSince **04:13** & see [the runbook](https://wiki.shop.example/login)");
  g_autoptr (SitrepRequest) request = make_request (c);
  g_autoptr (GHashTable) form = form_of (c);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://shop.zulipchat.com/api/v1/messages");
  g_assert_cmpstr (case_header (request, "Authorization"), ==,
                   "Basic c2l0cmVwLWJvdEBzaG9wLmV4YW1wbGU6czNjcmV0cGFydHMzY3JldHBhcnQ=");
  g_assert_cmpuint (g_hash_table_size (form), ==, 4);
  g_assert_cmpstr (g_hash_table_lookup (form, "type"), ==, "stream");
  g_assert_cmpstr (g_hash_table_lookup (form, "to"), ==, "incidents");
  g_assert_cmpstr (g_hash_table_lookup (form, "topic"), ==, "Logins fail");
  g_assert_cmpstr (g_hash_table_lookup (form, "content"), ==,
                   "# Logins fail\nSince **04:13** & see [the runbook](https://wiki.shop.example/login)");
}

static void
test_topic (void)
{
  g_autofree char *wide = g_strnfill (100, 'w');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *followed = NULL, *moved = NULL, *cut = NULL, *none = NULL, *chosen = NULL;

  c->delivery.first_ids = "{\"message\":\"1\",\"topic\":\"Logins fail\",\"to\":\"incidents\"}";
  sitrep_take_text (&c->message->title, "Resolved: logins");
  followed = sent (c, "topic");
  g_assert_cmpstr (followed, ==, "Logins fail");
  c->delivery.first_ids = "{\"message\":\"1\",\"topic\":\"Logins fail\",\"to\":\"shop\"}";
  moved = sent (c, "topic");
  g_assert_cmpstr (moved, ==, "Resolved: logins");
  sitrep_take_text (&c->message->title, wide);
  cut = sent (c, "topic");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60);
  sitrep_take_text (&c->message->title, " ");
  none = sent (c, "topic");
  g_assert_cmpstr (none, ==, "Incident");
  sitrep_take_text (
    &c->destination->settings,
    "{\"base\":\"https://shop.zulipchat.com\",\"user\":\"a@b.example\",\"stream\":\"7\",\"topic\":\"desk\"}");
  chosen = sent (c, "topic");
  g_assert_cmpstr (chosen, ==, "desk");
}

static void
assert_text (const char *plain, const char *expected)
{
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, plain);
  text = sent (c, "content");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_dialect (void)
{
  assert_text ("@**all** @_**kim**", "@\u200B*\u200A*\u200Aall*\u200A* @\u200B_*\u200A*\u200Akim*\u200A*");
  assert_text ("2 * 3", "2 * 3");
  assert_text ("run `x`", "run ˋxˋ");
  assert_text ("~~a~~ $$b$$", "\u200B~\u200B~\u200Ba~\u200B~\u200B $\u200B$\u200Bb$\u200B$\u200B");
  assert_text ("/poll lunch", "\u200B/poll lunch");
  assert_text ("[a](https://evil.example)", "[a]\u200B(https://evil.example)");
  assert_text ("<time:2026> :tada: &amp;", "<\u200Btime:2026> :\u200Btada: &\u200Bamp;");
  assert_text ("- a", "\u200B- a");
  assert_text ("#**incidents**", "\u200B#*\u200A*\u200Aincidents*\u200A*");
}

static void
test_link (void)
{
  g_autoptr (Case) c = new_case ("[a \\]\\(b\\) c](https://shop.example/x)\n\n[desk](mailto:desk@shop.example)");
  g_autofree char *text = sent (c, "content");

  g_assert_cmpstr (text, ==, "[a )\u200B(b) c](https://shop.example/x)\n\ndesk (desk@\u200Bshop.example)");
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      case_set_text (c, hostile[i]);
      text = sent (c, "content");
      assert_clean (text);
      g_assert_null (strstr (text, "**"));
      g_assert_null (strstr (text, "]("));
      g_assert_null (strchr (text, '`'));
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, value);
  text = sent (c, "content");
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 10000);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Logins fail for half of the members");
  g_autoptr (SitrepRequest) edit = NULL, post = NULL;
  g_autoptr (GHashTable) form = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"42\",\"topic\":\"Logins fail\",\"to\":\"incidents\"}";
  edit = make_request (c);
  form = form_of (c);
  g_assert_cmpstr (edit->method, ==, "PATCH");
  g_assert_cmpstr (edit->url, ==, "https://shop.zulipchat.com/api/v1/messages/42");
  g_assert_cmpuint (g_hash_table_size (form), ==, 1);
  c->delivery.edits = "{\"message\":\"42/../7\"}";
  post = make_request (c);
  g_assert_cmpstr (post->method, ==, "POST");
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("zulip", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET " ", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "abc def", "spaces");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  assert_refused ("{\"user\":\"a@b.example\",\"stream\":\"incidents\"}", "needed");
  assert_refused ("{\"base\":\"https://x.zulipchat.com\",\"stream\":\"incidents\"}", "address of the bot");
  assert_refused ("{\"base\":\"https://x.zulipchat.com\",\"user\":\"a@b:c\",\"stream\":\"incidents\"}",
                  "address of the bot");
  assert_refused ("{\"base\":\"https://x.zulipchat.com\",\"user\":\"a@b.example\"}", "channel");
  assert_refused ("{\"base\":\"https://x.zulipchat.com/#narrow/stream/7\",\"user\":\"a@b.example\",\"stream\":\"7\"}",
                  "Only the address");
  assert_refused ("{\"base\":\"https://discord.com\",\"user\":\"a@b.example\",\"stream\":\"7\"}", "Discord");
  assert_refused ("{\"base\":\"http://x.example\",\"user\":\"a@b.example\",\"stream\":\"7\"}", "https://");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 200, "application/json", "{\"result\":\"success\",\"id\":12345678901}", NULL);
  g_autoptr (SitrepOutcome) slow
    = case_outcome (c, 429, "application/json", "{\"code\":\"RATE_LIMIT_HIT\",\"retry-after\":28.7}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json", "{\"code\":\"BAD_REQUEST\",\"msg\":\"Zu lang\"}", NULL);

  g_assert_cmpstr (done->ids, ==, "{\"message\":\"12345678901\",\"topic\":\"Logins fail\",\"to\":\"incidents\"}");
  g_assert_cmpint (slow->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 28.7);
  g_assert_nonnull (strstr (bad->words, "Zu lang"));
  assert_outcome (c, 200, "{\"result\":\"success\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{\"result\":\"success\",\"id\":-1}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{\"id\":5}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 400, "{\"code\":\"BAD_REQUEST\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 400, "{\"code\":\"STREAM_DOES_NOT_EXIST\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 400, "{\"code\":\"INVALID_API_KEY\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 403, "{\"code\":\"REALM_DEACTIVATED\"}", SITREP_OUTCOME_STOP);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("zulip", "goodkey", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, gone = NULL;

  stand->c->delivery.first_ids = first->ids;
  sitrep_take_text (&stand->c->message->title, "Logins work again");
  stand_next (stand, SITREP_STAGE_RESOLVE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (stand_got (stand, 1), "topic=Logins+fail"));
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  stand->c->delivery.edits = "{\"message\":\"999\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
}

static void
test_nowhere (void)
{
  g_autoptr (Stand) stand
    = stand_new ("zulip", "goodkey", "{\"base\":\"@/zulip\",\"user\":\"sitrep-bot@shop.example\",\"stream\":\"shop\"}");
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, SITREP_OUTCOME_STOP);

  g_assert_nonnull (strstr (outcome->words, "channel"));
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("zulip", "goodkey", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("zulip", "goodkey", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodkey", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "oldkey", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "type=stream&to=incidents&topic=x",
    "type=stream&to=incidents&content=x",
    "type=private&to=incidents&topic=x&content=x",
    "type=stream&to=incidents&topic=x&content=%40**all**",
    "type=stream&to=incidents&topic=x&content=/poll",
    "type=stream&to=shop&topic=x&content=x",
  };
  g_autoptr (Stand) stand = stand_new ("zulip", "goodkey", STAND_SETTINGS);
  const char *const headers[] = { "Authorization", "Basic c2l0cmVwLWJvdEBzaG9wLmV4YW1wbGU6Z29vZGtleQ==", NULL };
  const char *type = "application/x-www-form-urlencoded", *path = "/zulip/api/v1/messages";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, headers, type, bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, type, bad[0]), ==, 401);
  g_assert_cmpuint (stand_status (stand, "POST", path, headers, "application/json", "{}"), ==, 415);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zulip/request", test_request);
  g_test_add_func ("/zulip/topic", test_topic);
  g_test_add_func ("/zulip/dialect", test_dialect);
  g_test_add_func ("/zulip/link", test_link);
  g_test_add_func ("/zulip/hostile", test_hostile);
  g_test_add_func ("/zulip/limit", test_limit);
  g_test_add_func ("/zulip/edit", test_edit);
  g_test_add_func ("/zulip/check", test_check);
  g_test_add_func ("/zulip/answers", test_answers);
  g_test_add_func ("/zulip/incident", test_incident);
  g_test_add_func ("/zulip/nowhere", test_nowhere);
  g_test_add_func ("/zulip/corpus", test_corpus);
  g_test_add_func ("/zulip/probe", test_probe);
  g_test_add_func ("/zulip/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
