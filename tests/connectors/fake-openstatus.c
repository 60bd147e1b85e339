/* fake-openstatus.c - OpenStatus: /openstatus/v1/{page/ID,status_report,status_report_update}
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static void
invalid (Exchange *exchange, const char *what)
{
  fake_answer (exchange, 400, JSON, "{\"code\": \"BAD_REQUEST\", \"message\": \"invalid type in '%s'\"}", what);
}

static gint64
number_of (JsonObject *body, const char *name)
{
  JsonNode *node = json_object_get_member (body, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;
}

static void
put (Exchange *exchange, gboolean update)
{
  JsonObject *body = fake_object (exchange->body);
  const char *status = fake_text (body, "status"), *date = fake_text (body, "date");
  g_autoptr (GDateTime) time = date != NULL ? g_date_time_new_from_iso8601 (date, NULL) : NULL;
  g_autofree char *id = g_strdup_printf ("%u", ++*exchange->counter);
  g_autofree char *report
    = g_strdup_printf ("%" G_GINT64_FORMAT, body != NULL ? number_of (body, "statusReportId") : -1);

  if (body == NULL
      || !fake_only (body, update ? MEMBERS ("statusReportId", "status", "message", "date")
                                  : MEMBERS ("title", "pageId", "status", "message", "date")))
    invalid (exchange, "body");
  else if (!update && (!fake_fits (fake_text (body, "title"), 255) || number_of (body, "pageId") != 17))
    invalid (exchange, "title");
  else if (status == NULL
           || !g_strv_contains (MEMBERS ("investigating", "identified", "monitoring", "resolved"), status))
    invalid (exchange, "status");
  else if (!fake_fits (fake_text (body, "message"), 10000) || time == NULL)
    invalid (exchange, "message");
  else if (update && fake_kept (exchange, report) == NULL)
    fake_answer (exchange, 404, JSON, "{\"code\": \"NOT_FOUND\", \"message\": \"Not Found\"}");
  else
    {
      fake_keep (exchange, id, "");
      fake_answer (exchange, 200, JSON, "{\"id\": %s, \"statusReportUpdateIds\": [1]}", id);
    }
}

void
fake_openstatus (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "x-openstatus-key");
  guint length = g_strv_length (parts);
  const char *what = length > 2 ? parts[2] : "";
  gboolean post = strcmp (exchange->method, "POST") == 0;

  if (g_strcmp0 (key, "goodkey") != 0)
    fake_answer (exchange, 401, JSON,
                 "{\"code\": \"UNAUTHORIZED\", \"message\": \"Invalid 'x-openstatus-key' header\"}");
  else if (length < 3 || strcmp (parts[1], "v1") != 0)
    fake_answer (exchange, 404, JSON, "{\"code\": \"NOT_FOUND\"}");
  else if (length == 4 && !post && strcmp (what, "page") == 0 && strcmp (parts[3], "17") == 0)
    fake_answer (exchange, 200, JSON, "{\"id\": 17, \"title\": \"Web shop\"}");
  else if (length == 3 && post && strcmp (what, "status_report") == 0)
    put (exchange, FALSE);
  else if (length == 3 && post && strcmp (what, "status_report_update") == 0)
    put (exchange, TRUE);
  else
    fake_answer (exchange, 404, JSON, "{\"code\": \"NOT_FOUND\"}");
}
