/* sitrep-timeline-filter.h - which entries of the timeline are shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TIMELINE_FILTER (sitrep_timeline_filter_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTimelineFilter, sitrep_timeline_filter, SITREP, TIMELINE_FILTER, GtkBox)

/* The lines of a popover; "changed" comes when another choice was made. */
void sitrep_timeline_filter_fill (SitrepTimelineFilter *self, SitrepSubject *subject, GListModel *items);
gboolean sitrep_timeline_filter_matches (SitrepTimelineFilter *self, const SitrepEntry *entry);
gboolean sitrep_timeline_filter_is_on (SitrepTimelineFilter *self);

G_END_DECLS
