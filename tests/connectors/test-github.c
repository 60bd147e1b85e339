/* test-github.c - what GitHub is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "ghp_s3cretpart"
#define SETTINGS "{\"repository\":\"shop/incidents\",\"labels\":\"incident, sev1,,\"}"
#define STAND_SETTINGS "{\"base\":\"@/github\",\"repository\":\"shop/incidents\"}"
#define FIRST "{\"repository\":\"shop/incidents\",\"issue\":\"12\"}"
#define SECOND "{\"repository\":\"shop/incidents\",\"issue\":\"12\",\"comment\":\"345\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("github", SECRET, SETTINGS, markdown);
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
  g_assert_cmpstr (request->url, ==, "https://api.github.com/repos/shop/incidents/issues");
  g_assert_cmpstr (case_header (request, "Authorization"), ==, "Bearer " SECRET);
  g_assert_cmpstr (case_header (request, "X-GitHub-Api-Version"), ==, "2022-11-28");
  g_assert_cmpstr (body, ==,
                   "{\"title\":\"Logins fail, see #\u200B3 @\u200Bkim\",\"body\":\"# Logins fail\\nSince **04:13**  \\n"
                   "\\\\& *everywhere*\\n- web\\n- app\",\"labels\":[\"incident\",\"sev1\"]}");
}

static void
assert_request (Case *c, const char *method, const char *path, const char *body)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *sent = body_of (request);
  g_autofree char *url = g_strconcat ("https://api.github.com/repos/shop/incidents", path, NULL);

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
  assert_request (c, "POST", "/issues/12/comments", "{\"body\":\"All can log in.\"}");
  g_assert_null (c->connector->next (&c->delivery, &closed));
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_request (c, "PATCH", "/issues/12", "{\"state\":\"closed\",\"state_reason\":\"completed\"}");
  g_assert_null (c->connector->next (&c->delivery, &failed));
  said = c->connector->next (&c->delivery, &closed);
  body = body_of (said);
  g_assert_cmpstr (said->method, ==, "POST");
  g_assert_cmpstr (said->url, ==, "https://api.github.com/repos/shop/incidents/issues/12/comments");
  g_assert_cmpstr (body, ==, "{\"body\":\"All can log in.\"}");
  c->delivery.step = 1;
  g_assert_null (c->connector->next (&c->delivery, &closed));
  /* Where another repository was chosen since, there is nothing to close. */
  c->delivery.first_ids = "{\"repository\":\"shop/desk\",\"issue\":\"12\"}";
  g_assert_null (c->connector->request (&c->delivery, NULL));
  c->message->stage = SITREP_STAGE_UPDATE;
  c->delivery.first_ids = "{\"repository\":\"shop/incidents\",\"issue\":\"1/../2\"}";
  assert_request (c, "POST", "/issues",
                  "{\"title\":\"Logins fail\",\"body\":\"All can log in.\",\"labels\":[\"incident\",\"sev1\"]}");
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
  assert_request (c, "PATCH", "/issues/12", body);
  c->delivery.edits = SECOND;
  assert_request (c, "PATCH", "/issues/comments/345", body);
  done = case_outcome (c, 200, "application/json", "{\"id\":345}", NULL);
  g_assert_cmpstr (done->ids, ==, SECOND);
  /* The text of the end is corrected without closing again. */
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_request (c, "PATCH", "/issues/comments/345", body);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
}

static void
assert_text (const char *plain, const char *expected)
{
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *text = NULL;

  case_set_text (c, plain);
  text = case_sent (c, "body");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_dialect (void)
{
  assert_text ("@kim #12 a@b", "@\u200Bkim #\u200B12 a@\u200Bb");
  assert_text ("**a** _b_ ~c~ `d` <b> [e](f) |", "\\*\\*a\\*\\* \\_b\\_ \\~c\\~ \\`d\\` \\<b\\> \\[e\\](f) \\|");
  assert_text ("- a", "\\- a");
  assert_text ("12. a", "12\\. a");
  assert_text ("3 of 4. ok", "3 of 4. ok");
  assert_text ("# a", "\\#\u200B a");
  assert_text ("=== a", "\\=== a");
  assert_text (":tada: 04:13:00", ":\u200Btada: 04:\u200B13:00");
  assert_text ("&copy; $x$", "\\&copy; \\$x\\$");
  assert_text ("www.evil.example", "www\u200B.evil.example");
  assert_text ("see https://shop.example/_a_#b.", "see <https://shop.example/_a_#b>.");
}

static void
test_marks (void)
{
  g_autoptr (Case) c
    = new_case ("[the *runbook*](https://wiki.shop.example/a_(b)?x=1&y=2)\n\n[desk](mailto:desk@shop.example)\n\n"
                "`` a`b ``\n\n```\nx ``` y\n@kim\n```\n\n---\n\n> said\n\n1. one\n2. two");
  g_autofree char *text = case_sent (c, "body");

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
      text = case_sent (c, "body");
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
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *title = NULL, *text = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  title = case_sent (c, "title");
  text = case_sent (c, "body");
  g_assert_cmpint (g_utf8_strlen (title, -1), ==, 256);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 65536);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
  sitrep_take_text (&c->message->title, "Logins fail");
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("github", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, " " SECRET "\n", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "ghp_a b", "spaces");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://github.com/shop/incidents", "address");
  assert_refused ("{}", "repository");
  assert_refused ("{\"repository\":\"https://github.com/shop/incidents\"}", "repository");
  assert_refused ("{\"repository\":\"shop\"}", "repository");
  assert_refused ("{\"repository\":\"shop/..\"}", "repository");
  assert_refused ("{\"repository\":\"a/b\",\"base\":\"https://github.com\"}", "people");
  assert_refused ("{\"repository\":\"a/b\",\"base\":\"http://github.shop.example\"}", "https://");
  assert_refused ("{\"repository\":\"a/b\",\"base\":\"https://gitlab.com\"}", "GitLab");
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
  static const char *const told[] = { "Retry-After", "7", NULL };
  static const char *const reset[] = { "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1769832900", NULL };
  static const char *const dated[] = { "X-RateLimit-Remaining",         "0", "X-RateLimit-Reset", "1769832900", "Date",
                                       "Sat, 31 Jan 2026 04:14:55 GMT", NULL };
  static const char *const left[] = { "X-RateLimit-Remaining", "4999", "X-RateLimit-Reset", "1769832900", NULL };
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) denied
    = case_outcome (c, 403, "application/json", "{\"message\":\"Resource not accessible\"}", left);

  assert_wait (c, 403, "{}", told, 7);
  assert_wait (c, 403, "{}", reset, 120);
  assert_wait (c, 429, "{}", dated, 5);
  assert_wait (c, 403, "{\"message\":\"You have exceeded a secondary rate limit.\"}", NULL, 60);
  g_assert_cmpint (denied->kind, ==, SITREP_OUTCOME_STOP);
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) opened = case_outcome (c, 201, "application/json", "{\"id\":9,\"number\":12}", NULL);
  g_autoptr (SitrepOutcome) bad = case_outcome (
    c, 422, "application/json",
    "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"title\",\"code\":\"missing\"}]}", NULL);
  g_autoptr (SitrepOutcome) said = NULL;

  g_assert_cmpstr (opened->ids, ==, FIRST);
  g_assert_nonnull (strstr (bad->words, "Validation Failed title missing"));
  assert_outcome (c, 201, "{\"id\":9}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 201, "{\"number\":\"1/2\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 410, "{}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 422, "{}", SITREP_OUTCOME_REJECTED);
  c->delivery.first_ids = FIRST;
  c->message->stage = SITREP_STAGE_UPDATE;
  said = case_outcome (c, 201, "application/json", "{\"id\":345}", NULL);
  g_assert_cmpstr (said->ids, ==, SECOND);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 410, "{}", SITREP_OUTCOME_REJECTED);
  /* Closed, and nothing said yet. */
  c->message->stage = SITREP_STAGE_RESOLVE;
  assert_outcome (c, 200, "{\"id\":9,\"number\":12}", SITREP_OUTCOME_UNKNOWN);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("github", "goodtoken", STAND_SETTINGS);
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
  g_assert_nonnull (strstr (stand_got (stand, 3), "\"closed\""));
  g_assert_nonnull (strstr (stand_got (stand, 4), "/comments"));
  g_assert_cmpstr (last->ids, !=, second->ids);
  stand->c->delivery.first_ids = "{\"repository\":\"shop/incidents\",\"issue\":\"777\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
}

/* A try that failed between closing and saying begins again, and says it once. */
static void
test_again (void)
{
  g_autoptr (Stand) stand = stand_new ("github", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) failed = NULL, last = NULL;
  g_autofree char *issue = sitrep_destination_setting (stand->c->destination, "repository");

  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  g_assert_true (fake_services_play (stand->services,
                                     "{\"path\":\"/github/repos/shop/incidents/issues/1/comments\",\"answers\":"
                                     "[{\"status\":503}]}"));
  failed = stand_deliver (stand, SITREP_OUTCOME_RETRY);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 4);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("github", "goodtoken", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_nowhere (void)
{
  g_autoptr (Stand) gone = stand_new ("github", "goodtoken", "{\"base\":\"@/github\",\"repository\":\"shop/gone\"}");
  g_autoptr (Stand) silent
    = stand_new ("github", "goodtoken", "{\"base\":\"@/github\",\"repository\":\"shop/silent\"}");
  g_autoptr (SitrepOutcome) first = stand_deliver (gone, SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) second = stand_deliver (silent, SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) third = stand_ask (gone, "goodtoken", SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) fourth = stand_ask (silent, "goodtoken", SITREP_OUTCOME_STOP);

  g_assert_nonnull (strstr (second->words, "switched off"));
  g_assert_nonnull (strstr (fourth->words, "switched off"));
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("github", "goodtoken", STAND_SETTINGS);
  g_autoptr (Stand) old = stand_new ("github", "goodtoken", "{\"base\":\"@/github\",\"repository\":\"shop/old\"}");
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
    "{\"body\":\"x\"}",
    "{\"title\":\"x\",\"body\":\"@kim\"}",
    "{\"title\":\"x\",\"body\":\"x\",\"labels\":\"a\"}",
    "{\"title\":\"x\",\"body\":\"x\",\"colour\":\"a\"}",
  };
  static const char *const headers[] = { "Authorization", "Bearer x1", "X-GitHub-Api-Version", "2022-11-28", NULL };
  g_autoptr (Stand) stand = stand_new ("github", "goodtoken", STAND_SETTINGS);
  const char *path = "/github/repos/shop/incidents/issues", *type = "application/json";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, headers, type, bad[i]), ==, 422);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, type, bad[0]), ==, 401);
  g_assert_cmpuint (stand_status (stand, "POST", path, headers + 2, type, bad[0]), ==, 401);
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
  g_autoptr (Case) c = case_new ("github", SECRET, settings, "x");
  g_autofree char *address = c->connector->address (c->destination, ids);

  g_assert_cmpstr (address, ==, expected);
}

/* Where people look at a ticket that was opened. */
static void
test_address (void)
{
  assert_address ("{\"repository\":\"shop/incidents\"}", "{\"repository\":\"shop/incidents\",\"issue\":\"12\"}",
                  "https://github.com/shop/incidents/issues/12");
  assert_address ("{\"repository\":\"shop/incidents\",\"base\":\"https://github.shop.example/api/v3\"}",
                  "{\"repository\":\"shop/incidents\",\"issue\":\"12\"}",
                  "https://github.shop.example/shop/incidents/issues/12");
  assert_address ("{\"repository\":\"shop/other\"}", "{\"repository\":\"shop/incidents\",\"issue\":\"12\"}", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/github/open", test_open);
  g_test_add_func ("/github/follow", test_follow);
  g_test_add_func ("/github/edit", test_edit);
  g_test_add_func ("/github/dialect", test_dialect);
  g_test_add_func ("/github/marks", test_marks);
  g_test_add_func ("/github/hostile", test_hostile);
  g_test_add_func ("/github/limit", test_limit);
  g_test_add_func ("/github/check", test_check);
  g_test_add_func ("/github/waits", test_waits);
  g_test_add_func ("/github/answers", test_answers);
  g_test_add_func ("/github/incident", test_incident);
  g_test_add_func ("/github/again", test_again);
  g_test_add_func ("/github/corpus", test_corpus);
  g_test_add_func ("/github/nowhere", test_nowhere);
  g_test_add_func ("/github/probe", test_probe);
  g_test_add_func ("/github/fake-is-strict", test_fake_is_strict);
  g_test_add_func ("/github/preview", test_preview);
  g_test_add_func ("/github/address", test_address);
  return g_test_run ();
}
