/* sitrep-served-group.h - which levels and which channel of the process a destination serves
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SERVED_GROUP (sitrep_served_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepServedGroup, sitrep_served_group, SITREP, SERVED_GROUP, AdwPreferencesGroup)

void sitrep_served_group_fill (SitrepServedGroup *self, SitrepDesk *desk, const SitrepDestination *destination);
char *sitrep_served_group_get_levels (SitrepServedGroup *self);
char *sitrep_served_group_get_channel (SitrepServedGroup *self);

G_END_DECLS
