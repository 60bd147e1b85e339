/* sitrep-rung-words.h - how a step of a ladder stands, in words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-ladder.h"

G_BEGIN_DECLS

char *sitrep_rung_words (const SitrepRung *rung, const SitrepDossier *dossier, gint64 now);
char *sitrep_rung_cause (const SitrepRung *rung, const SitrepDossier *dossier);

G_END_DECLS
