/* sitrep-attempt.c - one try to send a message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-attempt.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepAttempt),          SITREP_TEXT (SitrepAttempt, message),
  SITREP_INT (SitrepAttempt, at),     SITREP_TEXT (SitrepAttempt, outcome),
  SITREP_TEXT (SitrepAttempt, words), { NULL },
};

const SitrepRecordType sitrep_attempt_type = { "attempt", sizeof (SitrepAttempt), fields };
