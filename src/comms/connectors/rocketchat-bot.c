/* rocketchat-bot.c - Rocket.Chat, through its API with a user's token
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "rocketchat-answer.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* https://developer.rocket.chat/apidocs (connectors.md, 2.7) */
#define TEXT_LIMIT SITREP_ROCKET_TEXT_LIMIT
#define NAME_LIMIT 64
#define TOPIC_LIMIT 250

static const SitrepSetting settings[] = {
  { "base", N_ ("Server"), N_ ("As in https://chat.example.com"), FALSE },
  { "room", N_ ("Room ID"), N_ ("Of a room that the user is in: a row of letters and digits, or GENERAL"), FALSE },
  { "user", N_ ("User ID"), N_ ("Shown with the token, when it is made"), FALSE },
  { "token", N_ ("Access token"), N_ ("In Rocket.Chat: the user's profile, Personal Access Tokens"), TRUE },
  { NULL },
};

static gboolean
is_id (const char *text)
{
  return text != NULL && sitrep_is_id (text);
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *room = sitrep_destination_setting (destination, "room");
  g_autofree char *user = sitrep_destination_setting (destination, "user");

  if (strstr (base, "/hooks/") != NULL || strstr (token, "/hooks/") != NULL)
    sitrep_invalid (error, _ ("This is the address of an integration. Choose the service Rocket.Chat for it."));
  else if (!sitrep_token_check (token, "_-", "Rocket.Chat", error) || !sitrep_server_check (base, "Rocket.Chat", error))
    return FALSE;
  else if (!is_id (user))
    sitrep_invalid (error, _ ("The ID of the user is needed: a row of letters and digits, not the name."));
  else if (!is_id (room))
    sitrep_invalid (error, _ ("The ID of the room is needed: a row of letters and digits, not its name with #."));
  else
    return TRUE;
  return FALSE;
}

/* --- requests --- */

static SitrepRequest *
new_call (const SitrepDestination *destination, const char *secret, const char *call, JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, ""), *token = sitrep_secret_strip (secret);
  g_autofree char *user = sitrep_destination_setting (destination, "user");
  g_autofree char *url = g_strconcat (base, "/api/v1/", call, NULL);
  SitrepRequest *request = sitrep_request_new_json (body != NULL ? "POST" : "GET", url, body);

  sitrep_request_add_header (request, "X-Auth-Token", token);
  sitrep_request_add_header (request, "X-User-Id", user);
  return request;
}

/* The message that ids name, where it is in @room. */
static char *
get_message (const char *ids, const char *room)
{
  g_autofree char *message = sitrep_ids_get (ids, "message"), *of = sitrep_ids_get (ids, "channel");

  return is_id (message) && g_strcmp0 (of, room) == 0 ? g_steal_pointer (&message) : NULL;
}

static char *
get_edited (const SitrepDelivery *delivery, const char *room)
{
  return delivery->verb == SITREP_VERB_EDIT ? get_message (delivery->edits, room) : NULL;
}

/* The id is ours, so that a repeat is known. */
static void
add_post (JsonBuilder *json, const SitrepDelivery *delivery, const char *room, const char *text)
{
  g_autofree char *thread = get_message (delivery->first_ids, room);

  json_builder_begin_object (json_builder_set_member_name (json, "message"));
  sitrep_json_add (json, "_id", delivery->message->base.id);
  sitrep_json_add (json, "rid", room);
  sitrep_json_add (json, "msg", text);
  sitrep_json_add (json, "tmid", thread);
  json_builder_end_object (json);
}

static void
add_edit (JsonBuilder *json, const char *room, const char *message, const char *text)
{
  sitrep_json_add (json, "roomId", room);
  sitrep_json_add (json, "msgId", message);
  sitrep_json_add (json, "text", text);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_rocket, delivery, TEXT_LIMIT);
  g_autofree char *room = sitrep_destination_setting (delivery->destination, "room");
  g_autofree char *edited = get_edited (delivery, room);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  if (edited != NULL)
    add_edit (json, room, edited, text);
  else
    add_post (json, delivery, room, text);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, edited != NULL ? "chat.update" : "chat.sendMessage", json);
}

/* --- answers --- */

/* What is sent twice is answered without the message. */
static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_rocket_outcome (answer, json, delivery->secret);
  g_autofree char *room = sitrep_destination_setting (delivery->destination, "room");
  g_autofree char *edited = get_edited (delivery, room);
  const char *id = sitrep_json_text (sitrep_json_member (json, "message"), "_id");

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (!is_id (id))
    id = edited != NULL ? edited : delivery->message->base.id;
  result->ids = sitrep_ids_new ("message", id, "channel", room, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_rocket, doc, TEXT_LIMIT);
}

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "me", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);

  return sitrep_rocket_outcome (answer, json, secret);
}

/* --- orders --- */

static const char *const calls[SITREP_N_SERVICE_DEEDS] = {
  [SITREP_SERVICE_CREATE_CHANNEL] = "channels.create",
  [SITREP_SERVICE_SET_TOPIC] = "channels.setTopic",
  [SITREP_SERVICE_PIN] = "chat.pinMessage",
};

static JsonBuilder *
body_of (const SitrepServiceOrder *order)
{
  g_autofree char *name = sitrep_text_slug (order->text, NAME_LIMIT);
  g_autofree char *topic = sitrep_connector_line (&sitrep_dialect_rocket, order->text, TOPIC_LIMIT);
  g_autofree char *channel = sitrep_ids_get (order->ids, "channel"), *message = sitrep_ids_get (order->ids, "message");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (order->deed == SITREP_SERVICE_CREATE_CHANNEL && *name != '\0')
    sitrep_json_add (json, "name", name);
  else if (order->deed == SITREP_SERVICE_SET_TOPIC && is_id (channel))
    {
      sitrep_json_add (json, "roomId", channel);
      sitrep_json_add (json, "topic", topic);
    }
  else if (order->deed == SITREP_SERVICE_PIN && is_id (message))
    sitrep_json_add (json, "messageId", message);
  else
    return NULL;
  json_builder_end_object (json);
  return g_steal_pointer (&json);
}

static SitrepRequest *
new_order (const SitrepServiceOrder *order, GError **error)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!check (order->destination, order->secret, error))
    return NULL;
  json = body_of (order);
  if (json != NULL)
    return new_call (order->destination, order->secret, calls[order->deed], json);
  sitrep_order_incomplete (error);
  return NULL;
}

static SitrepOutcome *
ordered (const SitrepServiceOrder *order, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_rocket_outcome (answer, json, order->secret);
  const char *channel = sitrep_json_text (sitrep_json_member (json, "channel"), "_id");

  if (result->kind != SITREP_OUTCOME_DONE || order->deed != SITREP_SERVICE_CREATE_CHANNEL)
    return g_steal_pointer (&result);
  if (!is_id (channel))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("channel", channel, NULL);
  return g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_rocketchat_bot = {
  .key = "rocketchat-bot",
  .name = "Rocket.Chat bot",
  .kind = "chat",
  .family = "rocketchat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = TRUE,
  .can_edit = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 6.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = probed,
  .order = new_order,
  .ordered = ordered,
  .orders = 1u << SITREP_SERVICE_CREATE_CHANNEL | 1u << SITREP_SERVICE_SET_TOPIC | 1u << SITREP_SERVICE_PIN,
  .where_key = "room",
};
