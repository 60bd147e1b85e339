/* fake-zulip.c - Zulip's API, below /zulip
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* The bot is sitrep-bot@shop.example with the key `goodkey`; channels are `incidents` and the one of number 7. */
static gboolean
is_known (Exchange *exchange)
{
  g_autofree char *coded = g_base64_encode ((const guchar *) "sitrep-bot@shop.example:goodkey", 31);
  g_autofree char *value = g_strconcat ("Basic ", coded, NULL);

  return g_strcmp0 (soup_message_headers_get_one (exchange->headers, "Authorization"), value) == 0;
}

static void
refuse (Exchange *exchange, guint status, const char *code, const char *words)
{
  fake_answer (exchange, status, JSON, "{\"result\":\"error\",\"msg\":\"%s\",\"code\":\"%s\"}", words, code);
}

/* What Zulip's Markdown would make a call, a command or a spoiler of. */
static gboolean
is_content (const char *content)
{
  return fake_fits (content, 10000) && strstr (content, "@**") == NULL && strstr (content, "@_**") == NULL
         && strstr (content, "@*") == NULL && *content != '/' && strstr (content, "<time:") == NULL;
}

static gboolean
only (GHashTable *form, const char *const *members)
{
  g_autofree gpointer *names = form != NULL ? g_hash_table_get_keys_as_array (form, NULL) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!g_strv_contains (members, names[i]))
      return FALSE;
  return form != NULL;
}

static void
post (Exchange *exchange, GHashTable *form)
{
  const char *to = g_hash_table_lookup (form, "to"), *topic = g_hash_table_lookup (form, "topic");
  g_autofree char *id = g_strdup_printf ("%u", ++*exchange->counter);

  if (!only (form, MEMBERS ("type", "to", "topic", "content")) || topic == NULL
      || g_strcmp0 (g_hash_table_lookup (form, "type"), "stream") != 0)
    refuse (exchange, 400, "REQUEST_VARIABLE_MISSING", "Fehlendes Argument");
  else if (g_strcmp0 (to, "incidents") != 0 && g_strcmp0 (to, "7") != 0)
    refuse (exchange, 400, "STREAM_DOES_NOT_EXIST", "Kanal existiert nicht");
  else if (!fake_fits (topic, 60) || strpbrk (topic, "\n\r\t") != NULL
           || !is_content (g_hash_table_lookup (form, "content")))
    refuse (exchange, 400, "BAD_REQUEST", "Nachricht abgelehnt");
  else
    {
      fake_keep (exchange, id, topic);
      fake_answer (exchange, 200, JSON, "{\"result\":\"success\",\"msg\":\"\",\"id\":%s}", id);
    }
}

static void
patch (Exchange *exchange, const char *id, GHashTable *form)
{
  if (fake_kept (exchange, id) == NULL)
    refuse (exchange, 400, "BAD_REQUEST", "Ungültige Nachricht");
  else if (!only (form, MEMBERS ("content")) || !is_content (g_hash_table_lookup (form, "content")))
    refuse (exchange, 400, "BAD_REQUEST", "Nachricht abgelehnt");
  else
    fake_answer (exchange, 200, JSON, "{\"result\":\"success\",\"msg\":\"\"}");
}

void
fake_zulip (Exchange *exchange, char **parts)
{
  guint length = g_strv_length (parts);
  g_autoptr (GHashTable) form = soup_form_decode (exchange->text);
  gboolean api = length >= 4 && strcmp (parts[1], "api") == 0 && strcmp (parts[2], "v1") == 0;
  gboolean messages = api && strcmp (parts[3], "messages") == 0;

  if (!is_known (exchange))
    refuse (exchange, 401, "INVALID_API_KEY", "Ungültiger Schlüssel");
  else if (messages && length == 4 && strcmp (exchange->method, "POST") == 0)
    post (exchange, form);
  else if (messages && length == 5 && strcmp (exchange->method, "PATCH") == 0)
    patch (exchange, parts[4], form);
  else if (api && length == 5 && strcmp (parts[3], "users") == 0 && strcmp (parts[4], "me") == 0
           && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "{\"result\":\"success\",\"msg\":\"\",\"user_id\":9,\"is_bot\":true}");
  else
    refuse (exchange, 404, "BAD_REQUEST", "nichts hier");
}
