/* instatus.c - Instatus
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>

/* https://instatus.com/help/api/incidents (connectors.md, section 3) */
#define DEFAULT_BASE "https://api.instatus.com"
#define NAME_LIMIT 255
#define TEXT_LIMIT 10000

static const SitrepSetting settings[] = {
  { "page", N_ ("Page ID"), N_ ("Of the status page: a row of letters and digits"), FALSE },
  { "base", N_ ("Server"), N_ ("Only where it is not https://api.instatus.com"), FALSE },
  { "key", N_ ("API key"), N_ ("In Instatus: User settings, Developer settings"), TRUE },
  { NULL },
};

static const char *const component_states[] = {
  "OPERATIONAL",
  N_ ("Operational"), /**/
  "DEGRADEDPERFORMANCE",
  N_ ("Degraded performance"), /**/
  "MINOROUTAGE",
  N_ ("Minor outage"), /**/
  "PARTIALOUTAGE",
  N_ ("Partial outage"), /**/
  "MAJOROUTAGE",
  N_ ("Major outage"), /**/
  "UNDERMAINTENANCE",
  N_ ("Under maintenance"), /**/
  NULL,
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  return sitrep_page_check (destination, secret, "Instatus", DEFAULT_BASE, FALSE, error);
}

/* --- the request --- */

/* @what is below the page. */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  g_autofree char *page = sitrep_destination_setting (destination, "page");
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *url = g_strdup_printf ("%s/v1/%s%s", base, page, what);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize (call, "Bearer ", secret);
  return call;
}

static char *
get_incident (const SitrepDelivery *delivery)
{
  g_autofree char *id = sitrep_ids_get (delivery->first_ids, "incident");

  return id != NULL && sitrep_is_id (id) ? g_steal_pointer (&id) : NULL;
}

/* Both are needed: which parts the incident is about, and their states. */
static void
add_components (JsonBuilder *json, const SitrepMessage *message)
{
  g_autoptr (GPtrArray) components = sitrep_page_components (message, component_states);

  json_builder_begin_array (json_builder_set_member_name (json, "components"));
  for (guint i = 0; i < components->len; i++)
    json_builder_add_string_value (json, ((SitrepComponent *) components->pdata[i])->id);
  json_builder_end_array (json);
  json_builder_begin_array (json_builder_set_member_name (json, "statuses"));
  for (guint i = 0; i < components->len; i++)
    {
      const SitrepComponent *component = components->pdata[i];

      json_builder_begin_object (json);
      sitrep_json_add (json, "id", component->id);
      sitrep_json_add (json, "status", component->name);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static JsonBuilder *
new_body (const SitrepDelivery *delivery, const char *name)
{
  static const char *const statuses[] = { "INVESTIGATING", "IDENTIFIED", "MONITORING", "RESOLVED" };
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_commonmark, delivery, TEXT_LIMIT);
  g_autofree char *now = sitrep_time_text (delivery->now);
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "name", name);
  sitrep_json_add (json, "message", text);
  sitrep_json_add (json, "status", statuses[sitrep_page_status (delivery->message)]);
  sitrep_json_add (json, "started", now);
  add_components (json, delivery->message);
  json_builder_add_boolean_value (json_builder_set_member_name (json, "notify"), TRUE);
  if (name != NULL)
    json_builder_add_boolean_value (json_builder_set_member_name (json, "shouldPublish"), TRUE);
  return json_builder_end_object (json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *name = sitrep_connector_title (delivery->message, "", NAME_LIMIT);
  g_autofree char *incident = get_incident (delivery);
  g_autofree char *what
    = incident != NULL ? g_strdup_printf ("/incidents/%s/incident-updates", incident) : g_strdup ("/incidents");
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error)
      || (incident == NULL && !sitrep_page_check_title (name, error)))
    return NULL;
  body = new_body (delivery, incident == NULL ? name : NULL);
  return new_call (delivery->destination, delivery->secret, "POST", what, body);
}

/* --- the answer --- */

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *id = sitrep_json_id (json, "id");
  g_autofree char *incident = get_incident (delivery);

  if (answer->status == 404)
    return incident != NULL ? sitrep_outcome_page_gone () : sitrep_outcome_page_unknown ();
  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (id == NULL)
    return sitrep_outcome_unexpected ();
  result->ids
    = sitrep_ids_new ("incident", incident != NULL ? incident : id, "update", incident != NULL ? id : NULL, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_commonmark, doc, title, "", NAME_LIMIT, TEXT_LIMIT);
}

/* --- the components, which are the silent question too --- */

static SitrepRequest *
list (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error)
           ? new_call (destination, secret, "GET", "/components?page=1&per_page=100", NULL)
           : NULL;
}

static GPtrArray *
listed (const SitrepAnswerView *answer)
{
  return sitrep_page_listed (answer, NULL, NULL, "name");
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  g_autoptr (GPtrArray) components = listed (answer);

  if (answer->status == 404)
    return sitrep_outcome_page_unknown ();
  return result->kind == SITREP_OUTCOME_DONE && components == NULL ? sitrep_outcome_unexpected ()
                                                                   : g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_instatus = {
  .key = "instatus",
  .name = "Instatus",
  .kind = "status-page",
  .audience = SITREP_AUDIENCE_PUBLIC,
  .settings = settings,
  .untried = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = list,
  .probed = probed,
  .list = list,
  .listed = listed,
  .component_states = component_states,
};
