/* fake-gitlab.c - GitLab: /gitlab/api/v4/projects/OWNER/NAME[/issues…], as the path is once it was unescaped
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static void
invalid (Exchange *exchange, const char *what)
{
  fake_answer (exchange, 400, JSON, "{\"message\": {\"%s\": [\"is too long, missing or not allowed\"]}}", what);
}

static void
not_found (Exchange *exchange, const char *what)
{
  fake_answer (exchange, 404, JSON, "{\"message\": \"404 %s Not Found\"}", what);
}

/* Whether somebody would be told of it, or something be linked, or a command run. */
static gboolean
does_something (const char *text)
{
  gboolean start = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((strchr ("@#!~%", *p) != NULL && g_ascii_isalnum (p[1])) || (start && *p == '/'))
        return TRUE;
      start = *p == '\n';
    }
  return FALSE;
}

static gboolean
is_text (const char *text, glong max)
{
  return fake_fits (text, max) && !does_something (text);
}

static void
open_issue (Exchange *exchange, JsonObject *body)
{
  g_autofree char *id = g_strdup_printf ("issue %u", ++*exchange->counter);

  if (!fake_only (body, MEMBERS ("title", "description", "labels")) || !is_text (fake_text (body, "title"), 255))
    invalid (exchange, "title");
  else if (!is_text (fake_text (body, "description"), 1048576))
    invalid (exchange, "description");
  else if (json_object_has_member (body, "labels") && fake_text (body, "labels") == NULL)
    invalid (exchange, "labels");
  else
    {
      fake_keep (exchange, id, "opened");
      fake_answer (exchange, 201, JSON, "{\"id\": 9%u, \"iid\": %u, \"state\": \"opened\"}", *exchange->counter,
                   *exchange->counter);
    }
}

static void
change_issue (Exchange *exchange, JsonObject *body, const char *iid)
{
  const char *event = fake_text (body, "state_event");

  if (!fake_only (body, MEMBERS ("description", "state_event")) || json_object_get_size (body) == 0)
    fake_answer (exchange, 400, JSON, "{\"error\": \"at least one parameter must be provided\"}");
  else if (json_object_has_member (body, "state_event") && g_strcmp0 (event, "close") != 0)
    fake_answer (exchange, 400, JSON, "{\"error\": \"state_event does not have a valid value\"}");
  else if (event == NULL && !is_text (fake_text (body, "description"), 1048576))
    invalid (exchange, "description");
  else
    fake_answer (exchange, 200, JSON, "{\"id\": 9%s, \"iid\": %s}", iid, iid);
}

static void
put_note (Exchange *exchange, JsonObject *body, const char *note)
{
  g_autofree char *fresh = g_strdup_printf ("%u", ++*exchange->counter);
  g_autofree char *id = g_strdup_printf ("note %s", note != NULL ? note : fresh);

  if (note != NULL && fake_kept (exchange, id) == NULL)
    not_found (exchange, "Note");
  else if (!fake_only (body, MEMBERS ("body")) || !is_text (fake_text (body, "body"), 1000000))
    invalid (exchange, "note");
  else
    {
      fake_keep (exchange, id, "");
      fake_answer (exchange, note != NULL ? 200 : 201, JSON, "{\"id\": %s}", note != NULL ? note : fresh);
    }
}

static void
put (Exchange *exchange, char **parts, guint length)
{
  gboolean post = strcmp (exchange->method, "POST") == 0, change = strcmp (exchange->method, "PUT") == 0;
  JsonObject *body = fake_object (exchange->body);
  g_autofree char *issue = g_strdup_printf ("issue %s", length > 7 ? parts[7] : "");
  gboolean notes = length > 8 && strcmp (parts[8], "notes") == 0;

  if (body == NULL)
    fake_answer (exchange, 400, JSON, "{\"error\": \"The provided body is invalid\"}");
  else if (length == 7 && post)
    open_issue (exchange, body);
  else if (length > 7 && fake_kept (exchange, issue) == NULL)
    not_found (exchange, "Issue");
  else if (length == 8 && change)
    change_issue (exchange, body, parts[7]);
  else if (length == 9 && post && notes)
    put_note (exchange, body, NULL);
  else if (length == 10 && change && notes)
    put_note (exchange, body, parts[9]);
  else
    fake_answer (exchange, 405, JSON, "{\"error\": \"405 Not Allowed\"}");
}

/* The path is given unescaped: the project's slash must have been escaped all the same, which only what it is in the
 * request itself could show. */
void
fake_gitlab (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "PRIVATE-TOKEN");
  guint length = g_strv_length (parts);

  if (key == NULL || *key == '\0' || strcmp (key, "denied") == 0)
    fake_answer (exchange, 401, JSON, "{\"message\": \"401 Unauthorized\"}");
  else if (length < 6 || strcmp (parts[1], "api") != 0 || strcmp (parts[2], "v4") != 0
           || strcmp (parts[3], "projects") != 0 || strcmp (parts[5], "gone") == 0)
    not_found (exchange, "Project");
  else if (strcmp (key, "readonly") == 0 && strcmp (exchange->method, "GET") != 0)
    fake_answer (exchange, 403, JSON, "{\"message\": \"403 Forbidden\"}");
  else if (length == 6 && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "{\"id\": 7, \"path_with_namespace\": \"%s/%s\", \"archived\": %s}", parts[4],
                 parts[5], strcmp (parts[5], "old") == 0 ? "true" : "false");
  else if (length > 6 && strcmp (parts[6], "issues") == 0)
    put (exchange, parts, length);
  else
    not_found (exchange, "Project");
}
