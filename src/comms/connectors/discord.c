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

static gboolean
is_token (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_' && *p != '-' && *p != '.')
      return FALSE;
  return *text != '\0';
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* Where "/api/webhooks/ID/TOKEN" or "/api/vN/webhooks/ID/TOKEN" begins in the path's parts, or -1. */
static int
find_webhook (char **parts)
{
  for (int i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++)
    {
      int at = parts[i + 1][0] == 'v' && is_digits (parts[i + 1] + 1) ? i + 2 : i + 1;

      if (strcmp (parts[i], "api") == 0 && g_strcmp0 (parts[at], "webhooks") == 0 && parts[at + 1] != NULL
          && is_digits (parts[at + 1]) && parts[at + 2] != NULL && is_token (parts[at + 2]) && parts[at + 3] == NULL)
        return i;
    }
  return -1;
}

/* A thread is part of what was pasted; everything else of the query is ours. */
static char *
new_query (GUri *uri)
{
  g_autoptr (GHashTable) query = g_uri_get_query (uri) != NULL
                                   ? g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL)
                                   : NULL;
  const char *thread = query != NULL ? g_hash_table_lookup (query, "thread_id") : NULL;

  return thread != NULL && is_digits (thread) ? g_strdup_printf ("wait=true&thread_id=%s", thread)
                                              : g_strdup ("wait=true");
}

/* Without a version an old API answers, whose waits are in another unit. */
static char *
new_url (const char *secret)
{
  g_autofree char *text = sitrep_secret_strip (secret);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  g_auto (GStrv) parts = uri != NULL ? g_strsplit (g_uri_get_path (uri), "/", -1) : NULL;
  int at = parts != NULL ? find_webhook (parts) : -1;
  g_autofree char *query = at >= 0 ? new_query (uri) : NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  guint length = at >= 0 ? g_strv_length (parts) : 0;

  if (at < 0)
    return NULL;
  for (int i = 1; i < at; i++)
    g_string_append_printf (path, "/%s", parts[i]);
  g_string_append_printf (path, "/api/v10/webhooks/%s/%s", parts[length - 2], parts[length - 1]);
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
  url = new_url (text);
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

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *content = sitrep_connector_text (&dialect, delivery, TEXT_LIMIT);
  g_autofree char *url = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error))
    return NULL;
  if (*content == '\0')
    {
      sitrep_invalid (error, _ ("The message has no text."));
      return NULL;
    }
  url = new_url (delivery->secret);
  body = new_body (content);
  return sitrep_request_new_json ("POST", url, body);
}

static char *
ids_of (JsonNode *json)
{
  g_autoptr (JsonBuilder) ids = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *id = sitrep_json_text (json, "id"), *channel = sitrep_json_text (json, "channel_id");

  if (id == NULL || !is_digits (id))
    return NULL;
  json_builder_begin_object (ids);
  json_builder_add_string_value (json_builder_set_member_name (ids, "message"), id);
  if (channel != NULL && is_digits (channel))
    json_builder_add_string_value (json_builder_set_member_name (ids, "channel"), channel);
  json_builder_end_object (ids);
  root = json_builder_get_root (ids);
  return json_to_string (root, FALSE);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autofree char *ids = ids_of (json);
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);

  if (result->kind == SITREP_OUTCOME_DONE && answer->status != 204 && ids == NULL)
    return sitrep_outcome_unexpected ();
  if (result->kind == SITREP_OUTCOME_DONE)
    result->ids = g_steal_pointer (&ids);
  if (answer->status == 404)
    /* Asking again gets this machine's address blocked. */
    return sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("Discord does not know this webhook: it was deleted."),
      _ ("Make a new webhook in the channel's settings and put its address into the destination."));
  if (answer->status == 429)
    sitrep_wait_take (&result->after, sitrep_json_number (json, "retry_after"));
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
  .knows_doubles = FALSE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
