/* google-chat.c - Google Chat, through a space's webhook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://developers.google.com/workspace/chat/quickstart/webhooks (connectors.md, 2.5): 32,000 bytes in all, of which
 * it is not said whether a quotation mark takes one or two. */
#define TEXT_LIMIT 15000 /* bytes */
#define OPTION "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"

static const SitrepSetting settings[] = {
  { "url", N_ ("Webhook address"), N_ ("In Google Chat: the space's menu, Apps & integrations, Webhooks"), TRUE },
  { NULL },
};

/* --- the address --- */

static GHashTable *
get_query (GUri *uri)
{
  return uri != NULL && g_uri_get_query (uri) != NULL
           ? g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL)
           : NULL;
}

static gboolean
has (GHashTable *query, const char *name)
{
  const char *value = query != NULL ? g_hash_table_lookup (query, name) : NULL;

  return value != NULL && *value != '\0';
}

/* Whether the path ends with /v1/spaces/SPACE/messages. */
static gboolean
is_space (GUri *uri)
{
  g_auto (GStrv) parts = g_strsplit (uri != NULL ? g_uri_get_path (uri) : "", "/", -1);
  guint n = g_strv_length (parts);

  return n >= 5 && strcmp (parts[n - 4], "v1") == 0 && strcmp (parts[n - 3], "spaces") == 0
         && sitrep_is_id (parts[n - 2]) && strcmp (parts[n - 1], "messages") == 0;
}

static void
add_parameter (GString *out, const char *name, const char *value)
{
  g_autofree char *coded = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "&" : "", name, coded);
}

/* Of what was pasted only the secrets stay. @request: the id by which a repeat is known. */
static char *
new_url (const char *secret, const char *request)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GHashTable) query = get_query (uri);
  g_autoptr (GString) own = g_string_new (NULL);

  if (!is_space (uri) || !has (query, "key") || !has (query, "token"))
    return NULL;
  add_parameter (own, "key", g_hash_table_lookup (query, "key"));
  add_parameter (own, "token", g_hash_table_lookup (query, "token"));
  add_parameter (own, "messageReplyOption", OPTION);
  add_parameter (own, "requestId", request);
  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                     g_uri_get_path (uri), own->str, NULL);
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autofree char *url = NULL;

  if (!sitrep_secret_check_service (text, "Google Chat", error) || !sitrep_url_check (text, error))
    return FALSE;
  url = new_url (text, "x");
  if (url == NULL)
    sitrep_invalid (error, _ ("This is not the whole address of a webhook. It looks like "
                              "https://chat.googleapis.com/v1/spaces/SPACE/messages?key=…&token=…"));
  return url != NULL;
}

/* --- the request and its answer --- */

static JsonBuilder *
new_body (const SitrepMessage *message, const char *text)
{
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "text", text);
  /* A name of ours for the thread: the first message makes it, and those that follow find it. */
  if (message->incident != NULL)
    {
      json_builder_begin_object (json_builder_set_member_name (json, "thread"));
      sitrep_json_add (json, "threadKey", message->incident);
      json_builder_end_object (json);
    }
  return json_builder_end_object (json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text_bytes (&sitrep_dialect_google, delivery, TEXT_LIMIT);
  g_autofree char *url = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  url = new_url (delivery->secret, delivery->message->base.id);
  json = new_body (delivery->message, text);
  return sitrep_request_new_json ("POST", url, json);
}

/* A key that is none is a bad request to Google. */
static gboolean
blames_key (const SitrepAnswerView *answer, const char *secret)
{
  g_autofree char *words = answer->status == 400 ? sitrep_answer_words (answer, secret) : NULL;

  return words != NULL && strstr (words, "API key") != NULL;
}

static const char *
name_of (JsonNode *node)
{
  const char *name = sitrep_json_text (node, "name");

  return name != NULL && sitrep_is_made_of (name, "/_-.") ? name : NULL;
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);

  if (blames_key (answer, delivery->secret))
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("Google Chat does not accept the webhook's address (any more)."),
                               _ ("Copy the address from the space's webhooks once more, or make a new webhook."));
  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (name_of (json) == NULL)
    return sitrep_outcome_unexpected ();
  result->ids
    = sitrep_ids_new ("message", name_of (json), "thread", name_of (sitrep_json_member (json, "thread")), NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_bytes (&sitrep_dialect_google, doc, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_google_chat = {
  .key = "google-chat",
  .name = "Google Chat",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = TRUE,
  .untried = TRUE,
  .text_limit = TEXT_LIMIT,
  .text_unit = SITREP_UNIT_BYTES,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
