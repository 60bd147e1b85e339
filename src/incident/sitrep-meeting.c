/* sitrep-meeting.c - the review meeting of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-meeting.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepMeeting),
  SITREP_TEXT (SitrepMeeting, incident),
  SITREP_INT (SitrepMeeting, at),
  SITREP_INT (SitrepMeeting, minutes),
  SITREP_TEXT (SitrepMeeting, place),
  SITREP_INT (SitrepMeeting, began_at),
  SITREP_INT (SitrepMeeting, ended_at),
  SITREP_INT (SitrepMeeting, point),
  SITREP_INT (SitrepMeeting, point_since),
  SITREP_INT (SitrepMeeting, sent_at),
  SITREP_INT (SitrepMeeting, number),
  { NULL },
};

const SitrepRecordType sitrep_meeting_type = { "meeting", sizeof (SitrepMeeting), fields };
