/* test-ntfy.c - what ntfy is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "{\"topic\":\"s3cretpart\",\"token\":\"tk_s3cretpart\"}"
#define INCIDENT STAND_INCIDENT

static Case *
new_case (const char *markdown)
{
  Case *c = case_new ("ntfy", SECRET, NULL, markdown);

  sitrep_take_text (&c->message->incident, INCIDENT);
  return c;
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
  g_autoptr (Case) c = new_case ("**Half** of the members cannot log in");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *body = NULL;

  c->message->severity = SITREP_SEVERITY_MAJOR;
  body = body_text (c);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://ntfy.sh/");
  g_assert_cmpstr (case_header (request, "Authorization"), ==, "Bearer tk_s3cretpart");
  g_assert_cmpstr (
    body, ==,
    "{\"topic\":\"s3cretpart\",\"title\":\"Logins fail\",\"message\":\"Half of the members cannot log in\","
    "\"priority\":4,\"sequence_id\":\"" INCIDENT "\"}");
}

static void
test_open_server (void)
{
  g_autoptr (Case) c = case_new ("ntfy", "{\"topic\":\"shop-7f3a\"}", "{\"base\":\"https://push.shop.example/\"}", "x");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *sequence = case_sent (c, "sequence_id");

  g_assert_cmpstr (request->url, ==, "https://push.shop.example/");
  g_assert_null (case_header (request, "Authorization"));
  g_assert_cmpstr (sequence, ==, c->message->base.id);
}

static void
assert_priority (SitrepSeverity severity, SitrepStage stage, gint64 priority)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (JsonNode) body = NULL;

  c->message->severity = severity;
  c->message->stage = stage;
  body = case_body (c);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (body), "priority"), ==, priority);
}

static void
test_priority (void)
{
  assert_priority (SITREP_SEVERITY_CRITICAL, SITREP_STAGE_OPEN, 5);
  assert_priority (SITREP_SEVERITY_MAJOR, SITREP_STAGE_UPDATE, 4);
  assert_priority (SITREP_SEVERITY_MINOR, SITREP_STAGE_OPEN, 3);
  assert_priority (SITREP_SEVERITY_LOW, SITREP_STAGE_OPEN, 2);
  assert_priority (SITREP_SEVERITY_CRITICAL, SITREP_STAGE_RESOLVE, 3);
  assert_priority (SITREP_SEVERITY_LOW, SITREP_STAGE_RESOLVE, 2);
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Logins fail for half of the members");
  g_autofree char *post = body_text (c), *edit = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"message\":\"m1\",\"sequence\":\"" INCIDENT "\"}";
  edit = body_text (c);
  g_assert_true (c->connector->can_edit);
  g_assert_cmpstr (edit, ==, post);
}

static void
assert_fits (Case *c, const char *value)
{
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *text = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  request = case_request (c);
  text = case_sent (c, "message");
  g_assert_cmpuint (strlen (text), <=, 3500);
  g_assert_cmpuint (strlen (text), >, 3490);
  g_assert_true (g_str_has_suffix (text, "…"));
  g_assert_cmpuint (g_bytes_get_size (request->body), <, 8192);
}

static void
test_limit (void)
{
  g_autofree char *quotes = g_strnfill (100000, '"');
  g_autoptr (GString) umlauts = g_string_new (NULL);
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; i < 50000; i++)
    g_string_append (umlauts, "ü");
  assert_fits (c, quotes);
  assert_fits (c, umlauts->str);
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL, *title = NULL;
      g_autoptr (JsonNode) body = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      text = case_sent (c, "message");
      title = case_sent (c, "title");
      body = case_body (c);
      assert_clean (text);
      assert_clean (title);
      g_assert_null (strchr (title, '\n'));
      g_assert_false (json_object_has_member (json_node_get_object (body), "markdown"));
    }
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (Case) open = case_new ("ntfy", SECRET, "{\"base\":\"http://push.shop.example\"}", "x");
  g_autoptr (Case) other = case_new ("ntfy", SECRET, "{\"base\":\"https://discord.com\"}", "x");

  g_assert_true (c->connector->check (c->destination, "{\"topic\":\"shop_7\"}", NULL));
  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "{\"token\":\"tk_a\"}", "missing");
  case_refuses (c, "{\"topic\":\"https://ntfy.sh/shop\"}", "address");
  case_refuses (c, "{\"topic\":\"https://hooks.slack.com/services/T/B/x\"}", "Slack");
  case_refuses (c, "{\"topic\":\"my topic\"}", "spaces");
  case_refuses (c, "{\"topic\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}", "64");
  case_refuses (c, "{\"topic\":\"shop\",\"token\":\"tk_ a\"}", "spaces");
  case_refuses (c, "{\"topic\":\"shop\",\"token\":\"secret\"}", "tk_");
  case_refuses (open, SECRET, "https://");
  case_refuses (other, SECRET, "Discord");
}

static void
assert_code (guint code, SitrepOutcomeKind kind, double after)
{
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *body
    = g_strdup_printf ("{\"code\":%u,\"http\":%u,\"error\":\"no tk_s3cretpart\"}", code, code / 100);
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, code / 100, "application/json", body, NULL);

  g_assert_cmpint (outcome->kind, ==, kind);
  g_assert_cmpfloat (outcome->after, ==, after);
  g_assert_null (strstr (outcome->words, "s3cretpart"));
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done
    = case_outcome (c, 200, "application/json", "{\"id\":\"hwQ2YpKdmg\",\"event\":\"message\"}", NULL);

  g_assert_cmpstr (done->ids, ==, "{\"message\":\"hwQ2YpKdmg\",\"sequence\":\"" INCIDENT "\"}");
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_code (40101, SITREP_OUTCOME_STOP, 0);
  assert_code (40301, SITREP_OUTCOME_STOP, 0);
  assert_code (40007, SITREP_OUTCOME_REJECTED, 0);
  assert_code (40009, SITREP_OUTCOME_STOP, 0);
  assert_code (40014, SITREP_OUTCOME_REJECTED, 0);
  assert_code (41303, SITREP_OUTCOME_REJECTED, 0);
  assert_code (42901, SITREP_OUTCOME_RETRY, 5);
  assert_code (42908, SITREP_OUTCOME_RETRY, 3600);
  assert_code (50001, SITREP_OUTCOME_RETRY, 0);
}

/* --- against the strict server --- */

static void
assert_sent (const char *secret, SitrepOutcomeKind kind)
{
  g_autoptr (Stand) stand = stand_new ("ntfy", secret, "{\"base\":\"@/ntfy\"}");
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, kind);

  g_assert_cmpuint (stand_count (stand), ==, kind == SITREP_OUTCOME_DONE ? 1 : 0);
}

static void
test_topics (void)
{
  assert_sent ("{\"topic\":\"shop\"}", SITREP_OUTCOME_DONE);
  assert_sent ("{\"topic\":\"private\",\"token\":\"tk_good\"}", SITREP_OUTCOME_DONE);
  assert_sent ("{\"topic\":\"private\"}", SITREP_OUTCOME_STOP);
  assert_sent ("{\"topic\":\"shop\",\"token\":\"tk_old\"}", SITREP_OUTCOME_STOP);
  assert_sent ("{\"topic\":\"docs\"}", SITREP_OUTCOME_STOP);
  assert_sent ("{\"topic\":\"busy\"}", SITREP_OUTCOME_RETRY);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("ntfy", "{\"topic\":\"shop\"}", "{\"base\":\"@/ntfy\"}");

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("ntfy", "{\"topic\":\"shop\"}", "{\"base\":\"@/ntfy\"}");
  g_autoptr (SitrepOutcome) open = stand_ask (stand, "{\"topic\":\"shop\"}", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "{\"topic\":\"shop\",\"token\":\"tk_good\"}", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "{\"topic\":\"shop\",\"token\":\"tk_old\"}", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "{}", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

static void
test_question (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepRequest) account = c->connector->probe (c->destination, SECRET, NULL);
  g_autoptr (SitrepRequest) health = c->connector->probe (c->destination, "{\"topic\":\"shop\"}", NULL);

  g_assert_cmpstr (account->method, ==, "GET");
  g_assert_cmpstr (account->url, ==, "https://ntfy.sh/v1/account");
  g_assert_cmpstr (health->url, ==, "https://ntfy.sh/v1/health");
  g_assert_null (c->connector->probe (c->destination, "", NULL));
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case ("**x**");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\nx");
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "[]",
    "{\"topic\":\"shop\"}",
    "{\"topic\":\"my shop\",\"message\":\"x\"}",
    "{\"topic\":\"shop\",\"message\":\"x\",\"priority\":6}",
    "{\"topic\":\"shop\",\"message\":\"x\",\"sequence_id\":\"a b\"}",
    "{\"topic\":\"shop\",\"message\":\"x\",\"urgent\":true}",
  };
  g_autoptr (Stand) stand = stand_new ("ntfy", "{\"topic\":\"shop\"}", "{\"base\":\"@/ntfy\"}");
  g_autofree char *fill = g_strnfill (5000, 'x'),
                  *large = g_strdup_printf ("{\"topic\":\"shop\",\"message\":\"%s\"}", fill);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", "/ntfy/", NULL, "application/json", bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", "/ntfy/", NULL, "application/json", large), ==, 400);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ntfy/request", test_request);
  g_test_add_func ("/ntfy/open-server", test_open_server);
  g_test_add_func ("/ntfy/priority", test_priority);
  g_test_add_func ("/ntfy/edit", test_edit);
  g_test_add_func ("/ntfy/limit", test_limit);
  g_test_add_func ("/ntfy/hostile", test_hostile);
  g_test_add_func ("/ntfy/check", test_check);
  g_test_add_func ("/ntfy/answers", test_answers);
  g_test_add_func ("/ntfy/topics", test_topics);
  g_test_add_func ("/ntfy/corpus", test_corpus);
  g_test_add_func ("/ntfy/probe", test_probe);
  g_test_add_func ("/ntfy/question", test_question);
  g_test_add_func ("/ntfy/preview", test_preview);
  g_test_add_func ("/ntfy/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
