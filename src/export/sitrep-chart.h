/* sitrep-chart.h - the timeline of an incident as a picture
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

GBytes *sitrep_chart_svg (SitrepDossier *dossier, gint64 now, GError **error);
GBytes *sitrep_chart_png (SitrepDossier *dossier, gint64 now, GError **error);
char *sitrep_chart_words (SitrepDossier *dossier, gint64 now);

G_END_DECLS
