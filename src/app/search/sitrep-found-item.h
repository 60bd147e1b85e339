/* sitrep-found-item.h - one line of what was found
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

G_BEGIN_DECLS

#define SITREP_TYPE_FOUND_ITEM (sitrep_found_item_get_type ())
G_DECLARE_FINAL_TYPE (SitrepFoundItem, sitrep_found_item, SITREP, FOUND_ITEM, GObject)

typedef enum
{
  SITREP_FOUND_INCIDENT, /* the heading of what was found in it */
  SITREP_FOUND_HIT,
  SITREP_FOUND_MORE, /* there are more incidents */
} SitrepFoundKind;

SitrepFoundItem *sitrep_found_item_new_incident (SitrepIncident *incident, SitrepPlaybook *playbook);
SitrepFoundItem *sitrep_found_item_new_hit (SitrepIncident *incident, SitrepPlaybook *playbook, const SitrepHit *hit);
SitrepFoundItem *sitrep_found_item_new_more (void);

SitrepFoundKind sitrep_found_item_get_kind (SitrepFoundItem *self);
SitrepIncident *sitrep_found_item_get_incident (SitrepFoundItem *self);
SitrepRecord *sitrep_found_item_get_record (SitrepFoundItem *self);
const SitrepLevel *sitrep_found_item_get_level (SitrepFoundItem *self);
char *sitrep_found_item_where (SitrepFoundItem *self);
const char *sitrep_found_item_excerpt (SitrepFoundItem *self, GArray **marks);

G_END_DECLS
