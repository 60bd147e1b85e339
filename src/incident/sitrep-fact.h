/* sitrep-fact.h - something that is known of an incident, under the key of a field
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
  char *incident;
  char *key;
  char *value;
  gint64 at;
  char *by;
} SitrepFact;

extern const SitrepRecordType sitrep_fact_type;
SITREP_RECORD_FREE (SitrepFact)

G_END_DECLS
