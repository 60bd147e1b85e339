/* fake-rocketchat.c - Rocket.Chat's integrations and its API, below /rocketchat
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* Hooks are /hooks/h1/TOKEN, of which `gone` and `off` are not taken. The user `u1` has the token `goodtoken`, and is in
 * the room `GENERAL` and in the channels that it opened. */
static void
refuse (Exchange *exchange, guint status, const char *type)
{
  fake_answer (exchange, status, JSON, "{\"success\":false,\"error\":\"No [%s]\",\"errorType\":\"%s\"}", type, type);
  exchange->accepted = FALSE;
}

/* What the parser of messages would format, or call somebody by. */
static gboolean
is_text (const char *text)
{
  if (!fake_fits (text, 5000))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '@' && (g_ascii_isalnum (p[1])))
      return FALSE;
  return TRUE;
}

static void
hook (Exchange *exchange, const char *token, JsonObject *body)
{
  if (strcmp (exchange->method, "POST") != 0)
    fake_answer (exchange, 405, "text/plain", "POST, please");
  else if (strcmp (token, "gone") == 0)
    refuse (exchange, 404, "invalid-hook");
  else if (strcmp (token, "off") == 0)
    fake_answer (exchange, 503, "text/plain", "Service Unavailable");
  else if (body == NULL || !fake_only (body, MEMBERS ("text")) || !is_text (fake_text (body, "text")))
    refuse (exchange, 400, "error-invalid-payload");
  else
    fake_answer (exchange, 200, JSON, "{\"success\":true}");
}

static gboolean
is_room (Exchange *exchange, const char *room)
{
  g_autofree char *key = g_strdup_printf ("room %s", room);

  return room != NULL && (strcmp (room, "GENERAL") == 0 || fake_kept (exchange, key) != NULL);
}

static void
send_message (Exchange *exchange, JsonObject *body)
{
  JsonObject *message = fake_object (json_object_get_member (body, "message"));
  const char *id = message != NULL ? fake_text (message, "_id") : NULL;
  const char *thread = message != NULL ? fake_text (message, "tmid") : NULL;

  if (message == NULL || !fake_only (body, MEMBERS ("message")) || id == NULL
      || !fake_only (message, MEMBERS ("_id", "rid", "msg", "tmid")))
    refuse (exchange, 400, "error-invalid-params");
  else if (!is_room (exchange, fake_text (message, "rid")))
    refuse (exchange, 400, "error-invalid-room");
  else if (!is_text (fake_text (message, "msg")))
    refuse (exchange, 400, "error-message-size-exceeded");
  else if (thread != NULL && g_strcmp0 (fake_kept (exchange, thread), "") != 0)
    refuse (exchange, 400, "error-invalid-thread");
  else if (fake_kept (exchange, id) != NULL)
    {
      fake_answer (exchange, 200, JSON, "{\"success\":true}");
      exchange->accepted = FALSE;
    }
  else
    {
      fake_keep (exchange, id, thread != NULL ? thread : "");
      fake_answer (exchange, 200, JSON, "{\"message\":{\"_id\":\"%s\"},\"success\":true}", id);
    }
}

static void
update (Exchange *exchange, JsonObject *body)
{
  const char *id = fake_text (body, "msgId");

  if (!fake_only (body, MEMBERS ("roomId", "msgId", "text")) || id == NULL
      || !is_room (exchange, fake_text (body, "roomId")) || !is_text (fake_text (body, "text")))
    refuse (exchange, 400, "error-invalid-params");
  else if (fake_kept (exchange, id) == NULL)
    refuse (exchange, 400, "error-message-not-found");
  else
    fake_answer (exchange, 200, JSON, "{\"message\":{\"_id\":\"%s\"},\"success\":true}", id);
}

static void
pin (Exchange *exchange, JsonObject *body)
{
  const char *id = fake_text (body, "messageId");

  if (id == NULL || fake_kept (exchange, id) == NULL)
    refuse (exchange, 400, "error-message-not-found");
  else
    fake_answer (exchange, 200, JSON, "{\"success\":true}");
}

static void
create (Exchange *exchange, JsonObject *body)
{
  const char *name = fake_text (body, "name");
  g_autofree char *id = g_strdup_printf ("room%u", ++*exchange->counter), *key = g_strdup_printf ("room %s", id);
  g_autofree char *taken = g_strdup_printf ("name %s", name);

  if (!fake_only (body, MEMBERS ("name")) || name == NULL
      || name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-_.")] != '\0')
    refuse (exchange, 400, "error-invalid-room-name");
  else if (fake_kept (exchange, taken) != NULL)
    refuse (exchange, 400, "error-duplicate-channel-name");
  else
    {
      fake_keep (exchange, taken, id);
      fake_keep (exchange, key, name);
      fake_answer (exchange, 200, JSON, "{\"channel\":{\"_id\":\"%s\"},\"success\":true}", id);
    }
}

static void
set_topic (Exchange *exchange, JsonObject *body)
{
  if (!fake_only (body, MEMBERS ("roomId", "topic")) || !is_text (fake_text (body, "topic")))
    refuse (exchange, 400, "error-invalid-params");
  else if (!is_room (exchange, fake_text (body, "roomId")))
    refuse (exchange, 400, "error-room-not-found");
  else
    fake_answer (exchange, 200, JSON, "{\"topic\":\"\",\"success\":true}");
}

static void
api (Exchange *exchange, const char *call, JsonObject *body)
{
  static const struct
  {
    const char *name;
    void (*serve) (Exchange *exchange, JsonObject *body);
  } known[] = {
    { "chat.sendMessage", send_message }, { "chat.update", update },          { "chat.pinMessage", pin },
    { "channels.create", create },        { "channels.setTopic", set_topic },
  };

  if (strcmp (call, "me") == 0 && strcmp (exchange->method, "GET") == 0)
    {
      fake_answer (exchange, 200, JSON, "{\"_id\":\"u1\",\"username\":\"sitrep\",\"success\":true}");
      return;
    }
  refuse (exchange, 404, "error-unknown-endpoint");
  for (guint i = 0; body != NULL && i < G_N_ELEMENTS (known) && strcmp (exchange->method, "POST") == 0; i++)
    if (strcmp (call, known[i].name) == 0)
      known[i].serve (exchange, body);
}

void
fake_rocketchat (Exchange *exchange, char **parts)
{
  guint length = g_strv_length (parts);
  const char *token = soup_message_headers_get_one (exchange->headers, "X-Auth-Token");
  const char *user = soup_message_headers_get_one (exchange->headers, "X-User-Id");
  JsonObject *body = fake_object (exchange->body);

  if (length == 4 && strcmp (parts[1], "hooks") == 0 && strcmp (parts[2], "h1") == 0)
    hook (exchange, parts[3], body);
  else if (length != 4 || strcmp (parts[1], "api") != 0 || strcmp (parts[2], "v1") != 0)
    fake_answer (exchange, 404, "text/html", "<html>");
  else if (g_strcmp0 (token, "goodtoken") != 0 || g_strcmp0 (user, "u1") != 0)
    fake_answer (exchange, 401, JSON, "{\"status\":\"error\",\"message\":\"You must be logged in to do this.\"}");
  else
    api (exchange, parts[3], body);
}
