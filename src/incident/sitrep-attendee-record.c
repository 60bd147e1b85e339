/* sitrep-attendee-record.c - who is asked to a review meeting
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-attendee-record.h"

const char *const sitrep_presence_nicks[] = { "unknown", "present", "absent", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepAttendeeRecord),
  SITREP_TEXT (SitrepAttendeeRecord, incident),
  SITREP_TEXT (SitrepAttendeeRecord, name),
  SITREP_TEXT (SitrepAttendeeRecord, mail),
  SITREP_BOOL (SitrepAttendeeRecord, required),
  SITREP_ENUM (SitrepAttendeeRecord, presence, sitrep_presence_nicks),
  SITREP_TEXT (SitrepAttendeeRecord, note),
  { NULL },
};

const SitrepRecordType sitrep_attendee_record_type = { "attendee", sizeof (SitrepAttendeeRecord), fields };
