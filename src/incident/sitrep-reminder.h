/* sitrep-reminder.h - when a person is told of what is due: before, then, and again
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-deadline.h"

G_BEGIN_DECLS

/* How often a person is told of one thing is counted: a face that has told the same count has nothing new to say.
 * 0: not yet. */
guint sitrep_reminders_by (const SitrepDeadline *deadline, const SitrepPlaybook *playbook, gint64 now);
gint64 sitrep_reminder_next (const SitrepDeadline *deadline, const SitrepPlaybook *playbook, gint64 now);

G_END_DECLS
