/* sitrep-label.h - an incident's id by the pattern of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

char *sitrep_label_prefix (const SitrepPlaybook *playbook, gint64 started);
char *sitrep_label_make (const SitrepPlaybook *playbook, gint64 started, guint sequence);
char *sitrep_label_apart (const char *label, guint attempt);

G_END_DECLS
