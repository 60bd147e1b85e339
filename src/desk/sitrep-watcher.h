/* sitrep-watcher.h - asks the health addresses of open incidents, each minute
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-desk.h"

G_BEGIN_DECLS

/* Emits "asked" (the incident's id) after each answer, also where it is the same as before. Nothing wakes while no open
 * incident is watched. */
#define SITREP_TYPE_WATCHER (sitrep_watcher_get_type ())
G_DECLARE_FINAL_TYPE (SitrepWatcher, sitrep_watcher, SITREP, WATCHER, GObject)

SitrepWatcher *sitrep_watcher_new (SitrepDesk *desk);
SitrepWatcher *sitrep_desk_watcher (SitrepDesk *self);
void sitrep_watcher_ask (SitrepWatcher *self, const char *incident);
gboolean sitrep_watcher_is_asking (SitrepWatcher *self, const char *incident);
gint64 sitrep_watcher_asked_at (SitrepWatcher *self, const char *incident);

G_END_DECLS
