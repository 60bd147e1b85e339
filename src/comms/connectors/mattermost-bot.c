/* mattermost-bot.c - Mattermost, through its API with a bot's token
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

/* https://developers.mattermost.com/api-documentation (connectors.md, 2.6) */
#define TEXT_LIMIT 16383
#define HEADER_LIMIT 1024
#define NAME_LIMIT 64
#define ID_LENGTH 26

static const SitrepSetting settings[] = {
  { "base", N_ ("Server"), N_ ("As in https://chat.example.com"), FALSE },
  { "channel", N_ ("Channel ID"), N_ ("In Mattermost: the channel's name, View Info, at the end. Add the bot to it"),
    FALSE },
  { "team", N_ ("Team ID"), N_ ("Only where channels are to be opened: System Console, Teams"), FALSE },
  { "token", N_ ("Bot token"), N_ ("In Mattermost: Integrations, Bot Accounts"), TRUE },
  { NULL },
};

static gboolean
is_id (const char *text)
{
  return text != NULL && strlen (text) == ID_LENGTH && sitrep_is_made_of (text, "");
}

static gboolean
check_ids (const SitrepDestination *destination, GError **error)
{
  g_autofree char *channel = sitrep_destination_setting (destination, "channel");
  g_autofree char *team = sitrep_destination_setting (destination, "team");

  if (!is_id (channel))
    sitrep_invalid (error, _ ("The ID of the channel is needed: 26 letters and digits, not its name."));
  else if (team != NULL && !is_id (team))
    sitrep_invalid (error, _ ("The ID of the team has 26 letters and digits. Leave it out, or copy it once more."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *base = sitrep_destination_base (destination, "");

  if (strstr (base, "/hooks/") != NULL || strstr (token, "/hooks/") != NULL)
    {
      sitrep_invalid (error, _ ("This is the address of a webhook. Choose the service Mattermost for it."));
      return FALSE;
    }
  return sitrep_token_check (token, "", "Mattermost", error) && sitrep_server_check (base, "Mattermost", error)
         && check_ids (destination, error);
}

/* --- requests --- */

/* @path: below the API's */
static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *path,
          JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *url = g_strconcat (base, "/api/v4/", path, NULL);
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  sitrep_request_authorize (call, "Bearer ", secret);
  return call;
}

static char *
get_id (const char *ids, const char *name)
{
  g_autofree char *id = sitrep_ids_get (ids, name);

  return is_id (id) ? g_steal_pointer (&id) : NULL;
}

/* A thread is in one channel: where another was chosen since, the message stands by itself. */
static char *
find_root (const SitrepDelivery *delivery, const char *channel)
{
  g_autofree char *of = get_id (delivery->first_ids, "channel");

  return g_strcmp0 (of, channel) == 0 ? get_id (delivery->first_ids, "message") : NULL;
}

static char *
get_edited (const SitrepDelivery *delivery)
{
  return delivery->verb == SITREP_VERB_EDIT ? get_id (delivery->edits, "message") : NULL;
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_mattermost, delivery, TEXT_LIMIT);
  g_autofree char *channel = sitrep_destination_setting (delivery->destination, "channel");
  g_autofree char *edited = get_edited (delivery), *root = find_root (delivery, channel);
  g_autofree char *path = edited != NULL ? g_strdup_printf ("posts/%s/patch", edited) : g_strdup ("posts");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  if (edited == NULL)
    {
      sitrep_json_add (json, "channel_id", channel);
      sitrep_json_add (json, "root_id", root);
    }
  sitrep_json_add (json, "message", text);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, edited != NULL ? "PUT" : "POST", path, json);
}

/* --- answers --- */

static const struct
{
  const char *id;
  SitrepOutcomeKind kind;
  const char *words, *todo;
} faults[] = {
  { "api.post.update_post.permissions_time_limit", SITREP_OUTCOME_REJECTED,
    N_ ("Mattermost does not let this message be changed (any more)."),
    N_ ("Send the correction as a message of its own.") },
  { "api.post.create_post.channel_root_id", SITREP_OUTCOME_REJECTED,
    N_ ("The message that this one answers is gone from the channel."), N_ ("Post it by hand.") },
  { "api.post.create_post.root_id", SITREP_OUTCOME_REJECTED,
    N_ ("The message that this one answers is gone from the channel."), N_ ("Post it by hand.") },
  { "api.post.create_post.can_not_post_to_deleted", SITREP_OUTCOME_STOP, N_ ("The Mattermost channel is archived."),
    N_ ("Bring the channel back, or choose another one in the destination.") },
  { "api.context.permissions", SITREP_OUTCOME_STOP, N_ ("The bot is not allowed to do this."),
    N_ ("Add the bot to the team and the channel, and wake the destination.") },
  { "api.context.session_expired", SITREP_OUTCOME_STOP, N_ ("Mattermost does not accept the bot's token (any more)."),
    N_ ("Make a new token for the bot, and put it into the destination.") },
  { "store.sql_channel.save_channel.exists", SITREP_OUTCOME_REJECTED,
    N_ ("The team has a channel of this name already."), N_ ("Choose another name, as with a number at its end.") },
};

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  const char *id = sitrep_json_text (json, "id");

  if (result->kind == SITREP_OUTCOME_RETRY)
    sitrep_answer_wait_by (answer, "X-RateLimit-Reset", &result->after);
  for (guint i = 0; result->kind != SITREP_OUTCOME_DONE && id != NULL && i < G_N_ELEMENTS (faults); i++)
    if (g_str_has_prefix (id, faults[i].id))
      return sitrep_outcome_new (faults[i].kind, _ (faults[i].words), _ (faults[i].todo));
  return g_steal_pointer (&result);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, delivery->secret);
  g_autofree char *edited = get_edited (delivery);
  const char *id = sitrep_json_text (json, "id"), *channel = sitrep_json_text (json, "channel_id");

  /* With JSON it is the message that is not there, and not the server. */
  if (answer->status == 404 && edited != NULL && id != NULL)
    return sitrep_outcome_new (SITREP_OUTCOME_REJECTED, _ ("Mattermost does not have the message that is corrected."),
                               _ ("Send the correction as a message of its own."));
  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (!is_id (id) || !is_id (channel))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("message", id, "channel", channel, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_mattermost, doc, TEXT_LIMIT);
}

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "users/me", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  return sitrep_outcome_probed (answer, secret, "username");
}

/* --- orders --- */

static SitrepRequest *
new_channel (const SitrepServiceOrder *order, GError **error)
{
  g_autofree char *team = sitrep_destination_setting (order->destination, "team");
  g_autofree char *name = sitrep_text_slug (order->text, NAME_LIMIT);
  g_autofree char *line = sitrep_text_line (order->text), *title = sitrep_text_cut (line, NAME_LIMIT);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  if (team == NULL)
    sitrep_invalid (error, _ ("The ID of the team is needed to open a channel. Put it into the destination."));
  else if (*name == '\0')
    sitrep_order_incomplete (error);
  if (team == NULL || *name == '\0')
    return NULL;
  sitrep_json_add (json, "team_id", team);
  sitrep_json_add (json, "name", name);
  sitrep_json_add (json, "display_name", title);
  sitrep_json_add (json, "type", "O");
  json_builder_end_object (json);
  return new_call (order->destination, order->secret, "POST", "channels", json);
}

/* What Mattermost calls the header is what is read above the messages. */
static SitrepRequest *
new_topic (const SitrepServiceOrder *order, const char *channel)
{
  g_autofree char *path = g_strdup_printf ("channels/%s/patch", channel);
  g_autofree char *topic = sitrep_connector_line (&sitrep_dialect_mattermost, order->text, HEADER_LIMIT);
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "header", topic);
  json_builder_end_object (json);
  return new_call (order->destination, order->secret, "PUT", path, json);
}

static SitrepRequest *
new_order (const SitrepServiceOrder *order, GError **error)
{
  g_autofree char *channel = get_id (order->ids, "channel"), *message = get_id (order->ids, "message");
  g_autofree char *path = message != NULL ? g_strdup_printf ("posts/%s/pin", message) : NULL;

  if (!check (order->destination, order->secret, error))
    return NULL;
  if (order->deed == SITREP_SERVICE_CREATE_CHANNEL)
    return new_channel (order, error);
  if (order->deed == SITREP_SERVICE_SET_TOPIC && channel != NULL)
    return new_topic (order, channel);
  if (order->deed == SITREP_SERVICE_PIN && path != NULL)
    return new_call (order->destination, order->secret, "POST", path, NULL);
  sitrep_order_incomplete (error);
  return NULL;
}

static SitrepOutcome *
ordered (const SitrepServiceOrder *order, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, order->secret);
  const char *channel = sitrep_json_text (json, "id");

  if (result->kind != SITREP_OUTCOME_DONE || order->deed != SITREP_SERVICE_CREATE_CHANNEL)
    return g_steal_pointer (&result);
  if (!is_id (channel))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("channel", channel, NULL);
  return g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_mattermost_bot = {
  .key = "mattermost-bot",
  .name = "Mattermost bot",
  .kind = "chat",
  .family = "mattermost",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .can_edit = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
  .probe = probe,
  .probed = probed,
  .order = new_order,
  .ordered = ordered,
  .orders = 1u << SITREP_SERVICE_CREATE_CHANNEL | 1u << SITREP_SERVICE_SET_TOPIC | 1u << SITREP_SERVICE_PIN,
  .where_key = "channel",
};
