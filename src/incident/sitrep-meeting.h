/* sitrep-meeting.h - the review meeting of an incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* One an incident. @point is the agenda's point that is being talked about, from 0, and @point_since when it began. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  gint64 at; /* when it is planned, or SITREP_NEVER */
  gint64 minutes;
  char *place;     /* nullable */
  gint64 began_at; /* or SITREP_NEVER */
  gint64 ended_at; /* or SITREP_NEVER */
  gint64 point;
  gint64 point_since;
  gint64 sent_at; /* when its invitation went out or was saved, or SITREP_NEVER */
  gint64 number;  /* of the invitation: its sequence in the calendar file */
} SitrepMeeting;

extern const SitrepRecordType sitrep_meeting_type;
SITREP_RECORD_FREE (SitrepMeeting)

G_END_DECLS
