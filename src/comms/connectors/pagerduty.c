/* pagerduty.c - PagerDuty, through its Events API v2
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

/* https://developer.pagerduty.com/docs/events-api-v2 (connectors.md, section 4) */
#define DEFAULT_BASE "https://events.pagerduty.com"
#define SUMMARY_LIMIT 1024
#define TEXT_LIMIT 10000
#define KEY_LENGTH 32

static const SitrepSetting settings[] = {
  { "base", N_ ("Server"),
    N_ ("Only where it is not https://events.pagerduty.com; in the EU https://events.eu.pagerduty.com"), FALSE },
  { "key", N_ ("Integration key"),
    N_ ("In PagerDuty: the service's Integrations, Events API V2. 32 letters and digits"), TRUE },
  { NULL },
};

static gboolean
check_key (const char *key, GError **error)
{
  if (!sitrep_token_check (key, "", "PagerDuty", error))
    return FALSE;
  if (strlen (key) == KEY_LENGTH)
    return TRUE;
  sitrep_invalid (error,
                  _ ("An integration key has 32 letters and digits. A key of the REST API is not one: look at the "
                     "service's Integrations, Events API V2."));
  return FALSE;
}

static gboolean
check (const SitrepDestination *destination, const char *secret, GError **error)
{
  g_autofree char *key = sitrep_secret_strip (secret);
  g_autofree char *base = sitrep_destination_base (destination, DEFAULT_BASE);

  return check_key (key, error) && sitrep_base_check (base, "PagerDuty", error);
}

/* What comes between opening and closing and is not the acknowledgement is one more trigger, which PagerDuty adds to the
 * alert that it has. */
static const char *
action_of (const SitrepMessage *message)
{
  if (message->stage == SITREP_STAGE_RESOLVE)
    return "resolve";
  return g_strcmp0 (message->moment, "acknowledged") == 0 ? "acknowledge" : "trigger";
}

static void
add (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

static void
add_payload (JsonBuilder *json, const SitrepDelivery *delivery, const char *summary, const char *text)
{
  static const char *const severities[] = {
    [SITREP_SEVERITY_CRITICAL] = "critical",
    [SITREP_SEVERITY_MAJOR] = "error",
    [SITREP_SEVERITY_MINOR] = "warning",
    [SITREP_SEVERITY_LOW] = "info",
  };
  const SitrepMessage *message = delivery->message;
  g_autofree char *time
    = sitrep_time_text (message->confirmed_at != SITREP_NEVER ? message->confirmed_at : delivery->now);

  json_builder_begin_object (json_builder_set_member_name (json, "payload"));
  add (json, "summary", summary);
  add (json, "source", "Sitrep");
  add (json, "severity", severities[message->severity]);
  add (json, "timestamp", time);
  json_builder_begin_object (json_builder_set_member_name (json, "custom_details"));
  add (json, "text", text);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* A page is read out on a telephone: the title, else how the text begins. */
static char *
summary_of (const SitrepMessage *message, const char *text)
{
  g_autofree char *title = sitrep_text_line (message->title);
  g_autofree char *line = sitrep_text_line (text);

  return sitrep_text_cut (*title != '\0' ? title : line, SUMMARY_LIMIT);
}

static JsonBuilder *
new_body (const SitrepDelivery *delivery, const char *text)
{
  g_autofree char *key = sitrep_secret_strip (delivery->secret);
  g_autofree char *summary = summary_of (delivery->message, text);
  const char *action = action_of (delivery->message);
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());

  add (json, "routing_key", key);
  add (json, "event_action", action);
  add (json, "dedup_key", delivery->message->incident);
  if (strcmp (action, "trigger") == 0)
    {
      add (json, "client", "Sitrep");
      add_payload (json, delivery, summary, text);
    }
  return json_builder_end_object (json);
}

static SitrepRequest *
request (const SitrepDelivery *delivery, GError **error)
{
  g_autofree char *text = sitrep_connector_text (&sitrep_dialect_plain, delivery, TEXT_LIMIT);
  g_autofree char *base = sitrep_destination_base (delivery->destination, DEFAULT_BASE);
  g_autofree char *url = g_strconcat (base, "/v2/enqueue", NULL);
  g_autoptr (JsonBuilder) body = NULL;

  if (!check (delivery->destination, delivery->secret, error) || !sitrep_connector_check_text (text, error))
    return NULL;
  body = new_body (delivery, text);
  return sitrep_request_new_json ("POST", url, body);
}

/* A key that PagerDuty cannot read is no fault of the message. */
static gboolean
blames_key (const SitrepAnswerView *answer, const char *secret)
{
  g_autofree char *words = answer->status == 400 ? sitrep_answer_words (answer, secret) : NULL;

  return words != NULL && (strstr (words, "routing_key") != NULL || strstr (words, "service_key") != NULL);
}

static SitrepOutcome *
outcome (const SitrepDelivery *delivery, const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  g_autoptr (SitrepOutcome) result = sitrep_outcome_for (answer, delivery->secret);
  const char *key = sitrep_json_text (json, "dedup_key");

  if (blames_key (answer, delivery->secret))
    return sitrep_outcome_new (
      SITREP_OUTCOME_STOP, _ ("PagerDuty does not accept the integration key."),
      _ ("Copy the key from the service's Integrations, Events API V2, into the destination."));
  if (result->kind != SITREP_OUTCOME_DONE)
    return g_steal_pointer (&result);
  if (key == NULL)
    return sitrep_outcome_unexpected ();
  result->ids = sitrep_ids_new ("dedup_key", key, NULL);
  return g_steal_pointer (&result);
}

static char *
preview (const SitrepDoc *doc, const char *title)
{
  return sitrep_connector_preview_titled (doc, title, SUMMARY_LIMIT, TEXT_LIMIT);
}

const SitrepConnector sitrep_connector_pagerduty = {
  .key = "pagerduty",
  .name = "PagerDuty",
  .kind = "paging",
  .audience = SITREP_AUDIENCE_INTERNAL,
  .settings = settings,
  .knows_doubles = TRUE,
  .ends_only = TRUE,
  .text_limit = TEXT_LIMIT,
  .gap = 1.0,
  .check = check,
  .request = request,
  .outcome = outcome,
  .preview = preview,
};
