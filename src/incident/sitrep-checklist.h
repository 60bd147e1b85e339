/* sitrep-checklist.h - the checklist that fits the level
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* One item as it stands. @applies is FALSE for one that fell away with a change
 * of level but had been ticked: it stays visible. */
typedef struct
{
  const SitrepGroup *group;
  const SitrepItem *item;
  const SitrepTick *tick; /* nullable: never touched */
  gboolean applies;
  gint64 due; /* or SITREP_NEVER */
} SitrepChecklistLine;

GArray *sitrep_checklist (const SitrepDossier *dossier);
void sitrep_checklist_progress (const SitrepDossier *dossier, guint *done, guint *all);
gboolean sitrep_checklist_group_satisfied (const SitrepDossier *dossier, const SitrepGroup *group);

G_END_DECLS
