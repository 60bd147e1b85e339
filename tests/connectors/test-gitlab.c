/* test-gitlab.c - what GitLab is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "glpat-s3cretpart"
#define SETTINGS "{\"project\":\"shop/incidents\",\"labels\":\"incident, sev1,,\"}"
#define STAND_SETTINGS "{\"base\":\"@/gitlab\",\"project\":\"shop/incidents\"}"
#define FIRST "{\"project\":\"shop/incidents\",\"issue\":\"12\"}"
#define SECOND "{\"project\":\"shop/incidents\",\"issue\":\"12\",\"note\":\"345\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("gitlab", SECRET, SETTINGS, markdown);
}

static char *
body_of (const SitrepRequest *request)
{
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);

  return g_strndup (body, size);
}

static void
test_open (void)
{
  g_autoptr (Case) c = new_case ("# Logins fail\n\nSince **04:13**\n& *everywhere*\n\n- web\n- app");
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *body = NULL;

  sitrep_take_text (&c->message->title, "Logins fail, see #3 @kim");
  request = case_request (c);
  body = body_of (request);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://gitlab.com/api/v4/projects/shop%2Fincidents/issues");
  g_assert_cmpstr (case_header (request, "PRIVATE-TOKEN"), ==, SECRET);
  g_assert_cmpstr (
    body, ==,
    "{\"title\":\"Logins fail, see #\u200B3 @\u200Bkim\",\"description\":\"# Logins fail\\nSince **04:13**  \\n"
    "\\\\&\u200B *everywhere*\\n- web\\n- app\",\"labels\":\"incident, sev1,,\"}");
}

static void
assert_request (Case *c, const char *method, const char *path, const char *body)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *sent = body_of (request);
  g_autofree char *url = g_strconcat ("https://gitlab.com/api/v4/projects/shop%2Fincidents", path, NULL);

  g_assert_cmpstr (request->method, ==, method);
  g_assert_cmpstr (request->url, ==, url);
  g_assert_cmpstr (sent, ==, body);
}

static void
test_follow (void)
{
  const SitrepAnswerView closed = { 200, "application/json", NULL, NULL, "{\"number\":12}" };
  const SitrepAnswerView failed = { 500, "application/json", NULL, NULL, "{}" };
  g_autoptr (Case) c = new_case ("All can log in.");
  g_autoptr (SitrepRequest) said = NULL;
  g_autofree char *body = NULL;

  c->delivery.first_ids = FIRST;
  c->message->stage = SITREP_STAGE_UPDATE;
  assert_request (c, "POST", "/issues/12/notes", "{\"body\":\"All can log in.\"}");
  g_assert_null (c->connector->next (&c->delivery, &closed));
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_request (c, "PUT", "/issues/12", "{\"state_event\":\"close\"}");
  g_assert_null (c->connector->next (&c->delivery, &failed));
  said = c->connector->next (&c->delivery, &closed);
  body = body_of (said);
  g_assert_cmpstr (said->method, ==, "POST");
  g_assert_cmpstr (said->url, ==, "https://gitlab.com/api/v4/projects/shop%2Fincidents/issues/12/notes");
  g_assert_cmpstr (body, ==, "{\"body\":\"All can log in.\"}");
  c->delivery.step = 1;
  g_assert_null (c->connector->next (&c->delivery, &closed));
  /* Where another repository was chosen since, there is nothing to close. */
  c->delivery.first_ids = "{\"project\":\"shop/desk\",\"issue\":\"12\"}";
  g_assert_null (c->connector->request (&c->delivery, NULL));
  c->message->stage = SITREP_STAGE_UPDATE;
  c->delivery.first_ids = "{\"project\":\"shop/incidents\",\"issue\":\"1/../2\"}";
  assert_request (c, "POST", "/issues",
                  "{\"title\":\"Logins fail\",\"description\":\"All can log in.\",\"labels\":\"incident, sev1,,\"}");
}

static void
test_edit (void)
{
  g_autoptr (Case) c = new_case ("Half of the members cannot log in.");
  g_autoptr (SitrepOutcome) done = NULL;
  const char *body = "{\"body\":\"Half of the members cannot log in.\"}";

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.first_ids = FIRST;
  c->delivery.edits = FIRST;
  assert_request (c, "PUT", "/issues/12", "{\"description\":\"Half of the members cannot log in.\"}");
  c->delivery.edits = SECOND;
  assert_request (c, "PUT", "/issues/12/notes/345", body);
  done = case_outcome (c, 200, "application/json", "{\"id\":345}", NULL);
  g_assert_cmpstr (done->ids, ==, SECOND);
  /* The text of the end is corrected without closing again. */
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_request (c, "PUT", "/issues/12/notes/345", body);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
}

static void
assert_text (const char *plain, const char *expected)
{
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, plain);
  text = case_sent (c, "description");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_dialect (void)
{
  assert_text ("@kim #12 a@b", "@\u200Bkim #\u200B12 a@\u200Bb");
  assert_text ("!5 %7 &9 $3 ^1", "!\u200B5 %\u200B7 \\&\u200B9 \\$\u200B3 ^\u200B1");
  assert_text ("/close", " \\/close");
  assert_text ("either/or", "either/or");
  assert_text ("~bug", "\\~\u200Bbug");
  assert_text ("- a", "\\- a");
}

static void
test_marks (void)
{
  g_autoptr (Case) c
    = new_case ("[the *runbook*](https://wiki.shop.example/a_(b)?x=1&y=2)\n\n[desk](mailto:desk@shop.example)\n\n"
                "`` a`b ``\n\n```\nx ``` y\n@kim\n```\n\n---\n\n> said\n\n1. one\n2. two");
  g_autofree char *text = case_sent (c, "description");

  g_assert_cmpstr (text, ==,
                   "[the runbook](https://wiki.shop.example/a_%28b%29?x=1&amp;y=2)\n\n[desk](mailto:desk@shop.example)"
                   "\n\n`` a`b ``\n\n````\nx ``` y\n@kim\n````\n\n***\n\n> said\n\n1. one\n2. two");
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *title = NULL, *text = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      title = case_sent (c, "title");
      text = case_sent (c, "description");
      assert_clean (text);
      assert_clean (title);
      g_assert_null (strchr (title, '\n'));
      g_assert_null (strstr (text, "@e"));

      for (const char *p = text; *p != '\0'; p++)
        g_assert_true (strchr ("*_~[]`|", *p) == NULL || (p > text && p[-1] == '\\') || strstr (text, "<http") != NULL);
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (1100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *title = NULL, *text = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  title = case_sent (c, "title");
  text = case_sent (c, "description");
  g_assert_cmpint (g_utf8_strlen (title, -1), ==, 255);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 1000000);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
  sitrep_take_text (&c->message->title, "Logins fail");
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("gitlab", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (Case) numbered = case_new ("gitlab", SECRET, "{\"project\":\"42\"}", "x");

  g_assert_true (c->connector->check (c->destination, " " SECRET "\n", NULL));
  g_assert_true (numbered->connector->check (numbered->destination, SECRET, NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "glpat-a b", "spaces");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://gitlab.com/shop/incidents", "address");
  assert_refused ("{}", "project");
  assert_refused ("{\"project\":\"https://gitlab.com/shop/incidents\"}", "project");
  assert_refused ("{\"project\":\"shop\"}", "project");
  assert_refused ("{\"project\":\"shop/..\"}", "project");
  assert_refused ("{\"project\":\"a/b\",\"base\":\"https://gitlab.shop.example/api/v4\"}", "without");
  assert_refused ("{\"project\":\"a/b\",\"base\":\"http://gitlab.shop.example\"}", "https://");
  assert_refused ("{\"project\":\"a/b\",\"base\":\"https://api.github.com\"}", "GitHub");
}

static void
assert_wait (Case *c, guint status, const char *body, const char *const *headers, double after)
{
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, status, "application/json", body, headers);

  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (outcome->after, ==, after);
}

static void
test_waits (void)
{
  static const char *const told[] = { "Retry-After", "7", "RateLimit-Reset", "1769832900", NULL };
  static const char *const reset[] = { "RateLimit-Reset", "1769832900", NULL };
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) denied = case_outcome (c, 403, "application/json", "{}", told);

  assert_wait (c, 429, "{}", told, 7);
  assert_wait (c, 429, "{}", reset, 120);
  g_assert_cmpint (denied->kind, ==, SITREP_OUTCOME_STOP);
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) opened = case_outcome (c, 201, "application/json", "{\"id\":9,\"iid\":12}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json", "{\"message\":{\"title\":[\"is too long\"]}}", NULL);
  g_autoptr (SitrepOutcome) worse = case_outcome (c, 400, "application/json", "{\"error\":\"title is missing\"}", NULL);
  g_autoptr (SitrepOutcome) said = NULL;

  g_assert_cmpstr (opened->ids, ==, FIRST);
  g_assert_nonnull (strstr (bad->words, "is too long"));
  g_assert_nonnull (strstr (worse->words, "title is missing"));
  assert_outcome (c, 201, "{\"id\":9}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 201, "{\"iid\":\"1/2\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  c->delivery.first_ids = FIRST;
  c->message->stage = SITREP_STAGE_UPDATE;
  said = case_outcome (c, 201, "application/json", "{\"id\":345}", NULL);
  g_assert_cmpstr (said->ids, ==, SECOND);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
  /* Closed, and nothing said yet. */
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_outcome (c, 200, "{\"id\":9,\"iid\":12}", SITREP_OUTCOME_UNKNOWN);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("gitlab", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, last = NULL, gone = NULL;

  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  stand->c->delivery.verb = SITREP_VERB_POST;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 5);
  g_assert_nonnull (strstr (stand_got (stand, 3), "\"close\""));
  g_assert_nonnull (strstr (stand_got (stand, 4), "/notes"));
  g_assert_cmpstr (last->ids, !=, second->ids);
  stand->c->delivery.first_ids = "{\"project\":\"shop/incidents\",\"issue\":\"777\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
}

/* A try that failed between closing and saying begins again, and says it once. */
static void
test_again (void)
{
  g_autoptr (Stand) stand = stand_new ("gitlab", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) failed = NULL, last = NULL;

  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  g_assert_true (fake_services_play (stand->services,
                                     "{\"path\":\"/gitlab/api/v4/projects/shop/incidents/issues/1/notes\",\"answers\":"
                                     "[{\"status\":503}]}"));
  failed = stand_deliver (stand, SITREP_OUTCOME_RETRY);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 4);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("gitlab", "goodtoken", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_nowhere (void)
{
  g_autoptr (Stand) gone = stand_new ("gitlab", "goodtoken", "{\"base\":\"@/gitlab\",\"project\":\"shop/gone\"}");
  g_autoptr (Stand) reader = stand_new ("gitlab", "readonly", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (gone, SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) second = stand_deliver (reader, SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) third = stand_ask (gone, "goodtoken", SITREP_OUTCOME_STOP);

  g_assert_nonnull (strstr (first->words, "project"));
  g_assert_nonnull (strstr (second->todo, "scope"));
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("gitlab", "goodtoken", STAND_SETTINGS);
  g_autoptr (Stand) old = stand_new ("gitlab", "goodtoken", "{\"base\":\"@/gitlab\",\"project\":\"shop/old\"}");
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "denied", SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) archived = stand_ask (old, "goodtoken", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "{\"title\":\"x\"}",
    "{\"description\":\"x\"}",
    "{\"title\":\"x\",\"description\":\"@kim\"}",
    "{\"title\":\"x\",\"description\":\"a\\n/close\"}",
    "{\"title\":\"x\",\"description\":\"x\",\"labels\":[]}",
    "{\"title\":\"x\",\"description\":\"x\",\"colour\":\"a\"}",
  };
  static const char *const headers[] = { "PRIVATE-TOKEN", "x1", NULL };
  g_autoptr (Stand) stand = stand_new ("gitlab", "goodtoken", STAND_SETTINGS);
  const char *path = "/gitlab/api/v4/projects/shop/incidents/issues", *type = "application/json";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, headers, type, bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, type, bad[0]), ==, 401);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case ("**x** @kim");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail #3");

  g_assert_cmpstr (preview, ==, "Logins fail #\u200B3\n\n**x** @\u200Bkim");
}

static void
assert_address (const char *settings, const char *ids, const char *expected)
{
  g_autoptr (Case) c = case_new ("gitlab", SECRET, settings, "x");
  g_autofree char *address = c->connector->address (c->destination, ids);

  g_assert_cmpstr (address, ==, expected);
}

/* Where people look at a ticket that was opened. */
static void
test_address (void)
{
  assert_address ("{\"project\":\"shop/incidents\"}", "{\"project\":\"shop/incidents\",\"issue\":\"12\"}",
                  "https://gitlab.com/shop/incidents/-/issues/12");
  assert_address ("{\"project\":\"shop/sub/incidents\",\"base\":\"https://git.shop.example\"}",
                  "{\"project\":\"shop/sub/incidents\",\"issue\":\"3\"}",
                  "https://git.shop.example/shop/sub/incidents/-/issues/3");
  assert_address ("{\"project\":\"42\"}", "{\"project\":\"42\",\"issue\":\"12\"}", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gitlab/open", test_open);
  g_test_add_func ("/gitlab/follow", test_follow);
  g_test_add_func ("/gitlab/edit", test_edit);
  g_test_add_func ("/gitlab/dialect", test_dialect);
  g_test_add_func ("/gitlab/marks", test_marks);
  g_test_add_func ("/gitlab/hostile", test_hostile);
  g_test_add_func ("/gitlab/limit", test_limit);
  g_test_add_func ("/gitlab/check", test_check);
  g_test_add_func ("/gitlab/waits", test_waits);
  g_test_add_func ("/gitlab/answers", test_answers);
  g_test_add_func ("/gitlab/incident", test_incident);
  g_test_add_func ("/gitlab/again", test_again);
  g_test_add_func ("/gitlab/corpus", test_corpus);
  g_test_add_func ("/gitlab/nowhere", test_nowhere);
  g_test_add_func ("/gitlab/probe", test_probe);
  g_test_add_func ("/gitlab/fake-is-strict", test_fake_is_strict);
  g_test_add_func ("/gitlab/preview", test_preview);
  g_test_add_func ("/gitlab/address", test_address);
  return g_test_run ();
}
