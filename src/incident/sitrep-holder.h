/* sitrep-holder.h - who holds a role, from when until when
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* @role is NULL for somebody who helps without a role. @until is SITREP_NEVER while the person still holds it. @assumed: nobody said so, it follows from who declared. */
typedef struct
{
  SitrepRecord base;
  char *incident;
  char *role;
  char *name;
  char *handle;
  gint64 since;
  gint64 until;
  gboolean assumed;
  /* what was said when it was handed over */
  char *note;
} SitrepHolder;

extern const SitrepRecordType sitrep_holder_type;
SITREP_RECORD_FREE (SitrepHolder)

G_END_DECLS
