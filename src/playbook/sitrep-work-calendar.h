/* sitrep-work-calendar.h - business days and hours, and what is due by them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

/* A process that does not say when it works works from Monday to Friday, all day, in its own zone. Times are
 * microseconds since 1970; SITREP_NEVER is the answer where the process gives no figure, or where no business day is
 * ever reached. Pure; from any thread. */

gboolean sitrep_work_is_open (const SitrepPlaybook *playbook, gint64 at);
gint64 sitrep_work_end_of_day (const SitrepPlaybook *playbook, gint64 from, guint n_business_days);
gint64 sitrep_work_day_before (const SitrepPlaybook *playbook, gint64 at);
gint64 sitrep_work_add (const SitrepPlaybook *playbook, gint64 from, guint minutes);
gint64 sitrep_target_at (const SitrepPlaybook *playbook, const SitrepTarget *target, gint64 from);
gint64 sitrep_due_at (const SitrepPlaybook *playbook, const SitrepDue *due, gint64 from, const char *level);

G_END_DECLS
