/* sitrep-ferry.h - work with many bytes, on a thread of its own, that can be watched
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-desk.h"

G_BEGIN_DECLS

/* Brings a count of bytes from the working thread to the main thread, as often as that has time for it. */
typedef struct _SitrepFerry SitrepFerry;

SitrepFerry *sitrep_ferry_new (SitrepDeskProgress progress, gpointer data);
void sitrep_ferry_count (gint64 done, gint64 all, gpointer ferry);
void sitrep_ferry_end (SitrepFerry *self);

G_END_DECLS
