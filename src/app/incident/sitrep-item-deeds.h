/* sitrep-item-deeds.h - what can be done about a checklist item besides ticking it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-checklist.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One deed: an action of the incident page that takes the item's key. */
typedef struct
{
  const char *label; /* with a mnemonic */
  const char *action;
} SitrepItemDeed;

#define SITREP_ITEM_DEEDS_MAX 4

guint sitrep_item_deeds (const SitrepChecklistLine *line, SitrepItemDeed deeds[SITREP_ITEM_DEEDS_MAX]);

G_END_DECLS
