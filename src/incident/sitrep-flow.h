/* sitrep-flow.h - how far the response has come in the stages of the process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_FLOW_PAST,
  SITREP_FLOW_PRESENT,
  SITREP_FLOW_AHEAD,
} SitrepFlowState;

/* One stage as it stands. */
typedef struct
{
  const SitrepFlowStage *stage;
  SitrepFlowState state;
  gint64 from, until; /* its window on the clock, or SITREP_NEVER */
  gboolean begun;     /* something was done in it after the declaration */
  guint done, all;    /* of the checklist's items that must be done in it */
} SitrepFlowStep;

GArray *sitrep_flow (const SitrepDossier *dossier, gint64 now);
const SitrepFlowStep *sitrep_flow_present (GArray *flow);
gboolean sitrep_guidance_belongs (const SitrepDossier *dossier, const SitrepGuidance *guidance);

G_END_DECLS
