/* fake-rules.c - what each service takes, and what it answers
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

#define JSON "application/json"
#define MEMBERS(...) ((const char *const[]) { __VA_ARGS__, NULL })

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

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static gboolean
fits (const char *text, glong max)
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

static void
discord_message (Exchange *exchange, const char *id)
{
  JsonObject *body = fake_object (exchange->body);

  if (body == NULL)
    fake_answer (exchange, 400, JSON, "{\"message\": \"The request body contains invalid JSON.\", \"code\": 50109}");
  else if (!fake_only (body, MEMBERS ("content", "allowed_mentions")) || !mentions_nobody (body))
    fake_answer (exchange, 400, JSON, "{\"message\": \"Invalid Form Body\", \"code\": 50035}");
  else if (!fits (fake_text (body, "content"), 2000))
    fake_answer (
      exchange, 400, JSON,
      "{\"message\": \"Invalid Form Body\", \"code\": 50035, \"errors\": {\"content\": {\"_errors\": [{\"code\": "
      "\"BASE_TYPE_BAD_LENGTH\", \"message\": \"Must be between 1 and 2000 in length.\"}]}}}");
  else
    {
      g_hash_table_add (exchange->kept, g_strdup (id));
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

  if (length < 6 || strcmp (parts[2], "v10") != 0 || !is_digits (parts[4]) || strcmp (token, "gone") == 0)
    fake_answer (exchange, 404, JSON, "{\"message\": \"Unknown Webhook\", \"code\": 10015}");
  else if (strcmp (token, "denied") == 0)
    fake_answer (exchange, 401, JSON, "{\"message\": \"401: Unauthorized\", \"code\": 0}");
  else if (length == 6 && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "{\"id\": \"%s\", \"name\": \"Fake\"}", parts[4]);
  else if (!post && !edit)
    fake_answer (exchange, 405, JSON, "{\"message\": \"405: Method Not Allowed\", \"code\": 0}");
  else if (post && g_strcmp0 (wait, "true") != 0)
    fake_answer (exchange, 400, JSON, "{\"message\": \"This fake wants wait=true\", \"code\": 0}");
  else if (edit && !g_hash_table_contains (exchange->kept, parts[7]))
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
  else if (!fits (fake_text (body, "text"), 4000))
    fake_answer (exchange, 400, "text/html", "no_text");
  else
    fake_answer (exchange, 200, "text/html", "ok");
}

/* --- Statuspage: /v1/pages/PAGE/incidents[/ID] --- */

static const char *
statuspage_fault (JsonObject *incident, gboolean create)
{
  const char *status = fake_text (incident, "status"), *body = fake_text (incident, "body");

  if (incident == NULL)
    return "incident is missing";
  if (!fake_only (incident, MEMBERS ("name", "status", "body", "metadata")))
    return "incident has an unknown member";
  if ((create || json_object_has_member (incident, "name")) && !fits (fake_text (incident, "name"), 255))
    return "name is too long or missing";
  if (status == NULL || !g_strv_contains (MEMBERS ("investigating", "identified", "monitoring", "resolved"), status))
    return "status is not one of the list";
  if (body == NULL || g_utf8_strlen (body, -1) > 25000)
    return "body is too long or missing";
  if (json_object_has_member (incident, "metadata")
      && fake_object (json_object_get_member (incident, "metadata")) == NULL)
    return "metadata is no object";
  return NULL;
}

static void
statuspage_incident (Exchange *exchange, const char *id, gboolean create)
{
  JsonObject *body = fake_object (exchange->body);
  JsonObject *incident = body != NULL && fake_only (body, MEMBERS ("incident"))
                           ? fake_object (json_object_get_member (body, "incident"))
                           : NULL;
  const char *fault = statuspage_fault (incident, create);

  if (fault != NULL)
    fake_answer (exchange, 422, JSON, "{\"error\": [\"%s\"]}", fault);
  else
    {
      g_hash_table_add (exchange->kept, g_strdup (id));
      fake_answer (exchange, create ? 201 : 200, JSON, "{\"id\": \"%s\", \"status\": \"%s\", \"incident_updates\": []}",
                   id, fake_text (incident, "status"));
    }
}

void
fake_statuspage (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  guint length = g_strv_length (parts);
  gboolean create = length == 5 && strcmp (exchange->method, "POST") == 0;
  gboolean update = length == 6 && strcmp (exchange->method, "PATCH") == 0;
  g_autofree char *fresh = g_strdup_printf ("p31zjtct2j%uer", ++*exchange->counter);

  if (key == NULL || !g_str_has_prefix (key, "OAuth ") || strlen (key) < 8 || strcmp (key, "OAuth denied") == 0)
    fake_answer (exchange, 401, JSON, "{\"error\": \"Could not authenticate\"}");
  else if (length < 5 || strcmp (parts[2], "pages") != 0 || strcmp (parts[4], "incidents") != 0
           || strcmp (parts[3], "gone") == 0)
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
  else if (!create && !update)
    fake_answer (exchange, 405, JSON, "{\"error\": \"Method not allowed\"}");
  else if (update && !g_hash_table_contains (exchange->kept, parts[5]))
    fake_answer (exchange, 404, JSON, "{\"error\": \"Not found\"}");
  else
    statuspage_incident (exchange, create ? fresh : parts[5], create);
}
