/* bench-wire.c - how long from the commit of a message until its first byte is on the wire
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-doc.h"
#include "measure.h"
#include "stores.h"

#include <gio/gio.h>
#include <libsoup/soup.h>
#include <string.h>

#define ROUNDS 40
#define TEXT "**Update 1**\n\nRolled back eu-1 to the build before. The error rate falls."

/* --- a server of bare sockets: it says when it saw the first byte --- */

static gint64 seen_at;

static void
serve_one (GSocket *client)
{
  char bytes[8192];
  gssize n = g_socket_receive (client, bytes, sizeof bytes - 1, NULL, NULL);
  gsize have = 0, want = G_MAXSIZE;
  static const char answer[]
    = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

  __atomic_store_n (&seen_at, g_get_monotonic_time (), __ATOMIC_RELEASE);
  g_main_context_wakeup (NULL);
  while (n > 0)
    {
      char *end, *length;

      have += (gsize) n;
      bytes[have] = '\0';
      end = strstr (bytes, "\r\n\r\n");
      length = strcasestr (bytes, "content-length:");
      if (end != NULL && length != NULL)
        want = (gsize) (end + 4 - bytes) + (gsize) g_ascii_strtoull (length + 15, NULL, 10);
      if (have >= want)
        break;
      n = g_socket_receive (client, bytes + have, sizeof bytes - 1 - have, NULL, NULL);
    }
  g_socket_send (client, answer, sizeof answer - 1, NULL, NULL);
  g_socket_close (client, NULL);
}

static gpointer
serve (gpointer data)
{
  GSocket *listening = data;

  for (;;)
    {
      g_autoptr (GSocket) client = g_socket_accept (listening, NULL, NULL);

      if (client == NULL)
        return NULL;
      serve_one (client);
    }
}

static guint
start_server (void)
{
  GSocket *listening = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;

  if (!g_socket_bind (listening, address, FALSE, NULL) || !g_socket_listen (listening, NULL))
    g_error ("No port on this machine");
  bound = g_socket_get_local_address (listening, NULL);
  g_thread_unref (g_thread_new ("server", serve, listening));
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static void
await_byte (void)
{
  __atomic_store_n (&seen_at, 0, __ATOMIC_RELEASE);
}

static double
first_byte (void)
{
  while (__atomic_load_n (&seen_at, __ATOMIC_ACQUIRE) == 0)
    g_main_context_iteration (NULL, TRUE);
  return (double) seen_at / 1000;
}

/* --- ours --- */

static SitrepDestination *
add_destination (SitrepDesk *desk, const char *url, guint i)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  GAsyncResult *slot = NULL;
  g_autofree char *id = NULL;

  destination->name = g_strdup_printf ("#incidents-%u", i);
  destination->service = g_strdup ("slack");
  sitrep_desk_put_destination_async (desk, destination, url, TRUE, measure_done_cb, &slot);
  id = measure_wait (desk, &slot);
  return sitrep_reader_get (sitrep_desk_reader (desk), &sitrep_destination_type, id);
}

static GPtrArray *
new_messages (const char *incident, const SitrepDestination *destination)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (sitrep_record_unref);
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (TEXT);

  message->incident = g_strdup (incident);
  message->destination = g_strdup (destination->base.id);
  message->place = g_strdup (destination->name);
  message->moment = g_strdup ("update");
  message->body = sitrep_doc_to_json (doc);
  g_ptr_array_add (messages, message);
  return messages;
}

static gboolean
is_sent (SitrepDesk *desk, const SitrepDestination *destination)
{
  return sitrep_reader_count (sitrep_desk_reader (desk), &sitrep_message_type, "destination", destination->base.id,
                              "state", "sent", NULL)
         == 1;
}

/* A destination of its own for each message: none waits for the pause that its service asks for. */
static double
send_ours (SitrepDesk *desk, const char *incident, const char *url, guint i)
{
  g_autoptr (SitrepDestination) destination = add_destination (desk, url, i);
  g_autoptr (GPtrArray) messages = new_messages (incident, destination);
  g_autofree char *id = NULL;
  GAsyncResult *slot = NULL;
  double byte;

  measure_await_commit ();
  await_byte ();
  sitrep_desk_send_async (desk, incident, messages, NULL, measure_done_cb, &slot);
  byte = first_byte ();
  id = measure_wait (desk, &slot);
  while (!is_sent (desk, destination))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  return byte - measure_commit ();
}

/* --- libsoup alone --- */

static void
answered_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (session), result, NULL);

  *(gboolean *) data = TRUE;
}

static double
send_bare (SoupSession *session, const char *url)
{
  g_autoptr (SoupMessage) message = soup_message_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"text\":\"" TEXT "\"}", sizeof ("{\"text\":\"" TEXT "\"}") - 1);
  gboolean done = FALSE;
  double start, byte;

  soup_message_set_request_body_from_bytes (message, "application/json", body);
  await_byte ();
  start = measure_now ();
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, answered_cb, &done);
  byte = first_byte ();
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return byte - start;
}

/* What the mark of the attempt, which must be on disk before the first byte, costs by hand. */
static void
mark_more (Twin *twin, gpointer data)
{
  twin_run (twin, "UPDATE message SET attempts = attempts + 1 WHERE id = ?1", data, NULL);
}

static double
mark_bare (Twin *twin, const char *message)
{
  twin_mark (twin);
  twin_take_where (twin, "act", "kind = 'delivery' ORDER BY rowid DESC LIMIT 1 OFFSET 1");
  twin_take_where (twin, "change",
                   "act = (SELECT id FROM act WHERE kind = 'delivery' ORDER BY rowid DESC LIMIT 1 OFFSET 1)");
  return twin_write (twin, mark_more, (gpointer) message);
}

int
main (int argc, char **argv)
{
  char *folder = measure_folder_new ();
  g_autofree char *big = NULL, *url = NULL;
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SitrepDesk) desk = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  Measure wire = measure_new ("commit-to-wire"), marked = measure_new ("commit-to-wire-with-mark");
  Twin *twin;

  measure_listen ();
  big = stores_fill (folder, 0, 0, 1000);
  twin = twin_new (folder);
  desk = stores_open (folder);
  stored = sitrep_reader_list (sitrep_desk_reader (desk), &sitrep_message_type, NULL, 1, NULL);
  url = g_strdup_printf ("http://127.0.0.1:%u/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", start_server ());
  session = soup_session_new ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      double ours = send_ours (desk, big, url, i);
      double bare = send_bare (session, url);
      double mark = mark_bare (twin, ((SitrepRecord *) g_ptr_array_index (stored, 0))->id);

      if (i < 3)
        continue;
      measure_ours (&wire, ours);
      measure_bare (&wire, bare);
      measure_ours (&marked, ours);
      measure_bare (&marked, bare + mark);
    }
  measure_end (&wire);
  measure_end (&marked);
  sitrep_desk_close (desk);
  twin_free (twin);
  measure_folder_remove (folder);
  return 0;
}
