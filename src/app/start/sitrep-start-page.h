/* sitrep-start-page.h - the first start: choosing how incidents are handled here
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_START_PAGE (sitrep_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepStartPage, sitrep_start_page, SITREP, START_PAGE, AdwBin)

/* Signal `started` (incident, nullable): a process was chosen, the sample was opened, or the page was left. */
void sitrep_start_page_set_desk (SitrepStartPage *self, SitrepDesk *desk);
void sitrep_start_page_set_can_leave (SitrepStartPage *self, gboolean can_leave);

G_END_DECLS
