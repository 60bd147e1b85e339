/* test-courier.c - from a confirmed message to its end, with services on this machine
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-doc.h"
#include "connectors/fake-services.h"
#include "desk.h"
#include "fault-vfs.h"
#include "folder.h"
#include "unit/incidents.h"

#include <string.h>

#define WAIT 10000

/* A desk, services, and an incident to tell of. */
typedef struct
{
  TestDesk *d;
  FakeServices *services;
  char *incident;
} Room;

static Room *
room_new (const char *process, SitrepKind kind)
{
  Room *self = g_new0 (Room, 1);
  SitrepDeclaration asked = { .kind = kind, .title = "API errors", .public_title = "Members cannot log in" };

  self->services = fake_services_new (NULL);
  self->d = test_desk_new (process);
  self->incident = DO (self->d, declare, NULL, &asked);
  return self;
}

static void
room_free (Room *self)
{
  test_desk_free (self->d);
  fake_services_free (self->services);
  g_free (self->incident);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static char *
add_destination (Room *r, const char *service, gboolean test)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autofree char *base = fake_services_url (r->services, "");
  g_autofree char *slack = fake_services_url (r->services, "/services/T1/B1/token");
  g_autofree char *discord = fake_services_url (r->services, "/api/webhooks/1/token");
  gboolean page = strcmp (service, "statuspage") == 0;
  g_autoptr (GError) error = NULL;
  char *id;

  destination->name = g_strdup (service);
  destination->service = g_strdup (service);
  destination->audience = page ? SITREP_AUDIENCE_PUBLIC : SITREP_AUDIENCE_INTERNAL;
  destination->test = test;
  destination->settings = page ? g_strdup_printf ("{\"page\":\"p1\",\"base\":\"%s\"}", base) : g_strdup ("{}");
  id = DO (r->d, put_destination, &error, destination,
           page                             ? "key-1"
           : strcmp (service, "slack") == 0 ? slack
                                            : discord,
           TRUE);
  g_assert_no_error (error);
  return id;
}

static char *
add_tracker (Room *r)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autofree char *base = fake_services_url (r->services, "/github");
  g_autoptr (GError) error = NULL;
  char *id;

  destination->name = g_strdup ("Incidents");
  destination->service = g_strdup ("github");
  destination->settings = g_strdup_printf ("{\"repository\":\"shop/incidents\",\"base\":\"%s\"}", base);
  id = DO (r->d, put_destination, &error, destination, "goodtoken", TRUE);
  g_assert_no_error (error);
  return id;
}

/* One that a person posts to: it has no secret. */
static char *
add_board (Room *r)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autoptr (GError) error = NULL;
  char *id;

  destination->name = g_strdup ("Board");
  destination->service = g_strdup ("by-hand");
  destination->settings = g_strdup ("{\"where\":\"The board in the hall\"}");
  id = DO (r->d, put_destination, &error, destination, NULL, FALSE);
  g_assert_no_error (error);
  /* Without a secret the settings are looked at all the same. */
  g_set_str (&destination->settings, "{}");
  REFUSED (r->d, SITREP_ERROR_INVALID, put_destination, destination, NULL, FALSE);
  return id;
}

static SitrepMessage *
new_message (Room *r, const char *destination, const char *text, SitrepStage stage, const char *page)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepDestination) place
    = sitrep_reader_get (sitrep_desk_reader (r->d->desk), &sitrep_destination_type, destination);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (text);

  message->incident = g_strdup (r->incident);
  message->destination = g_strdup (destination);
  message->audience = place != NULL ? place->audience : SITREP_AUDIENCE_INTERNAL;
  message->place = g_strdup (place != NULL ? place->name : "by hand");
  message->title = g_strdup ("Members cannot log in");
  message->body = sitrep_doc_to_json (doc);
  message->stage = stage;
  message->page_status = g_strdup (page);
  return message;
}

/* Confirms one message. Returns: (transfer full): its id. */
static char *
send_one (Room *r, SitrepMessage *message, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autofree char *ok = NULL, *sql = NULL;

  g_ptr_array_add (messages, message);
  ok = DO (r->d, send, error, r->incident, messages, NULL);
  if (ok == NULL)
    return NULL;
  return test_folder_ask (r->d->folder, "SELECT id FROM message ORDER BY ranking DESC LIMIT 1");
}

static char *
say (Room *r, const char *destination, const char *text)
{
  g_autoptr (SitrepMessage) message = new_message (r, destination, text, SITREP_STAGE_UPDATE, "investigating");
  g_autoptr (GError) error = NULL;
  char *id = send_one (r, message, &error);

  g_assert_no_error (error);
  return id;
}

static SitrepMessage *
get_message (Room *r, const char *id)
{
  return sitrep_reader_get (sitrep_desk_reader (r->d->desk), &sitrep_message_type, id);
}

typedef struct
{
  Room *r;
  const char *id;
  SitrepMessageState state;
} Awaited;

static gboolean
has_state (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (SitrepMessage) message = get_message (awaited->r, awaited->id);

  return message->state == awaited->state;
}

static void
wait_for (Room *r, const char *id, SitrepMessageState state)
{
  Awaited awaited = { r, id, state };

  if (!test_spin_until (has_state, &awaited, WAIT))
    {
      g_autoptr (SitrepMessage) message = get_message (r, id);

      g_error ("It is %s (%s) and not %s", sitrep_message_state_nicks[message->state], message->why,
               sitrep_message_state_nicks[state]);
    }
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

static void
spin (guint milliseconds)
{
  test_spin_until (never, NULL, milliseconds);
}

/* How often a text has arrived. */
static guint
arrived (Room *r, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < fake_services_count (r->services); i++)
    n += strstr (fake_services_get (r->services, i), text) != NULL;
  return n;
}

static void
play (Room *r, const char *path, const char *answer)
{
  g_autofree char *control = g_strdup_printf ("{\"path\": \"%s\", \"answers\": [%s]}", path, answer);

  g_assert_true (fake_services_play (r->services, control));
}

/* --- the way of a message --- */

static void
test_sent (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "discord", FALSE);
  g_autofree char *id = say (r, place, "**Restarted**, without effect");
  g_autoptr (SitrepMessage) message = NULL;
  g_autofree char *timeline = NULL, *attempts = NULL;

  wait_for (r, id, SITREP_MESSAGE_SENT);
  message = get_message (r, id);
  g_assert_cmpint (message->sent_at, ==, test_000p_at ("12:02"));
  g_assert_nonnull (message->ids);
  g_assert_null (message->why);
  g_assert_cmpint (message->attempts, ==, 1);
  g_assert_cmpuint (arrived (r, "Restarted"), ==, 1);
  timeline = test_desk_timeline (r->d, r->incident);
  g_assert_true (g_str_has_suffix (timeline, "|12:02 Sent to discord: "));
  attempts = test_folder_ask (r->d->folder, "SELECT group_concat (outcome) FROM attempt");
  g_assert_cmpstr (attempts, ==, "done");
  test_desk_check (r->d);
}

/* A status page's incident is made once and then changed; each place gets its messages in order. */
static void
test_in_order (void)
{
  g_autoptr (Room) r = room_new ("liyaqa", SITREP_KIND_REAL);
  g_autofree char *page = add_destination (r, "statuspage", FALSE);
  g_autofree char *room = add_destination (r, "slack", FALSE);
  g_autoptr (SitrepMessage) first = new_message (r, page, "one", SITREP_STAGE_OPEN, "investigating");
  g_autoptr (SitrepMessage) second = new_message (r, page, "two", SITREP_STAGE_UPDATE, "investigating");
  g_autofree char *a = send_one (r, first, NULL), *b = send_one (r, second, NULL), *c = say (r, room, "three");

  wait_for (r, a, SITREP_MESSAGE_SENT);
  wait_for (r, b, SITREP_MESSAGE_SENT);
  wait_for (r, c, SITREP_MESSAGE_SENT);
  g_assert_cmpuint (fake_services_count (r->services), ==, 3);
  g_assert_cmpuint (arrived (r, "\"method\":\"PATCH\""), ==, 1);
  for (guint i = 0, seen = 0; i < 3; i++)
    if (strstr (fake_services_get (r->services, i), "statuspage") != NULL)
      g_assert_nonnull (strstr (fake_services_get (r->services, i), seen++ == 0 ? "one" : "two"));
}

/* A ticket is closed by one request and told of the end by another: one message, which is kept as the last answered. */
static void
test_steps (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *tracker = add_tracker (r);
  g_autoptr (SitrepMessage) first = new_message (r, tracker, "one", SITREP_STAGE_OPEN, "investigating");
  g_autoptr (SitrepMessage) last = new_message (r, tracker, "two", SITREP_STAGE_RESOLVE, "resolved");
  g_autofree char *a = send_one (r, first, NULL), *b = send_one (r, last, NULL);
  g_autoptr (SitrepMessage) sent = NULL;

  wait_for (r, a, SITREP_MESSAGE_SENT);
  wait_for (r, b, SITREP_MESSAGE_SENT);
  g_assert_cmpuint (fake_services_count (r->services), ==, 3);
  g_assert_nonnull (strstr (fake_services_get (r->services, 1), "closed"));
  g_assert_nonnull (strstr (fake_services_get (r->services, 2), "two"));
  sent = get_message (r, b);
  g_assert_nonnull (strstr (sent->ids, "comment"));
}

static void
test_refused_by_service (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autofree char *id = NULL, *next = NULL;
  g_autoptr (SitrepMessage) message = NULL;

  play (r, "/services", "{\"status\": 400, \"type\": \"text/html\", \"body\": \"invalid_payload\"}");
  id = say (r, place, "refused");
  wait_for (r, id, SITREP_MESSAGE_REFUSED);
  message = get_message (r, id);
  g_assert_nonnull (message->why);
  g_assert_nonnull (message->todo);
  /* It steps aside: the next one goes. */
  next = say (r, place, "the next one");
  wait_for (r, next, SITREP_MESSAGE_SENT);
  MUST (r->d, retry_message, id);
  wait_for (r, id, SITREP_MESSAGE_SENT);
  g_assert_cmpuint (arrived (r, "refused"), ==, 1);
}

/* What a person posts waits for that person, says so, and keeps nobody else waiting. */
static void
test_by_hand (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *board = add_board (r), *place = add_destination (r, "slack", FALSE);
  g_autofree char *id = say (r, board, "for the hall"), *next = say (r, board, "and more"), *other = NULL,
                  *state = NULL;
  g_autoptr (SitrepMessage) message = NULL, second = NULL, done = NULL;

  other = say (r, place, "for the room");
  wait_for (r, other, SITREP_MESSAGE_SENT);
  message = get_message (r, id);
  second = get_message (r, next);
  g_assert_cmpint (message->state, ==, SITREP_MESSAGE_WAITING);
  g_assert_cmpstr (message->why, ==, "This is posted by a person: The board in the hall");
  g_assert_cmpstr (message->todo, ==, "Copy the text, post it there, and mark it as sent by hand.");
  g_assert_cmpstr (second->todo, ==, message->todo);
  g_assert_cmpint (message->attempts, ==, 0);
  state = test_folder_ask (r->d->folder, "SELECT state FROM destination WHERE service = 'by-hand'");
  g_assert_cmpstr (state, ==, "ready");
  MUST (r->d, message_by_hand, id);
  done = get_message (r, id);
  g_assert_cmpint (done->state, ==, SITREP_MESSAGE_BY_HAND);
}

/* A place that needs a person keeps its queue and says why; when it is woken all of it goes. */
static void
test_stopped (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "discord", FALSE);
  g_autofree char *id = NULL, *next = NULL, *state = NULL;
  g_autoptr (SitrepMessage) message = NULL;

  play (r, "/api", "{\"status\": 404, \"body\": \"{}\"}");
  id = say (r, place, "first");
  next = say (r, place, "second");
  while (state == NULL || strcmp (state, "stopped") != 0)
    {
      spin (20);
      g_free (state);
      state = test_folder_ask (r->d->folder, "SELECT state FROM destination");
    }
  spin (100);
  message = get_message (r, id);
  g_assert_cmpint (message->state, ==, SITREP_MESSAGE_WAITING);
  g_assert_nonnull (strstr (message->why, "webhook"));
  g_assert_cmpuint (fake_services_count (r->services), ==, 0);
  MUST (r->d, wake_destination, place);
  wait_for (r, id, SITREP_MESSAGE_SENT);
  wait_for (r, next, SITREP_MESSAGE_SENT);
}

/* The answer never came: an internal room gets it once more, marked; a public page does not. */
static void
test_unknown (void)
{
  g_autoptr (Room) r = room_new ("liyaqa", SITREP_KIND_REAL);
  g_autofree char *page = add_destination (r, "statuspage", FALSE);
  g_autofree char *room = add_destination (r, "slack", FALSE);
  g_autoptr (SitrepMessage) public = new_message (r, page, "for all", SITREP_STAGE_OPEN, "investigating");
  g_autoptr (SitrepMessage) held = NULL, repeated = NULL;
  g_autofree char *a = NULL, *b = NULL;

  play (r, "/v1", "{\"fault\": \"drop-after\"}");
  play (r, "/services", "{\"fault\": \"drop-after\"}");
  a = send_one (r, public, NULL);
  b = say (r, room, "for us");
  wait_for (r, a, SITREP_MESSAGE_UNKNOWN);
  held = get_message (r, a);
  g_assert_nonnull (held->why);
  g_assert_nonnull (held->todo);
  /* The clock of this desk stands still: the wait is over when it is moved. */
  while (arrived (r, "for us") < 2)
    {
      test_desk_advance (r->d, SITREP_MINUTE);
      MUST (r->d, wake_destination, room);
      spin (50);
    }
  wait_for (r, b, SITREP_MESSAGE_SENT);
  repeated = get_message (r, b);
  g_assert_true (repeated->repeat);
  g_assert_cmpuint (arrived (r, "repeat"), ==, 1);
  spin (200);
  g_assert_cmpuint (arrived (r, "for all"), ==, 1);
  /* A person looked: it is there. */
  MUST (r->d, message_by_hand, a);
  REFUSED (r->d, SITREP_ERROR_REFUSED, message_by_hand, a);
}

static void
wait_for_reason (Room *r, const char *id)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (SitrepMessage) message = get_message (r, id);

      if (message->why != NULL)
        return;
      spin (20);
    }
  g_error ("the courier gave no reason");
}

static void
test_before_first_try (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autofree char *edited = NULL, *withdrawn = NULL, *handed = NULL;

  test_folder_run (r->d->folder, "UPDATE destination SET state = 'stopped', why = 'A test stops it.'");
  edited = say (r, place, "as it was");
  withdrawn = say (r, place, "taken back");
  handed = say (r, place, "posted by hand");
  MUST (r->d, edit_message, edited, "Title", "as it *is*");
  MUST (r->d, withdraw_message, withdrawn);
  MUST (r->d, message_by_hand, handed);
  /* The courier says why it waits; from then on nobody but this test writes. */
  wait_for_reason (r, edited);
  REFUSED (r->d, SITREP_ERROR_INVALID, edit_message, edited, "Title", " ");
  REFUSED (r->d, SITREP_ERROR_REFUSED, edit_message, withdrawn, "Title", "back again");
  REFUSED (r->d, SITREP_ERROR_REFUSED, edit_message, "no such message", "Title", "text");
  MUST (r->d, wake_destination, place);
  wait_for (r, edited, SITREP_MESSAGE_SENT);
  spin (100);
  g_assert_cmpuint (arrived (r, "as it *is*"), ==, 0);
  g_assert_cmpuint (arrived (r, "as it _is_"), ==, 1);
  g_assert_cmpuint (fake_services_count (r->services), ==, 1);
  REFUSED (r->d, SITREP_ERROR_REFUSED, edit_message, edited, "Title", "too late");
  REFUSED (r->d, SITREP_ERROR_REFUSED, withdraw_message, edited);
  REFUSED (r->d, SITREP_ERROR_REFUSED, retry_message, edited);
}

/* What waited too long is held, and goes with its time written in when a person says so. */
static void
test_outdated (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autofree char *id = NULL;

  test_folder_run (r->d->folder, "UPDATE destination SET state = 'stopped', why = 'A test stops it.'");
  id = say (r, place, "old news");
  test_desk_advance (r->d, 61 * SITREP_MINUTE);
  MUST (r->d, wake_destination, place);
  wait_for (r, id, SITREP_MESSAGE_OUTDATED);
  g_assert_cmpuint (fake_services_count (r->services), ==, 0);
  MUST (r->d, retry_message, id);
  wait_for (r, id, SITREP_MESSAGE_SENT);
  g_assert_cmpuint (arrived (r, "2025-10-30 12:02 UTC"), ==, 1);
}

/* --- what must never leave --- */

static void
test_sample_stays_here (void)
{
  static const SitrepKind kinds[] = { SITREP_KIND_SAMPLE, SITREP_KIND_DRILL };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (Room) r = room_new ("pawtropolis", kinds[i]);
      g_autofree char *real = add_destination (r, "slack", FALSE);
      g_autofree char *test = add_destination (r, "discord", TRUE);
      g_autoptr (SitrepMessage) message = new_message (r, real, "no outage", SITREP_STAGE_OPEN, NULL);
      g_autofree char *allowed = NULL, *forced = NULL, *sql = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepMessage) held = NULL;

      /* At the confirmation… */
      g_assert_null (send_one (r, message, &error));
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
      allowed = say (r, test, "an exercise");
      wait_for (r, allowed, SITREP_MESSAGE_SENT);
      /* … and by the courier, for a row that somebody forced in. */
      sql = g_strdup_printf ("INSERT INTO message (id, incident, audience, destination, stage, state, ranking, body) "
                             "SELECT 'forced', incident, audience, '%s', stage, 'waiting', 99, body FROM message "
                             "WHERE state = 'sent'",
                             real);
      test_folder_run (r->d->folder, sql);
      test_desk_reopen (r->d);
      forced = g_strdup ("forced");
      wait_for (r, forced, SITREP_MESSAGE_REFUSED);
      held = get_message (r, forced);
      g_assert_nonnull (strstr (held->why, "sample or a drill"));
      g_assert_nonnull (held->todo);
      spin (100);
      g_assert_cmpuint (fake_services_count (r->services), ==, 1);
    }
}

static void
test_sample_opens (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "discord", FALSE);
  g_autoptr (GError) error = NULL;
  GAsyncResult *done = NULL;
  g_autofree char *first = NULL, *second = NULL, *forced = NULL;
  g_autoptr (SitrepDossier) sample = NULL, again = NULL;

  sitrep_desk_open_sample_async (r->d->desk, test_desk_done_cb, &done);
  first = test_desk_finish (r->d, &done, &error);
  g_assert_no_error (error);
  sitrep_desk_open_sample_async (r->d->desk, test_desk_done_cb, &done);
  second = test_desk_finish (r->d, &done, &error);
  g_assert_no_error (error);
  sample = test_desk_dossier (r->d, first);
  again = test_desk_dossier (r->d, second);
  g_assert_cmpint (sample->incident->kind, ==, SITREP_KIND_SAMPLE);
  g_assert_cmpstr (sample->incident->label, !=, again->incident->label);
  g_assert_cmpuint (sample->entries->len, >, 5);
  for (guint i = 0; i < sample->messages->len; i++)
    g_assert_cmpstr (((SitrepMessage *) g_ptr_array_index (sample->messages, i))->destination, !=, place);
  spin (100);
  g_assert_cmpuint (fake_services_seen (r->services), ==, 0);
  test_desk_check (r->d);
}

/* A public message of an incident without a public title would tell the public what is internal, or nothing. */
static void
test_public_title (void)
{
  g_autoptr (Room) r = room_new ("liyaqa", SITREP_KIND_REAL);
  g_autofree char *page = add_destination (r, "statuspage", FALSE);
  g_autoptr (SitrepMessage) message = new_message (r, page, "for all", SITREP_STAGE_OPEN, "investigating");
  g_autoptr (GError) error = NULL;

  MUST (r->d, set_titles, r->incident, "API errors", NULL);
  g_assert_null (send_one (r, message, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
}

static void
test_bad_confirmations (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autofree char *sent = say (r, place, "sent once");
  g_autoptr (SitrepMessage) twice = NULL, nowhere = NULL, removed = NULL, empty = NULL;
  g_autoptr (GError) error = NULL;

  wait_for (r, sent, SITREP_MESSAGE_SENT);
  twice = get_message (r, sent);
  g_assert_null (send_one (r, twice, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
  g_clear_error (&error);
  nowhere = new_message (r, "no such place", "text", SITREP_STAGE_OPEN, NULL);
  g_assert_null (send_one (r, nowhere, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
  g_clear_error (&error);
  empty = new_message (r, place, "text", SITREP_STAGE_OPEN, NULL);
  g_clear_pointer (&empty->body, g_free);
  g_assert_null (send_one (r, empty, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
  g_clear_error (&error);
  MUST (r->d, remove_destination, place);
  removed = new_message (r, place, "text", SITREP_STAGE_OPEN, NULL);
  g_assert_null (send_one (r, removed, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
}

/* All messages of one update are confirmed, or none. */
static void
test_all_or_none (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (sitrep_record_unref);

  g_ptr_array_add (messages, new_message (r, place, "good", SITREP_STAGE_OPEN, NULL));
  g_ptr_array_add (messages, new_message (r, "no such place", "bad", SITREP_STAGE_OPEN, NULL));
  REFUSED (r->d, SITREP_ERROR_REFUSED, send, r->incident, messages, NULL);
  spin (100);
  g_assert_cmpuint (fake_services_seen (r->services), ==, 0);
}

/* What was typed into a message is known of the incident from then on; what its process does not ask for is not. */
static void
test_values (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (sitrep_record_unref);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SitrepDossier) dossier = NULL;

  g_hash_table_insert (values, (gpointer) "eta", (gpointer) "10 minutes");
  g_hash_table_insert (values, (gpointer) "impact", (gpointer) "caf\xe9");
  g_hash_table_insert (values, (gpointer) "weather", (gpointer) "sunny");
  g_ptr_array_add (messages, new_message (r, place, "text", SITREP_STAGE_OPEN, NULL));
  MUST (r->d, send, r->incident, messages, values);
  dossier = test_desk_dossier (r->d, r->incident);
  g_assert_cmpuint (dossier->facts->len, ==, 2);
  g_assert_cmpstr (sitrep_dossier_fact (dossier, "eta"), ==, "10 minutes");
  test_desk_check (r->d);
}

static void
test_bad_destinations (void)
{
  static const struct
  {
    const char *service, *name, *secret;
  } bad[] = {
    { "slack", "", "https://hooks.slack.com/services/T1/B1/x" },
    { "pigeon", "Pigeon", "https://hooks.slack.com/services/T1/B1/x" },
    { NULL, "Nothing", "https://hooks.slack.com/services/T1/B1/x" },
    { "slack", "Plain", "http://hooks.slack.com/services/T1/B1/x" },
    { "slack", "Near", "http://127.0.0.1.evil.example/services/T1/B1/x" },
    { "slack", "File", "file:///etc/passwd" },
    { "slack", "Nothing", "" },
    { "slack", "Words", "the address from last week" },
    { "slack", "Bytes", "https://hooks.slack.com/caf\xe9" },
    { "discord", "Other", "https://hooks.slack.com/services/T1/B1/x" },
  };
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);

      g_test_message ("case %u", (guint) i);
      destination->name = g_strdup (bad[i].name);
      destination->service = g_strdup (bad[i].service);
      REFUSED (r->d, SITREP_ERROR_INVALID, put_destination, destination, bad[i].secret, TRUE);
    }
  REFUSED (r->d, SITREP_ERROR_NOT_FOUND, remove_destination, "no such place");
}

/* No secret gets into the database, its log or its copies. */
static void
test_secrets_stay_out (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autofree char *id = say (r, place, "text");
  static const char *const names[] = { "sitrep.db", "sitrep.db-wal" };

  wait_for (r, id, SITREP_MESSAGE_SENT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (r->d->folder, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_null (memmem (bytes, length, "T1/B1/token", 11));
    }
}

/* --- a bad disk in the middle --- */

/* Looks without running the main loop, which the services live on. */
static void
wait_for_marked (Room *r, const char *id)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (SitrepMessage) message = get_message (r, id);

      if (message->state == SITREP_MESSAGE_SENDING)
        return;
      g_usleep (10000);
    }
  g_assert_not_reached ();
}

static void
ignore (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  (*(guint *) data)++;
}

/* While nothing can be written, nothing is sent either, and the courier does not run in circles; afterwards all of it
 * goes, marked where it may be a repeat. */
static void
test_full_disk (void)
{
  g_autoptr (Room) r = room_new ("pawtropolis", SITREP_KIND_REAL);
  g_autofree char *place = add_destination (r, "slack", FALSE);
  g_autofree char *first = NULL, *second = NULL;
  guint warnings = 0, handler, before;
  GLogLevelFlags fatal;

  test_folder_run (r->d->folder, "UPDATE destination SET state = 'stopped', why = 'A test stops it.'");
  first = say (r, place, "first");
  second = say (r, place, "second");
  MUST (r->d, wake_destination, place);
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  handler = g_log_set_handler ("sitrep", G_LOG_LEVEL_WARNING, ignore, &warnings);
  /* The answer to the first one cannot be written down: the server runs in this thread, and so not before this. */
  wait_for_marked (r, first);
  before = fault_vfs_changes ();
  fault_vfs_fail (SQLITE_FULL, 1);
  spin (1500);
  g_test_message ("%u warnings, %u changes", warnings, fault_vfs_changes () - before);
  g_assert_cmpuint (fault_vfs_changes () - before, <, 100);
  g_assert_cmpuint (arrived (r, "second"), ==, 0);
  fault_vfs_clear ();
  for (guint i = 0; i < 20; i++)
    {
      test_desk_advance (r->d, SITREP_MINUTE);
      spin (100);
    }
  g_log_remove_handler ("sitrep", handler);
  g_log_set_always_fatal (fatal);
  wait_for (r, first, SITREP_MESSAGE_SENT);
  wait_for (r, second, SITREP_MESSAGE_SENT);
  /* The answer came, and is not forgotten for want of room: nothing is sent twice. */
  g_assert_cmpuint (arrived (r, "first"), ==, 1);
  g_assert_cmpuint (arrived (r, "second"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  g_test_add_func ("/courier/sent", test_sent);
  g_test_add_func ("/courier/in-order", test_in_order);
  g_test_add_func ("/courier/steps", test_steps);
  g_test_add_func ("/courier/refused", test_refused_by_service);
  g_test_add_func ("/courier/by-hand", test_by_hand);
  g_test_add_func ("/courier/stopped", test_stopped);
  g_test_add_func ("/courier/unknown", test_unknown);
  g_test_add_func ("/courier/before-first-try", test_before_first_try);
  g_test_add_func ("/courier/outdated", test_outdated);
  g_test_add_func ("/courier/sample", test_sample_stays_here);
  g_test_add_func ("/courier/sample/opens", test_sample_opens);
  g_test_add_func ("/courier/public-title", test_public_title);
  g_test_add_func ("/courier/bad-confirmations", test_bad_confirmations);
  g_test_add_func ("/courier/all-or-none", test_all_or_none);
  g_test_add_func ("/courier/values", test_values);
  g_test_add_func ("/courier/bad-destinations", test_bad_destinations);
  g_test_add_func ("/courier/secrets", test_secrets_stay_out);
  g_test_add_func ("/courier/full-disk", test_full_disk);
  return g_test_run ();
}
