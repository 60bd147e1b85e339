/* fake-pagerduty.c - PagerDuty's Events API v2, below /pagerduty
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

static const char *
payload_fault (JsonObject *payload)
{
  const char *severity = payload != NULL ? fake_text (payload, "severity") : NULL;

  if (payload == NULL)
    return "'payload' is missing or blank";
  if (!fake_only (payload, MEMBERS ("summary", "source", "severity", "timestamp", "component", "group", "class",
                                    "custom_details")))
    return "'payload' has an unknown member";
  if (!fake_fits (fake_text (payload, "summary"), 1024))
    return "'payload.summary' is missing or too long";
  if (!fake_fits (fake_text (payload, "source"), 255))
    return "'payload.source' is missing or blank";
  if (severity == NULL || !g_strv_contains (MEMBERS ("critical", "error", "warning", "info"), severity))
    return "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')";
  return NULL;
}

static const char *
event_fault (JsonObject *event)
{
  static const char *const known[]
    = { "routing_key", "event_action", "dedup_key", "payload", "client", "client_url", "links", "images", NULL };
  const char *key = event != NULL ? fake_text (event, "routing_key") : NULL;
  const char *action = event != NULL ? fake_text (event, "event_action") : NULL;

  if (event == NULL || !fake_only (event, known))
    return "the event is no object, or has an unknown member";
  if (key == NULL || strlen (key) != 32)
    return "Length of 'routing_key' is incorrect (should be 32 characters)";
  if (action == NULL || !g_strv_contains (MEMBERS ("trigger", "acknowledge", "resolve"), action))
    return "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')";
  if (json_object_has_member (event, "dedup_key") && !fake_fits (fake_text (event, "dedup_key"), 255))
    return "'dedup_key' is too long";
  if (strcmp (action, "trigger") != 0)
    return json_object_has_member (event, "dedup_key") ? NULL : "'dedup_key' is missing or blank";
  return payload_fault (fake_object (json_object_get_member (event, "payload")));
}

/* What is kept of an alert, by key and dedup_key, is the last thing that happened to it. One that is not there is
 * dropped without a word; here it is not accepted. */
static void
take_event (Exchange *exchange, JsonObject *event)
{
  const char *dedup = fake_text (event, "dedup_key"), *action = fake_text (event, "event_action");
  g_autofree char *fresh = g_strdup_printf ("srv01-%u", ++*exchange->counter);
  const char *key = dedup != NULL ? dedup : fresh;
  g_autofree char *name = g_strdup_printf ("%s %s", fake_text (event, "routing_key"), key);
  const char *state = fake_kept (exchange, name);
  gboolean trigger = strcmp (action, "trigger") == 0;
  gboolean dropped = !trigger && (state == NULL || strcmp (state, "resolve") == 0);

  if (!dropped)
    fake_keep (exchange, name, action);
  fake_answer (exchange, 202, JSON, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"%s\"}",
               key);
  exchange->accepted = !dropped;
}

void
fake_pagerduty (Exchange *exchange, char **parts)
{
  JsonObject *event = fake_object (exchange->body);
  const char *fault = event_fault (event);

  if (g_strv_length (parts) != 3 || strcmp (parts[1], "v2") != 0 || strcmp (parts[2], "enqueue") != 0)
    fake_answer (exchange, 404, "text/plain", "nothing here");
  else if (strcmp (exchange->method, "POST") != 0)
    fake_answer (exchange, 405, "text/plain", "POST, please");
  else if (fault != NULL || strlen (exchange->text) > 512 * 1024)
    fake_answer (exchange, 400, JSON,
                 "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"%s\"]}",
                 fault != NULL ? fault : "too large");
  else
    take_event (exchange, event);
}
