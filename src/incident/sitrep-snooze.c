/* sitrep-snooze.c - until when nobody is reminded of one due thing
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-snooze.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepSnooze),
  SITREP_TEXT (SitrepSnooze, incident),
  SITREP_TEXT (SitrepSnooze, deadline),
  SITREP_INT (SitrepSnooze, until),
  SITREP_TEXT (SitrepSnooze, note),
  SITREP_TEXT (SitrepSnooze, by),
  SITREP_INT (SitrepSnooze, at),
  { NULL },
};

const SitrepRecordType sitrep_snooze_type = { "snooze", sizeof (SitrepSnooze), fields };
