/* sitrep-search-page.h - finding what was written, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SEARCH_PAGE (sitrep_search_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSearchPage, sitrep_search_page, SITREP, SEARCH_PAGE, AdwNavigationPage)

/* Signal `chosen` (incident, table, row): a person wants to see what was found; the last two are NULL for the incident. */
GtkWidget *sitrep_search_page_new (SitrepDesk *desk);
void sitrep_search_page_begin (SitrepSearchPage *self);

G_END_DECLS
