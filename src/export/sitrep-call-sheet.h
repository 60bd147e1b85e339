/* sitrep-call-sheet.h - who does what, whom to reach next, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"
#include "incident/sitrep-address-book.h"
#include "sitrep-block.h"

G_BEGIN_DECLS

GPtrArray *sitrep_call_sheet (const SitrepDossier *dossier, GPtrArray *people, gint64 now, gboolean with_sensitive);

G_END_DECLS
