/* openstatus.c - OpenStatus
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>

/* https://docs.openstatus.dev/api-reference (connectors.md, section 3) */
#define DEFAULT_BASE "https://api.openstatus.dev"
#define TITLE_LIMIT 255
#define TEXT_LIMIT 10000

static const SitrepSetting settings[] = {
  { "page", N_ ("Page ID"), N_ ("A number: it is in the address of the page's settings"), FALSE },
  { "base", N_ ("Server"), N_ ("Only where it is not https://api.openstatus.dev"), FALSE },
  { "key", N_ ("API key"), N_ ("In OpenStatus: Settings, API token"), TRUE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  return sitrep_page_check (destination, secret, "OpenStatus", DEFAULT_BASE, TRUE, error);
}

/* --- the request --- */

static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *what,
          JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *url = g_strconcat (base, "/v1", what, NULL);
  g_autofree char *key = sitrep_secret_strip (secret);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_add_header (call, "x-openstatus-key", key);
  return call;
}

static char *
get_report (const SitrepDelivery *delivery)
{
  g_autofree char *id = sitrep_ids_get (delivery->first_ids, "report");

  return id != NULL && sitrep_is_digits (id) ? g_steal_pointer (&id) : NULL;
}

static void
add_number (JsonBuilder *json, const char *name, const char *digits)
{
  json_builder_add_int_value (json_builder_set_member_name (json, name), g_ascii_strtoll (digits, NULL, 10));
}

static JsonBuilder *
new_body (const SitrepDelivery *delivery, const char *title, const char *report)
{
  static const char *const statuses[] = { "investigating", "identified", "monitoring", "resolved" };
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_commonmark, delivery, TEXT_LIMIT);
  g_autofree char *page = sitrep_destination_setting (delivery->destination, "page");
  g_autofree char *now = sitrep_time_text (delivery->now);
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  if (report != NULL)
    add_number (json, "statusReportId", report);
  else
    {
      sitrep_json_add (json, "title", title);
      add_number (json, "pageId", page);
    }
  sitrep_json_add (json, "status", statuses[sitrep_page_status (delivery->message)]);
  sitrep_json_add (json, "message", text);
  sitrep_json_add (json, "date", now);
  return json_builder_end_object (json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *title = sitrep_connector_title (delivery->message, "", TITLE_LIMIT);
  g_autofree char *report = get_report (delivery);
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_doc (delivery->doc, error)
      || (report == NULL && !sitrep_page_check_title (title, error)))
    return NULL;
  body = new_body (delivery, title, report);
  return new_call (delivery->destination, delivery->secret, "POST",
                   report != NULL ? "/status_report_update" : "/status_report", body);
}

/* --- the answer --- */

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *id = sitrep_json_id (json, "id");
  g_autofree char *report = get_report (delivery);

  if (answer->status == 404)
    return report != NULL ? sitrep_outcome_page_gone () : sitrep_outcome_page_unknown ();
  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (id == NULL || !sitrep_is_digits (id))
    return sitrep_outcome_unexpected ();
  result->ids
    = report != NULL ? sitrep_ids_new ("report", report, "update", id, NULL) : sitrep_ids_new ("report", id, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_headed (&sitrep_dialect_commonmark, doc, title, "", TITLE_LIMIT, TEXT_LIMIT);
}

/* --- the silent question: the page itself --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *page = sitrep_destination_setting (destination, "page");
  g_autofree char *what = g_strconcat ("/page/", page, NULL);

  return check (destination, secret, error) ? new_call (destination, secret, "GET", what, NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  return answer->status == 404 ? sitrep_outcome_page_unknown () : sitrep_outcome_probed (answer, secret, "id");
}

const SitrepConnector sitrep_connector_openstatus = {
  .key = "openstatus",
  .name = "OpenStatus",
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
};
