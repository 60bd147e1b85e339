/* sitrep-destination.h - where messages can go
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"
#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_DESTINATION_READY,
  SITREP_DESTINATION_RESTING,
  SITREP_DESTINATION_STOPPED,
} SitrepDestinationState;
extern const char *const sitrep_destination_state_nicks[];

/* Its secret (a token, an address that is one) is in the keyring under this id, never here. */
typedef struct
{
  SitrepRecord base;
  char *name;
  /* the connector's key */
  char *service;
  SitrepAudience audience;
  /* a test destination: the only kind that drills and samples may reach */
  gboolean test;
  /* a JSON object of what is not secret */
  char *settings;
  SitrepDestinationState state;
  gint64 until;
  char *why;
  char *todo;
  gboolean removed;
  /* the keys of the levels that it serves, between commas; NULL for all */
  char *levels;
  /* the incident that it is for alone, or NULL */
  char *incident;
  /* the channel of the process that it is, by its key, or NULL */
  char *channel;
} SitrepDestination;

extern const SitrepRecordType sitrep_destination_type;
SITREP_RECORD_FREE (SitrepDestination)

G_END_DECLS
