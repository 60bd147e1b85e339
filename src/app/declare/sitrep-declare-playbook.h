/* sitrep-declare-playbook.h - under which playbook this one incident is declared
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DECLARE_PLAYBOOK (sitrep_declare_playbook_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDeclarePlaybook, sitrep_declare_playbook, SITREP, DECLARE_PLAYBOOK, AdwBin)

/* "chosen" (char *id): a person wants another one for this incident. */

void sitrep_declare_playbook_set (SitrepDeclarePlaybook *self, SitrepDesk *desk, const SitrepPlaybook *now);

G_END_DECLS
