/* slack-bot.c - Slack, through the Web API with a bot's token
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

/* https://docs.slack.dev/reference/methods (connectors.md, 2.2) */
#define DEFAULT_BASE "https://slack.com/api"
#define TEXT_LIMIT 4000
#define TOPIC_LIMIT 250
#define NAME_LIMIT 80

static const SitrepSetting settings[] = {
  { "channel", N_ ("Channel"), N_ ("Its ID, or its name as in #incidents. Invite the bot to it first: /invite"),
    FALSE },
  { "base", N_ ("Server"), N_ ("Only where it is not https://slack.com/api"), FALSE },
  { "token", N_ ("Bot token"), N_ ("In Slack: the app's page, OAuth & Permissions. It begins with xoxb-"), TRUE },
  { NULL },
};

/* --- what was entered --- */

static gboolean
check_token (const char *token, GError **error)
{
  if (!sitrep_token_check (token, "-.", "Slack", error))
    return FALSE;
  if (g_str_has_prefix (token, "xoxb-") || g_str_has_prefix (token, "xoxe.xoxb-"))
    return TRUE;
  sitrep_invalid (error,
                  _ ("This is not the token of a bot. It begins with xoxb- and is on the app's page, under OAuth "
                     "and Permissions."));
  return FALSE;
}

/* Names may have letters of any script, but never what means something else there. */
static gboolean
is_channel (const char *channel)
{
  const char *name = *channel == '#' ? channel + 1 : channel;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && *p != '-' && *p != '_' && *p != '.')
      return FALSE;
  return *name != '\0' && g_utf8_strlen (name, -1) <= NAME_LIMIT;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_strip (secret);
  g_autofree char *channel = sitrep_destination_setting (destination, "channel");
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);

  if (!check_token (token, error))
    return FALSE;
  if (channel == NULL || !is_channel (channel))
    {
      sitrep_invalid (error, _ ("The channel is needed: its ID, as in C0123456789, or its name, as in #incidents."));
      return FALSE;
    }
  return sitrep_base_check (base, "Slack", error);
}

/* --- requests --- */

static SitrepRequest *
new_call (const SitrepDestination *destination, const char *secret, const char *method, JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *url = g_strconcat (base, "/", method, NULL);
  SitrepRequest *call = sitrep_request_new_json ("POST", url, body);

  sitrep_request_authorize (call, "Bearer ", secret);
  return call;
}

static void
add (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

/* A thread is in one channel: where another was chosen since, the message stands by itself. */
static char *
find_thread (const SitrepDelivery *delivery, const char *channel)
{
  g_autofree char *to = sitrep_ids_get (delivery->first_ids, "to");

  return g_strcmp0 (to, channel) == 0 ? sitrep_ids_get (delivery->first_ids, "ts") : NULL;
}

static void
add_post (JsonBuilder *json, const SitrepDelivery *delivery)
{
  g_autofree char *channel = sitrep_destination_setting (delivery->destination, "channel");
  g_autofree char *thread = find_thread (delivery, channel);

  add (json, "channel", channel);
  json_builder_add_boolean_value (json_builder_set_member_name (json, "unfurl_links"), FALSE);
  json_builder_add_boolean_value (json_builder_set_member_name (json, "unfurl_media"), FALSE);
  if (thread == NULL)
    return;
  add (json, "thread_ts", thread);
  /* The end is for all in the channel, not only for those who follow the thread. */
  if (delivery->message->stage == SITREP_STAGE_RESOLVE)
    json_builder_add_boolean_value (json_builder_set_member_name (json, "reply_broadcast"), TRUE);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_slack, delivery, TEXT_LIMIT);
  g_autofree char *channel = sitrep_ids_get (delivery->edits, "channel");
  g_autofree char *ts = sitrep_ids_get (delivery->edits, "ts");
  gboolean edit = delivery->verb == SITREP_VERB_EDIT && channel != NULL && ts != NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  json = json_builder_begin_object (json_builder_new ());
  if (edit)
    {
      add (json, "channel", channel);
      add (json, "ts", ts);
    }
  else
    add_post (json, delivery);
  add (json, "text", text);
  json_builder_end_object (json);
  return new_call (delivery->destination, delivery->secret, edit ? "chat.update" : "chat.postMessage", json);
}

/* --- answers --- */

typedef enum
{
  FAULT_WAIT,
  FAULT_UNSURE,
  FAULT_TOKEN,
  FAULT_SCOPE,
  FAULT_CHANNEL,
  FAULT_ARCHIVED,
  FAULT_RESTRICTED,
  FAULT_EDIT,
  FAULT_THREAD,
  FAULT_NAME,
} Fault;

static const struct
{
  const char *word;
  Fault fault;
} faults[] = {
  { "ratelimited", FAULT_WAIT },
  { "rate_limited", FAULT_WAIT },
  { "message_limit_exceeded", FAULT_WAIT },
  { "service_unavailable", FAULT_WAIT },
  { "request_timeout", FAULT_WAIT },
  { "team_added_to_org", FAULT_WAIT },
  { "internal_error", FAULT_UNSURE },
  { "fatal_error", FAULT_UNSURE },
  { "invalid_auth", FAULT_TOKEN },
  { "not_authed", FAULT_TOKEN },
  { "account_inactive", FAULT_TOKEN },
  { "token_revoked", FAULT_TOKEN },
  { "token_expired", FAULT_TOKEN },
  { "not_allowed_token_type", FAULT_TOKEN },
  { "org_login_required", FAULT_TOKEN },
  { "missing_scope", FAULT_SCOPE },
  { "no_permission", FAULT_SCOPE },
  { "channel_not_found", FAULT_CHANNEL },
  { "not_in_channel", FAULT_CHANNEL },
  { "is_archived", FAULT_ARCHIVED },
  { "restricted_action", FAULT_RESTRICTED },
  { "ekm_access_denied", FAULT_RESTRICTED },
  { "cant_update_message", FAULT_EDIT },
  { "edit_window_closed", FAULT_EDIT },
  { "message_not_found", FAULT_EDIT },
  { "thread_not_found", FAULT_THREAD },
  { "cannot_reply_to_message", FAULT_THREAD },
  { "name_taken", FAULT_NAME },
};

static const struct
{
  SitrepOutcomeKind kind;
  const char *words, *todo;
} meanings[] = {
  [FAULT_TOKEN] = { SITREP_OUTCOME_STOP, N_ ("Slack does not accept the bot's token (any more)."),
                    N_ ("Install the app again, and put its new token into the destination.") },
  [FAULT_SCOPE] = { SITREP_OUTCOME_STOP, N_ ("The bot is not allowed to do this."),
                    N_ ("Give the app the permission on its page, install it again, and wake the destination.") },
  [FAULT_CHANNEL] = { SITREP_OUTCOME_STOP, N_ ("Slack does not know this channel, or the bot is not in it."),
                      N_ ("Invite the bot to the channel, or correct the channel in the destination.") },
  [FAULT_ARCHIVED] = { SITREP_OUTCOME_STOP, N_ ("The Slack channel is archived."),
                       N_ ("Bring the channel back, or choose another one in the destination.") },
  [FAULT_RESTRICTED] = { SITREP_OUTCOME_STOP, N_ ("The workspace does not let the bot post in this channel."),
                         N_ ("Ask an administrator of the workspace, or choose another channel.") },
  [FAULT_EDIT] = { SITREP_OUTCOME_REJECTED, N_ ("Slack does not let this message be changed (any more)."),
                   N_ ("Send the correction as a message of its own.") },
  [FAULT_THREAD] = { SITREP_OUTCOME_REJECTED, N_ ("The message that this one answers is gone from the channel."),
                     N_ ("Post it by hand.") },
  [FAULT_NAME] = { SITREP_OUTCOME_REJECTED, N_ ("The workspace has a channel of this name already."),
                   N_ ("Choose another name, as with a number at its end.") },
};

static SitrepOutcome *
outcome_of_word (const char *word, const SitrepAnswerView *answer, const char *secret)
{
  SitrepAnswerView as = *answer;

  as.status = 422;
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_has_prefix (word, faults[i].word))
      {
        Fault fault = faults[i].fault;

        if (fault > FAULT_UNSURE)
          return sitrep_outcome_new (meanings[fault].kind, _ (meanings[fault].words), _ (meanings[fault].todo));
        if (fault == FAULT_UNSURE)
          return sitrep_outcome_unexpected ();
        as.status = 429;
      }
  return sitrep_outcome_for (&as, secret);
}

static gboolean
says_ok (JsonNode *json)
{
  JsonNode *ok = sitrep_json_member (json, "ok");

  return ok != NULL && json_node_get_value_type (ok) == G_TYPE_BOOLEAN && json_node_get_boolean (ok);
}

/* Slack says no within a 200 (connectors.md, 2.2). */
static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  const char *word = sitrep_json_text (json, "error");

  if (answer->status < 200 || answer->status > 299)
    return sitrep_outcome_for (answer, secret);
  if (says_ok (json))
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  return word != NULL ? outcome_of_word (word, answer, secret) : sitrep_outcome_unexpected ();
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, delivery->secret);
  g_autofree char *to = sitrep_destination_setting (delivery->destination, "channel");
  const char *channel = sitrep_json_text (json, "channel"), *ts = sitrep_json_text (json, "ts");

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (channel == NULL || ts == NULL || !sitrep_is_id (channel) || !sitrep_is_made_of (ts, "."))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("channel", channel, "ts", ts, "to", to, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_slack, doc, TEXT_LIMIT);
}

/* --- the silent question --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "auth.test", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);

  return outcome_of (answer, json, secret);
}

/* --- orders --- */

/* A topic has no markup; what would call somebody is put into other signs. */
static char *
topic_of (const char *text)
{
  g_autofree char *line = sitrep_text_line (text);
  g_autoptr (GString) safe = g_string_new (line);

  g_string_replace (safe, "<", "‹", 0);
  g_string_replace (safe, ">", "›", 0);
  return sitrep_text_cut (safe->str, TOPIC_LIMIT);
}

static JsonBuilder *
body_of (const SitrepServiceOrder *order)
{
  g_autofree char *name = sitrep_text_slug (order->text != NULL ? order->text : "", NAME_LIMIT);
  g_autofree char *topic = topic_of (order->text != NULL ? order->text : "");
  g_autofree char *channel = sitrep_ids_get (order->ids, "channel");
  g_autofree char *ts = sitrep_ids_get (order->ids, "ts");
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());
  gboolean create = order->deed == SITREP_SERVICE_CREATE_CHANNEL, pin = order->deed == SITREP_SERVICE_PIN;

  if (create ? *name == '\0' : channel == NULL || (pin && ts == NULL))
    return NULL;
  add (json, create ? "name" : "channel", create ? name : channel);
  if (order->deed == SITREP_SERVICE_SET_TOPIC)
    add (json, "topic", topic);
  if (pin)
    add (json, "timestamp", ts);
  json_builder_end_object (json);
  return g_steal_pointer (&json);
}

static SitrepRequest *
new_order (const SitrepServiceOrder *order, GError **error)
{
  static const char *const methods[SITREP_N_SERVICE_DEEDS] = {
    [SITREP_SERVICE_CREATE_CHANNEL] = "conversations.create",
    [SITREP_SERVICE_SET_TOPIC] = "conversations.setTopic",
    [SITREP_SERVICE_PIN] = "pins.add",
  };
  g_autoptr (JsonBuilder) json = NULL;

  if (!check (order->destination, order->secret, error))
    return NULL;
  json = body_of (order);
  if (json == NULL)
    {
      sitrep_invalid (error, _ ("It is not said which channel or message this is for."));
      return NULL;
    }
  return new_call (order->destination, order->secret, methods[order->deed], json);
}

static SitrepOutcome *
ordered (const SitrepServiceOrder *order, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = NULL;
  const char *channel = sitrep_json_text (sitrep_json_member (json, "channel"), "id");

  if (order->deed == SITREP_SERVICE_PIN && g_strcmp0 (sitrep_json_text (json, "error"), "already_pinned") == 0)
    return sitrep_outcome_new (SITREP_OUTCOME_DONE, NULL, NULL);
  result = outcome_of (answer, json, order->secret);
  if (result->kind != SITREP_OUTCOME_DONE || order->deed != SITREP_SERVICE_CREATE_CHANNEL)
    return g_steal_pointer (&result);
  if (channel == NULL || !sitrep_is_id (channel))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("channel", channel, NULL);
  return g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_slack_bot = {
  .key = "slack-bot",
  .name = "Slack bot",
  .kind = "chat",
  .family = "slack",
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
