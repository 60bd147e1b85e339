/* sitrep-actions-page.h - the action items of all incidents
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_ACTIONS_PAGE (sitrep_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepActionsPage, sitrep_actions_page, SITREP, ACTIONS_PAGE, AdwNavigationPage)

GtkWidget *sitrep_actions_page_new (SitrepDesk *desk);

G_END_DECLS
