/* sitrep-contradiction.h - times of an incident that cannot all be true
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

GPtrArray *sitrep_contradictions (const SitrepDossier *dossier, gint64 now);

G_END_DECLS
