/* test-jira.c - what Jira is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "ATATTs3cretpart="
#define SETTINGS "{\"base\":\"https://shop.atlassian.net/\",\"user\":\"desk@shop.example\",\"project\":\"SHOP\"}"
#define MORE                                                                                                           \
  "{\"base\":\"https://"                                                                                               \
  "shop.atlassian.net\",\"user\":\"desk@shop.example\",\"project\":\"SHOP\",\"type\":\"Incident\","                    \
  "\"labels\":\"incident web-shop\",\"priorities\":\"Highest, High, Medium\",\"transition\":\"Done\"}"
#define STAND_SETTINGS "{\"base\":\"@/jira\",\"user\":\"desk@shop.example\",\"project\":\"SHOP\"}"
#define STAND_CLOSING                                                                                                  \
  "{\"base\":\"@/jira\",\"user\":\"desk@shop.example\",\"project\":\"SHOP\",\"transition\":\"done\","                  \
  "\"priorities\":\"Highest,High\"}"
#define FIRST "{\"project\":\"SHOP\",\"issue\":\"SHOP-12\"}"
#define SECOND "{\"project\":\"SHOP\",\"issue\":\"SHOP-12\",\"comment\":\"345\"}"

static Case *
new_case (const char *markdown)
{
  return case_new ("jira", SECRET, SETTINGS, markdown);
}

static char *
body_of (const SitrepRequest *request)
{
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);

  return g_strndup (body, size);
}

static char *
sent (Case *c)
{
  g_autoptr (SitrepRequest) request = case_request (c);

  return body_of (request);
}

static void
test_open (void)
{
  g_autoptr (Case) c = new_case ("Logins fail.");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *body = body_of (request);
  g_autoptr (Case) full = case_new ("jira", SECRET, MORE, "Logins fail.");
  g_autofree char *more = NULL, *least = NULL;

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://shop.atlassian.net/rest/api/3/issue");
  g_assert_cmpstr (case_header (request, "Authorization"), ==,
                   "Basic ZGVza0BzaG9wLmV4YW1wbGU6QVRBVFRzM2NyZXRwYXJ0PQ==");
  g_assert_cmpstr (body, ==,
                   "{\"fields\":{\"project\":{\"key\":\"SHOP\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":"
                   "\"Logins fail\",\"description\":{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":"
                   "\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"Logins fail.\"}]}]}}}");
  more = sent (full);
  g_assert_nonnull (strstr (more, "{\"name\":\"Incident\"}"));
  g_assert_nonnull (strstr (more, "\"labels\":[\"incident\",\"web-shop\"],\"priority\":{\"name\":\"Highest\"}"));
  full->message->severity = SITREP_SEVERITY_LOW;
  least = sent (full);
  g_assert_nonnull (strstr (least, "\"priority\":{\"name\":\"Medium\"}"));
}

static void
assert_document (const char *markdown, const char *content)
{
  g_autoptr (Case) c = new_case (markdown);
  g_autofree char *body = NULL;
  g_autofree char *expected = g_strdup_printf ("{\"body\":{\"type\":\"doc\",\"version\":1,\"content\":[%s]}}", content);

  c->delivery.first_ids = FIRST;
  body = sent (c);
  g_assert_cmpstr (body, ==, expected);
}

#define TEXT(text) "{\"type\":\"text\",\"text\":\"" text "\"}"
#define PARAGRAPH(inner) "{\"type\":\"paragraph\",\"content\":[" inner "]}"
#define MARKED(text, marks) "{\"type\":\"text\",\"text\":\"" text "\",\"marks\":[" marks "]}"

static void
test_document (void)
{
  assert_document ("## Now\n\na\nb", "{\"type\":\"heading\",\"attrs\":{\"level\":2},\"content\":[" TEXT (
                                       "Now") "]}," PARAGRAPH (TEXT ("a") ",{\"type\":\"hardBreak\"}," TEXT ("b")));
  assert_document ("**a *b***", PARAGRAPH (MARKED ("a ", "{\"type\":\"strong\"}") "," MARKED (
                                  "b", "{\"type\":\"strong\"},{\"type\":\"em\"}")));
  assert_document ("**`x`** [y](https://shop.example)",
                   PARAGRAPH (MARKED ("x", "{\"type\":\"code\"}") "," TEXT (" ") "," MARKED (
                     "y", "{\"type\":\"link\",\"attrs\":{\"href\":\"https://shop.example\"}}")));
  assert_document ("- a\n- b", "{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[" PARAGRAPH (
                                 TEXT ("a")) "]},{\"type\":\"listItem\",\"content\":[" PARAGRAPH (TEXT ("b")) "]}]}");
  assert_document ("3. a", "{\"type\":\"orderedList\",\"attrs\":{\"order\":3},\"content\":[{\"type\":\"listItem\","
                           "\"content\":[" PARAGRAPH (TEXT ("a")) "]}]}");
  assert_document ("> a\n>\n> # b", "{\"type\":\"blockquote\",\"content\":[" PARAGRAPH (TEXT ("a")) "," PARAGRAPH (
                                      MARKED ("b", "{\"type\":\"strong\"}")) "]}");
  assert_document ("```\nx < y\n```\n\n---",
                   "{\"type\":\"codeBlock\",\"content\":[" TEXT ("x < y") "]},{\"type\":\"rule\"}");
  assert_document ("- > a", "{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[" PARAGRAPH (
                              "") "," PARAGRAPH (TEXT ("a")) "]}]}");
}

static void
test_repeat (void)
{
  g_autoptr (Case) c = new_case ("Logins fail.");
  g_autofree char *body = NULL;

  c->message->repeat = TRUE;
  body = sent (c);
  g_assert_nonnull (strstr (body, PARAGRAPH (TEXT ("May be a repeat.")) "," PARAGRAPH (TEXT ("Logins fail."))));
}

static void
assert_request (const SitrepRequest *request, const char *method, const char *what)
{
  g_autofree char *url = g_strconcat ("https://shop.atlassian.net/rest/api/3/issue/SHOP-12", what, NULL);

  g_assert_nonnull (request);
  g_assert_cmpstr (request->method, ==, method);
  g_assert_cmpstr (request->url, ==, url);
}

static SitrepRequest *
next (Case *c, guint step, guint status, const char *body)
{
  const SitrepAnswerView answer = { status, "application/json", NULL, NULL, body };

  c->delivery.step = step;
  return c->connector->next (&c->delivery, &answer);
}

#define STEPS(category)                                                                                                \
  "{\"fields\":{\"status\":{\"statusCategory\":{\"key\":\"" category "\"}}},\"transitions\":[{\"id\":\"11\",\"name\":" \
  "\"To Do\"},{\"id\":\"31\",\"name\":\"DONE\"},7]}"

static void
test_close (void)
{
  g_autoptr (Case) c = case_new ("jira", SECRET, MORE, "All can log in.");
  g_autoptr (SitrepRequest) ask = NULL, step = NULL, said = NULL, at_once = NULL;
  g_autofree char *body = NULL;

  c->delivery.first_ids = FIRST;
  c->message->stage = SITREP_STAGE_RESOLVE;
  ask = c->connector->request (&c->delivery, NULL);
  assert_request (ask, "GET", "?fields=status&expand=transitions");
  step = next (c, 0, 200, STEPS ("new"));
  assert_request (step, "POST", "/transitions");
  body = body_of (step);
  g_assert_cmpstr (body, ==, "{\"transition\":{\"id\":\"31\"}}");
  said = next (c, 1, 204, "");
  assert_request (said, "POST", "/comment");
  at_once = next (c, 0, 200, STEPS ("done"));
  assert_request (at_once, "POST", "/comment");
  g_assert_null (next (c, 1, 201, "{\"id\":\"345\"}"));
  g_assert_null (next (c, 2, 201, "{\"id\":\"345\"}"));
  g_assert_null (next (c, 0, 404, "{}"));
  g_assert_null (next (c, 1, 400, "{}"));
}

static void
test_no_step (void)
{
  g_autoptr (Case) c = case_new ("jira", SECRET, MORE, "All can log in.");
  const char *body = "{\"fields\":{},\"transitions\":[{\"id\":\"11\",\"name\":\"To Do\"}]}";
  g_autoptr (SitrepOutcome) outcome = NULL;

  c->delivery.first_ids = FIRST;
  c->message->stage = SITREP_STAGE_RESOLVE;
  g_assert_null (next (c, 0, 200, body));
  outcome = case_outcome (c, 200, "application/json", body, NULL);
  g_assert_cmpint (outcome->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (outcome->words, "Done"));
  /* A page of somebody else. */
  assert_outcome (c, 200, "[]", SITREP_OUTCOME_UNKNOWN);
}

static void
test_follow (void)
{
  g_autoptr (Case) c = new_case ("All can log in.");
  g_autoptr (SitrepRequest) update = NULL, last = NULL;

  c->delivery.first_ids = FIRST;
  c->message->stage = SITREP_STAGE_UPDATE;
  update = case_request (c);
  assert_request (update, "POST", "/comment");
  /* Without a step that closes it, the end is a comment. */
  c->message->stage = SITREP_STAGE_RESOLVE;
  last = case_request (c);
  assert_request (last, "POST", "/comment");
  g_assert_null (next (c, 0, 201, "{\"id\":\"345\"}"));
  c->delivery.first_ids = "{\"project\":\"DESK\",\"issue\":\"DESK-1\"}";
  g_assert_null (c->connector->request (&c->delivery, NULL));
  c->delivery.first_ids = "{\"project\":\"SHOP\",\"issue\":\"../x\"}";
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = case_new ("jira", SECRET, MORE, "Half of the members cannot log in.");
  g_autoptr (SitrepRequest) ticket = NULL, remark = NULL;
  g_autoptr (SitrepOutcome) done = NULL;
  g_autofree char *body = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.first_ids = FIRST;
  c->delivery.edits = FIRST;
  c->message->stage = SITREP_STAGE_RESOLVE;
  ticket = case_request (c);
  assert_request (ticket, "PUT", "");
  body = body_of (ticket);
  g_assert_true (g_str_has_prefix (body, "{\"fields\":{\"description\":{\"type\":\"doc\""));
  done = case_outcome (c, 204, NULL, "", NULL);
  g_assert_cmpstr (done->ids, ==, FIRST);
  c->delivery.edits = SECOND;
  remark = case_request (c);
  assert_request (remark, "PUT", "/comment/345");
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
}

/* The texts of a document, one after the other. */
static void
gather (GString *out, JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);

  if (json_object_has_member (object, "text"))
    g_string_append (out, json_object_get_string_member (object, "text"));
  if (json_object_has_member (object, "content"))
    for (guint i = 0; i < json_array_get_length (json_object_get_array_member (object, "content")); i++)
      gather (out, json_array_get_element (json_object_get_array_member (object, "content"), i));
  if (g_strcmp0 (json_object_get_string_member_with_default (object, "type", ""), "hardBreak") == 0)
    g_string_append_c (out, '\n');
}

static char *
text_of (Case *c)
{
  g_autoptr (JsonNode) body = case_body (c);
  JsonObject *fields = json_object_get_object_member (json_node_get_object (body), "fields");
  GString *out = g_string_new (NULL);

  gather (out, json_object_get_member (fields, "description"));
  return g_string_free_and_steal (out);
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *text = NULL, *plain = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      text = text_of (c);
      plain = sitrep_doc_to_plain (c->doc);
      assert_clean (text);
      /* It is what it is: nothing of the tree is made of it. */
      g_assert_cmpstr (text, ==, plain);
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autofree char *rows = NULL;
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL, *long_list = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  text = text_of (c);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 30000);
  for (guint i = 0; i < 10000; i++)
    g_string_append (list, "- a member\n");
  sitrep_doc_free (c->doc);
  c->doc = sitrep_doc_from_markdown (list->str);
  c->delivery.doc = c->doc;
  long_list = text_of (c);
  g_assert_cmpint (g_utf8_strlen (long_list, -1), ==, 30000);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("jira", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

#define USER "\"user\":\"a@shop.example\""

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, SECRET "\n", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "a b", "spaces");
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://shop.atlassian.net", "address");
  assert_refused ("{\"base\":\"https://a.atlassian.net\",\"project\":\"SHOP\"}", "mail address");
  assert_refused ("{\"base\":\"https://a.atlassian.net\",\"user\":\"a:b@x\",\"project\":\"SHOP\"}", "mail address");
  assert_refused ("{\"base\":\"https://a.atlassian.net\"," USER "}", "key");
  assert_refused ("{\"base\":\"https://a.atlassian.net\"," USER ",\"project\":\"SHOP-12\"}", "key");
  assert_refused ("{" USER ",\"project\":\"SHOP\"}", "needed");
  assert_refused ("{\"base\":\"https://a.atlassian.net/jira/software/projects/SHOP\"," USER ",\"project\":\"SHOP\"}",
                  "Only");
  assert_refused ("{\"base\":\"https://a.atlassian.net/rest/api/3\"," USER ",\"project\":\"SHOP\"}", "Only");
  assert_refused ("{\"base\":\"https://gitlab.com\"," USER ",\"project\":\"SHOP\"}", "GitLab");
  assert_refused ("{\"base\":\"http://jira.shop.example\"," USER ",\"project\":\"SHOP\"}", "https://");
}

static void
test_answers (void)
{
  static const char *const reset[] = { "X-RateLimit-Reset", "2026-01-31T04:15Z", NULL };
  static const char *const exact[] = { "X-RateLimit-Reset", "2026-01-31T04:15:00Z", NULL };
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) opened
    = case_outcome (c, 201, "application/json", "{\"id\":\"10012\",\"key\":\"SHOP-12\"}", NULL);
  g_autoptr (SitrepOutcome) blamed = case_outcome (c, 400, "application/json",
                                                   "{\"errorMessages\":[],\"errors\":{\"project\":\"valid project is "
                                                   "required\"}}",
                                                   NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 400, "application/json", "{\"errorMessages\":[\"Too long\"],\"errors\":{}}", NULL);
  g_autoptr (SitrepOutcome) odd = case_outcome (c, 429, "application/json", "{}", reset);
  g_autoptr (SitrepOutcome) slow = case_outcome (c, 429, "application/json", "{}", exact);
  g_autoptr (SitrepOutcome) said = NULL;

  g_assert_cmpstr (opened->ids, ==, FIRST);
  g_assert_cmpint (blamed->kind, ==, SITREP_OUTCOME_STOP);
  g_assert_nonnull (strstr (blamed->words, "valid project"));
  g_assert_nonnull (strstr (blamed->todo, "project"));
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "Too long"));
  g_assert_cmpint (odd->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpfloat (slow->after, ==, 120);
  assert_outcome (c, 201, "{\"id\":\"10012\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 201, "{\"key\":\"a/b\"}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  c->delivery.first_ids = FIRST;
  said = case_outcome (c, 201, "application/json", "{\"id\":\"345\"}", NULL);
  g_assert_cmpstr (said->ids, ==, SECOND);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_REJECTED);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("jira", "goodtoken", STAND_CLOSING);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, edited = NULL, both = NULL, last = NULL, again = NULL, gone = NULL;

  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_EDIT;
  stand->c->delivery.edits = second->ids;
  edited = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.edits = first->ids;
  both = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand->c->delivery.verb = SITREP_VERB_POST;
  stand_next (stand, SITREP_STAGE_RESOLVE);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 6);
  g_assert_nonnull (strstr (stand_got (stand, 4), "/transitions"));
  /* Closed already: it is only said. */
  again = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 7);
  stand->c->delivery.first_ids = "{\"project\":\"SHOP\",\"issue\":\"SHOP-777\"}";
  gone = stand_deliver (stand, SITREP_OUTCOME_REJECTED);
}

static void
test_wrong_settings (void)
{
  g_autoptr (Stand) project
    = stand_new ("jira", "goodtoken", "{\"base\":\"@/jira\",\"user\":\"desk@shop.example\",\"project\":\"DESK\"}");
  g_autoptr (Stand) priority
    = stand_new ("jira", "goodtoken",
                 "{\"base\":\"@/jira\",\"user\":\"desk@shop.example\",\"project\":\"SHOP\",\"priorities\":\"P1\"}");
  g_autoptr (SitrepOutcome) first = stand_deliver (project, SITREP_OUTCOME_STOP);
  g_autoptr (SitrepOutcome) second = stand_deliver (priority, SITREP_OUTCOME_STOP);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("jira", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) nested = NULL;

  stand_corpus (stand);
  sitrep_doc_free (stand->c->doc);
  stand->c->doc = sitrep_doc_from_markdown (
    "# A\n\n> # B\n>\n> - c\n>   > d\n>\n> ---\n\n- # e\n\n  ---\n\n  > f\n\n  ```\n  g\n  ```\n- - h\n- 1. **`i`**");
  stand->c->delivery.doc = stand->c->doc;
  nested = stand_deliver (stand, SITREP_OUTCOME_DONE);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("jira", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "oldtoken", SITREP_OUTCOME_STOP);
  const SitrepAnswerView page = { .status = 200, .content_type = "text/html", .body = "<html>" };
  g_autoptr (SitrepOutcome) other = stand->c->connector->probed (stand->c->destination, "x", &page);

  g_assert_cmpint (other->kind, ==, SITREP_OUTCOME_UNKNOWN);
}

#define FIELDS(more)                                                                                                   \
  "{\"fields\":{\"project\":{\"key\":\"SHOP\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":\"x\"" more "}}"
#define DOCUMENT(content) ",\"description\":{\"type\":\"doc\",\"version\":1,\"content\":[" content "]}"

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    FIELDS (""),
    FIELDS (",\"description\":\"x\""),
    FIELDS (DOCUMENT ("")),
    FIELDS (DOCUMENT (TEXT ("x"))),
    FIELDS (DOCUMENT (PARAGRAPH (TEXT ("")))),
    FIELDS (DOCUMENT (PARAGRAPH (MARKED ("x", "{\"type\":\"code\"},{\"type\":\"strong\"}")))),
    FIELDS (DOCUMENT (PARAGRAPH (TEXT ("x"))) ",\"labels\":[\"a b\"]"),
  };
  static const char *const headers[] = { "Authorization", "Basic ZGVza0BzaG9wLmV4YW1wbGU6Z29vZHRva2Vu", NULL };
  g_autoptr (Stand) stand = stand_new ("jira", "goodtoken", STAND_SETTINGS);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", "/jira/rest/api/3/issue", headers, "application/json", bad[i]), ==,
                      400);
  g_assert_cmpuint (stand_status (stand, "POST", "/jira/rest/api/3/issue", NULL, "application/json", bad[0]), ==, 401);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case ("**x** @kim");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\nx @kim");
}

static void
assert_address (const char *settings, const char *ids, const char *expected)
{
  g_autoptr (Case) c = case_new ("jira", SECRET, settings, "x");
  g_autofree char *address = c->connector->address (c->destination, ids);

  g_assert_cmpstr (address, ==, expected);
}

/* Where people look at a ticket that was opened. */
static void
test_address (void)
{
  assert_address ("{\"base\":\"https://shop.atlassian.net\",\"user\":\"kim@shop.example\",\"project\":\"SHOP\"}",
                  "{\"project\":\"SHOP\",\"issue\":\"SHOP-12\"}", "https://shop.atlassian.net/browse/SHOP-12");
  assert_address ("{\"base\":\"https://shop.atlassian.net\",\"user\":\"kim@shop.example\",\"project\":\"OTHER\"}",
                  "{\"project\":\"SHOP\",\"issue\":\"SHOP-12\"}", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jira/open", test_open);
  g_test_add_func ("/jira/document", test_document);
  g_test_add_func ("/jira/repeat", test_repeat);
  g_test_add_func ("/jira/close", test_close);
  g_test_add_func ("/jira/no-step", test_no_step);
  g_test_add_func ("/jira/follow", test_follow);
  g_test_add_func ("/jira/edit", test_edit);
  g_test_add_func ("/jira/hostile", test_hostile);
  g_test_add_func ("/jira/limit", test_limit);
  g_test_add_func ("/jira/check", test_check);
  g_test_add_func ("/jira/answers", test_answers);
  g_test_add_func ("/jira/incident", test_incident);
  g_test_add_func ("/jira/wrong-settings", test_wrong_settings);
  g_test_add_func ("/jira/corpus", test_corpus);
  g_test_add_func ("/jira/probe", test_probe);
  g_test_add_func ("/jira/fake-is-strict", test_fake_is_strict);
  g_test_add_func ("/jira/preview", test_preview);
  g_test_add_func ("/jira/address", test_address);
  return g_test_run ();
}
