/* ntfy.c - ntfy, a topic on its own or another server
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

/* https://docs.ntfy.sh/publish (connectors.md, 2.10): a text of 4,096 bytes becomes an attachment, and a body of 8,192
 * is refused, in which each quotation mark and each line's end takes two. */
#define DEFAULT_BASE "https://ntfy.sh"
#define TEXT_LIMIT 3500 /* bytes */
#define TITLE_LIMIT 250
#define TOPIC_LIMIT 64

/* Whoever knows a topic of an open server can read and write it. */
static const SitrepSetting settings[] = {
  { "base", N_ ("Server"), N_ ("Only where it is not https://ntfy.sh"), FALSE },
  { "topic", N_ ("Topic"), N_ ("Letters, digits, - and _. On an open server whoever knows it can read it"), TRUE },
  { "token", N_ ("Access token"), N_ ("Where the server asks for one. It begins with tk_"), TRUE, .optional = TRUE },
  { NULL },
};

/* --- what was entered --- */

static gboolean
check_topic (const char *topic, GError **error)
{
  if (*topic == '\0')
    sitrep_invalid (error, _ ("The topic is missing."));
  else if (!sitrep_secret_check_service (topic, "ntfy", error))
    return FALSE;
  else if (strstr (topic, "://") != NULL)
    sitrep_invalid (error, _ ("This is an address. Put what is before its last / into Server, and what is after it "
                              "here."));
  else if (!sitrep_is_id (topic) || strlen (topic) > TOPIC_LIMIT)
    sitrep_invalid (error, _ ("A topic has up to 64 letters, digits, hyphens and low lines, and no spaces."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_token (const char *token, GError **error)
{
  if (*token == '\0')
    return TRUE;
  if (!sitrep_token_check (token, "_", "ntfy", error))
    return FALSE;
  if (g_str_has_prefix (token, "tk_"))
    return TRUE;
  sitrep_invalid (error, _ ("This is not an access token of ntfy. It begins with tk_ and is made under Account."));
  return FALSE;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *topic = sitrep_secret_get (secret, "topic"), *token = sitrep_secret_get (secret, "token");

  return check_topic (topic, error) && check_token (token, error) && sitrep_server_check (base, "ntfy", error);
}

/* --- the request --- */

static SitrepRequest *
new_call (const SitrepDestination *destination,
          const char *secret,
          const char *method,
          const char *path,
          JsonBuilder *body)
{
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);
  g_autofree char *url = g_strconcat (base, path, NULL), *token = sitrep_secret_get (secret, "token");
  SitrepRequest *call = sitrep_request_new_json (method, url, body);

  if (*token != '\0')
    sitrep_request_authorize (call, "Bearer ", token);
  return call;
}

/* From 1 to 5, of which 3 is what a telephone makes of other messages. The end of an incident wakes nobody. */
static int
priority_of (const SitrepMessage *message)
{
  static const int priorities[] = {
    [SITREP_SEVERITY_CRITICAL] = 5,
    [SITREP_SEVERITY_MAJOR] = 4,
    [SITREP_SEVERITY_MINOR] = 3,
    [SITREP_SEVERITY_LOW] = 2,
  };
  int priority = priorities[message->severity];

  return message->stage == SITREP_STAGE_RESOLVE ? MIN (priority, 3) : priority;
}

/* One notification an incident, which later ones and corrections replace, from 2.16 on. */
static const char *
sequence_of (const SitrepMessage *message)
{
  return message->incident != NULL ? message->incident : message->base.id;
}

static JsonBuilder *
new_body (const SitrepDelivery *delivery, const char *text)
{
  const SitrepMessage *message = delivery->message;
  g_autofree char *topic = sitrep_secret_get (delivery->secret, "topic");
  g_autofree char *line = sitrep_text_line (message->title);
  g_autofree char *title = sitrep_text_cut_to (line, TITLE_LIMIT, SITREP_UNIT_BYTES);
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  sitrep_json_add (json, "topic", topic);
  sitrep_json_add (json, "title", *title != '\0' ? title : NULL);
  sitrep_json_add (json, "message", text);
  json_builder_add_int_value (json_builder_set_member_name (json, "priority"), priority_of (message));
  sitrep_json_add (json, "sequence_id", sequence_of (message));
  return json_builder_end_object (json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text_bytes (&sitrep_dialect_plain, delivery, TEXT_LIMIT);
  g_autoptr (JsonBuilder) json = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  json = new_body (delivery, text);
  return new_call (delivery->destination, delivery->secret, "POST", "/", json);
}

/* --- answers --- */

enum
{
  CODE_TOPIC_INVALID = 40009,
  CODE_TOPIC_DISALLOWED = 40010,
  CODE_TOO_MANY_REQUESTS = 42901,
  CODE_TOO_MUCH_TODAY = 42905,
  CODE_TOO_MANY_TODAY = 42908,
};

/* A server says no wait: the shortest that helps, and for a day's share the longest there is. */
static SitrepOutcome *
outcome_of (const SitrepAnswerView *answer, JsonNode *json, const char *secret)
{
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, secret);
  double number = sitrep_json_number (json, "code");
  int code = number > 0 && number < 100000 ? (int) number : 0;

  if (code == CODE_TOPIC_INVALID || code == CODE_TOPIC_DISALLOWED)
    return sitrep_outcome_new (SITREP_OUTCOME_STOP, _ ("The server does not take this topic."),
                               _ ("Choose another topic in the destination, and subscribe to it."));
  if (code == CODE_TOO_MANY_REQUESTS)
    sitrep_wait_take (&result->after, 5);
  if (code == CODE_TOO_MUCH_TODAY || code == CODE_TOO_MANY_TODAY)
    {
      g_set_str (&result->words, _ ("The server takes no more messages of this account today."));
      sitrep_wait_take (&result->after, SITREP_WAIT_MAX);
    }
  return g_steal_pointer (&result);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, delivery->secret);
  const char *id = sitrep_json_text (json, "id");

  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (id == NULL || !sitrep_is_id (id))
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("message", id, "sequence", sequence_of (delivery->message), NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  g_autofree char *text = sitrep_connector_preview_bytes (&sitrep_dialect_plain, doc, TEXT_LIMIT);
  g_autofree char *line = sitrep_text_line (title);
  g_autofree char *name = sitrep_text_cut_to (line, TITLE_LIMIT, SITREP_UNIT_BYTES);

  return sitrep_connector_titled (name, TITLE_LIMIT, text);
}

/* --- the silent question: the account behind a token, and without one the server's health --- */

static SitrepRequest *
probe (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *token = sitrep_secret_get (secret, "token");

  return check (destination, secret, error)
           ? new_call (destination, secret, "GET", *token != '\0' ? "/v1/account" : "/v1/health", NULL)
           : NULL;
}

static SitrepOutcome *
probed (const SitrepDestination *destination, const char *secret, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = outcome_of (answer, json, secret);
  gboolean there = sitrep_json_says (json, "healthy") || sitrep_json_text (json, "username") != NULL;

  return result->kind == SITREP_OUTCOME_DONE && !there ? sitrep_outcome_unexpected () : g_steal_pointer (&result);
}

const SitrepConnector sitrep_connector_ntfy = {
  .key = "ntfy",
  .name = "ntfy",
  .kind = "chat",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
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
};
