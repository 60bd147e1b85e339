/* fake-services.c - Discord, Slack and Statuspage on this machine, stricter than they are
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <stdio.h>
#include <string.h>

struct _FakeServices
{
  SoupServer *server;
  GPtrArray *faults; /* Fault, in the order they are to be played */
  GPtrArray *log;    /* char *: one JSON object for each accepted request */
  GPtrArray *hung;   /* SoupServerMessage that are never answered */
  GHashTable *kept;
  FILE *file; /* nullable */
  guint counter;
  guint seen;
};

typedef struct
{
  char *path;
  JsonNode *answer;
} Fault;

static void
fault_free (Fault *self)
{
  g_free (self->path);
  json_node_unref (self->answer);
  g_free (self);
}

static JsonNode *
parse (const char *text, gssize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  json_parser_set_strict (parser, TRUE);
  return json_parser_load_from_data (parser, text, length, NULL) ? json_parser_steal_root (parser) : NULL;
}

/* --- what was accepted --- */

static void
note (FakeServices *self, const Exchange *exchange)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *path = exchange->path;
  const FakeService *service = fake_find (path);

  json_builder_begin_object (json);
  json_builder_add_string_value (json_builder_set_member_name (json, "service"), service->name);
  json_builder_add_string_value (json_builder_set_member_name (json, "method"), exchange->method);
  json_builder_add_string_value (json_builder_set_member_name (json, "path"), path);
  json_builder_set_member_name (json, "body");
  if (exchange->body != NULL)
    json_builder_add_value (json, json_node_copy (exchange->body));
  else
    json_builder_add_string_value (json, exchange->text);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  g_ptr_array_add (self->log, json_to_string (root, FALSE));
  if (self->file != NULL)
    {
      fprintf (self->file, "%s\n", (char *) g_ptr_array_index (self->log, self->log->len - 1));
      fflush (self->file);
    }
}

/* --- faults --- */

static JsonNode *
next_fault (FakeServices *self, const char *path)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      Fault *fault = g_ptr_array_index (self->faults, i);

      if (g_str_has_prefix (path, fault->path))
        {
          JsonNode *answer = json_node_ref (fault->answer);

          g_ptr_array_remove_index (self->faults, i);
          return answer;
        }
    }
  return NULL;
}

static void
drop (SoupServerMessage *message, const char *first)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (first != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (stream), first, strlen (first), NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
hang (FakeServices *self, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_ptr_array_add (self->hung, g_object_ref (message));
}

static void
respond (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
set_header (JsonObject *object, const char *name, JsonNode *value, gpointer message)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, json_node_get_string (value));
}

/* An answer that was written out by whoever asked for the fault. */
static void
play_answer (SoupServerMessage *message, JsonObject *fault)
{
  const char *type = fake_text (fault, "type"), *body = fake_text (fault, "body");
  JsonObject *headers = fake_object (json_object_get_member (fault, "headers"));

  respond (message, (guint) json_object_get_int_member_with_default (fault, "status", 500),
           type != NULL ? type : "application/json", body != NULL ? body : "{}");
  if (headers != NULL)
    json_object_foreach_member (headers, set_header, message);
}

/* Whether the fault is one that comes instead of the service. */
static gboolean
play_before (FakeServices *self, SoupServerMessage *message, JsonObject *fault)
{
  const char *name = fake_text (fault, "fault");

  if (name == NULL)
    play_answer (message, fault);
  else if (strcmp (name, "drop") == 0)
    drop (message, NULL);
  else if (strcmp (name, "hang") == 0)
    hang (self, message);
  else if (strcmp (name, "junk") == 0)
    {
      g_autofree char *junk = g_strnfill (2 * 1024 * 1024, '[');

      respond (message, 200, "application/json", junk);
    }
  else if (strcmp (name, "redirect") == 0)
    soup_server_message_set_redirect (message, 302, "/stolen");
  else
    return FALSE;
  return TRUE;
}

static void
play_after (FakeServices *self, SoupServerMessage *message, const char *name, const Exchange *exchange)
{
  if (g_strcmp0 (name, "drop-after") == 0)
    drop (message, NULL);
  else if (g_strcmp0 (name, "drop-middle") == 0)
    drop (message, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"id\": ");
  else if (g_strcmp0 (name, "hang-after") == 0)
    hang (self, message);
  else
    respond (message, exchange->status, g_strcmp0 (name, "wrong-type") == 0 ? "text/html" : exchange->type,
             exchange->answer);
}

/* --- requests --- */

const char *
fake_kept (Exchange *exchange, const char *id)
{
  return g_hash_table_lookup (exchange->kept, id);
}

void
fake_keep (Exchange *exchange, const char *id, const char *value)
{
  g_hash_table_insert (exchange->kept, g_strdup (id), g_strdup (value));
}

static void
serve (Exchange *exchange)
{
  const char *agent = soup_message_headers_get_one (exchange->headers, "User-Agent");
  const char *type = soup_message_headers_get_content_type (exchange->headers, NULL);
  g_auto (GStrv) parts = g_strsplit (exchange->path, "/", -1);
  const FakeService *service = fake_find (exchange->path);
  g_autofree char *below = service != NULL ? g_strdup_printf ("/%s/", service->name) : NULL;
  gboolean bodied = *exchange->text != '\0';

  if (agent == NULL || !g_str_has_prefix (agent, "Sitrep/"))
    fake_answer (exchange, 403, "text/plain", "who are you?");
  else if (service == NULL)
    fake_answer (exchange, 404, "text/plain", "nothing here");
  else if (bodied && service->type != NULL && g_strcmp0 (type, service->type) != 0)
    fake_answer (exchange, 415, "text/plain", "%s, please", service->type);
  else
    service->serve (exchange, strcmp (service->prefix, below) == 0 ? parts + 1 : parts);
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  FakeServices *self = data;
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (JsonNode) json = parse (text, -1);
  g_autoptr (JsonNode) fault = next_fault (self, path);
  const char *name = fault != NULL ? fake_text (fake_object (fault), "fault") : NULL;
  Exchange exchange = { soup_server_message_get_method (message),
                        path,
                        query,
                        soup_server_message_get_request_headers (message),
                        json,
                        text,
                        self->kept,
                        &self->counter };

  self->seen++;
  if (fault != NULL && play_before (self, message, fake_object (fault)))
    return;
  serve (&exchange);
  if (exchange.accepted)
    note (self, &exchange);
  play_after (self, message, name, &exchange);
  g_free (exchange.type);
  g_free (exchange.answer);
}

static char *
accepted_json (FakeServices *self)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < self->log->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", fake_services_get (self, i));
  g_string_append_c (out, ']');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
control_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  FakeServices *self = data;
  const char *method = soup_server_message_get_method (message);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autofree char *accepted = accepted_json (self);

  if (strcmp (method, "GET") == 0)
    respond (message, 200, "application/json", accepted);
  else if (strcmp (method, "DELETE") == 0)
    {
      g_ptr_array_set_size (self->faults, 0);
      g_ptr_array_set_size (self->log, 0);
      respond (message, 200, "application/json", "{}");
    }
  else
    respond (message, fake_services_play (self, text) ? 200 : 400, "application/json", "{}");
}

/* --- for tests in the same process --- */

/** fake_services_play: what POST /control does; %FALSE where the JSON is not as it must be. */
gboolean
fake_services_play (FakeServices *self, const char *control_json)
{
  g_autoptr (JsonNode) root = parse (control_json, -1);
  JsonObject *control = fake_object (root);
  JsonNode *answers = control != NULL ? json_object_get_member (control, "answers") : NULL;
  const char *path = fake_text (control, "path");

  if (path == NULL || answers == NULL || !JSON_NODE_HOLDS_ARRAY (answers))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (answers)); i++)
    {
      Fault *fault = g_new0 (Fault, 1);

      fault->path = g_strdup (path);
      fault->answer = json_array_dup_element (json_node_get_array (answers), i);
      g_ptr_array_add (self->faults, fault);
    }
  return TRUE;
}

guint
fake_services_port (FakeServices *self)
{
  GSList *uris = soup_server_get_uris (self->server);
  guint port = (guint) g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

char *
fake_services_url (FakeServices *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", fake_services_port (self), path);
}

/** fake_services_count: how many requests were accepted. */
guint
fake_services_count (FakeServices *self)
{
  return self->log->len;
}

/** fake_services_seen: how many came at all. */
guint
fake_services_seen (FakeServices *self)
{
  return self->seen;
}

/** fake_services_get: the accepted request of that number, as JSON. */
const char *
fake_services_get (FakeServices *self, guint i)
{
  return g_ptr_array_index (self->log, i);
}

/** fake_services_new: listens in the thread-default context; aborts where it cannot. */
FakeServices *
fake_services_new (const char *log_file)
{
  FakeServices *self = g_new0 (FakeServices, 1);
  g_autoptr (GError) error = NULL;

  self->server = soup_server_new ("server-header", "fake-services", NULL);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->hung = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->file = log_file != NULL ? fopen (log_file, "ae") : NULL;
  soup_server_add_handler (self->server, "/control", control_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  if (!soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    g_error ("fake-services: %s", error->message);
  return self;
}

void
fake_services_free (FakeServices *self)
{
  soup_server_disconnect (self->server);
  g_ptr_array_unref (self->hung);
  g_object_unref (self->server);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->log);
  g_hash_table_unref (self->kept);
  if (self->file != NULL)
    fclose (self->file);
  g_free (self);
}
