/* mattermost.c - Mattermost, through an incoming webhook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://developers.mattermost.com/integrate/webhooks/incoming (connectors.md, 2.6) */
#define TEXT_LIMIT 16383

static const SitrepSetting settings[] = {
  { "url", N_ ("Webhook address"), N_ ("In Mattermost: Integrations, Incoming Webhooks. It ends with /hooks/KEY"),
    TRUE },
  { NULL },
};

/* What follows `/hooks/` in the address's path, or NULL. */
static char *
get_key (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *hooks = uri != NULL ? strstr (g_uri_get_path (uri), "/hooks/") : NULL;

  return hooks != NULL ? g_strdup (hooks + strlen ("/hooks/")) : NULL;
}

/* Rocket.Chat's hooks are in the same place, and have two parts. */
static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *url = sitrep_secret_strip (secret);
  g_autofree char *key = NULL;

  if (!sitrep_secret_check_service (url, "Mattermost", error) || !sitrep_url_check (url, error))
    return FALSE;
  key = get_key (url);
  if (key != NULL && sitrep_is_made_of (key, ""))
    return TRUE;
  if (key != NULL && sitrep_is_made_of (key, "/"))
    sitrep_invalid (error, _ ("This looks like an address of Rocket.Chat, but the service chosen is Mattermost."));
  else
    sitrep_invalid (error, _ ("This is not the address of an incoming webhook. It looks like "
                              "https://chat.example.com/hooks/KEY."));
  return FALSE;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_mattermost, delivery, TEXT_LIMIT);
  g_autofree char *url = sitrep_secret_strip (delivery->secret);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  sitrep_json_add (json, "text", text);
  json_builder_end_object (json);
  return sitrep_request_new_json ("POST", url, json);
}

/* A hook that was removed is a bad request to Mattermost, and one that is switched off a server's fault. */
static const struct
{
  const char *id, *words, *todo;
} faults[] = {
  { "web.incoming_webhook.invalid", N_ ("Mattermost does not know this webhook: it was removed."),
    N_ ("Make a new webhook there and put its address into the destination.") },
  { "web.incoming_webhook.disabled", N_ ("The server does not take incoming webhooks."),
    N_ ("Ask its administrator to switch them on, or choose a bot.") },
  { "web.incoming_webhook.channel", N_ ("Mattermost does not let the webhook post in its channel (any more)."),
    N_ ("Choose a channel for the webhook there, or make a new one.") },
  { "web.incoming_webhook.permissions", N_ ("Mattermost does not let the webhook post in its channel (any more)."),
    N_ ("Choose a channel for the webhook there, or make a new one.") },
};

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);
  g_autofree char *body = g_strstrip (g_strdup (answer->body != NULL ? answer->body : ""));
  const char *id = sitrep_json_text (json, "id");

  if (result->kind == SITREP_OUTCOME_DONE)
    return strcmp (body, "ok") == 0 ? g_steal_pointer (&result) : sitrep_outcome_unexpected ();
  if (result->kind == SITREP_OUTCOME_RETRY)
    sitrep_answer_wait_by (answer, "X-RateLimit-Reset", &result->after);
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (faults); i++)
    if (g_str_has_prefix (id, faults[i].id))
      return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ (faults[i].words), _ (faults[i].todo));
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_mattermost, doc, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_mattermost = {
  .key = "mattermost",
  .name = "Mattermost",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
