/* test-webhook.c - what a receiver of JSON is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "fake-services.h"

#include <string.h>

#define URL "https://relay.shop.example/sitrep/s3cretpart"
#define KEY "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
#define SECRET "{\"url\":\"" URL "\"}"
#define INCIDENT "0197b1a2-0000-7000-8000-00000000000a"

static Case *
new_case (const char *settings, const char *markdown)
{
  Case *c = case_new ("webhook", SECRET, settings, markdown);

  sitrep_take_text (&c->message->incident, INCIDENT);
  sitrep_take_text (&c->message->page_status, "identified");
  c->message->severity = SITREP_SEVERITY_MAJOR;
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
  g_autoptr (Case) c = new_case (NULL, "**Logins** fail\n- half of them");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autofree char *body = body_text (c), *later = NULL;

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, URL);
  g_assert_cmpstr (case_header (request, "webhook-id"), ==, c->message->base.id);
  g_assert_cmpstr (case_header (request, "webhook-timestamp"), ==, "1769832780");
  g_assert_null (case_header (request, "webhook-signature"));
  g_assert_cmpstr (body, ==,
                   "{\"type\":\"incident.created\",\"timestamp\":\"2026-01-31T04:13:00Z\",\"data\":{\"title\":\"Logins "
                   "fail\",\"text\":\"Logins fail\\n• half of them\",\"status\":\"identified\",\"severity\":\"major\","
                   "\"incident\":\"" INCIDENT "\",\"message\":\"0197b1a2-0000-7000-8000-000000000001\","
                   "\"audience\":\"internal\"}}");
  /* Tried again a minute later it is the same but for the header. */
  c->message->confirmed_at = CASE_NOW;
  c->delivery.now += 60 * G_USEC_PER_SEC;
  later = body_text (c);
  g_assert_cmpstr (later, ==, body);
}

static void
test_types (void)
{
  static const char *const types[] = { "incident.created", "incident.updated", "incident.resolved" };
  g_autoptr (Case) c = new_case (NULL, "x");

  for (guint stage = 0; stage < G_N_ELEMENTS (types); stage++)
    {
      g_autofree char *type = NULL;

      c->message->stage = (SitrepStage) stage;
      type = case_sent (c, "type");
      g_assert_cmpstr (type, ==, types[stage]);
    }
}

/* The example of the specification. */
static void
test_signature (void)
{
  g_autoptr (Case) c
    = new_case ("{\"template\":\"{\\\"event_type\\\":\\\"ping\\\", \\\"data\\\":{\\\"success\\\":true}}\"}", "x");
  g_autoptr (SitrepRequest) request = NULL;

  c->delivery.secret = "{\"url\":\"" URL "\",\"key\":\"whsec_plJ3nmyCDGBKInavdOK15jsl\"}";
  c->delivery.now = G_GINT64_CONSTANT (1731705121) * G_USEC_PER_SEC;
  sitrep_take_text (&c->message->base.id, "msg_loFOjxBNrRLzqYUf");
  request = case_request (c);
  g_assert_cmpstr (case_header (request, "webhook-timestamp"), ==, "1731705121");
  g_assert_cmpstr (case_header (request, "webhook-signature"), ==, "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
}

#define TEMPLATE                                                                                                       \
  "{\"template\":\"{\\\"summary\\\": \\\"{{severity}}: {{ title }}\\\", \\\"n\\\": [1, true, null, "                   \
  "[\\\"{{text}}\\\"]], \\\"of\\\": {\\\"{{id}}\\\": \\\"{{incident}}\\\"}}\"}"

static void
test_template (void)
{
  g_autoptr (Case) c = new_case (TEMPLATE, "half of them");
  g_autofree char *body = body_text (c);

  g_assert_cmpstr (body, ==,
                   "{\"summary\":\"major: Logins fail\",\"n\":[1,true,null,[\"half of them\"]],"
                   "\"of\":{\"{{id}}\":\"" INCIDENT "\"}}");
}

/* No value ends the text that it stands in, and none is read again. */
static void
test_break_out (void)
{
  static const char *const values[]
    = { "\",\"admin\":\"yes", "\\", "\\\"", "{{incident}}", "}} {{message}}", "line\nline", "\"]}}" };
  g_autoptr (Case) c = new_case (TEMPLATE, "x");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JsonNode) body = NULL;
      JsonObject *object;
      JsonArray *list;

      case_set_text (c, values[i]);
      body = case_body (c);
      object = json_node_get_object (body);
      list = json_array_get_array_element (json_object_get_array_member (object, "n"), 3);
      g_assert_cmpuint (json_object_get_size (object), ==, 3);
      g_assert_cmpstr (json_array_get_string_element (list, 0), ==, values[i]);
    }
}

static void
test_hostile (void)
{
  g_autoptr (Case) own = new_case (TEMPLATE, "x"), usual = new_case (NULL, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *a = NULL, *b = NULL;
      g_autoptr (JsonNode) body = NULL;

      case_set_text (own, hostile[i]);
      case_set_text (usual, hostile[i]);
      sitrep_take_text (&own->message->title, hostile[i]);
      sitrep_take_text (&usual->message->title, hostile[i]);
      body = case_body (own);
      g_assert_cmpuint (json_object_get_size (json_node_get_object (body)), ==, 3);
      a = body_text (own);
      b = body_text (usual);
      g_assert_null (strstr (a, "\u202e"));
      g_assert_null (strstr (b, "\u202e"));
      g_assert_null (strstr (a, "\\u00"));
      g_assert_null (strstr (b, "\\u00"));
    }
}

static void
test_limit (void)
{
  static const char *const signs[] = { "x", "\"", "🚨" };
  g_autoptr (Case) c = new_case (NULL, "x");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (GString) value = g_string_new (NULL);
      g_autofree char *body = NULL;

      while (value->len < 100000)
        g_string_append (value, signs[i]);
      case_set_text (c, value->str);
      sitrep_take_text (&c->message->title, value->str);
      body = body_text (c);
      g_assert_cmpuint (strlen (body), <, 20000);
    }
  case_set_text (c, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
refuses (const char *url, const char *key, const char *settings, const char *sentence)
{
  g_autoptr (Case) c = new_case (settings, "x");
  g_autofree char *first = sitrep_secret_put (NULL, "url", url);
  g_autofree char *secret = sitrep_secret_put (first, "key", key);

  case_refuses (c, secret, sentence);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case (NULL, "x"), own = new_case (TEMPLATE, "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  g_assert_true (c->connector->check (c->destination, "{\"url\":\"" URL "\",\"key\":\"" KEY "\"}", NULL));
  g_assert_true (
    own->connector->check (own->destination, "{\"url\":\"https://hooks.slack.com/triggers/T/1/x\"}", NULL));
  case_refuses (c, "", "needed");
  case_refuses (c, "{\"key\":\"" KEY "\"}", "needed");
  refuses ("https://hooks.slack.com/services/T/B/x", NULL, NULL, "Slack");
  refuses ("http://relay.example/x", NULL, NULL, "https://");
  refuses ("https://me:pw@relay.example/x", NULL, NULL, "user name");
  refuses (URL, "s3cret", NULL, "whsec_");
  refuses (URL, "whsec_with spaces", NULL, "whsec_");
  refuses (URL, "whsec_c2hvcnQ=", NULL, "complete");
  refuses (URL, NULL, "{\"template\":\"{{title}}\"}", "JSON");
  refuses (URL, NULL, "{\"template\":\"[1]\"}", "JSON");
  refuses (URL, NULL, "{\"template\":\"{\\\"a\\\": \\\"{{password}}\\\"}\"}", "{{title}}, {{text}}");
  refuses (URL, NULL, "{\"template\":\"{\\\"a\\\": [\\\"{{title\\\"]}\"}", "not known");
}

static void
assert_outcome (guint status, SitrepOutcomeKind kind)
{
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autoptr (SitrepOutcome) outcome = case_outcome (c, status, "text/plain", "", NULL);

  g_assert_cmpint (outcome->kind, ==, kind);
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case (NULL, "x");
  g_autoptr (SitrepOutcome) bad = NULL;

  assert_outcome (200, SITREP_OUTCOME_DONE);
  assert_outcome (202, SITREP_OUTCOME_DONE);
  assert_outcome (204, SITREP_OUTCOME_DONE);
  assert_outcome (302, SITREP_OUTCOME_STOP);
  assert_outcome (410, SITREP_OUTCOME_STOP);
  assert_outcome (422, SITREP_OUTCOME_REJECTED);
  assert_outcome (429, SITREP_OUTCOME_RETRY);
  assert_outcome (504, SITREP_OUTCOME_RETRY);
  c->delivery.secret = "{\"url\":\"" URL "\",\"key\":\"" KEY "\"}";
  bad = case_outcome (c, 400, "text/plain", "no s3cretpart here, nor " KEY ", thanks", NULL);
  g_assert_nonnull (strstr (bad->words, "thanks"));
  g_assert_null (strstr (bad->words, "s3cretpart"));
  g_assert_null (strstr (bad->words, "MfKQ"));
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case (NULL, "**x**");
  g_autofree char *titled = c->connector->preview (c->doc, "Logins fail");
  g_autofree char *bare = c->connector->preview (c->doc, NULL);

  g_assert_cmpstr (titled, ==, "Logins fail\n\nx");
  g_assert_cmpstr (bare, ==, "x");
}

/* --- against the strict server --- */

static SitrepOutcomeKind
deliver (FakeServices *services, Case *c, const char *path, const char *key)
{
  g_autofree char *url = fake_services_url (services, path);
  g_autofree char *first = sitrep_secret_put (NULL, "url", url);
  g_autofree char *secret = sitrep_secret_put (first, "key", key);
  g_autoptr (SitrepOutcome) outcome = NULL;

  c->delivery.secret = secret;
  outcome = case_deliver (c);
  return outcome->kind;
}

static void
test_delivered (void)
{
  g_autoptr (FakeServices) services = fake_services_new (NULL);
  g_autoptr (Case) c = new_case (NULL, "Logins fail"), own = new_case (TEMPLATE, "x");

  g_assert_cmpint (deliver (services, c, "/webhook/signed/token", KEY), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (fake_services_count (services), ==, 1);
  /* The receiver knows it again. */
  g_assert_true (c->connector->knows_doubles);
  c->delivery.now += 60 * G_USEC_PER_SEC;
  g_assert_cmpint (deliver (services, c, "/webhook/signed/token", KEY), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (fake_services_count (services), ==, 1);
  g_assert_cmpint (deliver (services, c, "/webhook/signed/token", NULL), ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (deliver (services, c, "/webhook/usual/gone", NULL), ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (deliver (services, own, "/webhook/usual/token", NULL), ==, SITREP_OUTCOME_REJECTED);
  sitrep_take_text (&own->message->base.id, "0197b1a2-0000-7000-8000-000000000002");
  g_assert_cmpint (deliver (services, own, "/webhook/open/token", NULL), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (fake_services_count (services), ==, 2);
}

static void
test_corpus (void)
{
  g_autoptr (FakeServices) services = fake_services_new (NULL);
  g_autoptr (Case) c = new_case (NULL, "x");
  guint n = 0;

  for (; hostile[n] != NULL; n++)
    {
      g_autofree char *id = g_strdup_printf ("0197b1a2-0000-7000-8000-%012u", n);

      sitrep_take_text (&c->message->base.id, id);
      sitrep_take_text (&c->message->title, hostile[n]);
      case_set_text (c, hostile[n]);
      g_assert_cmpint (deliver (services, c, "/webhook/signed/token", KEY), ==, SITREP_OUTCOME_DONE);
    }
  g_assert_cmpuint (fake_services_count (services), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/webhook/request", test_request);
  g_test_add_func ("/webhook/types", test_types);
  g_test_add_func ("/webhook/signature", test_signature);
  g_test_add_func ("/webhook/template", test_template);
  g_test_add_func ("/webhook/break-out", test_break_out);
  g_test_add_func ("/webhook/hostile", test_hostile);
  g_test_add_func ("/webhook/limit", test_limit);
  g_test_add_func ("/webhook/check", test_check);
  g_test_add_func ("/webhook/answers", test_answers);
  g_test_add_func ("/webhook/preview", test_preview);
  g_test_add_func ("/webhook/delivered", test_delivered);
  g_test_add_func ("/webhook/corpus", test_corpus);
  return g_test_run ();
}
