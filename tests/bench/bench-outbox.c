/* bench-outbox.c - one update to fifty destinations, and a long queue to one
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

#define PLACES 50
#define ROUNDS 9
#define QUEUE 10000
#define SLICE 500 /* of the queue, then a while of the bare loop */
#define TEXT "**Update 1**\n\nRolled back eu-1 to the build before. The error rate falls."

/* --- a server of bare sockets, a thread for each connection --- */

static guint served;
static gint shut;

/* @gate: (nullable): while it is not 0, nobody is answered */
static void
serve_one (GSocket *client, gint *gate)
{
  static const char answer[]
    = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
  char bytes[8192];
  gsize have = 0, want = G_MAXSIZE;
  gssize n;

  while (have < want && (n = g_socket_receive (client, bytes + have, sizeof bytes - 1 - have, NULL, NULL)) > 0)
    {
      char *end, *length;

      have += (gsize) n;
      bytes[have] = '\0';
      end = strstr (bytes, "\r\n\r\n");
      length = strcasestr (bytes, "content-length:");
      if (end != NULL && length != NULL)
        want = (gsize) (end + 4 - bytes) + (gsize) g_ascii_strtoull (length + 15, NULL, 10);
    }
  while (gate != NULL && g_atomic_int_get (gate) != 0)
    g_usleep (500);
  g_socket_send (client, answer, sizeof answer - 1, NULL, NULL);
  g_socket_close (client, NULL);
  g_object_unref (client);
  __atomic_add_fetch (&served, 1, __ATOMIC_ACQ_REL);
  g_main_context_wakeup (NULL);
}

typedef struct
{
  GSocket *listening;
  gint *gate;
} Server;

static gpointer
serve (gpointer data)
{
  const Server *server = data;
  GThreadPool *pool = g_thread_pool_new ((GFunc) serve_one, server->gate, 8, FALSE, NULL);

  for (;;)
    {
      GSocket *client = g_socket_accept (server->listening, NULL, NULL);

      if (client != NULL)
        g_thread_pool_push (pool, client, NULL);
    }
  return NULL;
}

static char *
start_server (gint *gate)
{
  Server *server = g_new0 (Server, 1);
  GSocket *listening = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_socket_set_listen_backlog (listening, 128);
  if (!g_socket_bind (listening, address, FALSE, NULL) || !g_socket_listen (listening, NULL))
    g_error ("No port on this machine");
  bound = g_socket_get_local_address (listening, NULL);
  server->listening = listening;
  server->gate = gate;
  g_thread_unref (g_thread_new ("server", serve, server));
  return g_strdup_printf ("http://127.0.0.1:%u/hook", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
}

static void
await (guint n)
{
  while (__atomic_load_n (&served, __ATOMIC_ACQUIRE) < n)
    g_main_context_iteration (NULL, TRUE);
}

/* --- ours --- */

static char *
add_destination (SitrepDesk *desk, const char *url, guint i)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autofree char *secret = g_strdup_printf ("{\"url\":\"%s\"}", url);
  GAsyncResult *slot = NULL;

  destination->name = g_strdup_printf ("bus-%u", i);
  destination->service = g_strdup ("webhook");
  sitrep_desk_put_destination_async (desk, destination, secret, TRUE, measure_done_cb, &slot);
  return measure_wait (desk, &slot);
}

static SitrepMessage *
new_message (const char *incident, const char *destination)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (TEXT);

  message->incident = g_strdup (incident);
  message->destination = g_strdup (destination);
  message->place = g_strdup ("bus");
  message->moment = g_strdup ("update");
  message->title = g_strdup ("Logins fail");
  message->body = sitrep_doc_to_json (doc);
  return message;
}

/* Looking takes the second core from what is measured: not more often than a window would be drawn. */
static guint
await_sent (SitrepDesk *desk, guint n)
{
  guint sent;

  while ((sent = sitrep_reader_count (sitrep_desk_reader (desk), &sitrep_message_type, "state", "sent", NULL)) < n)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (20000);
    }
  return sent;
}

static void
send_all (SitrepDesk *desk, const char *incident, GPtrArray *messages)
{
  GAsyncResult *slot = NULL;
  g_autofree char *id = NULL;

  sitrep_desk_send_async (desk, incident, messages, NULL, measure_done_cb, &slot);
  id = measure_wait (desk, &slot);
}

static double
fan_out_ours (SitrepDesk *desk, const char *incident, GPtrArray *places)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (sitrep_record_unref);
  guint before = sitrep_reader_count (sitrep_desk_reader (desk), &sitrep_message_type, "state", "sent", NULL);
  GAsyncResult *slot = NULL;
  g_autofree char *id = NULL;
  double start, end;

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (messages, new_message (incident, g_ptr_array_index (places, i)));
  __atomic_store_n (&served, 0, __ATOMIC_RELEASE);
  measure_await_commit ();
  sitrep_desk_send_async (desk, incident, messages, NULL, measure_done_cb, &slot);
  await (PLACES);
  end = measure_now ();
  start = measure_commit ();
  id = measure_wait (desk, &slot);
  await_sent (desk, before + PLACES);
  return end - start;
}

/* --- the same requests by `curl --parallel` --- */

static char *
write_config (const char *folder, const char *url)
{
  char *file = g_build_filename (folder, "curl.config", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < PLACES; i++)
    g_string_append_printf (
      text,
      "%surl = \"%s\"\nheader = \"Content-Type: application/json\"\n"
      "data = \"{\\\"text\\\":\\\"Rolled back eu-1 to the build before.\\\"}\"\noutput = /dev/null\n",
      i > 0 ? "next\n" : "", url);
  if (!g_file_set_contents (file, text->str, -1, &error))
    g_error ("%s", error->message);
  return file;
}

static double
fan_out_bare (const char *config)
{
  const char *argv[]
    = { "curl", "--silent", "--parallel", "--parallel-immediate", "--parallel-max", "50", "--config", config, NULL };
  g_autoptr (GError) error = NULL;
  double start = measure_now ();

  __atomic_store_n (&served, 0, __ATOMIC_RELEASE);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (__atomic_load_n (&served, __ATOMIC_ACQUIRE) != PLACES)
    g_error ("curl sent %u of %u", served, PLACES);
  return measure_now () - start;
}

static void
measure_fan_out (SitrepDesk *desk, const char *folder, const char *incident, const char *url)
{
  g_autofree char *config = write_config (folder, url);
  Measure fan_out = measure_new ("fan-out-50");
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < PLACES; i++)
    g_ptr_array_add (places, add_destination (desk, url, i));
  for (guint i = 0; i < ROUNDS; i++)
    {
      double ours = fan_out_ours (desk, incident, places);
      double bare = fan_out_bare (config);

      if (i == 0)
        continue;
      measure_ours (&fan_out, ours);
      measure_bare (&fan_out, bare);
    }
  measure_end (&fan_out);
}

/* --- a long queue --- */

static void
answered_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (session), result, NULL);

  *(gboolean *) data = TRUE;
}

static void
mark (Twin *twin, gpointer message)
{
  twin_run (twin, "UPDATE message SET attempts = attempts + 1 WHERE id = ?1", message, NULL);
  /* A commit that changes no row writes nothing, and is not durable but free. */
  g_assert (sqlite3_changes (twin_db (twin)) == 1);
}

/* A message that was in the store when the copy was made. */
static char *
any_message (Twin *twin)
{
  sqlite3_stmt *statement = NULL;
  char *id;

  if (sqlite3_prepare_v2 (twin_db (twin), "SELECT id FROM message LIMIT 1", -1, &statement, NULL) != SQLITE_OK
      || sqlite3_step (statement) != SQLITE_ROW)
    g_error ("The copy has no message");
  id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return id;
}

/* A request and a durable commit for each message, one after the other. */
static double
drain_bare (Twin *twin, const char *url, const char *message, guint n)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  double start = measure_now ();

  twin_mark (twin);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SoupMessage) request = soup_message_new ("POST", url);
      g_autoptr (GBytes) body = g_bytes_new_static ("{\"text\":\"up\"}", 13);
      gboolean done = FALSE;

      soup_message_add_flags (request, SOUP_MESSAGE_NEW_CONNECTION);
      soup_message_set_request_body_from_bytes (request, "application/json", body);
      soup_session_send_and_read_async (session, request, G_PRIORITY_DEFAULT, NULL, answered_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      twin_write (twin, mark, (gpointer) message);
    }
  return measure_now () - start;
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, "VmRSS:")) == NULL)
    return NAN;
  return g_ascii_strtod (line + 6, NULL) / 1024;
}

/* How long one of the next messages takes, from letting the queue go on to holding it up again. */
static double
drain_ours (SitrepDesk *desk, guint *sent, guint until)
{
  double start = measure_now (), took;
  guint before = *sent;

  g_atomic_int_set (&shut, 0);
  *sent = await_sent (desk, until);
  took = measure_now () - start;
  g_atomic_int_set (&shut, 1);
  return took / (*sent - before);
}

/* In turns: the one that is on its way waits for its answer while the bare loop runs. */
static void
measure_drain (SitrepDesk *desk, Twin *twin, const char *incident, const char *url, const char *bare_url)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_autofree char *place = add_destination (desk, url, PLACES), *message = any_message (twin);
  guint before = sitrep_reader_count (sitrep_desk_reader (desk), &sitrep_message_type, "state", "sent", NULL);
  guint sent = before;
  Measure drain = measure_new ("drain-10000");
  double memory;

  for (guint i = 0; i < QUEUE; i++)
    g_ptr_array_add (messages, new_message (incident, place));
  g_atomic_int_set (&shut, 1);
  send_all (desk, incident, messages);
  g_ptr_array_set_size (messages, 0);
  memory = resident_mb ();
  while (sent < before + QUEUE)
    {
      measure_ours (&drain, drain_ours (desk, &sent, MIN (sent + SLICE, before + QUEUE)));
      measure_bare (&drain, drain_bare (twin, bare_url, message, SLICE / 2) / (SLICE / 2));
    }
  memory = resident_mb () - memory;
  measure_print (drain.name, 1000 / measure_median (drain.ours), "messages/s", 1000 / measure_median (drain.bare));
  measure_print ("drain-10000-memory", memory, "MB", NAN);
}

int
main (int argc, char **argv)
{
  char *folder = measure_folder_new ();
  g_autofree char *big = NULL, *url = NULL, *bare_url = NULL;
  g_autoptr (SitrepDesk) desk = NULL;
  Twin *twin;

  measure_listen ();
  big = stores_fill (folder, 0, 0, 100);
  twin = twin_new (folder);
  desk = stores_open (folder);
  url = start_server (&shut);
  bare_url = start_server (NULL);
  if (measure_wanted (argv + 1, "fan-out-50"))
    measure_fan_out (desk, folder, big, url);
  if (measure_wanted (argv + 1, "drain-10000"))
    measure_drain (desk, twin, big, url, bare_url);
  sitrep_desk_close (desk);
  twin_free (twin);
  measure_folder_remove (folder);
  return 0;
}
