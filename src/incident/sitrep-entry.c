/* sitrep-entry.c - one entry of the timeline
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-entry.h"

const char *const sitrep_entry_kind_nicks[]
  = { "note", "event", "action", "decision", "finding", "message", "escalation", "milestone", "change", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepEntry),
  SITREP_TEXT (SitrepEntry, incident),
  SITREP_INT (SitrepEntry, at),
  SITREP_INT (SitrepEntry, until),
  SITREP_ENUM (SitrepEntry, precision, sitrep_precision_nicks),
  SITREP_ENUM (SitrepEntry, kind, sitrep_entry_kind_nicks),
  SITREP_TEXT (SitrepEntry, milestone),
  SITREP_TEXT (SitrepEntry, text),
  SITREP_TEXT (SitrepEntry, fact),
  SITREP_TEXT (SitrepEntry, detail),
  SITREP_TEXT (SitrepEntry, action),
  SITREP_TEXT (SitrepEntry, owner),
  SITREP_TEXT (SitrepEntry, recorder),
  SITREP_INT (SitrepEntry, noted_at),
  SITREP_BOOL (SitrepEntry, public),
  SITREP_BOOL (SitrepEntry, pinned),
  SITREP_BOOL (SitrepEntry, left_out),
  { NULL },
};

const SitrepRecordType sitrep_entry_type = { "entry", sizeof (SitrepEntry), fields };
