/* sitrep-action-item.c - something to be done so that it does not happen again
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-action-item.h"

static const SitrepField fields[] = {
  SITREP_ID (SitrepActionItem),
  SITREP_TEXT (SitrepActionItem, incident),
  SITREP_INT (SitrepActionItem, number),
  SITREP_TEXT (SitrepActionItem, text),
  SITREP_TEXT (SitrepActionItem, owner),
  SITREP_TEXT (SitrepActionItem, due),
  SITREP_TEXT (SitrepActionItem, priority),
  SITREP_BOOL (SitrepActionItem, done),
  SITREP_INT (SitrepActionItem, done_at),
  { NULL },
};

const SitrepRecordType sitrep_action_item_type = { "action_item", sizeof (SitrepActionItem), fields };
