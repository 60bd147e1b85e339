/* sitrep-situation.h - the situation as one paragraph, and incidents that look alike
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

char *sitrep_situation_paragraph (const SitrepDossier *dossier, gboolean for_public, gint64 now);
gboolean sitrep_titles_are_alike (const char *a, const char *b);

G_END_DECLS
