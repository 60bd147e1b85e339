/* fake-matrix.c - a homeserver's client API, below /matrix
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* The account of the token `goodtoken` is in !incidents:shop.example and in the rooms that it opened. */
#define ROOM "!incidents:shop.example"

static void
refuse (Exchange *exchange, guint status, const char *code)
{
  fake_answer (exchange, status, JSON, "{\"errcode\":\"%s\",\"error\":\"No: %s\"}", code, code);
}

static gboolean
is_nobody (JsonObject *object)
{
  JsonObject *mentions = fake_object (json_object_get_member (object, "m.mentions"));

  return mentions != NULL && json_object_get_size (mentions) == 0;
}

/* Every tag is one of those that are allowed, and nothing else has an angle bracket. */
static gboolean
is_html (const char *html)
{
  static const char *const tags[] = { "p",  "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul",
                                      "ol", "li", "h1", "h2",     "h3", "h4",   "h5",  "h6",         NULL };

  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p + 1, '<'))
    {
      const char *name = p[1] == '/' ? p + 2 : p + 1;
      g_autofree char *tag = g_strndup (name, strcspn (name, ">"));

      if (!g_strv_contains (tags, tag) && !g_str_has_prefix (tag, "a href=\"https://") && strcmp (tag, "a") != 0
          && !g_str_has_prefix (tag, "a href=\"http://") && !g_str_has_prefix (tag, "a href=\"mailto:")
          && !g_str_has_prefix (tag, "ol start=\""))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_content (JsonObject *object)
{
  const char *format = fake_text (object, "format"), *html = fake_text (object, "formatted_body");

  return g_strcmp0 (fake_text (object, "msgtype"), "m.text") == 0 && fake_text (object, "body") != NULL
         && is_nobody (object) && (format != NULL) == (html != NULL)
         && (format == NULL || strcmp (format, "org.matrix.custom.html") == 0) && (html == NULL || is_html (html));
}

static gboolean
is_event (Exchange *exchange, JsonObject *object)
{
  const char *event = object != NULL ? fake_text (object, "event_id") : NULL;

  return event != NULL && fake_kept (exchange, event) != NULL;
}

/* NULL, or what is wrong. An edit names the event that was first, and a thread one that is in none. */
static const char *
relation_fault (Exchange *exchange, JsonObject *body)
{
  JsonNode *node = json_object_get_member (body, "m.relates_to");
  JsonObject *relation = fake_object (node), *inner;
  const char *type = relation != NULL ? fake_text (relation, "rel_type") : NULL;

  if (node == NULL)
    return json_object_has_member (body, "m.new_content") ? "M_BAD_JSON" : NULL;
  if (type == NULL || !is_event (exchange, relation))
    return "M_UNKNOWN";
  if (strcmp (fake_kept (exchange, fake_text (relation, "event_id")), "first") != 0)
    return "M_INVALID_PARAM";
  inner = fake_object (json_object_get_member (body, "m.new_content"));
  if (strcmp (type, "m.replace") == 0)
    return inner != NULL && is_content (inner) && g_str_has_prefix (fake_text (body, "body"), "* ") ? NULL
                                                                                                    : "M_BAD_JSON";
  inner = fake_object (json_object_get_member (relation, "m.in_reply_to"));
  return strcmp (type, "m.thread") == 0 && is_event (exchange, inner) ? NULL : "M_BAD_JSON";
}

static void
send_event (Exchange *exchange, const char *txn, JsonObject *body)
{
  const char *fault = body != NULL ? relation_fault (exchange, body) : "M_NOT_JSON";
  g_autofree char *event = g_strdup_printf ("$event%u", ++*exchange->counter);
  g_autofree char *key = g_strdup_printf ("txn %s", txn);
  const char *known = fake_kept (exchange, key);
  const char *kind = fault == NULL && json_object_has_member (body, "m.new_content") ? "edit" : "first";

  if (known != NULL)
    {
      fake_answer (exchange, 200, JSON, "{\"event_id\":\"%s\"}", known);
      exchange->accepted = FALSE;
    }
  else if (strlen (exchange->text) > 65000)
    refuse (exchange, 413, "M_TOO_LARGE");
  else if (fault != NULL || !is_content (body))
    refuse (exchange, 400, fault != NULL ? fault : "M_BAD_JSON");
  else
    {
      fake_keep (exchange, key, event);
      fake_keep (exchange, event, json_object_has_member (body, "m.relates_to") && *kind == 'f' ? "threaded" : kind);
      fake_answer (exchange, 200, JSON, "{\"event_id\":\"%s\"}", event);
    }
}

static void
create_room (Exchange *exchange, JsonObject *body)
{
  g_autofree char *room = g_strdup_printf ("!room%u:shop.example", ++*exchange->counter);
  JsonNode *state = body != NULL ? json_object_get_member (body, "initial_state") : NULL;

  if (state == NULL || !fake_fits (fake_text (body, "name"), 255)
      || g_strcmp0 (fake_text (body, "preset"), "private_chat") != 0
      || strstr (exchange->text, "\"room_id\":\"" ROOM "\"") == NULL)
    refuse (exchange, 400, "M_BAD_JSON");
  else
    {
      fake_keep (exchange, room, "room");
      fake_answer (exchange, 200, JSON, "{\"room_id\":\"%s\"}", room);
    }
}

static void
in_room (Exchange *exchange, char **path, JsonObject *body)
{
  g_autofree char *room = g_uri_unescape_string (path[0], NULL);
  guint length = g_strv_length (path);

  if (room == NULL || (strcmp (room, ROOM) != 0 && fake_kept (exchange, room) == NULL))
    refuse (exchange, 403, "M_FORBIDDEN");
  else if (strcmp (exchange->method, "PUT") == 0 && length == 4 && strcmp (path[1], "send") == 0
           && strcmp (path[2], "m.room.message") == 0)
    send_event (exchange, path[3], body);
  else if (strcmp (exchange->method, "PUT") == 0 && length == 3 && strcmp (path[1], "state") == 0
           && strcmp (path[2], "m.room.topic") == 0 && body != NULL && fake_only (body, MEMBERS ("topic")))
    fake_answer (exchange, 200, JSON, "{\"event_id\":\"$topic%u\"}", ++*exchange->counter);
  else
    refuse (exchange, 404, "M_UNRECOGNIZED");
}

void
fake_matrix (Exchange *exchange, char **parts)
{
  guint length = g_strv_length (parts);
  JsonObject *body = fake_object (exchange->body);
  gboolean api = length >= 5 && strcmp (parts[1], "_matrix") == 0 && strcmp (parts[2], "client") == 0
                 && strcmp (parts[3], "v3") == 0;

  if (!api)
    refuse (exchange, 404, "M_UNRECOGNIZED");
  else if (g_strcmp0 (soup_message_headers_get_one (exchange->headers, "Authorization"), "Bearer goodtoken") != 0)
    refuse (exchange, 401, "M_UNKNOWN_TOKEN");
  else if (strcmp (parts[4], "rooms") == 0 && length > 6)
    in_room (exchange, parts + 5, body);
  else if (strcmp (parts[4], "createRoom") == 0 && strcmp (exchange->method, "POST") == 0)
    create_room (exchange, body);
  else if (length == 6 && strcmp (parts[4], "account") == 0 && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "{\"user_id\":\"@sitrep:shop.example\"}");
  else
    refuse (exchange, 404, "M_UNRECOGNIZED");
}
