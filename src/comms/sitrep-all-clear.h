/* sitrep-all-clear.h - who was given the alarm in public, and not the all-clear
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

char **sitrep_all_clear_owed (const SitrepDossier *dossier);

G_END_DECLS
