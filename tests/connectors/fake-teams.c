/* fake-teams.c - a workflow of Microsoft Teams, below /teams
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-private.h"

#include <string.h>

/* As an address that Teams gives out: /teams/workflows/ID/triggers/manual/paths/invoke?…&sig=TOKEN */

static gboolean
is_one_of (JsonObject *object, const char *member, const char *const *values)
{
  const char *text = fake_text (object, member);

  return !json_object_has_member (object, member) || (text != NULL && g_strv_contains (values, text));
}

static const char *
block_fault (JsonObject *block)
{
  if (block == NULL || g_strcmp0 (fake_text (block, "type"), "TextBlock") != 0)
    return "body has something else than a TextBlock";
  if (!fake_only (block, MEMBERS ("type", "text", "wrap", "spacing", "weight", "size", "style", "fontType")))
    return "a TextBlock has an unknown member";
  if (!fake_fits (fake_text (block, "text"), 4000) || strchr (fake_text (block, "text"), '\n') != NULL)
    return "a TextBlock has no text, or more than one line";
  if (!json_object_get_boolean_member_with_default (block, "wrap", FALSE))
    return "a TextBlock does not wrap";
  if (!is_one_of (block, "spacing", MEMBERS ("None")) || !is_one_of (block, "weight", MEMBERS ("Bolder"))
      || !is_one_of (block, "size", MEMBERS ("Medium", "Large")) || !is_one_of (block, "style", MEMBERS ("heading"))
      || !is_one_of (block, "fontType", MEMBERS ("Monospace")))
    return "a TextBlock has an unknown value";
  return NULL;
}

static const char *
card_fault (JsonObject *card)
{
  JsonNode *blocks = card != NULL ? json_object_get_member (card, "body") : NULL;
  JsonObject *teams = card != NULL ? fake_object (json_object_get_member (card, "msteams")) : NULL;
  const char *fault = NULL;

  if (card == NULL || !fake_only (card, MEMBERS ("$schema", "type", "version", "msteams", "body")))
    return "no card, or an unknown member of it";
  if (g_strcmp0 (fake_text (card, "type"), "AdaptiveCard") != 0 || g_strcmp0 (fake_text (card, "version"), "1.2") != 0
      || g_strcmp0 (fake_text (card, "$schema"), "http://adaptivecards.io/schemas/adaptive-card.json") != 0)
    return "not an Adaptive Card 1.2";
  /* `entities` would call people. */
  if (teams == NULL || !fake_only (teams, MEMBERS ("width")))
    return "msteams has something else than a width";
  if (blocks == NULL || !JSON_NODE_HOLDS_ARRAY (blocks) || json_array_get_length (json_node_get_array (blocks)) == 0)
    return "the card is empty";
  for (guint i = 0; fault == NULL && i < json_array_get_length (json_node_get_array (blocks)); i++)
    fault = block_fault (fake_object (json_array_get_element (json_node_get_array (blocks), i)));
  return fault;
}

static const char *
message_fault (JsonObject *body)
{
  JsonNode *list = body != NULL ? json_object_get_member (body, "attachments") : NULL;
  JsonObject *attachment = NULL;

  if (body == NULL || !fake_only (body, MEMBERS ("type", "attachments"))
      || g_strcmp0 (fake_text (body, "type"), "message") != 0)
    return "not a message";
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list) || json_array_get_length (json_node_get_array (list)) != 1)
    return "not one attachment";
  attachment = fake_object (json_array_get_element (json_node_get_array (list), 0));
  if (attachment == NULL || !fake_only (attachment, MEMBERS ("contentType", "contentUrl", "content"))
      || g_strcmp0 (fake_text (attachment, "contentType"), "application/vnd.microsoft.card.adaptive") != 0
      || !json_object_has_member (attachment, "contentUrl") || !json_object_get_null_member (attachment, "contentUrl"))
    return "not a card";
  return card_fault (fake_object (json_object_get_member (attachment, "content")));
}

void
fake_teams (Exchange *exchange, char **parts)
{
  const char *sig = exchange->query != NULL ? g_hash_table_lookup (exchange->query, "sig") : NULL;
  gboolean known
    = g_strv_length (parts) == 7 && strcmp (parts[1], "workflows") == 0 && strcmp (parts[6], "invoke") == 0;
  const char *fault = message_fault (fake_object (exchange->body));

  if (!known || strcmp (parts[2], "gone") == 0)
    fake_answer (exchange, 404, JSON, "{\"error\":{\"code\":\"WorkflowNotFound\",\"message\":\"No such workflow.\"}}");
  else if (sig == NULL || strcmp (sig, "denied") == 0)
    fake_answer (exchange, 401, JSON, "{\"error\":{\"code\":\"DirectApiAuthorizationRequired\",\"message\":\"No.\"}}");
  else if (strcmp (exchange->method, "POST") != 0)
    fake_answer (exchange, 405, "text/plain", "POST, please");
  else if (strlen (exchange->text) > 20000)
    fake_answer (exchange, 413, JSON, "{\"error\":{\"message\":\"Message size too large.\"}}");
  else if (fault != NULL)
    fake_answer (exchange, 400, JSON, "{\"error\":{\"code\":\"InvalidCard\",\"message\":\"%s\"}}", fault);
  else
    fake_answer (exchange, 202, "text/plain", "%s", "");
}
