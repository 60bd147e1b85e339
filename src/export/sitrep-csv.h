/* sitrep-csv.h - tables for spreadsheets
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

void sitrep_csv_append_row (GString *out, const char *const *cells, guint n);
char *sitrep_csv_timeline (const SitrepDossier *dossier);
char *sitrep_csv_actions (GPtrArray *items, GHashTable *labels);

G_END_DECLS
