/* sitrep-milestone-words.h - what a milestone is called
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

const char *sitrep_milestone_label (const SitrepPlaybook *playbook, const char *key);

G_END_DECLS
