/* rocketchat.c - Rocket.Chat, through an incoming integration
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "rocketchat-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://docs.rocket.chat/docs/integrations (connectors.md, 2.7) */
#define TEXT_LIMIT SITREP_ROCKET_TEXT_LIMIT

static const SitrepSetting settings[] = {
  { "url", N_ ("Webhook address"),
    N_ ("In Rocket.Chat: Workspace, Integrations, Incoming. It ends with /hooks/ID/TOKEN"), TRUE },
  { NULL },
};

/* Mattermost's hooks are in the same place, and have one part. */
static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *hooks = uri != NULL ? strstr (g_uri_get_path (uri), "/hooks/") : NULL;
  g_auto (GStrv) parts = g_strsplit (hooks != NULL ? hooks + strlen ("/hooks/") : "", "/", -1);
  guint n = g_strv_length (parts);

  if (!sitrep_secret_check_service (text, "Rocket.Chat", error) || !sitrep_url_check (text, error))
    return FALSE;
  if (n == 2 && sitrep_is_id (parts[0]) && sitrep_is_id (parts[1]))
    return TRUE;
  if (n == 1 && sitrep_is_id (parts[0]))
    sitrep_invalid (error, _ ("This looks like an address of Mattermost, but the service chosen is Rocket.Chat."));
  else
    sitrep_invalid (error, _ ("This is not the address of an incoming integration. It looks like "
                              "https://chat.example.com/hooks/ID/TOKEN."));
  return FALSE;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_rocket, delivery, TEXT_LIMIT);
  g_autofree char *url = sitrep_secret_strip (delivery->secret);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  sitrep_json_add (json, "text", text);
  json_builder_end_object (json);
  return sitrep_request_new_json ("POST", url, json);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_rocket_outcome (answer, json, delivery->secret);

  /* Between the server and here others say the same, so that it is tried again all the same. */
  if (answer->status == 503)
    {
      g_set_str (&result->words, _ ("The integration is switched off in Rocket.Chat, or the server is down."));
      g_set_str (&result->todo, _ ("Look whether the integration is switched on. It is sent again by itself."));
    }
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_rocket, doc, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_rocketchat = {
  .key = "rocketchat",
  .name = "Rocket.Chat",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .text_limit = TEXT_LIMIT,
  .gap = 6.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
