/* sitrep-answer.h - what was typed into one field of a post-mortem
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* Lists, tables and groups are JSON arrays of strings, of rows, of lists. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  char *key;
  char *value;
  gint64 at;
  char *by;
  /* nullable: what was typed before the answer was taken from the record again */
  char *kept;
} SitrepAnswer;

extern const SitrepRecordType sitrep_answer_type;
SITREP_RECORD_FREE (SitrepAnswer)

G_END_DECLS
