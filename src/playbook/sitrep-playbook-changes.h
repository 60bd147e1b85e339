/* sitrep-playbook-changes.h - how two versions of a playbook, or two playbooks, differ
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

/* One difference. @place is for people, as in “Levels › SEV-1 › Response › Minutes”;
 * what was added has no @before, what was removed no @after. */
typedef struct
{
  char *place;
  char *before; /* nullable */
  char *after;  /* nullable */
} SitrepPlaybookChange;

void sitrep_playbook_change_free (SitrepPlaybookChange *self);
GPtrArray *sitrep_playbook_changes (const SitrepPlaybook *before, const SitrepPlaybook *after);

G_END_DECLS
