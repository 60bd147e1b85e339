/* sitrep-review-plan.h - the review meeting that the process asks for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

gint64 sitrep_review_due (const SitrepDossier *dossier);
gint64 sitrep_review_proposed (const SitrepDossier *dossier, gint64 now);
guint sitrep_review_minutes (const SitrepReview *review);
GPtrArray *sitrep_review_attendees (const SitrepDossier *dossier);
gint64 sitrep_review_left (const SitrepDossier *dossier, gint64 now);

G_END_DECLS
