/* fake-instatus.c - Instatus: /instatus/v1/PAGE/{components,incidents[/ID/incident-updates]}
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static void
invalid (Exchange *exchange, const char *what)
{
  fake_answer (exchange, 400, JSON, "{\"error\": {\"message\": \"%s is not valid\"}}", what);
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* Every component with its state, and none without. */
static gboolean
are_components (JsonObject *body)
{
  JsonNode *ids = json_object_get_member (body, "components"), *states = json_object_get_member (body, "statuses");
  guint n = ids != NULL && JSON_NODE_HOLDS_ARRAY (ids) ? json_array_get_length (json_node_get_array (ids)) : 0;

  if (ids == NULL || states == NULL || !JSON_NODE_HOLDS_ARRAY (ids) || !JSON_NODE_HOLDS_ARRAY (states)
      || json_array_get_length (json_node_get_array (states)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *id = json_array_get_string_element (json_node_get_array (ids), i);
      JsonObject *state = fake_object (json_array_get_element (json_node_get_array (states), i));
      const char *status = fake_text (state, "status");

      if (!g_strv_contains (MEMBERS ("login1", "shop1"), id) || g_strcmp0 (fake_text (state, "id"), id) != 0
          || status == NULL
          || !g_strv_contains (MEMBERS ("OPERATIONAL", "UNDERMAINTENANCE", "DEGRADEDPERFORMANCE", "PARTIALOUTAGE",
                                        "MINOROUTAGE", "MAJOROUTAGE"),
                               status))
        return FALSE;
    }
  return TRUE;
}

static const char *
fault_of (JsonObject *body, gboolean update)
{
  const char *status = fake_text (body, "status"), *started = fake_text (body, "started");
  g_autoptr (GDateTime) time = started != NULL ? g_date_time_new_from_iso8601 (started, NULL) : NULL;

  if (body == NULL)
    return "body";
  if (!fake_only (body, update ? MEMBERS ("message", "status", "started", "components", "statuses", "notify")
                               : MEMBERS ("name", "message", "status", "started", "components", "statuses", "notify",
                                          "shouldPublish")))
    return "a member";
  if (!update && (!fake_fits (fake_text (body, "name"), 255) || !is_true (body, "shouldPublish")))
    return "name";
  if (!fake_fits (fake_text (body, "message"), 10000))
    return "message";
  if (status == NULL || !g_strv_contains (MEMBERS ("INVESTIGATING", "IDENTIFIED", "MONITORING", "RESOLVED"), status))
    return "status";
  if (time == NULL || !is_true (body, "notify"))
    return "started";
  return are_components (body) ? NULL : "components";
}

static void
put (Exchange *exchange, const char *incident)
{
  const char *fault = fault_of (fake_object (exchange->body), incident != NULL);
  g_autofree char *id = g_strdup_printf ("ck%u", ++*exchange->counter);

  if (fault != NULL)
    {
      invalid (exchange, fault);
      return;
    }
  fake_keep (exchange, id, "");
  fake_answer (exchange, 200, JSON, "{\"id\": \"%s\", \"updates\": [{\"id\": \"u%s\"}]}", id, id);
}

void
fake_instatus (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  guint length = g_strv_length (parts);
  gboolean incidents = length > 3 && strcmp (parts[3], "incidents") == 0;
  gboolean post = strcmp (exchange->method, "POST") == 0;

  if (g_strcmp0 (key, "Bearer goodkey") != 0)
    fake_answer (exchange, 401, JSON, "{\"error\": {\"code\": \"unauthorized\", \"message\": \"Not authorized\"}}");
  else if (length < 4 || strcmp (parts[1], "v1") != 0 || strcmp (parts[2], "shop") != 0)
    fake_answer (exchange, 404, JSON, "{\"error\": {\"message\": \"no such page\"}}");
  else if (length == 4 && strcmp (parts[3], "components") == 0 && !post)
    fake_answer (exchange, 200, JSON,
                 "[{\"id\": \"login1\", \"name\": \"Login\"}, {\"id\": \"shop1\", \"name\": \"Shop\\nfront\"}]");
  else if (length == 4 && incidents && post)
    put (exchange, NULL);
  else if (length == 6 && incidents && post && strcmp (parts[5], "incident-updates") == 0
           && fake_kept (exchange, parts[4]) != NULL)
    put (exchange, parts[4]);
  else
    fake_answer (exchange, 404, JSON, "{\"error\": {\"message\": \"not found\"}}");
}
