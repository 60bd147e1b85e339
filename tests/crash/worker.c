/* worker.c - a desk that works until it is killed, in the middle of whatever it is doing
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-probe.h"
#include "comms/sitrep-doc.h"
#include "desk/sitrep-desk.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* usage: worker FOLDER PORT work NAME COUNT [PLACE N]
 *        worker FOLDER PORT drain | check
 *
 * `work` declares an incident called NAME, writes COUNT entries and sends COUNT
 * messages, numbered, to the rooms and the page of a server on this machine,
 * then waits to be killed or to have its input closed. Each deed that was
 * acknowledged is a line on the output: `log TEXT`, `queued TEXT`. PLACE and N
 * make it kill itself when it passes that place for the N-th time.
 *
 * `drain` waits until nothing can be sent any more. `check` walks along the
 * chain of changes. Exit codes: 0, 1 for a failed deed, 3 where another process
 * owns the folder. */

typedef struct
{
  const char *id, *service;
  SitrepAudience audience;
} Place;

static const Place places[] = {
  { "room-a", "slack", SITREP_AUDIENCE_INTERNAL },
  { "room-b", "discord", SITREP_AUDIENCE_INTERNAL },
  { "page", "statuspage", SITREP_AUDIENCE_PUBLIC },
};

static SitrepDesk *desk;
static const char *kill_place;
static int kill_after;

static void
kill_here (const char *place)
{
  if (strcmp (place, kill_place) == 0 && g_atomic_int_dec_and_test (&kill_after))
    kill (getpid (), SIGKILL);
}

/* --- deeds, waited for --- */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static char *
wait_for (GAsyncResult **slot)
{
  g_autoptr (GError) error = NULL;
  char *id;

  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = sitrep_desk_finish (desk, *slot, &error);
  g_clear_object (slot);
  if (id == NULL)
    {
      fprintf (stderr, "worker: %s\n", error->message);
      exit (1);
    }
  return id;
}

/* One write, so that a line is there whole or not at all. */
static void
acknowledge (const char *what, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s %s\n", what, text);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static void
choose_process (void)
{
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (desk);
  GAsyncResult *done = NULL;

  for (guint i = 0; i < shipped->len; i++)
    {
      const SitrepPlaybook *playbook = g_ptr_array_index (shipped, i);

      if (g_strcmp0 (playbook->key, "liyaqa") != 0)
        continue;
      sitrep_desk_choose_playbook_async (desk, playbook->id, done_cb, &done);
      g_free (wait_for (&done));
    }
}

static void
put_places (const char *port, const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
      GAsyncResult *done = NULL;

      destination->base.id = g_strdup (places[i].id);
      destination->name = g_strdup (places[i].id);
      destination->service = g_strdup (places[i].service);
      destination->audience = places[i].audience;
      destination->settings = places[i].audience == SITREP_AUDIENCE_PUBLIC
                                ? g_strdup_printf ("{\"page\":\"%s\",\"base\":\"http://127.0.0.1:%s\"}", tag, port)
                                : g_strdup ("{}");
      sitrep_desk_put_destination_async (desk, destination, NULL, TRUE, done_cb, &done);
      g_free (wait_for (&done));
    }
}

static void
log_one (const char *incident, const char *text)
{
  GAsyncResult *done = NULL;

  sitrep_desk_log_async (desk, incident, text, done_cb, &done);
  g_free (wait_for (&done));
  acknowledge ("log", text);
}

static void
send_one (const char *incident, const Place *place, const char *text, SitrepStage stage)
{
  g_autoptr (SitrepMessage) message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (text);
  GAsyncResult *done = NULL;

  message->destination = g_strdup (place->id);
  message->place = g_strdup (place->id);
  message->audience = place->audience;
  message->title = g_strdup (text);
  message->body = sitrep_doc_to_json (doc);
  message->stage = stage;
  message->page_status = g_strdup ("investigating");
  g_ptr_array_add (messages, message);
  sitrep_desk_send_async (desk, incident, messages, NULL, done_cb, &done);
  g_free (wait_for (&done));
  acknowledge ("queued", text);
}

static void
work (const char *name, int count)
{
  SitrepDeclaration asked = { .title = name, .public_title = name };
  GAsyncResult *done = NULL;
  g_autofree char *incident = NULL;

  sitrep_desk_declare_async (desk, &asked, done_cb, &done);
  incident = wait_for (&done);
  acknowledge ("declared", name);
  for (int i = 0; i < count; i++)
    {
      const Place *place = &places[i % (int) G_N_ELEMENTS (places)];
      g_autofree char *entry = g_strdup_printf ("entry %s-%d", name, i);
      g_autofree char *message = g_strdup_printf ("message %s-%d", name, i);

      log_one (incident, entry);
      send_one (incident, place, message, i < (int) G_N_ELEMENTS (places) ? SITREP_STAGE_OPEN : SITREP_STAGE_UPDATE);
    }
}

/* --- the other modes --- */

static gboolean
closed_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
wait_for_input (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);

  g_io_add_watch (input, G_IO_IN | G_IO_HUP, closed_cb, loop);
  g_main_loop_run (loop);
}

/* What waits for another message, which a person must see to, waits for good. */
static gboolean
is_on_its_way (const SitrepMessage *message)
{
  return message->state == SITREP_MESSAGE_SENDING
         || (message->state == SITREP_MESSAGE_WAITING
             && (message->why == NULL || strstr (message->why, "first message") == NULL));
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
drain (void)
{
  guint timer = g_timeout_add (20, tick_cb, NULL);
  gboolean busy = TRUE;

  while (busy)
    {
      g_autoptr (GPtrArray) outbox = sitrep_reader_outbox (sitrep_desk_reader (desk));

      busy = FALSE;
      for (guint i = 0; i < outbox->len; i++)
        busy = busy || is_on_its_way (g_ptr_array_index (outbox, i));
      if (busy)
        g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
}

static int
check (void)
{
  g_autoptr (GPtrArray) broken = sitrep_reader_check (sitrep_desk_reader (desk));

  for (guint i = 0; i < broken->len; i++)
    fprintf (stderr, "worker: the chain is broken at %s\n", (char *) g_ptr_array_index (broken, i));
  return broken->len > 0;
}

static SitrepSecrets *
new_secrets (const char *port, const char *tag)
{
  SitrepSecrets *secrets = sitrep_secrets_new ();
  g_autofree char *slack = g_strdup_printf ("http://127.0.0.1:%s/services/T1/B1/%s", port, tag);
  g_autofree char *discord = g_strdup_printf ("http://127.0.0.1:%s/api/webhooks/1/%s", port, tag);

  sitrep_secrets_save_for_run (secrets, places[0].id, slack);
  sitrep_secrets_save_for_run (secrets, places[1].id, discord);
  sitrep_secrets_save_for_run (secrets, places[2].id, "key-1");
  return secrets;
}

static SitrepDesk *
open_desk (const char *folder, const char *port)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autofree char *tag = g_path_get_basename (folder);
  g_autoptr (SitrepSecrets) secrets = new_secrets (port, tag);
  g_autoptr (GError) error = NULL;

  desk = sitrep_desk_open (folder, clock, secrets, "test", &error);
  if (desk == NULL)
    {
      fprintf (stderr, "worker: %s\n", error->message);
      exit (g_error_matches (error, SITREP_ERROR, SITREP_ERROR_BUSY) ? 3 : 1);
    }
  return desk;
}

int
main (int argc, char **argv)
{
  g_autoptr (SitrepPlaybook) chosen = NULL;
  g_autofree char *tag = NULL;
  int code = 0;

  if (argc < 4)
    return 2;
  if (argc > 7)
    {
      kill_place = argv[6];
      kill_after = atoi (argv[7]);
      sitrep_probe_listen (kill_here);
    }
  tag = g_path_get_basename (argv[1]);
  desk = open_desk (argv[1], argv[2]);
  /* The process is the last thing that is set up. */
  if ((chosen = sitrep_desk_default_playbook (desk)) == NULL)
    {
      put_places (argv[2], tag);
      choose_process ();
    }
  if (strcmp (argv[3], "work") == 0)
    {
      work (argv[4], atoi (argv[5]));
      wait_for_input ();
    }
  else if (strcmp (argv[3], "drain") == 0)
    drain ();
  else
    code = check ();
  sitrep_desk_close (desk);
  g_object_unref (desk);
  return code;
}
