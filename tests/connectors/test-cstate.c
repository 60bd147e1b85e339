/* test-cstate.c - what the repository of a cState page is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand.h"

#include <string.h>

#define SECRET "ghp_s3cretpart"
#define SETTINGS "{\"repository\":\"shop/status\",\"systems\":\"Login, Shop \\\"front\\\",,\"}"
#define STAND_SETTINGS "{\"base\":\"@/github\",\"repository\":\"shop/status\"}"
#define PATH "content/issues/2026-01-31-logins-fail-0000000a.md"
#define URL "https://api.github.com/repos/shop/status/contents/" PATH
#define HEAD(end)                                                                                                      \
  "---\ntitle: \"Logins fail\"\ndate: \"2026-01-31 04:13:00\"\nseverity: \"down\"\naffected:\n  - \"Login\"\n  - "     \
  "\"Shop \\\"front\\\"\"\nsection: \"issue\"\n" end "---\n"
#define OPEN "resolved: false\nresolvedWhen: \"\"\n"

static Case *
new_case (const char *markdown)
{
  Case *c = case_new ("cstate", SECRET, SETTINGS, markdown);

  sitrep_take_text (&c->message->incident, STAND_INCIDENT);
  return c;
}

/* What would be written after that answer, or NULL; @sha: (out) (optional) */
static char *
written (Case *c, guint status, const char *old, char **sha)
{
  g_autofree char *coded = old != NULL ? g_base64_encode ((const guchar *) old, strlen (old)) : NULL;
  g_autofree char *body
    = g_strdup_printf ("{\"sha\":\"5ha\",\"encoding\":\"base64\",\"content\":\"%s\"}", coded != NULL ? coded : "");
  const SitrepAnswerView answer = { status, "application/json", NULL, NULL, old != NULL ? body : "{}" };
  g_autoptr (SitrepRequest) request = c->connector->next (&c->delivery, &answer);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) json = NULL;
  gsize size;
  guchar *file;
  char *result;

  if (request == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body));
  json = json_from_string (text, NULL);
  g_assert_cmpstr (request->method, ==, "PUT");
  g_assert_true (g_str_has_prefix (request->url, "https://api.github.com/repos/shop/status/contents/content/issues/"));
  if (sha != NULL)
    *sha = g_strdup (json_object_get_string_member_with_default (json_node_get_object (json), "sha", NULL));
  file = g_base64_decode (json_object_get_string_member (json_node_get_object (json), "content"), &size);
  result = g_strndup ((char *) file, size);
  g_free (file);
  return result;
}

static void
test_create (void)
{
  g_autoptr (Case) c = new_case ("**Logins** fail & more {{< danger >}}");
  g_autoptr (SitrepRequest) look = c->connector->request (&c->delivery, NULL);
  g_autofree char *sha = NULL;
  g_autofree char *file = written (c, 404, NULL, &sha);

  g_assert_cmpstr (look->method, ==, "GET");
  g_assert_cmpstr (look->url, ==, URL);
  g_assert_null (sha);
  g_assert_cmpstr (file, ==,
                   HEAD (OPEN) "**Investigating**, 2026-01-31 04:13 UTC\n\n**Logins** fail \\& more {\u200B{\u200B\\< "
                               "danger \\>}}\n");
}

static void
test_update (void)
{
  g_autoptr (Case) c = new_case ("All can log in.");
  const char *old = HEAD (OPEN "pin: true\n") "**Investigating**, 2026-01-31 04:00 UTC\n\nLogins fail.\n";
  g_autofree char *sha = NULL, *update = NULL, *last = NULL, *again = NULL, *odd = NULL, *denied = NULL;

  c->delivery.first_ids = "{\"repository\":\"shop/status\",\"path\":\"" PATH "\"}";
  sitrep_take_text (&c->message->page_status, "monitoring");
  c->message->stage = SITREP_STAGE_UPDATE;
  update = written (c, 200, old, &sha);
  g_assert_cmpstr (sha, ==, "5ha");
  g_assert_cmpstr (update, ==,
                   HEAD ("pin: true\n" OPEN) "**Monitoring**, 2026-01-31 04:13 UTC\n\nAll can log in.\n\n***\n\n"
                                             "**Investigating**, 2026-01-31 04:00 UTC\n\nLogins fail.\n");
  c->message->stage = SITREP_STAGE_RESOLVE;
  last = written (c, 200, old, NULL);
  g_assert_nonnull (strstr (last, "resolved: true\nresolvedWhen: \"2026-01-31 04:13:00\"\n---\n**Resolved**"));
  g_assert_null (strstr (last, "resolved: false"));
  /* What is there already is not said twice. */
  again = written (c, 200, last, NULL);
  g_assert_null (again);
  odd = written (c, 200, "# Notes of a person\n", NULL);
  g_assert_null (odd);
  denied = written (c, 403, NULL, NULL);
  g_assert_null (denied);
  c->delivery.step = 1;
  g_assert_null (written (c, 200, old, NULL));
}

static void
test_path (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepRequest) titleless = NULL, elsewhere = NULL, confirmed = NULL;

  c->delivery.first_ids = "{\"repository\":\"shop/status\",\"path\":\"content/issues/../../config.md\"}";
  titleless = c->connector->request (&c->delivery, NULL);
  g_assert_cmpstr (titleless->url, ==, URL);
  c->delivery.first_ids = "{\"repository\":\"shop/old\",\"path\":\"content/issues/2025-01-01-x.md\"}";
  elsewhere = c->connector->request (&c->delivery, NULL);
  g_assert_cmpstr (elsewhere->url, ==, URL);
  /* A try after midnight is of the same day. */
  c->delivery.first_ids = NULL;
  c->message->confirmed_at = CASE_NOW;
  c->delivery.now += 24 * G_TIME_SPAN_HOUR;
  confirmed = c->connector->request (&c->delivery, NULL);
  g_assert_cmpstr (confirmed->url, ==, URL);
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = new_case ("x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *file = NULL;
      g_auto (GStrv) lines = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      file = written (c, 404, NULL, NULL);
      lines = g_strsplit (file, "\n", -1);
      assert_clean (file);
      g_assert_cmpstr (lines[0], ==, "---");
      g_assert_true (g_str_has_prefix (lines[1], "title: \"") && g_str_has_suffix (lines[1], "\""));
      /* No quote of the title is one of YAML. */
      for (const char *p = lines[1] + 8; p[1] != '\0'; p += *p == '\\' ? 2 : 1)
        g_assert_cmpint (*p, !=, '"');
      g_assert_true (g_str_has_prefix (lines[2], "date: "));
      g_assert_null (strstr (file, "{{"));
    }
}

static void
test_limit (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = new_case ("x");
  g_autofree char *file = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  file = written (c, 404, NULL, NULL);
  g_assert_cmpuint (strlen (file), >, 65536);
  g_assert_cmpuint (strlen (file), <, 66536);
  sitrep_take_text (&c->message->title, " ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_check (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (Case) none = case_new ("cstate", SECRET, "{}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  case_refuses (c, "", "missing");
  case_refuses (c, "https://discord.com/api/webhooks/1/x", "Discord");
  case_refuses (none, SECRET, "repository");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = new_case ("x");
  g_autoptr (SitrepOutcome) odd = case_outcome (
    c, 200, "application/json", "{\"sha\":\"5ha\",\"encoding\":\"base64\",\"content\":\"Tm90ZXM=\"}", NULL);
  g_autoptr (SitrepOutcome) done = NULL;

  g_assert_cmpint (odd->kind, ==, SITREP_OUTCOME_REJECTED);
  assert_outcome (c, 200, "{\"content\":{\"path\":\"x\"}}", SITREP_OUTCOME_UNKNOWN);
  c->delivery.step = 1;
  done = case_outcome (c, 201, "application/json", "{\"content\":{\"path\":\"x\"}}", NULL);
  g_assert_cmpstr (done->ids, ==, "{\"repository\":\"shop/status\",\"path\":\"" PATH "\"}");
  assert_outcome (c, 200, "{}", SITREP_OUTCOME_UNKNOWN);
  assert_outcome (c, 409, "{}", SITREP_OUTCOME_RETRY);
  assert_outcome (c, 404, "{}", SITREP_OUTCOME_STOP);
  assert_outcome (c, 422, "{}", SITREP_OUTCOME_REJECTED);
}

/* --- against the strict server --- */

static void
test_incident (void)
{
  g_autoptr (Stand) stand = stand_new ("cstate", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) repeated = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) second = NULL, last = NULL;

  g_assert_cmpuint (stand_count (stand), ==, 1);
  g_assert_cmpstr (repeated->ids, ==, first->ids);
  stand->c->delivery.first_ids = first->ids;
  stand_next (stand, SITREP_STAGE_UPDATE);
  case_set_text (stand->c, "We have found the cause.");
  second = stand_deliver (stand, SITREP_OUTCOME_DONE);
  stand_next (stand, SITREP_STAGE_RESOLVE);
  last = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_assert_cmpuint (stand_count (stand), ==, 3);
}

/* Whoever wrote in between is not overwritten. */
static void
test_race (void)
{
  g_autoptr (Stand) stand = stand_new ("cstate", "goodtoken", STAND_SETTINGS);
  g_autoptr (SitrepOutcome) first = stand_deliver (stand, SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) raced = NULL;

  stand_next (stand, SITREP_STAGE_UPDATE);
  case_set_text (stand->c, "We have found the cause.");
  g_assert_true (fake_services_play (
    stand->services,
    "{\"path\":\"/github/repos/shop/status/contents\",\"answers\":[{\"status\":200,\"type\":\"application/json\","
    "\"body\":\"{\\\"sha\\\":\\\"old\\\",\\\"encoding\\\":\\\"base64\\\",\\\"content\\\":"
    "\\\"LS0tCnRpdGxlOiAieCIKLS0tCg==\\\"}\"}]}"));
  raced = stand_deliver (stand, SITREP_OUTCOME_RETRY);
  g_assert_cmpuint (stand_count (stand), ==, 1);
}

static void
test_corpus (void)
{
  g_autoptr (Stand) stand = stand_new ("cstate", "goodtoken", STAND_SETTINGS);

  stand_corpus (stand);
}

static void
test_probe (void)
{
  g_autoptr (Stand) stand = stand_new ("cstate", "goodtoken", STAND_SETTINGS);
  g_autoptr (Stand) silent
    = stand_new ("cstate", "goodtoken", "{\"base\":\"@/github\",\"repository\":\"shop/silent\"}");
  g_autoptr (SitrepOutcome) good = stand_ask (stand, "goodtoken", SITREP_OUTCOME_DONE);
  g_autoptr (SitrepOutcome) bad = stand_ask (stand, "denied", SITREP_OUTCOME_STOP);
  /* Its issues are of no use to this. */
  g_autoptr (SitrepOutcome) without = stand_ask (silent, "goodtoken", SITREP_OUTCOME_DONE);
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
  g_test_add_func ("/cstate/create", test_create);
  g_test_add_func ("/cstate/update", test_update);
  g_test_add_func ("/cstate/path", test_path);
  g_test_add_func ("/cstate/hostile", test_hostile);
  g_test_add_func ("/cstate/limit", test_limit);
  g_test_add_func ("/cstate/check", test_check);
  g_test_add_func ("/cstate/answers", test_answers);
  g_test_add_func ("/cstate/incident", test_incident);
  g_test_add_func ("/cstate/race", test_race);
  g_test_add_func ("/cstate/corpus", test_corpus);
  g_test_add_func ("/cstate/probe", test_probe);
  g_test_add_func ("/cstate/preview", test_preview);
  return g_test_run ();
}
