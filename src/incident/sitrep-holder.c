/* sitrep-holder.c - who holds a role, from when until when
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-holder.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepHolder),           SITREP_TEXT (SitrepHolder, incident),
  SITREP_TEXT (SitrepHolder, role),   SITREP_TEXT (SitrepHolder, name),
  SITREP_TEXT (SitrepHolder, handle), SITREP_INT (SitrepHolder, since),
  SITREP_INT (SitrepHolder, until),   SITREP_BOOL (SitrepHolder, assumed),
  SITREP_TEXT (SitrepHolder, note),   { NULL },
};

const SitrepRecordType sitrep_holder_type = { "holder", sizeof (SitrepHolder), fields };
