/* sitrep-template-check.h - whether a playbook's templates can be filled
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook-reader.h"

G_BEGIN_DECLS

void sitrep_template_check (const SitrepPlaybook *playbook, GPtrArray *faults);

G_END_DECLS
