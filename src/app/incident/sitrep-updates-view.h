/* sitrep-updates-view.h - every message of the incident, with its state
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_UPDATES_VIEW (sitrep_updates_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepUpdatesView, sitrep_updates_view, SITREP, UPDATES_VIEW, AdwBin)

void sitrep_updates_view_set_subject (SitrepUpdatesView *self, SitrepSubject *subject);

G_END_DECLS
