/* sitrep-hole-check.h - whether what commands, names and forms are filled from is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook-reader.h"
#include "playbook/sitrep-shape-read.h"

G_BEGIN_DECLS

void sitrep_hole_check (const SitrepPlaybook *playbook, GPtrArray *faults);
void
sitrep_hole_check_name (const SitrepPlaybook *playbook, const char *name, const SitrepPlace *place, GPtrArray *faults);

G_END_DECLS
