/* sitrep-versions-page.h - the versions of one playbook, and how they differ
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_VERSIONS_PAGE (sitrep_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepVersionsPage, sitrep_versions_page, SITREP, VERSIONS_PAGE, AdwNavigationPage)

SitrepVersionsPage *sitrep_versions_page_new (SitrepDesk *desk, SitrepPlaybook *playbook);

G_END_DECLS
