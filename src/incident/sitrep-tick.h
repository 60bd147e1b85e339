/* sitrep-tick.h - the state of one checklist item
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_TICK_OPEN,
  SITREP_TICK_DONE,
  SITREP_TICK_SKIPPED,
} SitrepTickState;
extern const char *const sitrep_tick_state_nicks[];

typedef struct
{
  SitrepRecord base;
  char *incident;
  char *item;
  /* of a group that comes back with every update: which time, from 0 */
  gint64 round;
  SitrepTickState state;
  char *by;
  gint64 at;
  char *reason;
  /* what was measured, against the item's targets */
  char *measured;
  /* from when the item is watched, or SITREP_NEVER */
  gint64 watched_from;
} SitrepTick;

extern const SitrepRecordType sitrep_tick_type;
SITREP_RECORD_FREE (SitrepTick)

G_END_DECLS
