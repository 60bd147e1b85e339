/* fake-jira.c - Jira Cloud: /jira/rest/api/3/{myself,issue[/KEY[/comment[/ID]|/transitions]]}
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static void
invalid (Exchange *exchange, const char *field)
{
  fake_answer (exchange, 400, JSON, "{\"errorMessages\": [], \"errors\": {\"%s\": \"Field is not valid\"}}", field);
}

static void
not_found (Exchange *exchange)
{
  fake_answer (exchange, 404, JSON, "{\"errorMessages\": [\"Issue does not exist\"], \"errors\": {}}");
}

/* --- the document format, as far as it is used --- */

static gboolean
are_marks (JsonNode *marks)
{
  gboolean code = FALSE, other = FALSE;

  if (marks == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (marks) || json_array_get_length (json_node_get_array (marks)) == 0)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (marks)); i++)
    {
      JsonObject *mark = fake_object (json_array_get_element (json_node_get_array (marks), i));
      const char *type = fake_text (mark, "type");
      JsonObject *attrs = mark != NULL ? fake_object (json_object_get_member (mark, "attrs")) : NULL;

      if (type == NULL || !g_strv_contains (MEMBERS ("code", "strong", "em", "link"), type)
          || (strcmp (type, "link") == 0) != (fake_text (attrs, "href") != NULL))
        return FALSE;
      code |= strcmp (type, "code") == 0;
      other |= strcmp (type, "strong") == 0 || strcmp (type, "em") == 0;
    }
  return !code || !other;
}

static const struct
{
  const char *type;
  const char *children; /* between spaces */
  gboolean needed;
} shapes[] = {
  { "doc", " paragraph heading bulletList orderedList blockquote rule codeBlock ", FALSE },
  { "paragraph", " text hardBreak ", FALSE },
  { "heading", " text hardBreak ", FALSE },
  { "bulletList", " listItem ", TRUE },
  { "orderedList", " listItem ", TRUE },
  { "listItem", " paragraph bulletList orderedList codeBlock ", TRUE },
  { "blockquote", " paragraph bulletList orderedList codeBlock ", TRUE },
  { "codeBlock", " text ", FALSE },
  { "rule", NULL, FALSE },
  { "hardBreak", NULL, FALSE },
};

static glong
count_adf (JsonNode *node, const char *allowed)
{
  JsonObject *object = fake_object (node);
  const char *type = fake_text (object, "type");
  g_autofree char *word = g_strdup_printf (" %s ", type != NULL ? type : "?");
  const char *text = fake_text (object, "text");
  JsonNode *content = object != NULL ? json_object_get_member (object, "content") : NULL;
  guint n
    = content != NULL && JSON_NODE_HOLDS_ARRAY (content) ? json_array_get_length (json_node_get_array (content)) : 0;
  glong sum = 0;

  if (type == NULL || strstr (allowed, word) == NULL)
    return -1;
  if (strcmp (type, "text") == 0)
    return text != NULL && *text != '\0' && are_marks (json_object_get_member (object, "marks"))
             ? g_utf8_strlen (text, -1)
             : -1;
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shapes[i].type, type) == 0)
      {
        if ((shapes[i].children == NULL) != (content == NULL) || (shapes[i].needed && n == 0))
          return -1;
        for (guint j = 0; j < n; j++)
          {
            glong part = count_adf (json_array_get_element (json_node_get_array (content), j), shapes[i].children);

            if (part < 0)
              return -1;
            sum += part;
          }
        return sum;
      }
  return -1;
}

static gboolean
is_document (JsonNode *node)
{
  JsonObject *object = fake_object (node);
  glong length = count_adf (node, " doc ");

  return object != NULL && json_object_has_member (object, "version")
         && json_object_get_int_member (object, "version") == 1 && length > 0 && length <= 32767;
}

/* --- tickets --- */

static const char *
named (JsonObject *fields, const char *what, const char *name)
{
  JsonObject *object = fake_object (json_object_get_member (fields, what));

  return object != NULL && fake_only (object, MEMBERS (name)) ? fake_text (object, name) : NULL;
}

static const char *
labels_fault (JsonNode *labels)
{
  if (labels == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (labels))
    return "labels";
  for (guint i = 0; i < json_array_get_length (json_node_get_array (labels)); i++)
    if (strchr (json_array_get_string_element (json_node_get_array (labels), i), ' ') != NULL)
      return "labels";
  return NULL;
}

static const char *
fields_fault (JsonObject *fields)
{
  const char *type = fields != NULL ? named (fields, "issuetype", "name") : NULL;
  const char *priority = fields != NULL ? named (fields, "priority", "name") : NULL;
  const char *summary = fake_text (fields, "summary");

  if (fields == NULL
      || !fake_only (fields, MEMBERS ("project", "issuetype", "summary", "description", "labels", "priority")))
    return "fields";
  if (g_strcmp0 (named (fields, "project", "key"), "SHOP") != 0)
    return "project";
  if (type == NULL || !g_strv_contains (MEMBERS ("Task", "Incident"), type))
    return "issuetype";
  if (!fake_fits (summary, 254) || strchr (summary, '\n') != NULL)
    return "summary";
  if (!is_document (json_object_get_member (fields, "description")))
    return "description";
  if (json_object_has_member (fields, "priority")
      && (priority == NULL || !g_strv_contains (MEMBERS ("Highest", "High", "Medium", "Low"), priority)))
    return "priority";
  return labels_fault (json_object_get_member (fields, "labels"));
}

static void
open_ticket (Exchange *exchange, JsonObject *body)
{
  JsonObject *fields = body != NULL ? fake_object (json_object_get_member (body, "fields")) : NULL;
  const char *fault = fields_fault (fields);
  g_autofree char *key = g_strdup_printf ("SHOP-%u", ++*exchange->counter);

  if (fault != NULL)
    {
      invalid (exchange, fault);
      return;
    }
  fake_keep (exchange, key, "new");
  fake_answer (exchange, 201, JSON, "{\"id\": \"1000%u\", \"key\": \"%s\"}", *exchange->counter, key);
}

static void
change_ticket (Exchange *exchange, JsonObject *body)
{
  JsonObject *fields = body != NULL ? fake_object (json_object_get_member (body, "fields")) : NULL;

  if (fields == NULL || !fake_only (fields, MEMBERS ("description"))
      || !is_document (json_object_get_member (fields, "description")))
    invalid (exchange, "description");
  else
    fake_answer (exchange, 204, NULL, "%s", "");
}

static void
put_comment (Exchange *exchange, JsonObject *body, const char *key, const char *id)
{
  g_autofree char *fresh = g_strdup_printf ("2000%u", ++*exchange->counter);
  g_autofree char *kept = g_strdup_printf ("%s %s", key, id != NULL ? id : fresh);

  if (id != NULL && fake_kept (exchange, kept) == NULL)
    not_found (exchange);
  else if (body == NULL || !fake_only (body, MEMBERS ("body")) || !is_document (json_object_get_member (body, "body")))
    invalid (exchange, "comment");
  else
    {
      fake_keep (exchange, kept, "");
      fake_answer (exchange, id != NULL ? 200 : 201, JSON, "{\"id\": \"%s\"}", id != NULL ? id : fresh);
    }
}

/* A ticket that is done has no step that closes it. */
static void
show_ticket (Exchange *exchange, const char *key)
{
  gboolean done = strcmp (fake_kept (exchange, key), "done") == 0;

  fake_answer (exchange, 200, JSON,
               "{\"key\": \"%s\", \"fields\": {\"status\": {\"name\": \"x\", \"statusCategory\": {\"key\": \"%s\"}}}, "
               "\"transitions\": [{\"id\": \"11\", \"name\": \"To Do\"}%s]}",
               key, done ? "done" : "new", done ? "" : ", {\"id\": \"31\", \"name\": \"Done\"}");
}

static void
take_step (Exchange *exchange, JsonObject *body, const char *key)
{
  const char *id = body != NULL && fake_only (body, MEMBERS ("transition")) ? named (body, "transition", "id") : NULL;

  if (g_strcmp0 (id, "31") != 0 || strcmp (fake_kept (exchange, key), "done") == 0)
    fake_answer (exchange, 400, JSON,
                 "{\"errorMessages\": [\"It seems that you have tried to perform a workflow "
                 "operation that is not valid\"], \"errors\": {}}");
  else
    {
      fake_keep (exchange, key, "done");
      fake_answer (exchange, 204, NULL, "%s", "");
    }
}

static void
serve_ticket (Exchange *exchange, char **parts, guint length)
{
  gboolean post = strcmp (exchange->method, "POST") == 0, put = strcmp (exchange->method, "PUT") == 0;
  JsonObject *body = fake_object (exchange->body);
  const char *what = length > 6 ? parts[6] : "";

  if (length == 5 && post)
    open_ticket (exchange, body);
  else if (length < 6 || fake_kept (exchange, parts[5]) == NULL)
    not_found (exchange);
  else if (length == 6 && strcmp (exchange->method, "GET") == 0)
    show_ticket (exchange, parts[5]);
  else if (length == 6 && put)
    change_ticket (exchange, body);
  else if (length == 7 && post && strcmp (what, "comment") == 0)
    put_comment (exchange, body, parts[5], NULL);
  else if (length == 8 && put && strcmp (what, "comment") == 0)
    put_comment (exchange, body, parts[5], parts[7]);
  else if (length == 7 && post && strcmp (what, "transitions") == 0)
    take_step (exchange, body, parts[5]);
  else
    fake_answer (exchange, 405, JSON, "{}");
}

void
fake_jira (Exchange *exchange, char **parts)
{
  const char *key = soup_message_headers_get_one (exchange->headers, "Authorization");
  guint length = g_strv_length (parts);

  /* desk@shop.example:goodtoken */
  if (g_strcmp0 (key, "Basic ZGVza0BzaG9wLmV4YW1wbGU6Z29vZHRva2Vu") != 0)
    fake_answer (exchange, 401, "text/plain", "Client must be authenticated to access this resource.");
  else if (length < 5 || strcmp (parts[1], "rest") != 0 || strcmp (parts[2], "api") != 0 || strcmp (parts[3], "3") != 0)
    fake_answer (exchange, 404, "text/html", "<html>Oops</html>");
  else if (strcmp (parts[4], "myself") == 0)
    fake_answer (exchange, 200, JSON, "{\"accountId\": \"5b10a\", \"active\": true}");
  else if (strcmp (parts[4], "issue") == 0)
    serve_ticket (exchange, parts, length);
  else
    not_found (exchange);
}
