/* sitrep-playbook-check.h - what a playbook's parts must have to do with each other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-json-walk.h"

G_BEGIN_DECLS

void sitrep_playbook_check (SitrepPlaybook *self, SitrepWalk *walk);

G_END_DECLS
