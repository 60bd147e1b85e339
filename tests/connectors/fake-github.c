/* fake-github.c - GitHub: /github/repos/OWNER/NAME[/issues…]
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static void
invalid (Exchange *exchange, const char *field)
{
  fake_answer (exchange, 422, JSON,
               "{\"message\": \"Validation Failed\", \"errors\": [{\"resource\": \"Issue\", \"field\": \"%s\", "
               "\"code\": \"invalid\"}]}",
               field);
}

static void
not_found (Exchange *exchange)
{
  fake_answer (exchange, 404, JSON, "{\"message\": \"Not Found\"}");
}

/* Whether somebody would be told of it, or another issue of this one: stricter than the service, which wants that. */
static gboolean
calls (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '@' || *p == '#') && g_ascii_isalnum (p[1]))
      return TRUE;
  return FALSE;
}

static gboolean
is_body (const char *text)
{
  return fake_fits (text, 65536) && !calls (text);
}

static gboolean
are_labels (JsonNode *labels)
{
  if (labels == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (labels))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (labels)); i++)
    if (json_node_get_value_type (json_array_get_element (json_node_get_array (labels), i)) != G_TYPE_STRING)
      return FALSE;
  return TRUE;
}

static void
open_issue (Exchange *exchange, JsonObject *body)
{
  const char *title = fake_text (body, "title");
  g_autofree char *id = g_strdup_printf ("issue %u", ++*exchange->counter);

  if (!fake_only (body, MEMBERS ("title", "body", "labels")) || !fake_fits (title, 256) || calls (title))
    invalid (exchange, "title");
  else if (!is_body (fake_text (body, "body")))
    invalid (exchange, "body");
  else if (!are_labels (json_object_get_member (body, "labels")))
    invalid (exchange, "labels");
  else
    {
      fake_keep (exchange, id, "open");
      fake_answer (exchange, 201, JSON, "{\"id\": 9%u, \"number\": %u, \"state\": \"open\"}", *exchange->counter,
                   *exchange->counter);
    }
}

static void
comment (Exchange *exchange, JsonObject *body, const char *number)
{
  g_autofree char *id = g_strdup_printf ("comment %u", ++*exchange->counter);

  if (!fake_only (body, MEMBERS ("body")) || !is_body (fake_text (body, "body")))
    {
      invalid (exchange, "body");
      return;
    }
  fake_keep (exchange, id, "");
  fake_answer (exchange, 201, JSON,
               "{\"id\": %u, \"issue_url\": \"https://api.github.com/repos/shop/status/issues/%s\"}",
               *exchange->counter, number);
}

static void
change_issue (Exchange *exchange, JsonObject *body, const char *number, const char *id)
{
  const char *state = fake_text (body, "state"), *reason = fake_text (body, "state_reason");
  gboolean closed = g_strcmp0 (state, "closed") == 0;

  if (!fake_only (body, MEMBERS ("body", "state", "state_reason")) || (state != NULL && !closed)
      || (reason != NULL && g_strcmp0 (reason, "completed") != 0))
    invalid (exchange, "state");
  else if (json_object_has_member (body, "body") && !is_body (fake_text (body, "body")))
    invalid (exchange, "body");
  else
    {
      if (closed)
        fake_keep (exchange, id, "closed");
      fake_answer (exchange, 200, JSON, "{\"id\": 9%s, \"number\": %s}", number, number);
    }
}

static void
change_comment (Exchange *exchange, JsonObject *body, const char *number)
{
  if (!fake_only (body, MEMBERS ("body")) || !is_body (fake_text (body, "body")))
    invalid (exchange, "body");
  else
    fake_answer (exchange, 200, JSON, "{\"id\": %s}", number);
}

/* Upptime's own workflow has opened one for the login, and none for the shop. */
static void
list_issues (Exchange *exchange)
{
  const char *labels = exchange->query != NULL ? g_hash_table_lookup (exchange->query, "labels") : NULL;
  const char *state = exchange->query != NULL ? g_hash_table_lookup (exchange->query, "state") : NULL;

  if (labels == NULL || g_strcmp0 (state, "open") != 0)
    invalid (exchange, "labels");
  else if (strcmp (labels, "status,login") == 0)
    {
      fake_keep (exchange, "issue 500", "open");
      fake_answer (exchange, 200, JSON, "[{\"id\": 9500, \"number\": 500}]");
    }
  else
    fake_answer (exchange, 200, JSON, "[]");
}

static void
put (Exchange *exchange, char **parts, guint length)
{
  gboolean post = strcmp (exchange->method, "POST") == 0, patch = strcmp (exchange->method, "PATCH") == 0;
  JsonObject *body = fake_object (exchange->body);
  gboolean comments = length == 7 && strcmp (parts[5], "comments") == 0;
  g_autofree char *issue = g_strdup_printf ("issue %s", length > 5 ? parts[5] : "");
  g_autofree char *remark = g_strdup_printf ("comment %s", length > 6 ? parts[6] : "");

  if (body == NULL)
    fake_answer (exchange, 400, JSON, "{\"message\": \"Problems parsing JSON\"}");
  else if (length == 5 && post)
    open_issue (exchange, body);
  else if (length == 6 && patch && fake_kept (exchange, issue) != NULL)
    change_issue (exchange, body, parts[5], issue);
  else if (length == 7 && post && strcmp (parts[6], "comments") == 0 && fake_kept (exchange, issue) != NULL)
    comment (exchange, body, parts[5]);
  else if (comments && patch && fake_kept (exchange, remark) != NULL)
    change_comment (exchange, body, parts[6]);
  else
    not_found (exchange);
}

/* --- files, by what they hold; the version is its number --- */

static char *
join (char **parts)
{
  return g_strjoinv ("/", parts);
}

static void
show_file (Exchange *exchange, const char *path)
{
  const char *kept = fake_kept (exchange, path);

  if (kept == NULL)
    not_found (exchange);
  else
    fake_answer (exchange, 200, JSON,
                 "{\"path\": \"%s\", \"sha\": \"sha%u\", \"encoding\": \"base64\", \"content\": \"%s\"}", path,
                 g_str_hash (kept), kept);
}

static void
put_file (Exchange *exchange, const char *path, JsonObject *body)
{
  const char *kept = fake_kept (exchange, path), *sha = fake_text (body, "sha"), *content = fake_text (body, "content");
  g_autofree char *now = kept != NULL ? g_strdup_printf ("sha%u", g_str_hash (kept)) : NULL;

  if (body == NULL || !fake_only (body, MEMBERS ("message", "content", "sha"))
      || !fake_fits (fake_text (body, "message"), 600) || content == NULL || *content == '\0')
    invalid (exchange, "content");
  else if (kept != NULL && sha == NULL)
    fake_answer (exchange, 422, JSON, "{\"message\": \"Invalid request. \\\"sha\\\" wasn't supplied.\"}");
  else if (g_strcmp0 (now, sha) != 0)
    fake_answer (exchange, 409, JSON, "{\"message\": \"%s does not match\"}", path);
  else
    {
      fake_keep (exchange, path, content);
      fake_answer (exchange, kept != NULL ? 200 : 201, JSON, "{\"content\": {\"path\": \"%s\"}, \"commit\": {}}", path);
    }
}

static void
serve_file (Exchange *exchange, char **parts)
{
  g_autofree char *path = join (parts);

  if (strcmp (exchange->method, "GET") == 0)
    show_file (exchange, path);
  else if (strcmp (exchange->method, "PUT") == 0)
    put_file (exchange, path, fake_object (exchange->body));
  else
    not_found (exchange);
}

static gboolean
knows (Exchange *exchange)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");

  return key != NULL && g_str_has_prefix (key, "Bearer ") && strlen (key) > 8 && strcmp (key, "Bearer denied") != 0;
}

void
fake_github (Exchange *exchange, char **parts)
{
  const char *version = soup_message_headers_get_one (exchange->headers, "X-GitHub-Api-Version");
  guint length = g_strv_length (parts);

  if (!knows (exchange))
    fake_answer (exchange, 401, JSON, "{\"message\": \"Bad credentials\"}");
  else if (g_strcmp0 (version, "2022-11-28") != 0)
    fake_answer (exchange, 400, JSON, "{\"message\": \"no such version\"}");
  else if (length < 4 || strcmp (parts[1], "repos") != 0 || strcmp (parts[3], "gone") == 0)
    not_found (exchange);
  else if (length == 4 && strcmp (exchange->method, "GET") == 0)
    fake_answer (exchange, 200, JSON, "{\"full_name\": \"%s/%s\", \"has_issues\": %s, \"archived\": %s}", parts[2],
                 parts[3], strcmp (parts[3], "silent") == 0 ? "false" : "true",
                 strcmp (parts[3], "old") == 0 ? "true" : "false");
  else if (length > 4 && strcmp (parts[4], "issues") == 0 && strcmp (parts[3], "silent") == 0)
    fake_answer (exchange, 410, JSON, "{\"message\": \"Issues are disabled for this repo\"}");
  else if (length == 5 && strcmp (parts[4], "issues") == 0 && strcmp (exchange->method, "GET") == 0)
    list_issues (exchange);
  else if (length > 4 && strcmp (parts[4], "issues") == 0)
    put (exchange, parts, length);
  else if (length > 5 && strcmp (parts[4], "contents") == 0)
    serve_file (exchange, parts + 5);
  else
    not_found (exchange);
}
