/* sitrep-action-item.c - something to be done so that it does not happen again
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-action-item.h"

const char *const sitrep_helped_nicks[] = { "unknown", "yes", "no", NULL };

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
  SITREP_TEXT (SitrepActionItem, status),
  SITREP_TEXT (SitrepActionItem, category),
  SITREP_TEXT (SitrepActionItem, ticket),
  SITREP_INT (SitrepActionItem, made_at),
  SITREP_ENUM (SitrepActionItem, helped, sitrep_helped_nicks),
  SITREP_INT (SitrepActionItem, asked),
  SITREP_INT (SitrepActionItem, asked_at),
  SITREP_TEXT (SitrepActionItem, helped_note),
  { NULL },
};

const SitrepRecordType sitrep_action_item_type = { "action_item", sizeof (SitrepActionItem), fields };
