/* sitrep-pulse.h - time that passes, for everything that shows it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-clock.h"

G_BEGIN_DECLS

/* One alarm for all whose words say how late it is: who shows minutes is called when a minute is full, who shows seconds
 * each second, and all of them at once when the clock was set, after sleep, and when the machine moved to another zone.
 * Nobody listens: nothing wakes. Of the thread that made it, on its main context. */
typedef struct _SitrepPulse SitrepPulse;

typedef void (*SitrepPulseFunc) (gpointer data);

SitrepPulse *sitrep_pulse_new (SitrepClock *clock);
guint sitrep_pulse_listen (SitrepPulse *self, gint64 unit, SitrepPulseFunc func, gpointer data);
guint sitrep_pulse_listen_always (SitrepPulse *self, gint64 unit, SitrepPulseFunc func, gpointer data);
void sitrep_pulse_also_at (SitrepPulse *self, guint listener, gint64 at);
void sitrep_pulse_drop (SitrepPulse *self, guint *listener);
void sitrep_pulse_set_seen (SitrepPulse *self, gboolean seen);
GTimeZone *sitrep_pulse_local (SitrepPulse *self);
void sitrep_pulse_free (SitrepPulse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepPulse, sitrep_pulse_free)

G_END_DECLS
