/* discord.c - Discord, through a channel's webhook
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://discord.com/developers/docs/resources/webhook (connectors.md, 2.3) */
#define TEXT_LIMIT 2000
/* Of the words for what went wrong, the one for a message that is not there. */
#define UNKNOWN_MESSAGE 10008

static const SitrepSetting settings[] = {
  { "url", N_ ("Webhook address"), N_ ("In Discord: Channel settings, Integrations, Webhooks, Copy Webhook URL"),
    TRUE },
  { NULL },
};

/* --- the dialect: Markdown of Discord's own --- */

static gboolean
is_broadcast (const char *p, const char *end)
{
  gsize left = (gsize) (end - p);

  return (left >= 8 && g_ascii_strncasecmp (p, "everyone", 8) == 0)
         || (left >= 4 && g_ascii_strncasecmp (p, "here", 4) == 0);
}

static void
escape (GString *out, const SitrepPiece *piece)
{
  const char *end = piece->text + piece->length;

  for (const char *p = piece->text; p < end; p++)
    {
      if (strchr ("\\*_~|<>[]()#-`", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      if (*p == '@' && is_broadcast (p + 1, end))
        g_string_append (out, "\u200B");
    }
}

static void
write_url (GString *out, const char *url, gsize length)
{
  g_string_append_len (out, url, (gssize) length);
}

/* A parenthesis would end the address; mail addresses are not linked. */
static void
write_link (GString *out, const char *label, const char *target)
{
  if (g_ascii_strncasecmp (target, "mailto:", 7) == 0)
    {
      const SitrepPiece piece = { target + 7, strlen (target + 7), '(', ')' };

      g_string_append_printf (out, "%s \\(", label);
      escape (out, &piece);
      g_string_append (out, "\\)");
      return;
    }
  g_string_append_printf (out, "[%s](", label);
  for (const char *p = target; *p != '\0'; p++)
    if (*p == '(' || *p == ')')
      g_string_append_printf (out, "%%%02X", (guint8) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, ')');
}

static char *
break_backticks (const char *text, const char *run, const char *broken)
{
  g_autoptr (GString) out = g_string_new (text);

  g_string_replace (out, run, broken, 0);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
write_code (const char *text)
{
  g_autofree char *safe = break_backticks (text, "``", "`\u200B`");

  return strchr (safe, '`') != NULL ? g_strdup_printf ("`` %s ``", safe) : g_strdup_printf ("`%s`", safe);
}

static char *
write_code_block (const char *text)
{
  g_autofree char *safe = break_backticks (text, "```", "`\u200B`\u200B`");

  return g_strdup_printf ("```\n%s\n```", safe);
}

static const char *const headings[] = { "# ", "## ", "### ", NULL };

static const SitrepDialect dialect = {
  .escape = escape,
  .url = write_url,
  .link = write_link,
  .code = write_code,
  .code_block = write_code_block,
  .strong = "**",
  .emphasis = "*",
  .headings = headings,
  .bullet = "- ",
  .quote = "> ",
  .rule = "———",
};

/* --- the address --- */

/* Where "/api/webhooks/ID/TOKEN" or "/api/vN/webhooks/ID/TOKEN" begins in the path's parts, or -1. */
static int
find_webhook (char **parts)
{
  for (int i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++)
    {
      int at = parts[i + 1][0] == 'v' && sitrep_is_digits (parts[i + 1] + 1) ? i + 2 : i + 1;

      if (strcmp (parts[i], "api") == 0 && g_strcmp0 (parts[at], "webhooks") == 0 && parts[at + 1] != NULL
          && sitrep_is_digits (parts[at + 1]) && parts[at + 2] != NULL && sitrep_is_made_of (parts[at + 2], "_-.")
          && parts[at + 3] == NULL)
        return i;
    }
  return -1;
}

/* What an address is needed for. */
typedef enum
{
  PURPOSE_POST,
  PURPOSE_EDIT,
  PURPOSE_ASK,
} Purpose;

/* A thread is part of what was pasted; everything else of the query is ours. */
static char *
new_query (GUri *uri, Purpose purpose)
{
  g_autoptr (GHashTable) query = g_uri_get_query (uri) != NULL
                                   ? g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL)
                                   : NULL;
  const char *thread = query != NULL ? g_hash_table_lookup (query, "thread_id") : NULL;
  gboolean in_thread = thread != NULL && sitrep_is_digits (thread);
  const char *wait = purpose == PURPOSE_POST ? "wait=true" : "";

  if (purpose == PURPOSE_ASK || (!in_thread && *wait == '\0'))
    return NULL;
  return g_strconcat (wait, in_thread && *wait != '\0' ? "&" : "", in_thread ? "thread_id=" : "",
                      in_thread ? thread : "", NULL);
}

/* Without a version an old API answers, whose waits are in another unit. */
static char *
new_url (const char *secret, Purpose purpose, const char *message)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  g_auto (GStrv) parts = uri != NULL ? g_strsplit (g_uri_get_path (uri), "/", -1) : NULL;
  int at = parts != NULL ? find_webhook (parts) : -1;
  g_autofree char *query = at >= 0 ? new_query (uri, purpose) : NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  guint length = at >= 0 ? g_strv_length (parts) : 0;

  if (at < 0)
    return NULL;
  for (int i = 1; i < at; i++)
    g_string_append_printf (path, "/%s", parts[i]);
  g_string_append_printf (path, "/api/v10/webhooks/%s/%s", parts[length - 2], parts[length - 1]);
  if (message != NULL)
    g_string_append_printf (path, "/messages/%s", message);
  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                     path->str, query, NULL);
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autofree char *url = NULL;

  if (!sitrep_secret_check_service (text, "Discord", error) || !sitrep_url_check (text, error))
    return FALSE;
  url = new_url (text, PURPOSE_POST, NULL);
  if (url == NULL)
    sitrep_invalid (error, _ ("This is not the address of a Discord webhook. It looks like "
                              "https://discord.com/api/webhooks/NUMBER/TOKEN."));
  return url != NULL;
}

/* --- the request and its answer --- */

static JsonBuilder *
new_body (const char *content)
{
  JsonBuilder *json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_add_string_value (json_builder_set_member_name (json, "content"), content);
  /* On every request: the default lets a text call everybody. */
  json_builder_begin_object (json_builder_set_member_name (json, "allowed_mentions"));
  json_builder_begin_array (json_builder_set_member_name (json, "parse"));
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
  return json;
}

/* The message that is to be replaced, or NULL. */
static char *
get_edited (const SitrepDelivery *delivery)
{
  g_autofree char *message = delivery->verb == SITREP_VERB_EDIT ? sitrep_ids_get (delivery->edits, "message") : NULL;

  return message != NULL && sitrep_is_digits (message) ? g_steal_pointer (&message) : NULL;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *content = sitrep_connector_text (&dialect, delivery, TEXT_LIMIT);
  g_autofree char *message = get_edited (delivery);
  g_autofree char *url = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (content, error))
    return NULL;
  url = new_url (delivery->secret, message != NULL ? PURPOSE_EDIT : PURPOSE_POST, message);
  body = new_body (content);
  return sitrep_request_new_json (message != NULL ? "PATCH" : "POST", url, body);
}

static char *
ids_of (JsonNode *json)
{
  const char *id = sitrep_json_text (json, "id"), *channel = sitrep_json_text (json, "channel_id");

  if (id == NULL || !sitrep_is_digits (id))
    return NULL;
  return sitrep_ids_new ("message", id, "channel", channel != NULL && sitrep_is_digits (channel) ? channel : NULL,
                         NULL);
}

/* Whether the webhook is there, and only the message is not. */
static gboolean
lacks_message (const SitrepAnswerView *answer, JsonNode *json)
{
  return answer->status == 404 && (int) sitrep_json_number (json, "code") == UNKNOWN_MESSAGE;
}

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);

  if (answer->status == 404)
    /* Asking again gets this machine's address blocked. */
    return sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("Discord does not know this webhook: it was deleted."),
      _ ("Make a new webhook in the channel's settings and put its address into the destination."));
  if (answer->status == 429)
    sitrep_wait_take (&result->after, sitrep_json_number (json, "retry_after"));
  return g_steal_pointer (&result);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *ids = ids_of (json);
  g_autoptr (SitrepOutcome) result = NULL;

  if (lacks_message (answer, json))
    return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("Discord does not have the message that is corrected."),
                               _ ("Send the correction as a message of its own."));
  result = outcome_of (answer, json, delivery->secret);
  if (result->kind == SITREP_OUTCOME_DONE && answer->status != 204 && ids == NULL)
    return sitrep_outcome_unexpected ();
  if (result->kind == SITREP_OUTCOME_DONE)
    result->ids = g_steal_pointer (&ids);
  return g_steal_pointer (&result);
}

/* --- the silent question: a webhook shows itself to whoever knows its address --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *url = new_url (secret, PURPOSE_ASK, NULL);

  return check (destination, secret, error) ? sitrep_request_new_json ("GET", url, NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, secret);

  if (result->kind == SITREP_OUTCOME_DONE && sitrep_json_text (json, "id") == NULL)
    return sitrep_outcome_unexpected ();
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&dialect, doc, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_discord = {
  .key = "discord",
  .name = "Discord",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .can_edit = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = probed,
};
