/* fake-betterstack.c - Better Stack: /betterstack/api/v2/status-pages/PAGE[/resources|/status-reports[/ID/status-updates]]
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static void
invalid (Exchange *exchange, const char *what)
{
  fake_answer (exchange, 422, JSON, "{\"errors\": {\"%s\": [\"is not valid\"]}}", what);
}

static gboolean
are_resources (JsonNode *list)
{
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonObject *resource = fake_object (json_array_get_element (json_node_get_array (list), i));
      const char *id = fake_text (resource, "status_page_resource_id"), *status = fake_text (resource, "status");

      if (id == NULL || !g_strv_contains (MEMBERS ("31", "32"), id) || status == NULL
          || !g_strv_contains (MEMBERS ("resolved", "degraded", "downtime", "maintenance"), status))
        return FALSE;
    }
  return TRUE;
}

static void
put (Exchange *exchange, const char *report)
{
  JsonObject *body = fake_object (exchange->body);
  g_autofree char *id = g_strdup_printf ("%u", ++*exchange->counter);

  if (body == NULL
      || !fake_only (body, report != NULL ? MEMBERS ("message", "affected_resources")
                                          : MEMBERS ("title", "message", "report_type", "affected_resources")))
    invalid (exchange, "base");
  else if (report == NULL
           && (!fake_fits (fake_text (body, "title"), 255)
               || g_strcmp0 (fake_text (body, "report_type"), "manual") != 0))
    invalid (exchange, "title");
  else if (!fake_fits (fake_text (body, "message"), 10000))
    invalid (exchange, "message");
  else if (!are_resources (json_object_get_member (body, "affected_resources")))
    invalid (exchange, "affected_resources");
  else
    {
      fake_keep (exchange, id, "");
      fake_answer (exchange, 201, JSON, "{\"data\": {\"id\": \"%s\", \"type\": \"status_report\", \"attributes\": {}}}",
                   id);
    }
}

void
fake_betterstack (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  guint length = g_strv_length (parts);
  const char *what = length > 5 ? parts[5] : "";
  gboolean reports = strcmp (what, "status-reports") == 0, post = strcmp (exchange->method, "POST") == 0;

  if (g_strcmp0 (key, "Bearer goodkey") != 0)
    fake_answer (exchange, 401, JSON, "{\"errors\": \"Invalid Team API token.\"}");
  else if (length < 5 || strcmp (parts[1], "api") != 0 || strcmp (parts[2], "v2") != 0
           || strcmp (parts[3], "status-pages") != 0 || strcmp (parts[4], "17") != 0)
    fake_answer (exchange, 404, JSON, "{\"errors\": \"Resource with provided ID was not found\"}");
  else if (length == 5 && !post)
    fake_answer (exchange, 200, JSON, "{\"data\": {\"id\": \"17\", \"type\": \"status_page\"}}");
  else if (length == 6 && !post && strcmp (what, "resources") == 0)
    fake_answer (exchange, 200, JSON,
                 "{\"data\": [{\"id\": \"31\", \"attributes\": {\"public_name\": \"Login\"}}, {\"id\": \"32\", "
                 "\"attributes\": {\"public_name\": \"Shop\\nfront\"}}]}");
  else if (length == 6 && post && reports)
    put (exchange, NULL);
  else if (length == 8 && post && reports && strcmp (parts[7], "status-updates") == 0
           && fake_kept (exchange, parts[6]) != NULL)
    put (exchange, parts[6]);
  else
    fake_answer (exchange, 404, JSON, "{\"errors\": \"Resource with provided ID was not found\"}");
}
