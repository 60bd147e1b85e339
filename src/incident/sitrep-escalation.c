/* sitrep-escalation.c - a post that was called up a ladder of the process, or was deliberately not
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-escalation.h"

const char *const sitrep_escalation_state_nicks[] = { "asked", "answered", "silent", "passed", NULL };

static const SitrepField fields[] = {
  SITREP_ID (SitrepEscalation),
  SITREP_TEXT (SitrepEscalation, incident),
  SITREP_TEXT (SitrepEscalation, ladder),
  SITREP_TEXT (SitrepEscalation, post),
  SITREP_TEXT (SitrepEscalation, person),
  SITREP_TEXT (SitrepEscalation, method),
  SITREP_TEXT (SitrepEscalation, reason),
  SITREP_TEXT (SitrepEscalation, text),
  SITREP_BOOL (SitrepEscalation, informed),
  SITREP_ENUM (SitrepEscalation, state, sitrep_escalation_state_nicks),
  SITREP_INT (SitrepEscalation, at),
  SITREP_TEXT (SitrepEscalation, by),
  SITREP_INT (SitrepEscalation, answered_at),
  SITREP_TEXT (SitrepEscalation, answer),
  { NULL },
};

const SitrepRecordType sitrep_escalation_type = { "escalation", sizeof (SitrepEscalation), fields };
