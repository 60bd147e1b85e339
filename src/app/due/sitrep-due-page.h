/* sitrep-due-page.h - everything that is due, over all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DUE_PAGE (sitrep_due_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDuePage, sitrep_due_page, SITREP, DUE_PAGE, AdwNavigationPage)

GtkWidget *sitrep_due_page_new (SitrepDesk *desk, SitrepAgenda *agenda);

G_END_DECLS
