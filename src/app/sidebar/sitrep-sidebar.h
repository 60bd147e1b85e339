/* sitrep-sidebar.h - the page with the incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-incident-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SIDEBAR (sitrep_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSidebar, sitrep_sidebar, SITREP, SIDEBAR, AdwNavigationPage)

/* Signal `chosen` (id): a person wants to see that incident. */
void sitrep_sidebar_set_desk (SitrepSidebar *self, SitrepDesk *desk);
SitrepIncidentList *sitrep_sidebar_get_list (SitrepSidebar *self);
void sitrep_sidebar_select (SitrepSidebar *self, const char *id);
char *sitrep_sidebar_nth_open (SitrepSidebar *self, guint n);
void sitrep_sidebar_focus (SitrepSidebar *self);

G_END_DECLS
