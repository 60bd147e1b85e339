/* fake-google-chat.c - Google Chat's webhooks, below /google-chat
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* The key is `goodkey` and the token `goodtoken`; the space `gone` is not there. */
static void
refuse (Exchange *exchange, guint status, const char *word, const char *words)
{
  fake_answer (exchange, status, JSON, "{\"error\":{\"code\":%u,\"message\":\"%s\",\"status\":\"%s\"}}", status, words,
               word);
}

static const char *
parameter (Exchange *exchange, const char *name)
{
  const char *value = exchange->query != NULL ? g_hash_table_lookup (exchange->query, name) : NULL;

  return value != NULL ? value : "";
}

static gboolean
is_message (JsonObject *body)
{
  JsonNode *node = body != NULL ? json_object_get_member (body, "thread") : NULL;
  JsonObject *thread = fake_object (node);
  const char *text = body != NULL ? fake_text (body, "text") : NULL;

  return text != NULL && *text != '\0' && strstr (text, "<users/") == NULL
         && fake_only (body, MEMBERS ("text", "thread"))
         && (node == NULL || (thread != NULL && fake_fits (fake_text (thread, "threadKey"), 4000)));
}

/* A key makes the thread at its first message; a request's id, the message. */
static void
create (Exchange *exchange, JsonObject *body)
{
  JsonNode *node = json_object_get_member (body, "thread");
  const char *request = parameter (exchange, "requestId");
  const char *key = node != NULL ? fake_text (fake_object (node), "threadKey") : request;
  g_autofree char *name = g_strdup_printf ("spaces/AAAA/messages/m%u", ++*exchange->counter);
  gboolean known = fake_kept (exchange, request) != NULL;

  if (!known)
    fake_keep (exchange, request, name);
  if (fake_kept (exchange, key) == NULL)
    fake_keep (exchange, key, name);
  fake_answer (exchange, 200, JSON, "{\"name\":\"%s\",\"thread\":{\"name\":\"spaces/AAAA/threads/%s\"}}",
               fake_kept (exchange, request), strrchr (fake_kept (exchange, key), 'm'));
  exchange->accepted = !known;
}

void
fake_google_chat (Exchange *exchange, char **parts)
{
  JsonObject *body = fake_object (exchange->body);

  if (g_strv_length (parts) != 5 || strcmp (parts[1], "v1") != 0 || strcmp (parts[2], "spaces") != 0
      || strcmp (parts[4], "messages") != 0 || strcmp (parts[3], "gone") == 0)
    refuse (exchange, 404, "NOT_FOUND", "Requested entity was not found.");
  else if (strcmp (exchange->method, "POST") != 0)
    refuse (exchange, 401, "UNAUTHENTICATED", "No credentials.");
  else if (strcmp (parameter (exchange, "key"), "goodkey") != 0)
    refuse (exchange, 400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.");
  else if (strcmp (parameter (exchange, "token"), "goodtoken") != 0)
    refuse (exchange, 401, "UNAUTHENTICATED", "Invalid token.");
  else if (*parameter (exchange, "requestId") == '\0' || g_hash_table_size (exchange->query) != 4
           || strcmp (parameter (exchange, "messageReplyOption"), "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD") != 0
           || !is_message (body) || strlen (exchange->text) > 32000)
    refuse (exchange, 400, "INVALID_ARGUMENT", "Invalid JSON payload received.");
  else
    create (exchange, body);
}
