/* fake-cachet.c - Cachet: /cachet3/api and /cachet2/api/v1, with /incidents[/ID[/updates[/ID]]] and /components[/ID]
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static gboolean
is_number (JsonObject *object, const char *name, gint64 first, gint64 last)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= first
         && json_node_get_int (node) <= last;
}

static gboolean
is_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static void
invalid (Exchange *exchange, gboolean new, const char *field)
{
  if (new)
    fake_answer (
      exchange, 422, JSON,
      "{\"message\": \"The %s field is not valid.\", \"errors\": {\"%s\": [\"The %s field is not valid.\"]}}", field,
      field, field);
  else
    fake_answer (exchange, 400, JSON,
                 "{\"errors\": [{\"id\": \"x\", \"status\": 400, \"title\": \"Bad Request\", \"detail\": \"%s\"}]}",
                 field);
}

static void
answer_id (Exchange *exchange, gboolean new, const char *id)
{
  if (new)
    fake_answer (exchange, strcmp (exchange->method, "POST") == 0 ? 201 : 200, JSON,
                 "{\"data\": {\"id\": \"%s\", \"type\": \"incidents\", \"attributes\": {}}}", id);
  else
    fake_answer (exchange, 200, JSON, "{\"data\": {\"id\": %s}}", id);
}

static void
open_incident (Exchange *exchange, gboolean new, JsonObject *body)
{
  g_autofree char *id = g_strdup_printf ("%u", ++*exchange->counter);
  g_autofree char *key = g_strdup_printf ("incident %s", id);

  if (!fake_only (body, MEMBERS ("name", "status", "message", "visible", new ? "notifications" : "notify"))
      || !fake_fits (fake_text (body, "name"), 255))
    invalid (exchange, new, "name");
  else if (!is_number (body, "status", 1, 4))
    invalid (exchange, new, "status");
  else if (!fake_fits (fake_text (body, "message"), 16000))
    invalid (exchange, new, "message");
  else if (new ? !is_flag (body, "visible") : !is_number (body, "visible", 1, 1))
    invalid (exchange, new, "visible");
  else
    {
      fake_keep (exchange, key, "");
      answer_id (exchange, new, id);
    }
}

static void
put_update (Exchange *exchange, gboolean new, JsonObject *body, const char *incident, const char *update)
{
  g_autofree char *fresh = g_strdup_printf ("%u", ++*exchange->counter);
  const char *id = update != NULL ? update : fresh;
  g_autofree char *key = g_strdup_printf ("update %s %s", incident, id);

  if (update != NULL && fake_kept (exchange, key) == NULL)
    fake_answer (exchange, 404, JSON, "{\"message\": \"not found\"}");
  else if (!fake_only (body, MEMBERS ("status", "message")) || (update == NULL && !is_number (body, "status", 1, 4)))
    invalid (exchange, new, "status");
  else if (!fake_fits (fake_text (body, "message"), 16000))
    invalid (exchange, new, "message");
  else
    {
      fake_keep (exchange, key, "");
      answer_id (exchange, new, id);
    }
}

static void
change_incident (Exchange *exchange, gboolean new, JsonObject *body, const char *id)
{
  if (!fake_only (body, MEMBERS ("message")) || !fake_fits (fake_text (body, "message"), 16000))
    invalid (exchange, new, "message");
  else
    answer_id (exchange, new, id);
}

static void
serve_incidents (Exchange *exchange, gboolean new, char **parts, guint length)
{
  gboolean post = strcmp (exchange->method, "POST") == 0, put = strcmp (exchange->method, "PUT") == 0;
  JsonObject *body = fake_object (exchange->body);
  g_autofree char *key = g_strdup_printf ("incident %s", length > 1 ? parts[1] : "");
  gboolean updates = length > 2 && strcmp (parts[2], "updates") == 0;

  if (body == NULL)
    invalid (exchange, new, "name");
  else if (length == 1 && post)
    open_incident (exchange, new, body);
  else if (length > 1 && fake_kept (exchange, key) == NULL)
    fake_answer (exchange, 404, JSON, "{\"message\": \"not found\"}");
  else if (length == 2 && put)
    change_incident (exchange, new, body, parts[1]);
  else if (length == 3 && post && updates)
    put_update (exchange, new, body, parts[1], NULL);
  else if (length == 4 && put && updates)
    put_update (exchange, new, body, parts[1], parts[3]);
  else
    fake_answer (exchange, 405, JSON, "{\"message\": \"Method not allowed\"}");
}

/* A login and a shop, which are 3 and 4. */
static void
serve_components (Exchange *exchange, gboolean new, char **parts, guint length)
{
  JsonObject *body = fake_object (exchange->body);
  gboolean there = length == 2 && (strcmp (parts[1], "3") == 0 || strcmp (parts[1], "4") == 0);

  if (length == 1 && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "%s",
                 new ? "{\"data\": [{\"id\": \"3\", \"type\": \"components\", \"attributes\": {\"name\": \"Login\"}}, "
                       "{\"id\": \"4\", \"attributes\": {\"name\": \"Shop\\nfront\"}}]}"
                     : "{\"data\": [{\"id\": 3, \"name\": \"Login\"}, {\"id\": 4, \"name\": \"Shop\\nfront\"}]}");
  else if (!there || strcmp (exchange->method, "PUT") != 0)
    fake_answer (exchange, 404, JSON, "{\"message\": \"not found\"}");
  else if (body == NULL || !fake_only (body, MEMBERS ("status")) || !is_number (body, "status", 1, new ? 6 : 4))
    invalid (exchange, new, "status");
  else
    answer_id (exchange, new, parts[1]);
}

static gboolean
may_write (Exchange *exchange, gboolean new)
{
  const char *key = soup_message_headers_get_one (exchange->headers, new ? "Authorization" : "X-Cachet-Token");

  return g_strcmp0 (key, new ? "Bearer 1|goodtoken" : "1|goodtoken") == 0;
}

static void
serve (Exchange *exchange, gboolean new, char **parts)
{
  guint length = g_strv_length (parts);

  if (strcmp (exchange->method, "GET") != 0 && !may_write (exchange, new))
    fake_answer (exchange, 401, JSON, "{\"message\": \"Unauthenticated.\"}");
  else if (length > 0 && strcmp (parts[0], "incidents") == 0)
    serve_incidents (exchange, new, parts, length);
  else if (length > 0 && strcmp (parts[0], "components") == 0)
    serve_components (exchange, new, parts, length);
  else
    fake_answer (exchange, 404, JSON, "{\"message\": \"not found\"}");
}

void
fake_cachet3 (Exchange *exchange, char **parts)
{
  if (g_strv_length (parts) > 2 && strcmp (parts[1], "api") == 0)
    serve (exchange, TRUE, parts + 2);
  else
    fake_answer (exchange, 404, "text/html", "<html>Not found</html>");
}

void
fake_cachet2 (Exchange *exchange, char **parts)
{
  if (g_strv_length (parts) > 3 && strcmp (parts[1], "api") == 0 && strcmp (parts[2], "v1") == 0)
    serve (exchange, FALSE, parts + 3);
  else
    fake_answer (exchange, 404, "text/html", "<html>Not found</html>");
}
