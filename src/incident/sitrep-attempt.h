/* sitrep-attempt.h - one try to send a message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

typedef struct
{
  SitrepRecord base;
  char *message;
  gint64 at;
  char *outcome;
  char *words;
} SitrepAttempt;

extern const SitrepRecordType sitrep_attempt_type;
SITREP_RECORD_FREE (SitrepAttempt)

G_END_DECLS
