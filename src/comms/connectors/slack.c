/* slack.c - Slack, through an incoming webhook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://api.slack.com/messaging/webhooks (connectors.md, 2.1 and 2.2): longer
 * texts are split into several messages. */
#define TEXT_LIMIT 4000

static const SitrepSetting settings[] = {
  { "url", N_ ("Webhook address"), N_ ("In Slack: the app's page, Incoming Webhooks, Copy"), TRUE },
  { NULL },
};

/* --- the request and its answer --- */

/* Besides webhooks Slack gives out addresses that start workflows, which take another body. */
static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autoptr (GUri) uri = NULL;
  const char *path;

  if (!sitrep_secret_check_service (text, "Slack", error) || !sitrep_url_check (text, error))
    return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  path = g_uri_get_path (uri);
  if (g_str_has_prefix (path, "/triggers/") || g_str_has_prefix (path, "/workflows/"))
    sitrep_invalid (error,
                    _ ("This address starts a Slack workflow. Use the address of an incoming webhook instead; it "
                       "looks like https://hooks.slack.com/services/…"));
  else if (strlen (path) < 2 || g_ascii_strcasecmp (g_uri_get_host (uri), "slack.com") == 0)
    sitrep_invalid (error,
                    _ ("This is not the address of a Slack webhook. It looks like https://hooks.slack.com/services/…"));
  else
    return TRUE;
  return FALSE;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_slack, delivery, TEXT_LIMIT);
  g_autofree char *url = sitrep_secret_strip (delivery->secret);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  json_builder_begin_object (json);
  json_builder_add_string_value (json_builder_set_member_name (json, "text"), text);
  json_builder_end_object (json);
  return sitrep_request_new_json ("POST", url, json);
}

/* The words that Slack answers with, whatever the status: those of a webhook that is no more. */
static gboolean
says_gone (const char *body)
{
  static const char *const words[]
    = { "no_service", "no_team", "no_active_hooks", "team_disabled", "invalid_token", "channel_" };

  for (guint i = 0; body != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (body, words[i]))
      return TRUE;
  return FALSE;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autofree char *body = g_strstrip (g_strndup (answer->body != NULL ? answer->body : "", 100));
  gboolean client = answer->status >= 400 && answer->status <= 499 && answer->status != 429;

  if (answer->status == 200 && strcmp (body, "ok") == 0)
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  if (answer->status >= 200 && answer->status <= 299)
    return sitrep_outcome_unexpected ();
  if (client && g_str_has_prefix (body, "channel_is_archived"))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("The Slack channel is archived."),
                               _ ("Bring the channel back, or make a webhook for another one."));
  if (answer->status == 404 || (client && says_gone (body)))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP,
                               _ ("Slack does not know this webhook: it or its channel was removed."),
                               _ ("Make a new webhook in Slack and put its address into the destination."));
  return sitrep_outcome_for (answer, delivery->secret);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_slack, doc, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_slack = {
  .key = "slack",
  .name = "Slack",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = FALSE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
