/* sitrep-tick.c - the state of one checklist item
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-tick.h"

const char *const sitrep_tick_state_nicks[] = { "open", "done", "skipped", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepTick),
  SITREP_TEXT (SitrepTick, incident),
  SITREP_TEXT (SitrepTick, item),
  SITREP_INT (SitrepTick, round),
  SITREP_ENUM (SitrepTick, state, sitrep_tick_state_nicks),
  SITREP_TEXT (SitrepTick, by),
  SITREP_INT (SitrepTick, at),
  SITREP_TEXT (SitrepTick, reason),
  SITREP_TEXT (SitrepTick, measured),
  SITREP_INT (SitrepTick, watched_from),
  { NULL },
};

const SitrepRecordType sitrep_tick_type = { "tick", sizeof (SitrepTick), fields };
