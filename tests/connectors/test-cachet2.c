/* test-cachet2.c - what Cachet 2 is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "1|s3cretpart"
#define SETTINGS "{\"base\":\"https://status.shop.example/\"}"
#define STAND_SETTINGS "{\"base\":\"@/cachet2\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("cachet2", SECRET, SETTINGS, markdown);
}

static char *
body_of (const SitrepRequest *request)
{
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);

  return g_strndup (body, size);
}

static void
assert_request (const SitrepRequest *request, const char *method, const char *what, const char *body)
{
  g_autofree char *url = g_strconcat ("https://status.shop.example/api/v1", what, NULL);
  g_autofree char *sent = body_of (request);

  g_assert_cmpstr (request->method, ==, method);
  g_assert_cmpstr (request->url, ==, url);
  g_assert_cmpstr (sent, ==, body);
}

static void
test_requests (void)
{
  g_autoptr (Case) c = new_case ("# Now\n\n**Logins** fail & more");
  g_autoptr (SitrepRequest) opened = case_request (c), update = NULL, last = NULL, edit = NULL, edit_first = NULL;

  assert_request (opened, "POST", "/incidents",
                  "{\"name\":\"Logins fail\",\"visible\":1,\"notify\":true,\"status\":1,\"message\":\"# "
                  "Now\\n**Logins** fail \\\\& more\"}");
  g_assert_cmpstr (case_header (opened, "X-Cachet-Token"), ==, SECRET);
  c->delivery.first_ids = "{\"incident\":\"7\"}";
  c->message->stage = SITREP_STAGE_UPDATE;
  sitrep_take_text (&c->message->page_status, "monitoring");
  update = case_request (c);
  assert_request (update, "POST", "/incidents/7/updates",
                  "{\"status\":3,\"message\":\"# Now\\n**Logins** fail \\\\& more\"}");
  c->message->stage = SITREP_STAGE_RESOLVE;
  last = case_request (c);
  assert_request (last, "POST", "/incidents/7/updates",
                  "{\"status\":4,\"message\":\"# Now\\n**Logins** fail \\\\& more\"}");
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = "{\"incident\":\"7\",\"update\":\"9\"}";
  edit = case_request (c);
  assert_request (edit, "PUT", "/incidents/7/updates/9", "{\"message\":\"# Now\\n**Logins** fail \\\\& more\"}");
  c->delivery.edits = "{\"incident\":\"7\"}";
  edit_first = case_request (c);
  assert_request (edit_first, "PUT", "/incidents/7", "{\"message\":\"# Now\\n**Logins** fail \\\\& more\"}");
}

static void
test_components (void)
{
  const SitrepAnswerView fine = { 200, "application/json", NULL, NULL, "{\"data\":{\"id\":\"3\"}}" };
  const SitrepAnswerView bad = { 422, "application/json", NULL, NULL, "{}" };
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepRequest) first = NULL, second = NULL, third = NULL;

  sitrep_take_text (&c->message->components, "{\"3\":\"4\",\"4\":\"1\",\"a/b\":\"1\",\"5\":\"9\",\"six\":\"2\"}");
  first = case_request (c);
  assert_request (first, "PUT", "/components/3", "{\"status\":4}");
  g_assert_null (c->connector->next (&c->delivery, &bad));
  second = c->connector->next (&c->delivery, &fine);
  assert_request (second, "PUT", "/components/4", "{\"status\":1}");
  assert_outcome (c, 200, "{\"data\":{\"id\":\"3\"}}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
  c->delivery.step = 1;
  third = c->connector->next (&c->delivery, &fine);
  g_assert_true (g_str_has_suffix (third->url, "/incidents"));
  c->delivery.step = 2;
  g_assert_null (c->connector->next (&c->delivery, &fine));
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *name = NULL, *text = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      name = case_sent (c, "name");
      text = case_sent (c, "message");
      assert_clean (name);
      assert_clean (text);
      g_assert_null (strchr (name, '\n'));
      g_assert_false (g_str_has_prefix (text, "# "));
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true (strchr ("*_~[]`|", *p) == NULL || (p > text && p[-1] == '\\') || strstr (text, "<http") != NULL);
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *name = NULL, *text = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  name = case_sent (c, "name");
  text = case_sent (c, "message");
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 255);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 16000);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("cachet2", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "a b", "spaces");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://status.shop.example", "address");
  assert_refused ("{}", "needed");
  assert_refused ("{\"base\":\"https://status.shop.example/api/v1\"}", "Only");
  assert_refused ("{\"base\":\"https://status.shop.example/dashboard\"}", "Only");
  assert_refused ("{\"base\":\"http://status.shop.example\"}", "https://");
  assert_refused ("{\"base\":\"https://shop.statuspage.io\"}", "Statuspage");
}

static void
test_answers (void)
{
  static const char *const reset[] = { "X-RateLimit-Reset", "1769832900", NULL };
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) opened = case_outcome (c, 201, "application/vnd.api+json", "{\"data\":{\"id\":7}}", NULL);
  g_autoptr (SitrepOutcome) slow = case_outcome (c, 429, "application/json", "{}", reset);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 422, "application/json", "{\"message\":\"The name field is required.\",\"errors\":{}}", NULL);
  g_autoptr (SitrepOutcome) denied = case_outcome (c, 403, "application/json", "{}", NULL);
  g_autoptr (SitrepOutcome) said = NULL;

  g_assert_cmpstr (opened->ids, ==, "{\"incident\":\"7\"}");
  g_assert_cmpfloat (slow->after, ==, 120);
  g_assert_nonnull (strstr (bad->words, "required"));
  g_assert_nonnull (strstr (denied->todo, "components"));
  assert_outcome (c, 200, "{\"data\":{}}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{\"data\":{\"id\":\"a/b\"}}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  c->delivery.first_ids = opened->ids;
  said = case_outcome (c, 201, "application/json", "{\"data\":{\"id\":9}}", NULL);
  g_assert_cmpstr (said->ids, ==, "{\"incident\":\"7\",\"update\":\"9\"}");
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("cachet2", "1|goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = NULL, second = NULL, edited = NULL, corrected = NULL, last = NULL, gone = NULL;

  sitrep_take_text (&stand->c->message->components, "{\"3\":\"4\",\"4\":\"2\"}");
  first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 3);
  g_assert_nonnull (strstr (stand_got (stand, 0), "/components/3"));
  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  stand->c->delivery.edits = first->ids;
  corrected = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_POST;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  sitrep_take_text (&stand->c->message->components, "{\"3\":\"1\"}");
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 10);
  sitrep_take_text (&stand->c->message->components, "{\"8\":\"1\"}");
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("cachet2", "1|goodtoken", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("cachet2", "1|goodtoken", STAND_SETTINGS);
  g_autoptr (Stand) astray = stand_new ("cachet2", "1|goodtoken", "{\"base\":\"@/cachet2/shop\"}");
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "1|goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "2|oldtoken", SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) nowhere = stand_ask (astray, "1|goodtoken", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

static void
test_list (void)
{
  g_autoptr (Stand) stand = stand_new ("cachet2", "1|goodtoken", STAND_SETTINGS);
  g_autoptr (GPtrArray) components = stand_list (stand);
  const SitrepComponent *shop;

  g_assert_cmpuint (components->len, ==, 2);
  shop = g_ptr_array_index (components, 1);
  g_assert_cmpstr (shop->id, ==, "4");
  g_assert_cmpstr (shop->name, ==, "Shop front");
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "{}",
    "{\"name\":\"x\",\"status\":1,\"message\":\"x\"}",
    "{\"name\":\"x\",\"status\":0,\"message\":\"x\",\"visible\":1}",
    "{\"name\":\"x\",\"status\":\"1\",\"message\":\"x\",\"visible\":1}",
  };
  static const char *const headers[] = { "X-Cachet-Token", "1|goodtoken", NULL };
  g_autoptr (Stand) stand = stand_new ("cachet2", "1|goodtoken", STAND_SETTINGS);
  const char *path = "/cachet2/api/v1/incidents";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, headers, "application/json", bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, "application/json", bad[0]), ==, 401);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case ("**x** @kim");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\n**x** @kim");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cachet2/requests", test_requests);
  g_test_add_func ("/cachet2/components", test_components);
  g_test_add_func ("/cachet2/hostile", test_hostile);
  g_test_add_func ("/cachet2/limit", test_limit);
  g_test_add_func ("/cachet2/check", test_check);
  g_test_add_func ("/cachet2/answers", test_answers);
  g_test_add_func ("/cachet2/incident", test_incident);
  g_test_add_func ("/cachet2/corpus", test_corpus);
  g_test_add_func ("/cachet2/probe", test_probe);
  g_test_add_func ("/cachet2/list", test_list);
  g_test_add_func ("/cachet2/fake-is-strict", test_fake_is_strict);
  g_test_add_func ("/cachet2/preview", test_preview);
  return g_test_run ();
}
