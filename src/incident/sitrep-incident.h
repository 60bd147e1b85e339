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

typedef enum
{
  SITREP_RELATION_NONE,
  SITREP_RELATION_REPEAT,
  SITREP_RELATION_DUPLICATE,
} SitrepRelation;
extern const char *const sitrep_relation_nicks[];

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
  /* from when it has this level; SITREP_NEVER: since the declaration */
  gint64 level_since;
  char *status;
  SitrepPhase phase;
  /* where the responders meet: an address or a place */
  char *meet;
  char *detected_by;
  gint64 declared_at;
  /* what it is of the incident @related: the same cause once more, or the same incident declared twice */
  SitrepRelation relation;
  char *related;
  gboolean false_alarm;
} SitrepIncident;

extern const SitrepRecordType sitrep_incident_type;
SITREP_RECORD_FREE (SitrepIncident)

G_END_DECLS
