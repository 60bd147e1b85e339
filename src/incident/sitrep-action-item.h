/* sitrep-action-item.h - something to be done so that it does not happen again
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
  gint64 number;
  char *text;
  char *owner;
  /* YYYY-MM-DD */
  char *due;
  char *priority;
  gboolean done;
  gint64 done_at;
} SitrepActionItem;

extern const SitrepRecordType sitrep_action_item_type;
SITREP_RECORD_FREE (SitrepActionItem)

G_END_DECLS
