/* sitrep-incident.c - one incident, as it stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-incident.h"

const char *const sitrep_kind_nicks[] = { "real", "drill", "sample", NULL };

const char *const sitrep_relation_nicks[] = { "none", "repeat", "duplicate", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepIncident),
  SITREP_TEXT (SitrepIncident, label),
  SITREP_TEXT (SitrepIncident, playbook),
  SITREP_ENUM (SitrepIncident, kind, sitrep_kind_nicks),
  SITREP_TEXT (SitrepIncident, title),
  SITREP_TEXT (SitrepIncident, public_title),
  SITREP_TEXT (SitrepIncident, level),
  SITREP_TEXT (SitrepIncident, status),
  SITREP_ENUM (SitrepIncident, phase, sitrep_phase_nicks),
  SITREP_TEXT (SitrepIncident, meet),
  SITREP_TEXT (SitrepIncident, detected_by),
  SITREP_INT (SitrepIncident, declared_at),
  SITREP_INT (SitrepIncident, level_since),
  SITREP_ENUM (SitrepIncident, relation, sitrep_relation_nicks),
  SITREP_TEXT (SitrepIncident, related),
  SITREP_BOOL (SitrepIncident, false_alarm),
  { NULL },
};

const SitrepRecordType sitrep_incident_type = { "incident", sizeof (SitrepIncident), fields };
