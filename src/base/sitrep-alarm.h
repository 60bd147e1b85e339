/* sitrep-alarm.h - being woken at a time of the real clock
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-clock.h"

G_BEGIN_DECLS

/* Rings at a time of day, not after a span: what was due while the machine slept rings when it wakes, and a clock that
 * is set rings at once, so that everything is counted again. Of the thread that made it, on its main context. */
typedef struct _SitrepAlarm SitrepAlarm;

typedef void (*SitrepAlarmFunc) (gpointer data);

SitrepAlarm *sitrep_alarm_new (SitrepAlarmFunc func, gpointer data);
void sitrep_alarm_set (SitrepAlarm *self, gint64 at);
void sitrep_alarm_free (SitrepAlarm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepAlarm, sitrep_alarm_free)

G_END_DECLS
