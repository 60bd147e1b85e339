/* sitrep-calendar.h - a review meeting as a calendar file
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

G_BEGIN_DECLS

char *sitrep_calendar_invitation (const SitrepDossier *dossier);
char *sitrep_calendar_meeting (const SitrepDossier *dossier, gint64 now);

G_END_DECLS
