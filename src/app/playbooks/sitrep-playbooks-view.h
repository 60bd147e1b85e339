/* sitrep-playbooks-view.h - all playbooks: reading, choosing, copying, editing
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PLAYBOOKS_VIEW (sitrep_playbooks_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPlaybooksView, sitrep_playbooks_view, SITREP, PLAYBOOKS_VIEW, AdwBin)

/* "left" asks for the desk. */

void sitrep_playbooks_view_set_desk (SitrepPlaybooksView *self, SitrepDesk *desk);
void sitrep_playbooks_view_show_list (SitrepPlaybooksView *self);

G_END_DECLS
