/* test-courier-mail.c - mails from a confirmed message to a mail server on this machine
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-doc.h"
#include "connectors/mail-server.h"
#include "desk.h"
#include "folder.h"
#include "unit/incidents.h"

#define WAIT 20000

/* A desk, a mail server, an incident, and somebody to be told of it. */
typedef struct
{
  MailServer *server;
  TestDesk *d;
  char *incident;
  char *place;
} Room;

/* @secret may be NULL. */
static char *
add_destination (Room *r, const char *kind, const char *recipient, const char *user, const char *secret)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autoptr (GError) error = NULL;
  char *id;

  destination->name = g_strdup ("Operations");
  destination->service = g_strdup ("email");
  destination->audience = SITREP_AUDIENCE_INTERNAL;
  destination->settings
    = g_strdup_printf ("{\"server\":\"127.0.0.1:%u\",\"sender\":\"Shop status <status@shop.example>\","
                       "\"recipients\":\"%s\",\"user\":\"%s\"}",
                       mail_server_port (r->server, kind), recipient, user);
  id = DO (r->d, put_destination, &error, destination, secret, TRUE);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Room *self, gconstpointer data)
{
  SitrepDeclaration asked = { .kind = SITREP_KIND_REAL, .title = "Logins fail" };

  self->server = mail_server_new ();
  self->d = test_desk_new ("pawtropolis");
  self->incident = DO (self->d, declare, NULL, &asked);
}

static void
tear_down (Room *self, gconstpointer data)
{
  test_desk_free (self->d);
  mail_server_free (self->server);
  g_free (self->incident);
  g_free (self->place);
}

static char *
say (Room *r, const char *text)
{
  g_autoptr (SitrepMessage) message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (text);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  message->incident = g_strdup (r->incident);
  message->destination = g_strdup (r->place);
  message->place = g_strdup ("Operations");
  message->title = g_strdup ("Logins fail");
  message->body = sitrep_doc_to_json (doc);
  message->stage = SITREP_STAGE_UPDATE;
  g_ptr_array_add (messages, message);
  MUST (r->d, send, r->incident, messages, NULL);
  return test_folder_ask (r->d->folder, "SELECT id FROM message ORDER BY ranking DESC LIMIT 1");
}

typedef struct
{
  Room *r;
  const char *id;
  const char *sql;
  const char *value;
} Awaited;

static gboolean
has_come (gpointer data)
{
  Awaited *awaited = data;
  g_autofree char *value = test_folder_ask (awaited->r->d->folder, awaited->sql);

  return g_strcmp0 (value, awaited->value) == 0;
}

static void
wait_for (Room *r, const char *sql, const char *value)
{
  Awaited awaited = { r, NULL, sql, value };
  g_autofree char *now = NULL, *why = NULL;

  if (test_spin_until (has_come, &awaited, WAIT))
    return;
  now = test_folder_ask (r->d->folder, sql);
  why = test_folder_ask (r->d->folder, "SELECT group_concat (coalesce (why, '')) FROM message");
  g_error ("%s is %s and not %s: %s", sql, now, value, why);
}

static const char *
header_of (JsonNode *mail, const char *name)
{
  JsonObject *headers = json_object_get_object_member (json_node_get_object (mail), "headers");

  return json_object_get_string_member_with_default (headers, name, NULL);
}

/* The second one answers the first, by what was kept of that. */
static void
test_sent (Room *r, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (JsonNode) one = NULL, two = NULL;

  r->place = add_destination (r, "login", "ops@shop.example", "status@shop.example", "right horse");
  first = say (r, "**Logins** fail");
  wait_for (r, "SELECT count (*) FROM message WHERE state = 'sent'", "1");
  second = say (r, "Restarted, without effect");
  wait_for (r, "SELECT count (*) FROM message WHERE state = 'sent'", "2");
  one = mail_server_get (r->server, 0);
  two = mail_server_get (r->server, 1);
  g_assert_nonnull (strstr (header_of (one, "message-id"), first));
  g_assert_nonnull (strstr (header_of (two, "message-id"), second));
  g_assert_cmpstr (header_of (two, "in-reply-to"), ==, header_of (one, "message-id"));
  test_desk_check (r->d);
}

/* A relay without a login has no secret, and none is looked for. */
static void
test_keyless (Room *r, gconstpointer data)
{
  g_autofree char *id = NULL;

  r->place = add_destination (r, "plain", "ops@shop.example", "", NULL);
  id = say (r, "Logins fail");
  wait_for (r, "SELECT count (*) FROM message WHERE state = 'sent'", "1");
  g_assert_cmpuint (mail_server_count (r->server), ==, 1);
}

/* Where one is needed and gone, that is said, and nothing is tried. */
static void
test_secret_gone (Room *r, gconstpointer data)
{
  g_autofree char *id = NULL;

  r->place = add_destination (r, "login", "ops@shop.example", "status@shop.example", NULL);
  id = say (r, "Logins fail");
  wait_for (r, "SELECT state FROM destination", "stopped");
  g_assert_cmpuint (mail_server_count (r->server), ==, 0);
}

static void
test_wrong_password (Room *r, gconstpointer data)
{
  g_autofree char *id = NULL;

  r->place = add_destination (r, "login", "ops@shop.example", "status@shop.example", "wrong horse");
  id = say (r, "Logins fail");
  wait_for (r, "SELECT state FROM destination", "stopped");
  wait_for (r, "SELECT why LIKE '%user and password%' FROM destination", "1");
}

/* The end of the program does not wait for a server that says nothing. */
static void
test_end (Room *r, gconstpointer data)
{
  g_autofree char *id = NULL;
  gint64 start;

  r->place = add_destination (r, "plain", "slow@shop.example", "", NULL);
  id = say (r, "Logins fail");
  wait_for (r, "SELECT count (*) FROM message WHERE state = 'sending'", "1");
  start = g_get_monotonic_time ();
  test_desk_reopen (r->d);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
add (const char *name, void (*test) (Room *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/courier-mail/", name, NULL);

  g_test_add (path, Room, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  MailServer *server;

  g_test_init (&argc, &argv, NULL);
  server = mail_server_new ();
  if (server == NULL)
    return 77;
  mail_server_free (server);
  add ("sent", test_sent);
  add ("keyless", test_keyless);
  add ("secret-gone", test_secret_gone);
  add ("wrong-password", test_wrong_password);
  add ("end", test_end);
  return g_test_run ();
}
