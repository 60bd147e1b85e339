/* fake-ntfy.c - a server of ntfy, below /ntfy
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* The token is `tk_good`; the topic `private` needs it, `docs` is not allowed, and `busy` had its share of the day. */
static void
refuse (Exchange *exchange, guint code, const char *words)
{
  fake_answer (exchange, code / 100, JSON, "{\"code\":%u,\"http\":%u,\"error\":\"%s\"}", code, code / 100, words);
}

static gboolean
is_name (const char *text)
{
  return text != NULL && *text != '\0' && strlen (text) <= 64
         && text[strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] == '\0';
}

static void
publish (Exchange *exchange, JsonObject *body, gboolean known)
{
  const char *topic = fake_text (body, "topic"), *text = fake_text (body, "message");
  gint64 priority = json_object_get_int_member_with_default (body, "priority", 3);
  const char *sequence = fake_text (body, "sequence_id");

  if (!fake_only (body, MEMBERS ("topic", "title", "message", "priority", "tags", "click", "sequence_id")))
    refuse (exchange, 40017, "invalid request: request body must be message JSON");
  else if (!is_name (topic))
    refuse (exchange, 40009, "invalid request: topic invalid");
  else if (strcmp (topic, "docs") == 0)
    refuse (exchange, 40010, "invalid request: topic name is disallowed");
  else if (strcmp (topic, "private") == 0 && !known)
    refuse (exchange, 40301, "forbidden");
  else if (strcmp (topic, "busy") == 0)
    refuse (exchange, 42908, "limit reached: too many messages");
  else if (priority < 1 || priority > 5)
    refuse (exchange, 40007, "invalid priority parameter");
  else if (text == NULL || *text == '\0' || strlen (text) >= 4096)
    refuse (exchange, 40014, "invalid request: attachments not allowed");
  else if (json_object_has_member (body, "sequence_id") && !is_name (sequence))
    refuse (exchange, 40049, "invalid request: sequence ID invalid");
  else
    fake_answer (exchange, 200, JSON, "{\"id\":\"m%u\",\"time\":1769832780,\"event\":\"message\"}",
                 ++*exchange->counter);
}

void
fake_ntfy (Exchange *exchange, char **parts)
{
  guint length = g_strv_length (parts);
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  gboolean get = strcmp (exchange->method, "GET") == 0, known = g_strcmp0 (key, "Bearer tk_good") == 0;
  JsonObject *body = fake_object (exchange->body);

  if (key != NULL && !known)
    refuse (exchange, 40101, "unauthorized");
  else if (get && length == 3 && strcmp (parts[2], "health") == 0)
    fake_answer (exchange, 200, JSON, "{\"healthy\":true}");
  else if (get && length == 3 && strcmp (parts[2], "account") == 0)
    fake_answer (exchange, 200, JSON, "{\"username\":\"%s\"}", known ? "sitrep" : "*");
  else if (length != 2 || *parts[1] != '\0' || strcmp (exchange->method, "POST") != 0)
    refuse (exchange, 40401, "page not found");
  else if (strlen (exchange->text) > 8192)
    refuse (exchange, 41303, "JSON body too large");
  else if (body == NULL)
    refuse (exchange, 40017, "invalid request: request body must be message JSON");
  else
    publish (exchange, body, known);
}
