/* sitrep-postmortem-view.h - the post-mortem as a form of the process' own
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_POSTMORTEM_VIEW (sitrep_postmortem_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPostmortemView, sitrep_postmortem_view, SITREP, POSTMORTEM_VIEW, AdwBin)

void sitrep_postmortem_view_set_subject (SitrepPostmortemView *self, SitrepSubject *subject);
void sitrep_postmortem_view_load (SitrepPostmortemView *self);

G_END_DECLS
