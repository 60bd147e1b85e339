/* sitrep-minute.h - something said or decided in a review meeting
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* @point is the agenda's point that it belongs to, from 0. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  gint64 point;
  gboolean decision;
  char *text;
  gint64 at;
  char *by;
} SitrepMinute;

extern const SitrepRecordType sitrep_minute_type;
SITREP_RECORD_FREE (SitrepMinute)

G_END_DECLS
