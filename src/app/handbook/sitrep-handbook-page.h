/* sitrep-handbook-page.h - a playbook to read
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/sitrep-handbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_HANDBOOK_PAGE (sitrep_handbook_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepHandbookPage, sitrep_handbook_page, SITREP, HANDBOOK_PAGE, AdwNavigationPage)

GtkWidget *sitrep_handbook_page_new (SitrepHandbook *handbook);

G_END_DECLS
