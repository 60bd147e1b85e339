/* sitrep-channel.h - a channel of an incident's own, at a chat service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"
#include "sitrep-connector.h"

G_BEGIN_DECLS

gboolean sitrep_channel_knows (const SitrepDestination *destination, SitrepServiceDeed deed);
gboolean sitrep_channel_can_open (const SitrepDestination *bot, const SitrepIncident *incident);
gboolean sitrep_channel_is_of (const SitrepDestination *destination, const SitrepIncident *incident);
char *sitrep_channel_name (const SitrepIncident *incident);
char *sitrep_channel_name_allowed (const char *typed);
char *sitrep_channel_topic (const SitrepDossier *dossier);
SitrepDestination *
sitrep_channel_destination (const SitrepDestination *bot, const char *name, const char *ids, const char *incident);
char *sitrep_channel_ids (const SitrepDestination *channel);
const SitrepMessage *sitrep_channel_first_message (const SitrepDossier *dossier, const SitrepDestination *channel);

G_END_DECLS
