/* sitrep-snooze.h - until when nobody is reminded of one due thing
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* The thing stays due: only the reminding waits. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  /* of sitrep_deadline_id() */
  char *deadline;
  gint64 until;
  char *note;
  char *by;
  gint64 at;
} SitrepSnooze;

extern const SitrepRecordType sitrep_snooze_type;
SITREP_RECORD_FREE (SitrepSnooze)

G_END_DECLS
