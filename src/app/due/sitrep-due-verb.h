/* sitrep-due-verb.h - the one button for each kind of thing that is due
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-deadline.h"

G_BEGIN_DECLS

const char *sitrep_due_verb (SitrepDeadlineKind kind);

G_END_DECLS
