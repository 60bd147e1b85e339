/* goalert.c - GoAlert, through a generic integration of a service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* https://goalert.me (connectors.md, section 4) */
#define SUMMARY_LIMIT 1024
#define DETAILS_LIMIT 6144

static const SitrepSetting settings[] = {
  { "base", N_ ("Server"), N_ ("As in https://goalert.example.com"), FALSE },
  { "token", N_ ("Integration key"),
    N_ ("In GoAlert: the service, Integration Keys, Generic API: what follows token= in the address"), TRUE },
  { NULL },
};

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *base = sitrep_destination_base (destination, "");

  if (strstr (token, "token=") != NULL)
    sitrep_invalid (error, _ ("This is the whole address. Put what is before /api into Server, and what follows token= "
                              "here."));
  else if (strstr (base, "/api/v2/") != NULL)
    sitrep_invalid (error, _ ("Only the address of the server is needed, as in https://goalert.example.com."));
  else
    return sitrep_token_check (token, "-", "GoAlert", error) && sitrep_server_check (base, "GoAlert", error);
  return FALSE;
}

/* It is read out on a telephone: the title, else how the text begins. */
static char *
summary_of (const SitrepMessage *message, const char *text)
{
  g_autofree char *title = sitrep_text_line (message->title), *line = sitrep_text_line (text);

  return sitrep_text_cut (*title != '\0' ? title : line, SUMMARY_LIMIT);
}

/* In a form, since that is where it looks for the key: in a query it would be in logs on the way. */
static char *
new_form (const SitrepDelivery *delivery, const char *details)
{
  g_autofree char *token = sitrep_secret_strip (delivery->secret);
  g_autofree char *plain = sitrep_doc_to_plain (delivery->doc);
  g_autofree char *summary = summary_of (delivery->message, plain);
  const char *incident = delivery->message->incident != NULL ? delivery->message->incident : delivery->message->base.id;

  if (delivery->message->stage == SITREP_STAGE_RESOLVE)
    return soup_form_encode ("token", token, "summary", summary, "details", details, "dedup", incident, "action",
                             "close", NULL);
  return soup_form_encode ("token", token, "summary", summary, "details", details, "dedup", incident, NULL);
}

/* Its Markdown is of the same kind as Mattermost's. */
static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *details = sitrep_connector_text (&sitrep_dialect_mattermost, delivery, DETAILS_LIMIT);
  g_autofree char *base = sitrep_destination_base (delivery->destination, "");
  g_autofree char *url = g_strconcat (base, "/api/v2/generic/incoming", NULL);
  g_autofree char *form = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (details, error))
    return NULL;
  form = new_form (delivery, details);
  return sitrep_request_new_text ("POST", url, "application/x-www-form-urlencoded", form);
}

/* It does not say that what it answers is JSON. */
static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);
  g_autoptr (JsonNode) json = result->kind == SITREP_OUTCOME_DONE ? sitrep_json_parse (answer->body) : NULL;
  double alert = sitrep_json_number (json, "AlertID");
  g_autofree char *id = alert >= 1 && alert < 1e15 ? g_strdup_printf ("%.0f", alert) : NULL;

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (answer->status != 204 && (json == NULL || !JSON_NODE_HOLDS_OBJECT (json)))
    return sitrep_outcome_unexpected ();
  if (id != NULL)
    result->ids = sitrep_ids_new ("alert", id, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  g_autofree char *text = sitrep_connector_preview (&sitrep_dialect_mattermost, doc, DETAILS_LIMIT);

  return sitrep_connector_titled (title, SUMMARY_LIMIT, text);
}

const SitrepConnector sitrep_connector_goalert = {
  .key = "goalert",
  .name = "GoAlert",
  .kind = "paging",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = TRUE,
  .ends_only = TRUE,
  .text_limit = DETAILS_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
