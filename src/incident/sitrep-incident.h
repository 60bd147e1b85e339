/* sitrep-incident.h - one incident, as it stands
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
  SITREP_KIND_REAL,
  SITREP_KIND_DRILL,
  SITREP_KIND_SAMPLE,
} SitrepKind;
extern const char *const sitrep_kind_nicks[];

/* @phase follows from the status: the store finds open incidents by it. */
typedef struct
{
  SitrepRecord base;
  /* what the process calls it (INC-…): unique, never reused, never changed */
  char *label;
  /* the pinned version: the hash of its bytes */
  char *playbook;
  SitrepKind kind;
  char *title;
  char *public_title;
  char *level;
  char *status;
  SitrepPhase phase;
  /* where the responders meet: an address or a place */
  char *meet;
  char *detected_by;
  gint64 declared_at;
} SitrepIncident;

extern const SitrepRecordType sitrep_incident_type;
SITREP_RECORD_FREE (SitrepIncident)

G_END_DECLS
