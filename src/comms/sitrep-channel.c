/* sitrep-channel.c - a channel of an incident's own, at a chat service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-channel.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-message-rules.h"
#include "sitrep-connector-private.h"

/* As much as all services take, with room for what is put in front of it. */
#define NAME_LIMIT 60

/** sitrep_channel_knows: whether the destination's service can do that deed. */
gboolean
sitrep_channel_knows (const SitrepDestination *destination, SitrepServiceDeed deed)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);

  return connector != NULL && connector->order != NULL && (connector->orders & 1u << deed) != 0;
}

/** sitrep_channel_can_open: whether a channel for that incident can be opened with that destination's account. */
gboolean
sitrep_channel_can_open (const SitrepDestination *bot, const SitrepIncident *incident)
{
  return !bot->removed && bot->incident == NULL && sitrep_channel_knows (bot, SITREP_SERVICE_CREATE_CHANNEL)
         && sitrep_kind_may_reach (incident->kind, bot);
}

/** sitrep_channel_is_of: whether the destination is a channel that was opened for that incident. */
gboolean
sitrep_channel_is_of (const SitrepDestination *destination, const SitrepIncident *incident)
{
  return !destination->removed && g_strcmp0 (destination->incident, incident->base.id) == 0
         && sitrep_channel_knows (destination, SITREP_SERVICE_CREATE_CHANNEL);
}

/** sitrep_channel_name: Returns: (transfer full): what is proposed: the incident's label and title, in the letters that services take */
char *
sitrep_channel_name (const SitrepIncident *incident)
{
  g_autofree char *both = g_strdup_printf ("%s %s", incident->label, incident->title);

  return sitrep_channel_name_allowed (both);
}

/** sitrep_channel_name_allowed: Returns: (transfer full): @typed in lower case letters, digits and hyphens; may be empty */
char *
sitrep_channel_name_allowed (const char *typed)
{
  return sitrep_text_slug (typed, NAME_LIMIT);
}

/** sitrep_channel_topic: Returns: (transfer full): level, status and title, for people who look into the channel. */
char *
sitrep_channel_topic (const SitrepDossier *dossier)
{
  return g_strdup_printf ("%s · %s · %s", sitrep_dossier_level (dossier)->key, sitrep_dossier_status (dossier)->label,
                          dossier->incident->title);
}

static char *
with_setting (const char *settings, const char *key, const char *value)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gboolean is_object = settings != NULL && json_parser_load_from_data (parser, settings, -1, NULL)
                       && json_parser_get_root (parser) != NULL
                       && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser));
  g_autoptr (JsonNode) root = is_object ? json_parser_steal_root (parser) : json_node_new (JSON_NODE_OBJECT);

  if (!is_object)
    json_node_take_object (root, json_object_new ());
  json_object_set_string_member (json_node_get_object (root), key, value);
  return json_to_string (root, FALSE);
}

/**
 * sitrep_channel_destination:
 * @bot: with whose account it was opened
 * @ids: what the service answered
 *
 * Returns: (transfer full) (nullable): a new destination, without an id, for the opened channel and that incident
 *   alone; %NULL where @ids does not say which channel it is
 */
SitrepDestination *
sitrep_channel_destination (const SitrepDestination *bot, const char *name, const char *ids, const char *incident)
{
  const SitrepConnector *connector = sitrep_connector_find (bot->service);
  g_autofree char *channel = sitrep_ids_get (ids, "channel");
  SitrepDestination *self;

  if (connector == NULL || connector->where_key == NULL || channel == NULL)
    return NULL;
  self = sitrep_record_new (&sitrep_destination_type);
  self->name = g_strconcat ("#", name, NULL);
  self->service = g_strdup (bot->service);
  self->audience = bot->audience;
  self->test = bot->test;
  self->settings = with_setting (bot->settings, connector->where_key, channel);
  self->incident = g_strdup (incident);
  return self;
}

/** sitrep_channel_ids: Returns: (transfer full) (nullable): what an order to that channel names it by */
char *
sitrep_channel_ids (const SitrepDestination *channel)
{
  const SitrepConnector *connector = sitrep_connector_find (channel->service);
  g_autofree char *id = connector != NULL && connector->where_key != NULL
                          ? sitrep_destination_setting (channel, connector->where_key)
                          : NULL;

  return id != NULL ? sitrep_ids_new ("channel", id, NULL) : NULL;
}

/** sitrep_channel_first_message: Returns: (transfer none) (nullable): the first one that arrived there */
const SitrepMessage *
sitrep_channel_first_message (const SitrepDossier *dossier, const SitrepDestination *channel)
{
  const SitrepMessage *first = NULL;

  for (guint i = 0; i < dossier->messages->len; i++)
    {
      const SitrepMessage *message = g_ptr_array_index (dossier->messages, i);

      if (message->state == SITREP_MESSAGE_SENT && message->ids != NULL && message->corrects == NULL
          && g_strcmp0 (message->destination, channel->base.id) == 0
          && (first == NULL || message->sent_at < first->sent_at))
        first = message;
    }
  return first;
}
