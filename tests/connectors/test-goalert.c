/* test-goalert.c - what GoAlert is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <libsoup/soup.h>
#include <string.h>

#define SECRET "s3cretpart-1a2b-4c3d-8e4f-0123456789ab"
#define SETTINGS "{\"base\":\"https://goalert.shop.example/\"}"
#define FORM "application/x-www-form-urlencoded"

static Case *
new_case (const char *markdown)
{
  Case *c = case_new ("goalert", SECRET, SETTINGS, markdown);

  sitrep_take_text (&c->message->incident, STAND_INCIDENT);
  return c;
}

static SitrepRequest *
make_request (Case *c)
{
  g_autoptr (GError) error = NULL;
  SitrepRequest *request = c->connector->request (&c->delivery, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (request->content_type, ==, FORM);
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

static void
test_open (void)
{
  g_autoptr (Case) c = new_case ("**Half** of the members cannot log in @all");
  g_autoptr (SitrepRequest) request = make_request (c);
  g_autoptr (GHashTable) form = form_of (c);

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://goalert.shop.example/api/v2/generic/incoming");
  g_assert_null (case_header (request, "Authorization"));
  g_assert_cmpuint (g_hash_table_size (form), ==, 4);
  g_assert_cmpstr (g_hash_table_lookup (form, "token"), ==, SECRET);
  g_assert_cmpstr (g_hash_table_lookup (form, "summary"), ==, "Logins fail");
  g_assert_cmpstr (g_hash_table_lookup (form, "details"), ==, "**Half** of the members cannot log in @\u200Ball");
  g_assert_cmpstr (g_hash_table_lookup (form, "dedup"), ==, STAND_INCIDENT);
}

static void
test_close (void)
{
  g_autoptr (Case) c = new_case ("Logins work again");
  g_autoptr (GHashTable) form = NULL;

  c->message->stage = SITREP_STAGE_RESOLVE;
  form = form_of (c);
  g_assert_cmpstr (g_hash_table_lookup (form, "action"), ==, "close");
  g_assert_cmpstr (g_hash_table_lookup (form, "dedup"), ==, STAND_INCIDENT);
  g_assert_true (c->connector->ends_only && c->connector->knows_doubles);
}

static void
test_limits (void)
{
  g_autofree char *value = g_strnfill (100000, '*');
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (GHashTable) form = NULL, untitled = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  form = form_of (c);
  g_assert_cmpint (g_utf8_strlen (g_hash_table_lookup (form, "summary"), -1), ==, 1024);
  g_assert_cmpint (g_utf8_strlen (g_hash_table_lookup (form, "details"), -1), ==, 6144);
  sitrep_take_text (&c->message->title, " ");
  case_set_text (c, "Logins fail\nfor half of the members");
  untitled = form_of (c);
  g_assert_cmpstr (g_hash_table_lookup (untitled, "summary"), ==, "Logins fail for half of the members");
  case_set_text (c, "");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autoptr (GHashTable) form = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      form = form_of (c);
      assert_clean (g_hash_table_lookup (form, "summary"));
      assert_clean (g_hash_table_lookup (form, "details"));
      g_assert_null (strchr (g_hash_table_lookup (form, "summary"), '\n'));
      g_assert_cmpuint (g_hash_table_size (form), ==, 4);
    }
}

static void
assert_refused (const char *settings, const char *words)
{
  g_autoptr (Case) c = case_new ("goalert", SECRET, settings, "x");

  case_refuses (c, SECRET, words);
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");

  g_assert_true (c->connector->check (c->destination, " " SECRET "\n", NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "https://goalert.shop.example/api/v2/generic/incoming?token=" SECRET, "whole address");
  case_refuses (c, "https://events.pagerduty.com/v2/enqueue", "PagerDuty");
  case_refuses (c, "abc def", "spaces");
  assert_refused (NULL, "needed");
  assert_refused ("{\"base\":\"https://goalert.shop.example/api/v2/generic/incoming\"}", "Only the address");
  assert_refused ("{\"base\":\"http://goalert.shop.example\"}", "https://");
  assert_refused ("{\"base\":\"https://api.opsgenie.com\"}", "Opsgenie");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) done = case_outcome (c, 200, "text/plain", "{\"AlertID\":7,\"IsNew\":true}", NULL);
  g_autoptr (SitrepOutcome) older = case_outcome (c, 204, NULL, "", NULL);
  g_autoptr (SitrepOutcome) page = case_outcome (c, 200, "text/html", "<html>", NULL);
  g_autoptr (SitrepOutcome) bad = case_outcome (c, 400, "text/plain", "invalid " SECRET, NULL);

  g_assert_cmpint (done->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (done->ids, ==, "{\"alert\":\"7\"}");
  g_assert_cmpint (older->kind, ==, SITREP_OUTCOME_DONE);
  g_assert_null (older->ids);
  g_assert_cmpint (page->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "invalid …"));
  assert_outcome (c, 401, "{}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 429, "{}", SITREP_OUTCOME_RETRY);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = new_case ("**x**");
  g_autofree char *preview = c->connector->preview (c->doc, "Logins fail");

  g_assert_cmpstr (preview, ==, "Logins fail\n\n**x**");
}

/* --- against the strict server --- */

/* The alert that was opened is the one that is closed, and a repeat opens no other. */
static void
test_alert (void)
{
  g_autoptr (Stand) stand = stand_new ("goalert", "goodkey", "{\"base\":\"@/goalert\"}");
  g_autoptr (SitrepOutcome) opened = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) again = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) closed = NULL, closed_again = NULL;

  g_assert_cmpstr (again->ids, ==, opened->ids);
  g_assert_cmpuint (stand_count (stand), ==, 1);
  stand_next (stand, SITREP_STAGE_RESOLVE);
  closed = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (closed->ids, ==, opened->ids);
  closed_again = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 2);
}

static void
test_bad_key (void)
{
  g_autoptr (Stand) stand = stand_new ("goalert", "oldkey", "{\"base\":\"@/goalert\"}");
  g_autoptr (SitrepOutcome) outcome = stand_deliver (stand, SITREP_OUTCOME_STOP);

  g_assert_cmpuint (stand_count (stand), ==, 0);
}

/* An alert for each text: all of them pass whole. */
static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("goalert", "goodkey", "{\"base\":\"@/goalert\"}");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *incident = g_strdup_printf ("0197b1a2-0000-7000-8000-%012u", i);
      g_autoptr (SitrepOutcome) outcome = NULL;

      case_set_text (stand->c, hostile[i]);
      sitrep_take_text (&stand->c->message->title, hostile[i]);
      sitrep_take_text (&stand->c->message->incident, incident);
      outcome = stand_deliver (stand, SITREP_OUTCOME_DONE);
      g_assert_cmpuint (stand_count (stand), ==, i + 1);
    }
}

static void
test_fake_is_strict (void)
{
  static const char *const bad[] = {
    "token=goodkey&dedup=x",
    "token=goodkey&summary=x",
    "token=goodkey&summary=x&dedup=x&action=open",
    "token=goodkey&summary=x&dedup=x&severity=1",
  };
  const char *path = "/goalert/api/v2/generic/incoming";
  g_autoptr (Stand) stand = stand_new ("goalert", "goodkey", "{\"base\":\"@/goalert\"}");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (stand_status (stand, "POST", path, NULL, FORM, bad[i]), ==, 400);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, FORM, "token=x&summary=x&dedup=x"), ==, 401);
  g_assert_cmpuint (stand_status (stand, "POST", path, NULL, "application/json", "{}"), ==, 415);
  g_assert_cmpuint (stand_count (stand), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goalert/open", test_open);
  g_test_add_func ("/goalert/close", test_close);
  g_test_add_func ("/goalert/limits", test_limits);
  g_test_add_func ("/goalert/hostile", test_hostile);
  g_test_add_func ("/goalert/check", test_check);
  g_test_add_func ("/goalert/answers", test_answers);
  g_test_add_func ("/goalert/preview", test_preview);
  g_test_add_func ("/goalert/alert", test_alert);
  g_test_add_func ("/goalert/bad-key", test_bad_key);
  g_test_add_func ("/goalert/corpus", test_corpus);
  g_test_add_func ("/goalert/fake-is-strict", test_fake_is_strict);
  return g_test_run ();
}
