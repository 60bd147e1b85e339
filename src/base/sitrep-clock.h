/* sitrep-clock.h - the one place that reads the time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are microseconds since 1970 in UTC, as g_get_real_time() counts. */
#define SITREP_SECOND G_GINT64_CONSTANT (1000000)
#define SITREP_MINUTE (60 * SITREP_SECOND)
#define SITREP_HOUR (60 * SITREP_MINUTE)
#define SITREP_DAY (24 * SITREP_HOUR)

/* No time: sorts before every real one. */
#define SITREP_NEVER G_GINT64_CONSTANT (0)

typedef struct _SitrepClock SitrepClock;

SitrepClock *sitrep_clock_new (void);
SitrepClock *sitrep_clock_new_fixed (gint64 now);
void sitrep_clock_set (SitrepClock *self, gint64 now);
gint64 sitrep_clock_now (SitrepClock *self);
gint64 sitrep_clock_machine (void);
gint64 sitrep_clock_wake_at (SitrepClock *self, gint64 at);
SitrepClock *sitrep_clock_ref (SitrepClock *self);
void sitrep_clock_unref (SitrepClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepClock, sitrep_clock_unref)

G_END_DECLS
