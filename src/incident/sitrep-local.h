/* sitrep-local.h - the process' time, and the time where the desk stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

char *sitrep_local_here (const SitrepPlaybook *playbook, GTimeZone *local, gint64 at);
char *sitrep_local_both (const SitrepPlaybook *playbook, GTimeZone *local, gint64 at, gint64 now);
char *sitrep_local_labels (const SitrepPlaybook *playbook, GTimeZone *local, gint64 at);

G_END_DECLS
