/* sitrep-minute.c - something said or decided in a review meeting
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-minute.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepMinute),         SITREP_TEXT (SitrepMinute, incident),
  SITREP_INT (SitrepMinute, point), SITREP_BOOL (SitrepMinute, decision),
  SITREP_TEXT (SitrepMinute, text), SITREP_INT (SitrepMinute, at),
  SITREP_TEXT (SitrepMinute, by),   { NULL },
};

const SitrepRecordType sitrep_minute_type = { "minute", sizeof (SitrepMinute), fields };
