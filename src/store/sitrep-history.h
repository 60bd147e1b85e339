/* sitrep-history.h - what a row was before
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-reader.h"

G_BEGIN_DECLS

/* One change of a row. @after is NULL where it was removed. */
typedef struct
{
  gint64 at;
  char *person; /* nullable */
  SitrepRecord *after;
} SitrepRevision;

GPtrArray *sitrep_reader_history (SitrepReader *self, const SitrepRecordType *type, const char *id);

G_END_DECLS
