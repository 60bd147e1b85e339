/* sitrep-timeline-view.h - the timeline, with the entry line always at hand
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TIMELINE_VIEW (sitrep_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTimelineView, sitrep_timeline_view, SITREP, TIMELINE_VIEW, GtkBox)

void sitrep_timeline_view_set_subject (SitrepTimelineView *self, SitrepSubject *subject);
void sitrep_timeline_view_focus_line (SitrepTimelineView *self);
void sitrep_timeline_view_show_entry (SitrepTimelineView *self, const char *entry);

G_END_DECLS
