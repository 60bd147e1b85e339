/* fake-rules.c - what each service takes, and what it answers
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

void
fake_answer (Exchange *exchange, guint status, const char *type, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_free (exchange->answer);
  exchange->answer = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_str (&exchange->type, type);
  exchange->status = status;
  exchange->accepted = status >= 200 && status <= 299 && strcmp (exchange->method, "GET") != 0;
}

JsonObject *
fake_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
fake_text (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Whether @object has no other members than these. */
gboolean
fake_only (JsonObject *object, const char *const *members)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (members, l->data))
      return FALSE;
  return TRUE;
}

gboolean
fake_is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

gboolean
fake_fits (const char *text, glong max)
{
  return text != NULL && *text != '\0' && g_utf8_strlen (text, -1) <= max;
}

/* --- Discord: /api/v10/webhooks/ID/TOKEN[/messages/ID] --- */

static gboolean
mentions_nobody (JsonObject *body)
{
  JsonNode *node = json_object_get_member (body, "allowed_mentions");
  JsonObject *mentions = fake_object (node);
  JsonNode *parse = mentions != NULL ? json_object_get_member (mentions, "parse") : NULL;

  return parse != NULL && JSON_NODE_HOLDS_ARRAY (parse) && json_array_get_length (json_node_get_array (parse)) == 0;
}

static const char *
thread_of (Exchange *exchange)
{
  const char *thread = exchange->query != NULL ? g_hash_table_lookup (exchange->query, "thread_id") : NULL;

  return thread != NULL ? thread : "";
}

static void
discord_message (Exchange *exchange, const char *id)
{
  JsonObject *body = fake_object (exchange->body);

  if (body == NULL)
    fake_answer (exchange, 400, JSON, "{\"message\": \"The request body contains invalid JSON.\", \"code\": 50109}");
  else if (!fake_only (body, MEMBERS ("content", "allowed_mentions")) || !mentions_nobody (body))
    fake_answer (exchange, 400, JSON, "{\"message\": \"Invalid Form Body\", \"code\": 50035}");
  else if (!fake_fits (fake_text (body, "content"), 2000))
    fake_answer (
      exchange, 400, JSON,
      "{\"message\": \"Invalid Form Body\", \"code\": 50035, \"errors\": {\"content\": {\"_errors\": [{\"code\": "
      "\"BASE_TYPE_BAD_LENGTH\", \"message\": \"Must be between 1 and 2000 in length.\"}]}}}");
  else
    {
      fake_keep (exchange, id, thread_of (exchange));
      fake_answer (exchange, 200, JSON, "{\"id\": \"%s\", \"type\": 0, \"channel_id\": \"42\"}", id);
    }
}

void
fake_discord (Exchange *exchange, char **parts)
{
  guint length = g_strv_length (parts);
  const char *token = length > 5 ? parts[5] : "";
  gboolean edit = length == 8 && strcmp (parts[6], "messages") == 0 && strcmp (exchange->method, "PATCH") == 0;
  gboolean post = length == 6 && strcmp (exchange->method, "POST") == 0;
  const char *wait = exchange->query != NULL ? g_hash_table_lookup (exchange->query, "wait") : NULL;
  g_autofree char *fresh = g_strdup_printf ("1100000000000%06u", ++*exchange->counter);

  if (length < 6 || strcmp (parts[2], "v10") != 0 || !fake_is_digits (parts[4]) || strcmp (token, "gone") == 0)
    fake_answer (exchange, 404, JSON, "{\"message\": \"Unknown Webhook\", \"code\": 10015}");
  else if (strcmp (token, "denied") == 0)
    fake_answer (exchange, 401, JSON, "{\"message\": \"401: Unauthorized\", \"code\": 0}");
  else if (length == 6 && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "{\"id\": \"%s\", \"name\": \"Fake\"}", parts[4]);
  else if (!post && !edit)
    fake_answer (exchange, 405, JSON, "{\"message\": \"405: Method Not Allowed\", \"code\": 0}");
  else if (post && g_strcmp0 (wait, "true") != 0)
    fake_answer (exchange, 400, JSON, "{\"message\": \"This fake wants wait=true\", \"code\": 0}");
  else if (edit && g_strcmp0 (fake_kept (exchange, parts[7]), thread_of (exchange)) != 0)
    fake_answer (exchange, 404, JSON, "{\"message\": \"Unknown Message\", \"code\": 10008}");
  else
    discord_message (exchange, edit ? parts[7] : fresh);
}

/* --- Slack: /services/T/B/TOKEN --- */

void
fake_slack (Exchange *exchange, char **parts)
{
  JsonObject *body = fake_object (exchange->body);
  guint length = g_strv_length (parts);

  if (length != 5 || parts[2][0] != 'T' || parts[3][0] != 'B' || strcmp (parts[4], "gone") == 0)
    fake_answer (exchange, 404, "text/html", "no_service");
  else if (strcmp (parts[4], "denied") == 0)
    fake_answer (exchange, 403, "text/html", "action_prohibited");
  else if (strcmp (parts[4], "archived") == 0)
    fake_answer (exchange, 410, "text/html", "channel_is_archived");
  else if (strcmp (exchange->method, "POST") != 0 || body == NULL || !fake_only (body, MEMBERS ("text")))
    fake_answer (exchange, 400, "text/html", "invalid_payload");
  else if (!fake_fits (fake_text (body, "text"), 4000))
    fake_answer (exchange, 400, "text/html", "no_text");
  else
    fake_answer (exchange, 200, "text/html", "ok");
}
