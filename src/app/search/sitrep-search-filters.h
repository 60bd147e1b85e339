/* sitrep-search-filters.h - what else must fit, beside the words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SEARCH_FILTERS (sitrep_search_filters_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSearchFilters, sitrep_search_filters, SITREP, SEARCH_FILTERS, AdwBin)

/* Signal `changed`: a person has chosen another one. */
void sitrep_search_filters_set_desk (SitrepSearchFilters *self, SitrepDesk *desk);
void sitrep_search_filters_apply (SitrepSearchFilters *self, SitrepQuery *query);
void sitrep_search_filters_clear (SitrepSearchFilters *self);

G_END_DECLS
