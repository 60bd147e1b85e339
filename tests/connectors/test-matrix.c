/* test-matrix.c - what a homeserver is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "syt_s3cretpart_abc"
#define ROOM "!incidents:shop.example"
#define SETTINGS "{\"base\":\"https://matrix.shop.example/\",\"room\":\"" ROOM "\"}"
#define STAND_SETTINGS "{\"base\":\"@/matrix\",\"room\":\"" ROOM "\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("matrix", SECRET, SETTINGS, markdown);
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
  g_autoptr (Case) c = new_case ("Since **04:13** see [the <runbook>](https://wiki.shop.example/login)");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *body = body_text (c);

  g_assert_cmpstr (request->method, ==, "PUT");
  g_assert_cmpstr (
    request->url, ==,
    "https://matrix.shop.example/_matrix/client/v3/rooms/%21incidents%3Ashop.example/send/m.room.message/"
    "0197b1a2-0000-7000-8000-000000000001");
  g_assert_cmpstr (case_header (request, "Authorization"), ==, "Bearer " SECRET);
  g_assert_cmpstr (
    body, ==,
    "{\"msgtype\":\"m.text\",\"body\":\"Since 04:13 see the <runbook> (https://wiki.shop.example/login)\","
    "\"format\":\"org.matrix.custom.html\",\"formatted_body\":\"<p>Since <strong>04:13</strong> see "
    "<a href=\\\"https://wiki.shop.example/login\\\">the &lt;runbook&gt;</a></p>\\n\",\"m.mentions\":{}}");
}

static void
test_repeat (void)
{
  g_autoptr (Case) c = new_case ("Logins fail");
  g_autofree char *body = NULL;

  c->message->repeat = TRUE;
  body = body_text (c);
  g_assert_nonnull (strstr (body, "\"body\":\"May be a repeat.\\nLogins fail\""));
  g_assert_nonnull (strstr (body, "\"<p>May be a repeat.</p>\\n<p>Logins fail</p>"));
}

static void
test_thread (void)
{
  g_autoptr (Case) c = new_case ("Logins work again");
  g_autofree char *body = NULL, *elsewhere = NULL;

  c->delivery.first_ids = "{\"message\":\"$first\",\"channel\":\"" ROOM "\"}";
  body = body_text (c);
  g_assert_nonnull (
    strstr (body, "\"m.relates_to\":{\"rel_type\":\"m.thread\",\"event_id\":\"$first\",\"is_falling_back\":true,"
                  "\"m.in_reply_to\":{\"event_id\":\"$first\"}}"));
  c->delivery.first_ids = "{\"message\":\"$first\",\"channel\":\"!other:shop.example\"}";
  elsewhere = body_text (c);
  g_assert_null (strstr (elsewhere, "m.relates_to"));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Logins fail for **half**");
  g_autoptr (SitrepOutcome) outcome = NULL;
  g_autofree char *body = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"$first\",\"channel\":\"" ROOM "\"}";
  c->delivery.first_ids = c->delivery.edits;
  body = body_text (c);
  g_assert_cmpstr (body, ==,
                   "{\"msgtype\":\"m.text\",\"body\":\"* Logins fail for half\",\"m.mentions\":{},\"m.new_content\":{"
                   "\"msgtype\":\"m.text\",\"body\":\"Logins fail for half\",\"format\":\"org.matrix.custom.html\","
                   "\"formatted_body\":\"<p>Logins fail for <strong>half</strong></p>\\n\",\"m.mentions\":{}},"
                   "\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":\"$first\"}}");
  outcome = case_outcome (c, 200, "application/json", "{\"event_id\":\"$edit\"}", NULL);
  g_assert_cmpstr (outcome->ids, ==, c->delivery.edits);
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *plain = NULL, *html = NULL;

      case_set_text (c, hostile[i]);
      plain = case_sent (c, "body");
      html = case_sent (c, "formatted_body");
      assert_clean (plain);
      assert_clean (html);
      g_assert_null (strstr (html, "<b>"));
      g_assert_null (strstr (html, "<@"));
      g_assert_true (strchr (hostile[i], '"') == NULL || strstr (html, "&quot;") != NULL);
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, '"');
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepRequest) request = NULL, edit = NULL;
  g_autofree char *body = NULL, *shown = NULL;
  g_autoptr (GString) umlauts = g_string_new (NULL);

  case_set_text (c, value);
  request = case_request (c);
  g_assert_cmpuint (g_bytes_get_size (request->body), <, 30000);
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"$first\",\"channel\":\"" ROOM "\"}";
  edit = case_request (c);
  g_assert_cmpuint (g_bytes_get_size (edit->body), <, 60000);
  c->delivery.verb = SITREP_VERB_POST;
  for (guint i = 0; i < 9000; i++)
    g_string_append (umlauts, "ü");
  case_set_text (c, umlauts->str);
  body = case_sent (c, "body");
  shown = c->connector->preview (c->doc, NULL);
  g_assert_cmpuint (strlen (body), <=, 10000);
  g_assert_cmpuint (strlen (body), >, 9990);
  g_assert_true (g_utf8_validate (body, -1, NULL) && g_str_has_suffix (body, "ü…"));
  g_assert_cmpstr (shown, ==, body);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

/* Each quotation mark takes six bytes in HTML. */
static void
test_both_forms (void)
{
  g_autofree char *few = g_strnfill (1000, '"'), *many = g_strnfill (9000, '"');
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (JsonNode) both = NULL, plain = NULL;

  case_set_text (c, few);
  both = case_body (c);
  case_set_text (c, many);
  plain = case_body (c);
  g_assert_true (json_object_has_member (json_node_get_object (both), "formatted_body"));
  g_assert_false (json_object_has_member (json_node_get_object (plain), "formatted_body"));
  g_assert_false (json_object_has_member (json_node_get_object (plain), "format"));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("matrix", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (Case) new_room
    = case_new ("matrix", SECRET, "{\"base\":\"https://matrix.shop.example\",\"room\":\"!AbC-_d\"}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  g_assert_true (c->connector->check (new_room->destination, "mat_abc=", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "abc def", "spaces");
  case_refuses (c, "https://discord.com/api/webhooks/1/t", "Discord");
  assert_refused ("{\"room\":\"" ROOM "\"}", "needed");
  assert_refused ("{\"base\":\"https://matrix.shop.example\"}", "room");
  assert_refused ("{\"base\":\"https://matrix.shop.example\",\"room\":\"#incidents:shop.example\"}", "Advanced");
  assert_refused ("{\"base\":\"https://matrix.shop.example\",\"room\":\"!a b:c\"}", "room");
  assert_refused ("{\"base\":\"https://app.element.io/#/room/x\",\"room\":\"" ROOM "\"}", "homeserver");
  assert_refused ("{\"base\":\"http://matrix.shop.example\",\"room\":\"" ROOM "\"}", "https://");
  assert_refused ("{\"base\":\"https://x.slack.com\",\"room\":\"" ROOM "\"}", "Slack");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done = case_outcome (c, 200, "application/json", "{\"event_id\":\"$abc:x\"}", NULL);
  g_autoptr (SitrepOutcome) slow
    = case_outcome (c, 429, "application/json", "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":9500}",
                    (const char *const[]) { "Retry-After", "4", NULL });
  g_autoptr (SitrepOutcome) slower
    = case_outcome (c, 429, "application/json", "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":3000}",
                    (const char *const[]) { "Retry-After", "12", NULL });

  g_assert_cmpstr (done->ids, ==, "{\"message\":\"$abc:x\",\"channel\":\"" ROOM "\"}");
  g_assert_cmpfloat (slow->after, ==, 9.5);
  g_assert_cmpfloat (slower->after, ==, 12);
  assert_outcome (c, 200, "{\"event_id\":\"abc\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 401, "{\"errcode\":\"M_UNKNOWN_TOKEN\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 403, "{\"errcode\":\"M_FORBIDDEN\"}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 413, "{\"errcode\":\"M_TOO_LARGE\"}", SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 400, "{\"errcode\":\"M_BAD_JSON\",\"error\":\"floats\"}", SITREP_OUTCOME_REJECTED);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("matrix", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) again = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, twice = NULL;

  /* The same message is the same event. */
  g_assert_cmpstr (again->ids, ==, first->ids);
  g_assert_cmpuint (stand_count (stand), ==, 1);
  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_nonnull (strstr (stand_got (stand, 1), "m.thread"));
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.edits = edited->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  twice = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (twice->ids, ==, first->ids);
  g_assert_cmpuint (stand_count (stand), ==, 4);
}

static void
test_document (void)
{
  g_autoptr (Stand) stand = stand_new ("matrix", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) outcome = NULL;

  sitrep_doc_free (stand->c->doc);
  stand->c->doc = sitrep_doc_from_markdown (
    "# A\n\n> q\n\n- a\n- b\n\n3. c\n\n```\n<x>\n```\n\n---\n\n*e* `c<d` [l](https://shop.example/?a=1&b=%22)");
  stand->c->delivery.doc = stand->c->doc;
  outcome = stand_deliver (stand, SITREP_OUTCOME_DONE);
}

static void
test_outside (void)
{
  g_autoptr (Stand) stand
    = stand_new ("matrix", "goodtoken", "{\"base\":\"@/matrix\",\"room\":\"!private:shop.example\"}");
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, SITREP_OUTCOME_STOP);

  g_assert_nonnull (strstr (outcome->todo, "Invite"));
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("matrix", "goodtoken", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("matrix", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "oldtoken", SITREP_OUTCOME_STOP);

  g_assert_nonnull (strstr (bad->words, "access token"));
}

static void
test_orders (void)
{
  g_autoptr (Stand) stand = stand_new ("matrix", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) made
    = stand_order (stand, SITREP_SERVICE_CREATE_CHANNEL, "INC-12\nLogins fail", NULL, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) told
    = stand_order (stand, SITREP_SERVICE_SET_TOPIC, "SEV1\nlead: Kim", made->ids, SITREP_OUTCOME_DONE);

  g_assert_cmpstr (made->ids, ==, "{\"channel\":\"!room1:shop.example\"}");
  g_assert_nonnull (strstr (stand_got (stand, 0), "\"name\":\"INC-12 Logins fail\""));
  g_assert_nonnull (strstr (stand_got (stand, 0), "\"join_rule\":\"restricted\""));
  g_assert_nonnull (strstr (stand_got (stand, 1), "\"topic\":\"SEV1 lead: Kim\""));
  stand_refuses_order (stand, SITREP_SERVICE_CREATE_CHANNEL, " ", NULL);
  stand_refuses_order (stand, SITREP_SERVICE_SET_TOPIC, "SEV1", "{\"channel\":\"../x\"}");
  stand_refuses_order (stand, SITREP_SERVICE_PIN, NULL, "{\"message\":\"$first\",\"channel\":\"" ROOM "\"}");
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "[]",
    "{\"msgtype\":\"m.text\",\"body\":\"x\"}",
    "{\"msgtype\":\"m.text\",\"body\":\"x\",\"m.mentions\":{\"room\":true}}",
    "{\"msgtype\":\"m.text\",\"body\":\"x\",\"m.mentions\":{},\"formatted_body\":\"x\"}",
    "{\"msgtype\":\"m.text\",\"body\":\"x\",\"m.mentions\":{},\"format\":\"org.matrix.custom.html\","
    "\"formatted_body\":\"<b>x</b>\"}",
    "{\"msgtype\":\"m.text\",\"body\":\"x\",\"m.mentions\":{},\"m.relates_to\":{\"rel_type\":\"m.thread\","
    "\"event_id\":\"$no\"}}",
  };
  g_autoptr (Stand) stand = stand_new ("matrix", "goodtoken", STAND_SETTINGS);
  const char *const headers[] = { "Authorization", "Bearer goodtoken", NULL };
  const char *path = "/matrix/_matrix/client/v3/rooms/%21incidents%3Ashop.example/send/m.room.message/1";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "PUT", path, headers, "application/json", bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "PUT", path, NULL, "application/json", bad[0]), ==, 401);
  g_assert_cmpuint (stand_status (stand, "POST", path, headers, "application/json", bad[0]), ==, 404);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/request", test_request);
  g_test_add_func ("/matrix/repeat", test_repeat);
  g_test_add_func ("/matrix/thread", test_thread);
  g_test_add_func ("/matrix/edit", test_edit);
  g_test_add_func ("/matrix/hostile", test_hostile);
  g_test_add_func ("/matrix/limit", test_limit);
  g_test_add_func ("/matrix/both-forms", test_both_forms);
  g_test_add_func ("/matrix/check", test_check);
  g_test_add_func ("/matrix/answers", test_answers);
  g_test_add_func ("/matrix/incident", test_incident);
  g_test_add_func ("/matrix/document", test_document);
  g_test_add_func ("/matrix/outside", test_outside);
  g_test_add_func ("/matrix/corpus", test_corpus);
  g_test_add_func ("/matrix/probe", test_probe);
  g_test_add_func ("/matrix/orders", test_orders);
  g_test_add_func ("/matrix/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
