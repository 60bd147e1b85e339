/* sitrep-call-text.h - what is said to a person who is called for help
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

char *sitrep_call_text (const SitrepDossier *dossier, const char *decision, gint64 now);

G_END_DECLS
