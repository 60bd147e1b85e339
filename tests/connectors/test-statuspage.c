/* test-statuspage.c - what Statuspage is sent
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "common.h"
#include "fake-services.h"

#include <string.h>

#define SECRET "89a229ce-1a8b-4a0b"
#define SETTINGS "{\"page\":\"abc123\"}"

static void
test_create (void)
{
  g_autoptr (Case) c
    = case_new ("statuspage", SECRET, SETTINGS, "# Investigating\n\n**Issue:** logins & more <b>\n- a");
  g_autoptr (SitrepRequest) request = case_request (c);
  g_autoptr (JsonNode) body = case_body (c);
  JsonObject *incident = json_object_get_object_member (json_node_get_object (body), "incident");
  JsonObject *metadata = json_object_get_object_member (incident, "metadata");

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://api.statuspage.io/v1/pages/abc123/incidents");
  g_assert_true (g_ptr_array_find_with_equal_func (request->headers, "OAuth " SECRET, g_str_equal, NULL));
  g_assert_cmpstr (json_object_get_string_member (incident, "name"), ==, "Logins fail");
  g_assert_cmpstr (json_object_get_string_member (incident, "status"), ==, "investigating");
  g_assert_cmpstr (json_object_get_string_member (incident, "body"), ==,
                   "Investigating\nIssue: logins & more <b>\n• a");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (metadata, "sitrep"), "message"), ==,
                   c->message->base.id);
  g_assert_false (json_object_has_member (incident, "deliver_notifications"));
}

static void
test_update (void)
{
  g_autoptr (Case) c
    = case_new ("statuspage", SECRET, "{\"page\":\"abc123\",\"base\":\"http://127.0.0.1:9/sp/\"}", "Fixed.");
  g_autoptr (SitrepRequest) request = NULL;
  g_autofree char *status = NULL;
  g_autoptr (JsonNode) body = NULL;

  c->delivery.first_ids = "{\"incident\":\"p31zjtct2jer\"}";
  c->message->stage = SITREP_STAGE_RESOLVE;
  sitrep_take_text (&c->message->page_status, "monitoring");
  request = case_request (c);
  status = case_sent (c, "status");
  body = case_body (c);
  g_assert_cmpstr (request->method, ==, "PATCH");
  g_assert_cmpstr (request->url, ==, "http://127.0.0.1:9/sp/v1/pages/abc123/incidents/p31zjtct2jer");
  g_assert_cmpstr (status, ==, "resolved");
  g_assert_false (
    json_object_has_member (json_object_get_object_member (json_node_get_object (body), "incident"), "name"));
}

static void
test_status (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autofree char *known = NULL, *unknown = NULL;

  sitrep_take_text (&c->message->page_status, "identified");
  known = case_sent (c, "status");
  g_assert_cmpstr (known, ==, "identified");
  sitrep_take_text (&c->message->page_status, "on fire");
  unknown = case_sent (c, "status");
  g_assert_cmpstr (unknown, ==, "investigating");
}

static void
test_limits (void)
{
  g_autofree char *value = g_strnfill (100000, 'x');
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autofree char *name = NULL, *body = NULL;

  case_set_text (c, value);
  sitrep_take_text (&c->message->title, value);
  name = case_sent (c, "name");
  body = case_sent (c, "body");
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 255);
  g_assert_cmpint (g_utf8_strlen (body, -1), ==, 25000);
  sitrep_take_text (&c->message->title, " \n ");
  g_assert_null (c->connector->request (&c->delivery, NULL));
}

static void
test_hostile (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");

  for (guint i = 0; hostile[i] != NULL; i++)
    {
      g_autofree char *name = NULL, *body = NULL;

      case_set_text (c, hostile[i]);
      sitrep_take_text (&c->message->title, hostile[i]);
      name = case_sent (c, "name");
      body = case_sent (c, "body");
      for (const char *p = name; *p != '\0'; p++)
        g_assert_false (g_ascii_iscntrl (*p));
      g_assert_null (strstr (name, "\u202e"));
      g_assert_null (strstr (body, "\u202e"));
    }
}

static void
test_check (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autoptr (Case) pageless = case_new ("statuspage", SECRET, "{}", "x");
  g_autoptr (Case) slashed = case_new ("statuspage", SECRET, "{\"page\":\"a/../b\"}", "x");
  g_autoptr (Case) open = case_new ("statuspage", SECRET, "{\"page\":\"a\",\"base\":\"http://sp.example\"}", "x");
  g_autoptr (Case) other = case_new ("statuspage", SECRET, "{\"page\":\"a\",\"base\":\"https://discord.com\"}", "x");

  g_assert_true (c->connector->check (c->destination, SECRET, NULL));
  case_refuses (c, "https://hooks.slack.com/services/T/B/x", "Slack");
  case_refuses (c, "https://x.example/", "address");
  case_refuses (c, "", "missing");
  case_refuses (c, "key\r\nX-Evil: 1", "letters");
  case_refuses (pageless, SECRET, "page");
  case_refuses (slashed, SECRET, "page");
  case_refuses (open, SECRET, "https://");
  case_refuses (other, SECRET, "Discord");
}

static void
test_answers (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autoptr (SitrepOutcome) created
    = case_outcome (c, 201, "application/json; charset=utf-8", "{\"id\":\"p31\"}", NULL);
  g_autoptr (SitrepOutcome) idless = case_outcome (c, 201, "application/json", "{\"id\":\"a/../b\"}", NULL);
  g_autoptr (SitrepOutcome) no_page = case_outcome (c, 404, "application/json", "{\"error\":\"Not found\"}", NULL);
  g_autoptr (SitrepOutcome) fast = case_outcome (c, 420, "application/json", "{}", NULL);
  g_autoptr (SitrepOutcome) bad
    = case_outcome (c, 422, "application/json", "{\"error\":[\"name is too long\",\"status is odd\"]}", NULL);
  g_autoptr (SitrepOutcome) no_incident = NULL;
  g_autoptr (SitrepOutcome) updated = NULL;

  g_assert_cmpstr (created->ids, ==, "{\"incident\":\"p31\"}");
  g_assert_cmpint (idless->kind, ==, SITREP_OUTCOME_UNKNOWN);
  g_assert_cmpint (no_page->kind, ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (fast->kind, ==, SITREP_OUTCOME_RETRY);
  g_assert_cmpint (bad->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (bad->words, "name is too long status is odd"));
  c->delivery.first_ids = created->ids;
  no_incident = case_outcome (c, 404, "application/json", "{}", NULL);
  g_assert_cmpint (no_incident->kind, ==, SITREP_OUTCOME_REJECTED);
  updated = case_outcome (c, 200, "application/json", "{\"id\":\"p31\"}", NULL);
  g_assert_cmpstr (updated->ids, ==, "{\"incident\":\"p31\"}");
}

static char *
incident_text (Case *c)
{
  g_autoptr (SitrepRequest) request = case_request (c);
  gsize size;
  const char *body = g_bytes_get_data (request->body, &size);

  return g_strndup (body, size);
}

static void
test_impact (void)
{
  static const char *const impacts[] = { "critical", "major", "minor", "none" };
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autofree char *over = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (impacts); i++)
    {
      g_autofree char *impact = NULL;

      c->message->severity = (SitrepSeverity) i;
      impact = case_sent (c, "impact_override");
      g_assert_cmpstr (impact, ==, impacts[i]);
    }
  c->message->stage = SITREP_STAGE_RESOLVE;
  over = incident_text (c);
  g_assert_null (strstr (over, "impact_override"));
}

static void
test_components (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autofree char *with = NULL, *without = NULL, *broken = NULL;

  sitrep_take_text (&c->message->components, "{\"login1\":\"major_outage\",\"shop1\":\"operational\"}");
  with = incident_text (c);
  sitrep_take_text (&c->message->components, "{}");
  without = incident_text (c);
  sitrep_take_text (&c->message->components, "[1]");
  broken = incident_text (c);
  g_assert_nonnull (strstr (with, "\"components\":{\"login1\":\"major_outage\",\"shop1\":\"operational\"},"
                                  "\"component_ids\":[\"login1\",\"shop1\"]"));
  g_assert_null (strstr (without, "component"));
  g_assert_null (strstr (broken, "component"));
}

static void
test_edit (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "Half of the members cannot log in.");
  g_autoptr (SitrepRequest) request = NULL, plain = NULL;
  g_autoptr (SitrepOutcome) done = NULL, gone = NULL;
  g_autofree char *body = NULL;

  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.first_ids = "{\"incident\":\"p31\",\"update\":\"u1\"}";
  c->delivery.edits = "{\"incident\":\"p31\",\"update\":\"u2\"}";
  request = case_request (c);
  body = incident_text (c);
  g_assert_cmpstr (request->method, ==, "PATCH");
  g_assert_cmpstr (request->url, ==, "https://api.statuspage.io/v1/pages/abc123/incidents/p31/incident_updates/u2");
  g_assert_cmpstr (body, ==, "{\"incident_update\":{\"body\":\"Half of the members cannot log in.\"}}");
  done = case_outcome (c, 200, "application/json", "{\"id\":\"u2\"}", NULL);
  g_assert_cmpstr (done->ids, ==, c->delivery.edits);
  gone = case_outcome (c, 404, "application/json", "{}", NULL);
  g_assert_cmpint (gone->kind, ==, SITREP_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (gone->words, "update"));
  /* From before updates were kept: one more update. */
  c->delivery.edits = "{\"incident\":\"p31\"}";
  plain = case_request (c);
  g_assert_cmpstr (plain->url, ==, "https://api.statuspage.io/v1/pages/abc123/incidents/p31");
}

static void
test_latest_update (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "x");
  g_autoptr (SitrepOutcome) dated = case_outcome (
    c, 200, "application/json",
    "{\"id\":\"p31\",\"incident_updates\":[{\"id\":\"u1\",\"created_at\":\"2026-01-31T04:13:00.000Z\"},{\"id\":"
    "\"u2\",\"created_at\":\"2026-01-31T04:20:00.000Z\"},{\"id\":\"u/3\",\"created_at\":\"2027\"},7]}",
    NULL);
  g_autoptr (SitrepOutcome) bare = case_outcome (
    c, 200, "application/json", "{\"id\":\"p31\",\"incident_updates\":[{\"id\":\"u4\"},{\"id\":\"u3\"}]}", NULL);

  g_assert_cmpstr (dated->ids, ==, "{\"incident\":\"p31\",\"update\":\"u2\"}");
  g_assert_cmpstr (bare->ids, ==, "{\"incident\":\"p31\",\"update\":\"u4\"}");
}

/* --- against the strict server --- */

typedef struct
{
  FakeServices *services;
  Case *c;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *base = NULL, *settings = NULL;

  self->services = fake_services_new (NULL);
  base = fake_services_url (self->services, "");
  settings = g_strdup_printf ("{\"page\":\"shop\",\"base\":\"%s\"}", base);
  self->c = case_new ("statuspage", SECRET, settings, "Logins fail.");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  case_free (self->c);
  fake_services_free (self->services);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static SitrepOutcome *
assert_deliver (Fixture *self, SitrepOutcomeKind kind)
{
  SitrepOutcome *outcome = case_deliver (self->c);

  if (outcome->kind != kind)
    g_error ("kind %d: %s", outcome->kind, outcome->words);
  return outcome;
}

static void
test_incident (Fixture *self, gconstpointer data)
{
  Case *c = self->c;
  g_autoptr (SitrepOutcome) first = NULL, second = NULL, edited = NULL, refused = NULL;

  sitrep_take_text (&c->message->components, "{\"login1\":\"major_outage\"}");
  first = assert_deliver (self, SITREP_OUTCOME_DONE);
  c->delivery.first_ids = first->ids;
  c->message->stage = SITREP_STAGE_UPDATE;
  second = assert_deliver (self, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (second->ids, !=, first->ids);
  c->delivery.verb = SITREP_VERB_EDIT;
  c->delivery.edits = second->ids;
  edited = assert_deliver (self, SITREP_OUTCOME_DONE);
  g_assert_cmpstr (edited->ids, ==, second->ids);
  g_assert_nonnull (strstr (fake_services_get (self->services, 2), "incident_updates"));
  c->delivery.verb = SITREP_VERB_POST;
  sitrep_take_text (&c->message->components, "{\"nowhere\":\"major_outage\"}");
  refused = assert_deliver (self, SITREP_OUTCOME_REJECTED);
}

static SitrepOutcomeKind
ask (Fixture *self, const char *secret)
{
  Case *c = self->c;
  g_autoptr (SitrepRequest) request = c->connector->probe (c->destination, secret, NULL);
  g_autoptr (SitrepReply) reply = case_send (request);
  g_autoptr (SitrepOutcome) outcome = c->connector->probed (c->destination, secret, sitrep_reply_view (reply));

  return outcome->kind;
}

static void
test_probe (Fixture *self, gconstpointer data)
{
  g_autofree char *base = fake_services_url (self->services, "");
  g_autofree char *gone = g_strdup_printf ("{\"page\":\"gone\",\"base\":\"%s\"}", base);
  const SitrepAnswerView page = { 200, "text/html", NULL, NULL, "<html>log in</html>" };
  g_autoptr (SitrepOutcome) proxy = self->c->connector->probed (self->c->destination, SECRET, &page);

  g_assert_cmpint (ask (self, SECRET), ==, SITREP_OUTCOME_DONE);
  g_assert_cmpint (ask (self, "denied"), ==, SITREP_OUTCOME_STOP);
  g_assert_cmpint (proxy->kind, ==, SITREP_OUTCOME_UNKNOWN);
  sitrep_take_text (&self->c->destination->settings, gone);
  g_assert_cmpint (ask (self, SECRET), ==, SITREP_OUTCOME_STOP);
  g_assert_null (self->c->connector->probe (self->c->destination, "", NULL));
  g_assert_cmpuint (fake_services_count (self->services), ==, 0);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  Case *c = self->c;
  g_autoptr (SitrepRequest) request = c->connector->list (c->destination, SECRET, NULL);
  g_autoptr (SitrepReply) reply = case_send (request);
  g_autoptr (GPtrArray) components = c->connector->listed (sitrep_reply_view (reply));
  const SitrepAnswerView denied = { 401, "application/json", NULL, NULL, "[]" };
  const SitrepAnswerView odd = { 200, "application/json", NULL, NULL, "[1,{\"id\":\"../x\",\"name\":\"x\"},{}]" };
  g_autoptr (GPtrArray) none = c->connector->listed (&odd);
  const SitrepComponent *login, *shop;

  g_assert_cmpuint (components->len, ==, 2);
  login = g_ptr_array_index (components, 0);
  shop = g_ptr_array_index (components, 1);
  g_assert_cmpstr (login->id, ==, "login1");
  g_assert_cmpstr (login->name, ==, "Login");
  g_assert_cmpstr (shop->name, ==, "Shop front");
  g_assert_null (c->connector->listed (&denied));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (c->connector->component_states[0], ==, "operational");
  g_assert_cmpuint (g_strv_length ((char **) c->connector->component_states), ==, 10);
}

static void
test_preview (void)
{
  g_autoptr (Case) c = case_new ("statuspage", SECRET, SETTINGS, "**x**");
  g_autofree char *preview = c->connector->preview (c->doc, "Title");

  g_assert_cmpstr (preview, ==, "Title\n\nx");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statuspage/create", test_create);
  g_test_add_func ("/statuspage/update", test_update);
  g_test_add_func ("/statuspage/status", test_status);
  g_test_add_func ("/statuspage/limits", test_limits);
  g_test_add_func ("/statuspage/hostile", test_hostile);
  g_test_add_func ("/statuspage/check", test_check);
  g_test_add_func ("/statuspage/answers", test_answers);
  g_test_add_func ("/statuspage/impact", test_impact);
  g_test_add_func ("/statuspage/components", test_components);
  g_test_add_func ("/statuspage/edit", test_edit);
  g_test_add_func ("/statuspage/latest-update", test_latest_update);
  g_test_add ("/statuspage/incident", Fixture, NULL, set_up, test_incident, tear_down);
  g_test_add ("/statuspage/probe", Fixture, NULL, set_up, test_probe, tear_down);
  g_test_add ("/statuspage/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add_func ("/statuspage/preview", test_preview);
  return g_test_run ();
}
