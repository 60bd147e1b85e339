/* sitrep-fact.c - something that is known of an incident, under the key of a field
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-fact.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepFact),
  SITREP_TEXT (SitrepFact, incident),
  SITREP_TEXT (SitrepFact, key),
  SITREP_TEXT (SitrepFact, value),
  SITREP_INT (SitrepFact, at),
  SITREP_TEXT (SitrepFact, by),
  { NULL },
};

const SitrepRecordType sitrep_fact_type = { "fact", sizeof (SitrepFact), fields };
