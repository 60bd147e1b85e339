/* sitrep-cadence.h - when an audience is to hear the next time
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* What the lead sets for this incident, as facts: minutes between two updates, and the time of the next one (ISO 8601).
 * The audience's nick follows. */
#define SITREP_CADENCE_FACT "cadence."
#define SITREP_NEXT_UPDATE_FACT "next-update."

/* The longest interval that is understood: a week. */
#define SITREP_CADENCE_MAX (7 * 24 * 60)

/* When the next update of an audience is due, and since when its time runs. @promised: the time is one that was told to
 * the audience. @every is in minutes, 0 where there is no interval. */
typedef struct
{
  gint64 since;
  gint64 due;
  guint every;
  gboolean promised;
  gboolean set_by_lead;
} SitrepCadence;

void sitrep_cadence_of (const SitrepDossier *dossier, SitrepAudience audience, SitrepCadence *cadence);
guint sitrep_cadence_every (const SitrepDossier *dossier, SitrepAudience audience);
gint64 sitrep_cadence_next (const SitrepDossier *dossier, SitrepAudience audience, gint64 now);
guint sitrep_cadence_parse (const char *minutes);

G_END_DECLS
