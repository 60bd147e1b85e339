/* zulip.c - Zulip, through its API with a bot's key
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "comms/sitrep-connector-private.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* https://zulip.com/api/send-message (connectors.md, 2.8) */
#define TEXT_LIMIT 10000
#define TOPIC_LIMIT 60

static const SitrepSetting settings[] = {
  { "base", N_ ("Server"), N_ ("As in https://shop.zulipchat.com"), FALSE },
  { "user", N_ ("Bot address"), N_ ("In Zulip: Settings, Bots: the mail address of the bot"), FALSE },
  { "stream", N_ ("Channel"), N_ ("Its name, or its number. Subscribe the bot to it where it is private"), FALSE },
  { "topic", N_ ("Topic"), N_ ("Left empty: the title of the incident"), FALSE },
  { "token", N_ ("API key"), N_ ("In Zulip: Settings, Bots: the key of the bot"), TRUE },
  { NULL },
};

/* It stands before a colon, in a header. */
static gboolean
is_user (const char *user)
{
  return user != NULL && strchr (user, '@') != NULL && sitrep_is_made_of (user, "@.+-_");
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *key = sitrep_secret_strip (secret);
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *user = sitrep_destination_setting (destination, "user");
  g_autofree char *stream = sitrep_destination_setting (destination, "stream");

  if (!sitrep_token_check (key, "", "Zulip", error) || !sitrep_server_check (base, "Zulip", error))
    return FALSE;
  if (!is_user (user))
    sitrep_invalid (error, _ ("The address of the bot is needed, as in sitrep-bot@shop.zulipchat.com."));
  else if (stream == NULL)
    sitrep_invalid (error, _ ("The channel is needed: its name, as in incidents."));
  else
    return TRUE;
  return FALSE;
}

/* --- requests --- */

static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *path,
          const char *form)
{
  g_autofree char *base = sitrep_destination_base (destination, "");
  g_autofree char *user = sitrep_destination_setting (destination, "user");
  g_autofree char *url = g_strconcat (base, "/api/v1/", path, NULL);
  SitrepRequest *call = sitrep_request_new_text (method, url, "application/x-www-form-urlencoded", form);

  sitrep_request_authorize_basic (call, user, secret);
  return call;
}

/* A topic is the thread: titles may change, so that of the first message holds as long as the channel does. */
static char *
topic_of (const SitrepDelivery *delivery, const char *stream)
{
  g_autofree char *chosen = sitrep_destination_setting (delivery->destination, "topic");
  g_autofree char *to = sitrep_ids_get (delivery->first_ids, "to");
  g_autofree char *first = g_strcmp0 (to, stream) == 0 ? sitrep_ids_get (delivery->first_ids, "topic") : NULL;
  g_autofree char *line = sitrep_text_line (chosen != NULL ? chosen : first != NULL ? first : delivery->message->title);

  return sitrep_text_cut (*line != '\0' ? line : "Incident", TOPIC_LIMIT);
}

static char *
get_edited (const SitrepDelivery *delivery)
{
  g_autofree char *id = delivery->verb == SITREP_VERB_EDIT ? sitrep_ids_get (delivery->edits, "message") : NULL;

  return id != NULL && sitrep_is_digits (id) ? g_steal_pointer (&id) : NULL;
}

static SitrepRequest *
new_edit (const SitrepDelivery *delivery, const char *message, const char *text)
{
  g_autofree char *path = g_strdup_printf ("messages/%s", message);
  g_autofree char *form = soup_form_encode ("content", text, NULL);

  return new_call (delivery->destination, delivery->secret, "PATCH", path, form);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_zulip, delivery, TEXT_LIMIT);
  g_autofree char *stream = sitrep_destination_setting (delivery->destination, "stream");
  g_autofree char *topic = topic_of (delivery, stream);
  g_autofree char *edited = get_edited (delivery), *form = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  if (edited != NULL)
    return new_edit (delivery, edited, text);
  form = soup_form_encode ("type", "stream", "to", stream, "topic", topic, "content", text, NULL);
  return new_call (delivery->destination, delivery->secret, "POST", "messages", form);
}

/* --- answers: the sentences are in the bot's language, so only the codes are read --- */

static const struct
{
  const char *code, *words, *todo;
} faults[] = {
  { "INVALID_API_KEY", N_ ("Zulip does not accept the bot's address and key (any more)."),
    N_ ("Copy both from Settings, Bots into the destination.") },
  { "UNAUTHORIZED", N_ ("Zulip does not accept the bot's address and key (any more)."),
    N_ ("Copy both from Settings, Bots into the destination.") },
  { "USER_DEACTIVATED", N_ ("The bot was switched off in Zulip."),
    N_ ("Switch it on again there, or put another one into the destination.") },
  { "REALM_DEACTIVATED", N_ ("The organization was closed in Zulip."), N_ ("Choose another destination.") },
  { "STREAM_DOES_NOT_EXIST", N_ ("Zulip does not know this channel, or the bot cannot see it."),
    N_ ("Subscribe the bot to the channel, or correct the channel in the destination.") },
};

static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  const char *code = sitrep_json_text (json, "code");

  if (result->kind == SITREP_OUTCOME_RETRY)
    sitrep_wait_take (&result->after, sitrep_json_number (json, "retry-after"));
  if (result->kind == SITREP_OUTCOME_DONE && g_strcmp0 (sitrep_json_text (json, "result"), "success") != 0)
    return sitrep_outcome_unexpected ();
  for (guint i = 0; result->kind != SITREP_OUTCOME_DONE && code != NULL && i < G_N_ELEMENTS (faults); i++)
    if (strcmp (code, faults[i].code) == 0)
      return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ (faults[i].words), _ (faults[i].todo));
  return g_steal_pointer (&result);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, delivery->secret);
  g_autofree char *stream = sitrep_destination_setting (delivery->destination, "stream");
  g_autofree char *topic = topic_of (delivery, stream), *edited = get_edited (delivery), *id = NULL;
  double number = sitrep_json_number (json, "id");

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  /* What is corrected keeps its number. */
  if (edited == NULL && !(number >= 1 && number < 1e15))
    return sitrep_outcome_unexpected ();
  id = edited == NULL ? g_strdup_printf ("%.0f", number) : NULL;
  result->ids
    = edited != NULL ? g_strdup (delivery->edits) : sitrep_ids_new ("message", id, "topic", topic, "to", stream, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview (&sitrep_dialect_zulip, doc, TEXT_LIMIT);
}

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  return check (destination, secret, error) ? new_call (destination, secret, "GET", "users/me", NULL) : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, secret);

  return result->kind == SITREP_OUTCOME_DONE ? sitrep_outcome_probed (answer, secret, "user_id")
                                             : g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_zulip = {
  .key = "zulip",
  .name = "Zulip",
  .kind = "chat",
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
};
