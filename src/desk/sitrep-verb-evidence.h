/* sitrep-verb-evidence.h - the evidence as words of a command line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-verbs.h"

G_BEGIN_DECLS

void sitrep_verb_evidence (SitrepDesk *desk, const SitrepIncident *incident, int argc, char **argv, GTask *task);

G_END_DECLS
