/* sitrep-destination.c - where messages can go
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-destination.h"

const char *const sitrep_destination_state_nicks[] = { "ready", "resting", "stopped", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepDestination),
  SITREP_TEXT (SitrepDestination, name),
  SITREP_TEXT (SitrepDestination, service),
  SITREP_ENUM (SitrepDestination, audience, sitrep_audience_nicks),
  SITREP_BOOL (SitrepDestination, test),
  SITREP_TEXT (SitrepDestination, settings),
  SITREP_ENUM (SitrepDestination, state, sitrep_destination_state_nicks),
  SITREP_INT (SitrepDestination, until),
  SITREP_TEXT (SitrepDestination, why),
  SITREP_TEXT (SitrepDestination, todo),
  SITREP_BOOL (SitrepDestination, removed),
  SITREP_TEXT (SitrepDestination, levels),
  SITREP_TEXT (SitrepDestination, incident),
  SITREP_TEXT (SitrepDestination, channel),
  { NULL },
};

const SitrepRecordType sitrep_destination_type = { "destination", sizeof (SitrepDestination), fields };
