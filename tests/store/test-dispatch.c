/* test-dispatch.c - what leaves the record by itself: a post-mortem, an invitation, a ticket
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "comms/sitrep-follow-up.h"
#include "connectors/fake-services.h"
#include "connectors/mail-server.h"
#include "desk.h"
#include "desk/sitrep-update.h"
#include "folder.h"

#include <string.h>

#define WAIT 20000

/* A desk, services, a mail server, and an incident that is over: the members could not log in. */
typedef struct
{
  TestDesk *d;
  FakeServices *services;
  MailServer *mails; /* nullable: not on every machine */
  char *incident;
} Room;

static void
set_up (Room *self, gconstpointer data)
{
  const SitrepDeclaration asked
    = { .kind = (SitrepKind) GPOINTER_TO_INT (data), .title = "Members can’t log in: 503", .level = "SEV-1" };

  self->services = fake_services_new (NULL);
  self->mails = mail_server_new ();
  self->d = test_desk_new ("liyaqa");
  self->incident = DO (self->d, declare, NULL, &asked);
  g_assert_nonnull (self->incident);
}

static void
tear_down (Room *self, gconstpointer data)
{
  test_desk_free (self->d);
  fake_services_free (self->services);
  g_clear_pointer (&self->mails, mail_server_free);
  g_free (self->incident);
}

static char *
add (Room *r, const char *name, const char *service, SitrepAudience audience, char *settings, const char *secret)
{
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autoptr (GError) error = NULL;
  char *id;

  destination->name = g_strdup (name);
  destination->service = g_strdup (service);
  destination->audience = audience;
  destination->settings = settings;
  id = DO (r->d, put_destination, &error, destination, secret, TRUE);
  g_assert_no_error (error);
  return id;
}

static char *
add_slack (Room *r, const char *name)
{
  g_autofree char *base = fake_services_url (r->services, "/slack-bot");

  return add (r, name, "slack-bot", SITREP_AUDIENCE_INTERNAL,
              g_strdup_printf ("{\"channel\":\"#incidents\",\"base\":\"%s\"}", base), "xoxb-12345-bot");
}

static char *
add_github (Room *r)
{
  g_autofree char *base = fake_services_url (r->services, "/github");

  return add (r, "Tickets", "github", SITREP_AUDIENCE_INTERNAL,
              g_strdup_printf ("{\"base\":\"%s\",\"repository\":\"shop/incidents\"}", base), "ghp_token");
}

static char *
add_mail (Room *r)
{
  return add (r, "Stakeholders", "email", SITREP_AUDIENCE_STAKEHOLDERS,
              g_strdup_printf ("{\"server\":\"127.0.0.1:%u\",\"sender\":\"Gym <status@gym.example>\","
                               "\"recipients\":\"stakeholders@gym.example\",\"user\":\"status@shop.example\"}",
                               mail_server_port (r->mails, "login")),
              "right horse");
}

static void
add_page (Room *r)
{
  g_autofree char *base = fake_services_url (r->services, "/statuspage");
  g_autofree char *id = add (r, "Status page", "statuspage", SITREP_AUDIENCE_PUBLIC,
                             g_strdup_printf ("{\"page\":\"kctbh9vrtdwd\",\"base\":\"%s\"}", base), "key");

  g_assert_nonnull (id);
}

typedef struct
{
  Room *r;
  const char *sql, *value;
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
  Awaited awaited = { r, sql, value };
  g_autofree char *now = NULL, *why = NULL;

  if (test_spin_until (has_come, &awaited, WAIT))
    return;
  now = test_folder_ask (r->d->folder, sql);
  why = test_folder_ask (r->d->folder, "SELECT group_concat (state || ': ' || coalesce (why, '')) FROM message");
  g_error ("%s is %s and not %s: %s", sql, now, value, why);
}

static void
asks (Room *r, const char *sql, const char *value)
{
  g_autofree char *now = test_folder_ask (r->d->folder, sql);

  g_assert_cmpstr (now, ==, value);
}

static SitrepUpdateMessage *
message_to (SitrepUpdate *update, const char *place)
{
  for (guint i = 0; i < update->messages->len; i++)
    {
      SitrepUpdateMessage *message = g_ptr_array_index (update->messages, i);

      if (g_strcmp0 (message->message->place, place) == 0)
        return message;
    }
  return NULL;
}

static void
send_all (Room *r, SitrepUpdate *update)
{
  g_autoptr (GPtrArray) messages = sitrep_update_chosen (update);

  g_assert_cmpuint (messages->len, >, 0);
  MUST (r->d, dispatch, r->incident, update->dispatch, messages);
}

static SitrepUpdate *
new_update (Room *r, SitrepDispatch *dispatch)
{
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (r->d, r->incident);

  return sitrep_update_new_dispatch (r->d->desk, dossier, dispatch);
}

/* --- the post-mortem --- */

static SitrepDispatch *
postmortem (Room *r, const char *public_text)
{
  g_autoptr (GError) error = NULL;
  SitrepDispatch *dispatch = sitrep_desk_dispatch_postmortem (r->d->desk, r->incident, public_text, &error);

  g_assert_no_error (error);
  return dispatch;
}

/* The process publishes it in the room that is called so, and not in the other one; no public place gets the whole. */
static void
test_postmortem (Room *r, gconstpointer data)
{
  g_autofree char *there = add_slack (r, "#liyaqa-incidents"), *other = add_slack (r, "#gym-chat");
  g_autofree char *tickets = add_github (r);
  g_autoptr (SitrepDispatch) dispatch = postmortem (r, NULL);
  g_autoptr (SitrepUpdate) update = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  gint64 told;

  add_page (r);
  update = new_update (r, dispatch);
  g_assert_cmpuint (update->messages->len, ==, 2);
  g_assert_true (message_to (update, "#liyaqa-incidents")->chosen);
  g_assert_false (message_to (update, "#gym-chat")->chosen);
  g_assert_true (sitrep_update_is_ready (update));
  dossier = test_desk_dossier (r->d, r->incident);
  told = sitrep_dossier_last_told (dossier, SITREP_AUDIENCE_INTERNAL);
  send_all (r, update);
  wait_for (r, "SELECT state FROM postmortem", "published");
  asks (r, "SELECT count (*) || ' ' || max (place) FROM edition", "1 #liyaqa-incidents");
  asks (r, "SELECT count (*) FROM message JOIN edition ON message.about = edition.id AND message.state = 'sent'", "1");
  sitrep_dossier_unref (g_steal_pointer (&dossier));
  dossier = test_desk_dossier (r->d, r->incident);
  g_assert_cmpuint (dossier->dispatches->len, ==, 1);
  g_assert_cmpint (sitrep_dossier_last_told (dossier, SITREP_AUDIENCE_INTERNAL), ==, told);
  test_desk_check (r->d);
}

static void
test_shortened (Room *r, gconstpointer data)
{
  g_autofree char *there = add_slack (r, "#liyaqa-incidents");
  g_autoptr (SitrepDispatch) dispatch = postmortem (r, NULL);
  g_autoptr (SitrepUpdate) update = NULL;
  g_autofree char *text = NULL;
  GString *long_text = g_string_new ("# Members can’t log in\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n"
                                     "| 12:02 | The gateway answers 503 |\n\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (long_text, "## Attempt %u\n\nThe gateway was restarted once more.\n\n", i);
  g_set_str (&dispatch->text, long_text->str);
  g_string_free (long_text, TRUE);
  update = new_update (r, dispatch);
  text = sitrep_compose_preview (message_to (update, "#liyaqa-incidents")->message,
                                 message_to (update, "#liyaqa-incidents")->destination);
  g_assert_cmpuint (strlen (text), <, 3600);
  g_assert_nonnull (strstr (text, "12:02 · The gateway answers 503"));
  g_assert_null (strstr (text, "| --- |"));
  g_assert_null (strstr (text, "Event"));
  g_assert_true (g_str_has_suffix (text, "Ask whoever sent it for the whole."));
  g_assert_null (strstr (text, "Attempt 399"));
}

/* What was taken out of a mail's text is not in a page beside it; the page goes along as long as the two say the same. */
static void
test_edited (Room *r, gconstpointer data)
{
  g_autoptr (SitrepDispatch) dispatch = postmortem (r, NULL);
  g_autoptr (SitrepUpdate) update = NULL;
  g_autoptr (SitrepMessage) invitation = sitrep_record_new (&sitrep_message_type), correction = NULL;
  g_autofree char *id = NULL;
  SitrepUpdateMessage *mail;

  if (r->mails == NULL)
    {
      g_test_skip ("there is no mail server here");
      return;
    }
  id = add_mail (r);
  update = new_update (r, dispatch);
  mail = message_to (update, "Stakeholders");
  g_assert_true (g_str_has_suffix (mail->message->attached_name, ".html"));
  g_assert_nonnull (strstr (mail->message->attached, "<!DOCTYPE html>"));
  correction = sitrep_correction_new (mail->message, NULL, "It was down.");
  g_assert_null (correction->attached);
  sitrep_update_edit (mail, "It was down, and is well again.");
  g_assert_null (mail->message->attached);
  g_assert_null (mail->message->attached_name);
  invitation->attached_type = g_strdup ("text/calendar");
  invitation->attached = g_strdup ("BEGIN:VCALENDAR");
  sitrep_dispatch_edited (invitation);
  g_assert_nonnull (invitation->attached);
}

/* Refused there: it is not published, the message stands in the outbox, and what was confirmed is kept. */
static void
test_refused_there (Room *r, gconstpointer data)
{
  g_autofree char *there = add_slack (r, "#liyaqa-incidents");
  g_autoptr (SitrepDispatch) dispatch = postmortem (r, NULL);
  g_autoptr (SitrepUpdate) update = new_update (r, dispatch);

  g_assert_true (fake_services_play (
    r->services, "{\"path\": \"/slack-bot\", \"answers\": [{\"status\": 200, \"type\": \"application/json\", \"body\": "
                 "\"{\\\"ok\\\":false,\\\"error\\\":\\\"msg_too_long\\\"}\"}]}"));
  send_all (r, update);
  wait_for (r, "SELECT state FROM message WHERE about IS NOT NULL", "refused");
  asks (r, "SELECT count (*) FROM postmortem WHERE state = 'published'", "0");
  asks (r, "SELECT count (*) FROM edition", "1");
}

/* The public version, and only that, is for everybody; a page of incidents is no place for it. */
static void
test_public (Room *r, gconstpointer data)
{
  g_autofree char *room = add (r, "Customers", "by-hand", SITREP_AUDIENCE_PUBLIC,
                               g_strdup ("{\"where\":\"The forum of the members\"}"), NULL);
  g_autoptr (SitrepDispatch) whole = postmortem (r, NULL), public = postmortem (r, "# Login\n\nIt was down.");
  g_autoptr (SitrepUpdate) none = new_update (r, whole), update = new_update (r, public);
  g_autofree char *id = NULL;

  g_assert_null (message_to (none, "Customers"));
  g_assert_nonnull (message_to (update, "Customers"));
  g_assert_false (sitrep_update_is_ready (update));
  sitrep_update_set_public_title (update, "Login unavailable");
  sitrep_update_fill (update, sitrep_desk_now (r->d->desk));
  g_assert_true (sitrep_update_is_ready (update));
  g_assert_nonnull (strstr (message_to (update, "Customers")->message->title, "Login unavailable"));
  MUST (r->d, set_titles, r->incident, "Members can’t log in: 503", "Login unavailable");
  send_all (r, update);
  asks (r, "SELECT public FROM edition", "1");
  asks (r, "SELECT count (*) FROM postmortem WHERE state = 'published'", "0");
  id = test_folder_ask (r->d->folder, "SELECT id FROM message WHERE about IS NOT NULL");
  MUST (r->d, message_by_hand, id);
  asks (r, "SELECT state FROM postmortem", "published");
}

/* --- the invitation --- */

static void
test_invitation (Room *r, gconstpointer data)
{
  g_autoptr (SitrepPerson) person = sitrep_record_new (&sitrep_person_type);
  g_autoptr (SitrepAttendeeRecord) attendee = sitrep_record_new (&sitrep_attendee_record_type);
  g_autoptr (SitrepDispatch) dispatch = NULL;
  g_autoptr (SitrepUpdate) update = NULL;
  g_autoptr (JsonNode) mail = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  JsonObject *object;
  JsonArray *file;

  if (r->mails == NULL)
    {
      g_test_skip ("there is no mail server here");
      return;
    }
  dispatch = sitrep_desk_dispatch_review (r->d->desk, r->incident, &error);
  g_assert_null (dispatch);
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_REFUSED);
  id = add_mail (r);
  person->name = g_strdup ("Amal Haddad");
  person->mail = g_strdup ("amal@gym.example");
  MUST (r->d, put_person, person);
  MUST (r->d, plan_review, r->incident, sitrep_desk_now (r->d->desk) + SITREP_DAY, 60, "Room_2 <b>");
  attendee->incident = g_strdup (r->incident);
  attendee->name = g_strdup ("Amal Haddad");
  MUST (r->d, put_attendee, attendee);
  dispatch = sitrep_desk_dispatch_review (r->d->desk, r->incident, NULL);
  update = new_update (r, dispatch);
  g_assert_true (message_to (update, "Stakeholders")->chosen);
  send_all (r, update);
  wait_for (r, "SELECT count (*) FROM meeting WHERE sent_at > 0", "1");
  mail = mail_server_get (r->mails, 0);
  object = json_node_get_object (mail);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "to")), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "to"), 0), ==,
                   "amal@gym.example");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "files")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "defects")), ==, 0);
  file = json_array_get_array_element (json_object_get_array_member (object, "files"), 0);
  g_assert_true (g_str_has_suffix (json_array_get_string_element (file, 0), "-review.ics"));
  g_assert_cmpstr (json_array_get_string_element (file, 1), ==, "text/calendar");
  g_assert_true (g_str_has_prefix (json_array_get_string_element (file, 2), "BEGIN:VCALENDAR"));
  g_assert_nonnull (strstr (json_object_get_string_member (object, "plain"), "Room_2 <b>"));
}

/* A drill must not reach those who were not asked to take part: its mail goes to the test destination's recipients. */
static void
test_drill (Room *r, gconstpointer data)
{
  g_autoptr (SitrepDispatch) dispatch = sitrep_dispatch_new (SITREP_DISPATCH_REVIEW, "meeting");
  g_autoptr (SitrepDestination) destination = sitrep_record_new (&sitrep_destination_type);
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (r->d, r->incident);
  g_autoptr (SitrepMessage) message = NULL;

  destination->name = g_strdup ("Practice");
  destination->service = g_strdup ("email");
  dispatch->title = g_strdup ("Review");
  dispatch->titled = TRUE;
  dispatch->text = g_strdup ("**When:** tomorrow");
  dispatch->recipients = g_strdup ("amal@gym.example\n");
  message = sitrep_dispatch_message (dispatch, dossier, destination, NULL);
  g_assert_null (message->recipients);
  g_assert_true (g_str_has_prefix (message->title, "DRILL: Review"));
  g_assert_nonnull (strstr (message->body, "DRILL"));
}

/* --- the ticket --- */

static SitrepActionItem *
put_action (Room *r)
{
  g_autoptr (SitrepActionItem) item = sitrep_record_new (&sitrep_action_item_type);
  g_autofree char *id = NULL;

  item->incident = g_strdup (r->incident);
  item->text = g_strdup ("Alert on a gateway that answers 503");
  item->owner = g_strdup ("Amal Haddad");
  item->due = g_strdup ("2025-11-20");
  id = DO (r->d, put_action, NULL, item);
  g_assert_nonnull (id);
  return sitrep_reader_get (sitrep_desk_reader (r->d->desk), &sitrep_action_item_type, id);
}

static void
tell_tickets (Room *r, const char *place, const char *text)
{
  g_autoptr (SitrepMessage) message = sitrep_record_new (&sitrep_message_type);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (text);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  message->destination = g_strdup (place);
  message->place = g_strdup ("Tickets");
  message->title = g_strdup ("Members can’t log in: 503");
  message->body = sitrep_doc_to_json (doc);
  message->stage = SITREP_STAGE_UPDATE;
  g_ptr_array_add (messages, message);
  MUST (r->d, send, r->incident, messages, NULL);
}

/* Each has a ticket of its own, whose address the item keeps; the incident's ticket stays the incident's. */
static void
test_ticket (Room *r, gconstpointer data)
{
  g_autofree char *tickets = add_github (r);
  g_autoptr (SitrepActionItem) item = put_action (r);
  g_autoptr (SitrepDispatch) dispatch = sitrep_desk_dispatch_action (r->d->desk, item, NULL);
  g_autoptr (SitrepUpdate) update = new_update (r, dispatch);
  g_autofree char *base = fake_services_url (r->services, "/github"), *address = NULL;

  send_all (r, update);
  wait_for (r, "SELECT count (*) FROM action_item WHERE ticket IS NOT NULL", "1");
  address = g_strdup_printf ("%s/shop/incidents/issues/1", base);
  asks (r, "SELECT ticket FROM action_item", address);
  tell_tickets (r, tickets, "The gateway answers 503.");
  wait_for (r, "SELECT count (*) FROM message WHERE state = 'sent'", "2");
  asks (r, "SELECT json_extract (ids, '$.issue') FROM message WHERE about IS NULL AND state = 'sent'", "2");
  tell_tickets (r, tickets, "It was restarted.");
  wait_for (r, "SELECT count (*) FROM message WHERE state = 'sent'", "3");
  asks (r,
        "SELECT group_concat (json_extract (ids, '$.issue'), ',') FROM message WHERE about IS NULL AND state = 'sent'",
        "2,2");
  test_desk_check (r->d);
}

/* What somebody has typed is not put aside by what the tracker answers. */
static void
test_ticket_stays (Room *r, gconstpointer data)
{
  g_autofree char *tickets = add_github (r);
  g_autoptr (SitrepActionItem) item = put_action (r), typed = sitrep_record_copy (item);
  g_autoptr (SitrepDispatch) dispatch = sitrep_desk_dispatch_action (r->d->desk, item, NULL);
  g_autoptr (SitrepUpdate) update = new_update (r, dispatch);

  typed->ticket = g_strdup ("https://tracker.gym.example/42");
  MUST (r->d, put_action, typed);
  send_all (r, update);
  wait_for (r, "SELECT count (*) FROM message WHERE about IS NOT NULL AND state = 'sent'", "1");
  asks (r, "SELECT ticket FROM action_item", "https://tracker.gym.example/42");
}

static void
add_test (const char *name, SitrepKind kind, void (*test) (Room *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/dispatch/", name, NULL);

  g_test_add (path, Room, GINT_TO_POINTER (kind), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("postmortem", SITREP_KIND_REAL, test_postmortem);
  add_test ("postmortem/shortened", SITREP_KIND_REAL, test_shortened);
  add_test ("postmortem/edited", SITREP_KIND_REAL, test_edited);
  add_test ("postmortem/refused", SITREP_KIND_REAL, test_refused_there);
  add_test ("postmortem/public", SITREP_KIND_REAL, test_public);
  add_test ("invitation", SITREP_KIND_REAL, test_invitation);
  add_test ("invitation/drill", SITREP_KIND_DRILL, test_drill);
  add_test ("ticket", SITREP_KIND_REAL, test_ticket);
  add_test ("ticket/typed", SITREP_KIND_REAL, test_ticket_stays);
  return g_test_run ();
}
