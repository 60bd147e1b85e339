/* test-upptime.c - what the repository of an Upptime page is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "ghp_s3cretpart"
#define SETTINGS "{\"repository\":\"shop/status\"}"
#define SITE "{\"repository\":\"shop/status\",\"site\":\"login\"}"
#define FIRST "{\"repository\":\"shop/status\",\"issue\":\"12\"}"
#define SECOND "{\"repository\":\"shop/status\",\"issue\":\"12\",\"comment\":\"345\"}"
#define COMMENT "{\"id\":345,\"issue_url\":\"https://api.github.com/repos/shop/status/issues/12\"}"
#define SAID "{\"body\":\"All can log in.\"}"
#define CLOSED "{\"state\":\"closed\",\"state_reason\":\"completed\"}"

static void
assert_is (const SitrepRequest *request, const char *method, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat ("https://api.github.com/repos/shop/status", path, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (request);
  g_assert_cmpstr (request->method, ==, method);
  g_assert_cmpstr (request->url, ==, url);
  g_assert_true ((body == NULL) == (request->body == NULL));
  if (body == NULL)
    return;
  text = g_strndup (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body));
  g_assert_cmpstr (text, ==, body);
}

static void
assert_first (Case *c, const char *method, const char *path, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepRequest) request = c->connector->request (&c->delivery, &error);

  g_assert_no_error (error);
  assert_is (request, method, path, body);
}

static void
assert_next (Case *c,
             guint step,
             guint status,
             const char *answer,
             const char *method,
             const char *path,
             const char *body)
{
  const SitrepAnswerView view = { status, "application/json", NULL, NULL, answer };
  g_autoptr (SitrepRequest) request = NULL;

  c->delivery.step = step;
  request = c->connector->next (&c->delivery, &view);
  if (method == NULL)
    g_assert_null (request);
  else
    assert_is (request, method, path, body);
}

static void
test_alone (void)
{
  g_autoptr (Case) c = case_new ("upptime", SECRET, SETTINGS, "All can log in.");

  assert_first (c, "POST", "/issues",
                "{\"title\":\"Logins fail\",\"body\":\"All can log in.\",\"labels\":[\"status\"]}");
  assert_next (c, 0, 201, "{\"id\":9,\"number\":12}", NULL, NULL, NULL);
  c->message->stage = SITREP_STAGE_RESOLVE;
  g_assert_null (c->connector->request (&c->delivery, NULL));
  c->delivery.first_ids = FIRST;
  assert_first (c, "PATCH", "/issues/12", CLOSED);
  assert_next (c, 0, 200, "{\"id\":9,\"number\":12}", "POST", "/issues/12/comments", SAID);
  assert_next (c, 1, 201, COMMENT, NULL, NULL, NULL);
  c->message->stage = SITREP_STAGE_UPDATE;
  assert_first (c, "POST", "/issues/12/comments", SAID);
  assert_next (c, 0, 201, COMMENT, NULL, NULL, NULL);
}

/* What Upptime has opened itself is found, and told. */
static void
test_found (void)
{
  const char *found = "[{\"id\":9,\"number\":12}]";
  g_autoptr (Case) c = case_new ("upptime", SECRET, SITE, "All can log in.");

  assert_first (c, "GET", "/issues?state=open&per_page=1&labels=status,login", NULL);
  assert_next (c, 0, 200, found, "POST", "/issues/12/comments", SAID);
  assert_next (c, 1, 201, COMMENT, NULL, NULL, NULL);
  assert_next (c, 0, 200, "[]", "POST", "/issues",
               "{\"title\":\"Logins fail\",\"body\":\"All can log in.\",\"labels\":[\"status\",\"login\"]}");
  assert_next (c, 0, 403, found, NULL, NULL, NULL);
  assert_next (c, 0, 200, "{}", NULL, NULL, NULL);
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_next (c, 0, 200, found, "PATCH", "/issues/12", CLOSED);
  assert_next (c, 1, 200, "{\"id\":9,\"number\":12}", "POST", "/issues/12/comments", SAID);
  assert_next (c, 2, 201, COMMENT, NULL, NULL, NULL);
  /* Nothing to end. */
  assert_next (c, 0, 200, "[]", NULL, NULL, NULL);
  assert_outcome (c, 200, "[]", SITREP_OUTCOME_REJECTED);
}

static void
test_answers (void)
{
  g_autoptr (Case) c = case_new ("upptime", SECRET, SITE, "x");
  g_autoptr (SitrepOutcome) opened = case_outcome (c, 201, "application/json", "{\"id\":9,\"number\":12}", NULL);
  g_autoptr (SitrepOutcome) said = case_outcome (c, 201, "application/json", COMMENT, NULL);
  g_autoptr (SitrepOutcome) edited = NULL;

  g_assert_cmpstr (opened->ids, ==, FIRST);
  g_assert_cmpstr (said->ids, ==, SECOND);
  assert_outcome (c, 201, "{\"id\":9}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 201, "{\"id\":9,\"issue_url\":\"https://api.github.com/x\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 200, "{\"id\":9,\"number\":12}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  c->delivery.first_ids = FIRST;
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = SECOND;
  assert_first (c, "PATCH", "/issues/comments/345", "{\"body\":\"x\"}");
  edited = case_outcome (c, 200, "application/json", "{\"id\":345}", NULL);
  g_assert_cmpstr (edited->ids, ==, SECOND);
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("upptime", SECRET, SETTINGS, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *title = NULL, *text = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      title = case_sent (c, "title");
      text = case_sent (c, "body");
      assert_clean (text);
      assert_clean (title);
      g_assert_null (strchr (title, '\n'));
      g_assert_null (strstr (text, "@e"));
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = case_new ("upptime", SECRET, SETTINGS, "x");
  g_autofree char *title = NULL, *text = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  title = case_sent (c, "title");
  text = case_sent (c, "body");
  g_assert_cmpint (g_utf8_strlen (title, -1), ==, 256);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 65536);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = case_new ("upptime", SECRET, SITE, "x");
  g_autoptr (Case) astray = case_new ("upptime", SECRET, "{\"repository\":\"a/b\",\"site\":\"a&b=c\"}", "x");
  g_autoptr (Case) none = case_new ("upptime", SECRET, "{}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "https://discord.com/api/webhooks/1/x", "Discord");
  case_refuses (astray, SECRET, "label");
  case_refuses (none, SECRET, "repository");
}

/* --- against the strict server --- */

static void
walk (const char *settings, guint first_count, guint count)
{
  g_autoptr (Stand) stand = stand_new ("upptime", "goodtoken", settings);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, last = NULL;

  g_assert_cmpuint (stand_count (stand), ==, first_count);
  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_POST;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, count);
}

static void
test_incident (void)
{
  walk ("{\"base\":\"@/github\",\"repository\":\"shop/status\"}", 1, 5);
  walk ("{\"base\":\"@/github\",\"repository\":\"shop/status\",\"site\":\"login\"}", 1, 5);
  walk ("{\"base\":\"@/github\",\"repository\":\"shop/status\",\"site\":\"shop\"}", 1, 5);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand
    = stand_new ("upptime", "goodtoken", "{\"base\":\"@/github\",\"repository\":\"shop/status\"}");

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand
    = stand_new ("upptime", "goodtoken", "{\"base\":\"@/github\",\"repository\":\"shop/status\"}");
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "denied", SITREP_OUTCOME_STOP);

  g_assert_null (stand->c->connector->probe (stand->c->destination, "", NULL));
}

static void
test_preview (void)
{
  g_autoptr (Case) c = case_new ("upptime", SECRET, SITE, "**x** @kim");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\n**x** @\u200Bkim");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/upptime/alone", test_alone);
  g_test_add_func ("/upptime/found", test_found);
  g_test_add_func ("/upptime/answers", test_answers);
  g_test_add_func ("/upptime/hostile", test_hostile);
  g_test_add_func ("/upptime/limit", test_limit);
  g_test_add_func ("/upptime/check", test_check);
  g_test_add_func ("/upptime/incident", test_incident);
  g_test_add_func ("/upptime/corpus", test_corpus);
  g_test_add_func ("/upptime/probe", test_probe);
  g_test_add_func ("/upptime/preview", test_preview);
  return g_test_run ();
}
