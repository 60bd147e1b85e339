/* sitrep-attendee-record.h - who is asked to a review meeting
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_PRESENCE_UNKNOWN,
  SITREP_PRESENCE_PRESENT,
  SITREP_PRESENCE_ABSENT,
} SitrepPresence;
extern const char *const sitrep_presence_nicks[];

/* Proposed by the rules of the process, or added by a person. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  char *name;
  char *mail; /* nullable */
  gboolean required;
  SitrepPresence presence;
  char *note; /* nullable */
} SitrepAttendeeRecord;

extern const SitrepRecordType sitrep_attendee_record_type;
SITREP_RECORD_FREE (SitrepAttendeeRecord)

G_END_DECLS
