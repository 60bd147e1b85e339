/* matrix.c - Matrix, through a homeserver's client API
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://spec.matrix.org/latest/client-server-api (connectors.md, 2.9). An event has 65,536 bytes at most, and each
 * quotation mark in it takes two: both forms of a text together get less than a third, and that which programs without
 * edits show some more. */
#define TEXT_LIMIT 10000 /* bytes, as the next two */
#define BODIES_LIMIT 20000
#define FALLBACK_LIMIT 4000
#define NAME_LIMIT 255
#define TOPIC_LIMIT 1000

static const SitrepSetting settings[] = {
  { "base", N_ ("Homeserver"), N_ ("As in https://matrix.shop.example"), FALSE },
  { "room", N_ ("Room ID"),
    N_ ("In Element: Room settings, Advanced. It begins with ! Choose a room without encryption"), FALSE },
  { "token", N_ ("Access token"), N_ ("Of an account that is in the room. In Element: Settings, Help & About"), TRUE },
  { NULL },
};

/* --- what was entered --- */

static gboolean
is_matrix_id (const char *text, char sigil)
{
  return text != NULL && *text == sigil && sitrep_is_made_of (text + 1, "_-.:+/=~");
}

static gboolean
check_room (const char *room, GError **error)
{
  if (room != NULL && *room == '#')
    sitrep_invalid (error, _ ("This is the address of a room. Its ID is needed, which begins with ! and is in the "
                              "room's settings, under Advanced."));
  else if (!is_matrix_id (room, '!'))
    sitrep_invalid (error, _ ("The ID of the room is needed, as in !AbCdEf:shop.example."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *room = sitrep_destination_setting (destination, "room");

  if (strstr (base, "://app.element.io") != NULL || strstr (base, "://matrix.to") != NULL)
    {
      sitrep_invalid (error, _ ("This is the address of a program. The address of the homeserver is needed."));
      return FALSE;
    }
  return sitrep_token_check (token, "_-.=+/~", "Matrix", error) && sitrep_server_check (base, "Matrix", error)
         && check_room (room, error);
}

/* --- requests --- */

static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *path,
          JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *url = g_strconcat (base, "/_matrix/client/v3/", path, NULL);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize (call, "Bearer ", secret);
  return call;
}

/* The event that ids name, where it is in @room. */
static char *
get_event (const char *ids, const char *room)
{
  g_autofree char *event = sitrep_ids_get (ids, "message");
  g_autofree char *of = sitrep_ids_get (ids, "channel");

  return is_matrix_id (event, '$') && g_strcmp0 (of, room) == 0 ? g_steal_pointer (&event) : NULL;
}

/* Always, and empty: whoever is named is not called. */
static void
add_mentions (JsonBuilder *json)
{
  json_builder_begin_object (json_builder_set_member_name (json, "m.mentions"));
  json_builder_end_object (json);
}

/* @html: NULL where both would be too large */
static void
add_content (JsonBuilder *json, const char *plain, const char *html)
{
  sitrep_json_add (json, "msgtype", "m.text");
  sitrep_json_add (json, "body", plain);
  if (html != NULL)
    {
      sitrep_json_add (json, "format", "org.matrix.custom.html");
      sitrep_json_add (json, "formatted_body", html);
    }
  add_mentions (json);
}

static char *
html_of (const SitrepDelivery *delivery)
{
  g_autofree char *html = sitrep_doc_to_html (delivery->doc, FALSE);
  const SitrepMessage *message = delivery->message;
  gboolean repeat = message->repeat && message->audience == SITREP_AUDIENCE_INTERNAL;

  return g_strconcat (repeat ? "<p>" SITREP_REPEAT_WORDS "</p>\n" : "", html, NULL);
}

static void
add_thread (JsonBuilder *json, const char *root)
{
  json_builder_begin_object (json_builder_set_member_name (json, "m.relates_to"));
  sitrep_json_add (json, "rel_type", "m.thread");
  sitrep_json_add (json, "event_id", root);
  json_builder_add_boolean_value (json_builder_set_member_name (json, "is_falling_back"), TRUE);
  json_builder_begin_object (json_builder_set_member_name (json, "m.in_reply_to"));
  sitrep_json_add (json, "event_id", root);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* Programs that know edits show what is within; the others what is outside. */
static void
add_edit (JsonBuilder *json, const char *event, const char *plain, const char *html)
{
  g_autofree char *cut = sitrep_text_cut_to (plain, FALLBACK_LIMIT, SITREP_UNIT_BYTES);
  g_autofree char *fallback = g_strconcat ("* ", cut, NULL);

  add_content (json, fallback, NULL);
  json_builder_begin_object (json_builder_set_member_name (json, "m.new_content"));
  add_content (json, plain, html);
  json_builder_end_object (json);
  json_builder_begin_object (json_builder_set_member_name (json, "m.relates_to"));
  sitrep_json_add (json, "rel_type", "m.replace");
  sitrep_json_add (json, "event_id", event);
  json_builder_end_object (json);
}

static JsonBuilder *
new_body (const SitrepDelivery *delivery, const char *room, const char *edited, const char *text)
{
  g_autofree char *plain = sitrep_text_cut_to (text, TEXT_LIMIT, SITREP_UNIT_BYTES), *html = html_of (delivery);
  g_autofree char *root = get_event (delivery->first_ids, room);
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  if (strlen (text) > TEXT_LIMIT || strlen (plain) + strlen (html) > BODIES_LIMIT)
    g_clear_pointer (&html, g_free);
  if (edited != NULL)
    add_edit (json, edited, plain, html);
  else
    add_content (json, plain, html);
  if (edited == NULL && root != NULL)
    add_thread (json, root);
  return json_builder_end_object (json);
}

static char *
get_edited (const SitrepDelivery *delivery, const char *room)
{
  return delivery->verb == SITREP_VERB_EDIT ? get_event (delivery->edits, room) : NULL;
}

/* The message's id makes a repeat known. */
static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text_whole (&sitrep_dialect_plain, delivery);
  g_autofree char *room = sitrep_destination_setting (delivery->destination, "room");
  g_autofree char *edited = get_edited (delivery, room), *coded = NULL, *path = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  coded = g_uri_escape_string (room, NULL, FALSE);
  path = g_strdup_printf ("rooms/%s/send/m.room.message/%s", coded, delivery->message->base.id);
  json = new_body (delivery, room, edited, text);
  return new_call (delivery->destination, delivery->secret, "PUT", path, json);
}

/* --- answers --- */

static const struct
{
  const char *code;
  SitrepOutcomeKind kind;
  const char *words, *todo;
} faults[] = {
  { "M_UNKNOWN_TOKEN", SITREP_OUTCOME_STOP, N_ ("The homeserver does not accept the access token (any more)."),
    N_ ("Sign in with the account again, and put its new token into the destination.") },
  { "M_MISSING_TOKEN", SITREP_OUTCOME_STOP, N_ ("The homeserver does not accept the access token (any more)."),
    N_ ("Sign in with the account again, and put its new token into the destination.") },
  { "M_USER_DEACTIVATED", SITREP_OUTCOME_STOP, N_ ("The account was closed."),
    N_ ("Put the token of another account into the destination.") },
  { "M_FORBIDDEN", SITREP_OUTCOME_STOP, N_ ("The account is not in the room, or may not do this there."),
    N_ ("Invite the account into the room, or give it the permission, and wake the destination.") },
  { "M_TOO_LARGE", SITREP_OUTCOME_REJECTED, N_ ("The homeserver finds this message too large."),
    N_ ("Make the text shorter and send it again.") },
};

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  const char *code = sitrep_json_text (json, "errcode");

  if (result->kind == SITREP_OUTCOME_RETRY)
    sitrep_wait_take (&result->after, sitrep_json_number (json, "retry_after_ms") / 1000);
  for (guint i = 0; result->kind != SITREP_OUTCOME_DONE && code != NULL && i < G_N_ELEMENTS (faults); i++)
    if (strcmp (code, faults[i].code) == 0)
      return sitrep_outcome_new (faults[i].kind, _ (faults[i].words), _ (faults[i].todo));
  return g_steal_pointer (&result);
}

/* A correction of a correction, too, names the event that was first. */
static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, delivery->secret);
  g_autofree char *room = sitrep_destination_setting (delivery->destination, "room");
  g_autofree char *edited = get_edited (delivery, room);
  const char *event = sitrep_json_text (json, "event_id");

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (!is_matrix_id (event, '$'))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("message", edited != NULL ? edited : event, "channel", room, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_bytes (&sitrep_dialect_plain, doc, TEXT_LIMIT);
}

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "account/whoami", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, secret);

  return result->kind == SITREP_OUTCOME_DONE ? sitrep_outcome_probed (answer, secret, "user_id")
                                             : g_steal_pointer (&result);
}

/* --- orders --- */

/* Who is in the destination's room may enter the new one, and nobody else: a public room is open to all the world. */
static void
add_doors (JsonBuilder *json, const char *room)
{
  sitrep_json_add (json, "preset", "private_chat");
  json_builder_begin_array (json_builder_set_member_name (json, "initial_state"));
  json_builder_begin_object (json);
  sitrep_json_add (json, "type", "m.room.join_rules");
  sitrep_json_add (json, "state_key", "");
  json_builder_begin_object (json_builder_set_member_name (json, "content"));
  sitrep_json_add (json, "join_rule", "restricted");
  json_builder_begin_array (json_builder_set_member_name (json, "allow"));
  json_builder_begin_object (json);
  sitrep_json_add (json, "type", "m.room_membership");
  sitrep_json_add (json, "room_id", room);
  json_builder_end_object (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
  json_builder_end_array (json);
}

static SitrepRequest *
new_room (const SitrepServiceOrder *order)
{
  g_autofree char *line = sitrep_text_line (order->text), *name = sitrep_text_cut (line, NAME_LIMIT);
  g_autofree char *room = sitrep_destination_setting (order->destination, "room");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (*name == '\0')
    return NULL;
  sitrep_json_add (json, "name", name);
  add_doors (json, room);
  json_builder_end_object (json);
  return new_call (order->destination, order->secret, "POST", "createRoom", json);
}

static SitrepRequest *
new_topic (const SitrepServiceOrder *order)
{
  g_autofree char *room = sitrep_ids_get (order->ids, "channel");
  g_autofree char *line = sitrep_text_line (order->text), *topic = sitrep_text_cut (line, TOPIC_LIMIT);
  g_autofree char *coded = is_matrix_id (room, '!') ? g_uri_escape_string (room, NULL, FALSE) : NULL;
  g_autofree char *path = g_strdup_printf ("rooms/%s/state/m.room.topic", coded != NULL ? coded : "");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (coded == NULL)
    return NULL;
  sitrep_json_add (json, "topic", topic);
  json_builder_end_object (json);
  return new_call (order->destination, order->secret, "PUT", path, json);
}

/* A pin is a change of the whole list of them, which would have to be read before: not here. */
static SitrepRequest *
new_order (const SitrepServiceOrder *order, GError **error)
{
  SitrepRequest *result = NULL;

  if (!check (order->destination, order->secret, error))
    return NULL;
  if (order->deed == SITREP_SERVICE_CREATE_CHANNEL)
    result = new_room (order);
  else if (order->deed == SITREP_SERVICE_SET_TOPIC)
    result = new_topic (order);
  if (result == NULL)
    sitrep_order_incomplete (error);
  return result;
}

static SitrepOutcome *
ordered (const SitrepServiceOrder *order, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, order->secret);
  const char *room = sitrep_json_text (json, "room_id");

  if (result->kind != SITREP_OUTCOME_DONE || order->deed != SITREP_SERVICE_CREATE_CHANNEL)
    return g_steal_pointer (&result);
  if (!is_matrix_id (room, '!'))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("channel", room, NULL);
  return g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_matrix = {
  .key = "matrix",
  .name = "Matrix",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = TRUE,
  .can_edit = TRUE,
  .text_limit = TEXT_LIMIT,
  .text_unit = SITREP_UNIT_BYTES,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = probed,
  .order = new_order,
  .ordered = ordered,
  .orders = 1u << SITREP_SERVICE_CREATE_CHANNEL | 1u << SITREP_SERVICE_SET_TOPIC,
  .where_key = "room",
};
