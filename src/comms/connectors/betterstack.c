/* betterstack.c - the status pages of Better Stack
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>

/* https://betterstack.com/docs/uptime/api (connectors.md, section 3) */
#define DEFAULT_BASE "https://uptime.betterstack.com"
#define TITLE_LIMIT 255
#define TEXT_LIMIT 10000
#define WELL "resolved"

static const SitrepSetting settings[] = {
  { "page", N_ ("Page ID"), N_ ("A number: it is in the address of the page's settings"), FALSE },
  { "base", N_ ("Server"), N_ ("Only where it is not https://uptime.betterstack.com"), FALSE },
  { "token", N_ ("API token"), N_ ("In Better Stack: API tokens, of the team for Uptime"), TRUE },
  { NULL },
};

/* A report has no state of its own: it is over once every part of it is. */
static const char *const component_states[] = {
  WELL,          N_ ("Operational"),          /**/
  "degraded",    N_ ("Degraded performance"), /**/
  "downtime",    N_ ("Down"),                 /**/
  "maintenance", N_ ("Under maintenance"),    /**/
  NULL,
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  return sitrep_page_check (destination, secret, "Better Stack", DEFAULT_BASE, TRUE, error);
}

/* --- the request --- */

/* @what is below the page: nothing, or it begins with a slash. */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  g_autofree char *page = sitrep_destination_setting (destination, "page");
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *url = g_strdup_printf ("%s/api/v2/status-pages/%s%s", base, page, what);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize (call, "Bearer ", secret);
  return call;
}

static char *
get_report (const SitrepDelivery *delivery)
{
  g_autofree char *id = sitrep_ids_get (delivery->first_ids, "report");

  return id != NULL && sitrep_is_digits (id) ? g_steal_pointer (&id) : NULL;
}

static gboolean
has (GPtrArray *components, const char *id)
{
  for (guint i = 0; i < components->len; i++)
    if (g_strcmp0 (((SitrepComponent *) components->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* The end is the end of everything that the report began with, whether it is named again or not. */
static GPtrArray *
components_of (const SitrepDelivery *delivery)
{
  GPtrArray *components = sitrep_page_components (delivery->message, component_states);
  g_autofree char *first = sitrep_ids_get (delivery->first_ids, "parts");
  g_auto (GStrv) ids = g_strsplit (first != NULL ? first : "", ",", -1);

  for (guint i = 0; delivery->message->stage == SITREP_STAGE_RESOLVE && ids[i] != NULL; i++)
    if (sitrep_is_id (ids[i]) && !has (components, ids[i]))
      g_ptr_array_add (components, sitrep_component_new (ids[i], WELL));
  return components;
}

static void
add_components (JsonBuilder *json, GPtrArray *components)
{
  json_builder_begin_array (json_builder_set_member_name (json, "affected_resources"));
  for (guint i = 0; i < components->len; i++)
    {
      const SitrepComponent *component = components->pdata[i];

      json_builder_begin_object (json);
      sitrep_json_add (json, "status_page_resource_id", component->id);
      sitrep_json_add (json, "status", component->name);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static JsonBuilder *
new_body (const SitrepDelivery *delivery, const char *title)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_plain, delivery, TEXT_LIMIT);
  g_autoptr (GPtrArray) components = components_of (delivery);
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "title", title);
  sitrep_json_add (json, "message", text);
  if (title != NULL)
    sitrep_json_add (json, "report_type", "manual");
  add_components (json, components);
  return json_builder_end_object (json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, "", TITLE_LIMIT);
  g_autofree char *report = get_report (delivery);
  g_autofree char *what
    = report != NULL ? g_strdup_printf ("/status-reports/%s/status-updates", report) : g_strdup ("/status-reports");
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error)
      || (report == NULL && !sitrep_page_check_title (title, error)))
    return NULL;
  body = new_body (delivery, report == NULL ? title : NULL);
  return new_call (delivery->destination, delivery->secret, "POST", what, body);
}

/* --- the answer --- */

/* The ids of the parts, between commas; or NULL. */
static char *
parts_of (const SitrepDelivery *delivery)
{
  g_autoptr (GPtrArray) components = components_of (delivery);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < components->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", ((SitrepComponent *) components->pdata[i])->id);
  return out->len > 0 ? g_string_free_and_steal (g_steal_pointer (&out)) : NULL;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *id = sitrep_json_id (sitrep_json_member (json, "data"), "id");
  g_autofree char *report = get_report (delivery), *parts = parts_of (delivery);

  if (answer->status == 404)
    return report != NULL ? sitrep_outcome_page_gone () : sitrep_outcome_page_unknown ();
  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (id == NULL || !sitrep_is_digits (id))
    return sitrep_outcome_unexpected ();
  result->ids = report != NULL ? sitrep_ids_new ("report", report, "update", id, NULL)
                               : sitrep_ids_new ("report", id, "parts", parts, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, TITLE_LIMIT, TEXT_LIMIT);
}

/* --- the silent question: the page itself --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *id = sitrep_json_id (sitrep_json_member (json, "data"), "id");

  if (answer->status == 404)
    return sitrep_outcome_page_unknown ();
  return result->kind == SITREP_OUTCOME_DONE && id == NULL ? sitrep_outcome_unexpected () : g_steal_pointer (&result);
}

/* --- the components --- */

static SitrepRequest *
list (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "/resources?per_page=100", NULL)
                                            : NULL;
}

static GPtrArray *
listed (const SitrepAnswerView *answer)
{
  return sitrep_page_listed (answer, "data", "attributes", "public_name");
}

const SitrepConnector sitrep_connector_betterstack = {
  .key = "betterstack",
  .name = "Better Stack",
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
  .probe = probe,
  .probed = probed,
  .list = list,
  .listed = listed,
  .component_states = component_states,
};
