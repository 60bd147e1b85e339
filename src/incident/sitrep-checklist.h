/* sitrep-checklist.h - the checklist that fits the level
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* An item's `does` that takes the decision whose key follows. */
#define SITREP_DOES_DECIDE "decide:"

/* One item as it stands. What the program did itself counts as done without a
 * tick, until a person says otherwise. @applies is FALSE for one that fell away
 * with a change of level or a decision but had been ticked: it stays visible. */
typedef struct
{
  const SitrepGroup *group;
  const SitrepItem *item;
  SitrepTickState state;
  gboolean automatic; /* done by what the program did, not by a tick */
  gint64 at;          /* when, or SITREP_NEVER */
  const char *by;     /* who, or NULL */
  const char *reason; /* why it does not apply, or NULL */
  guint round;        /* of a group that comes back with every update: which time, from 0 */
  const char *measured;
  gint64 watched_from; /* while it is watched; like @watched_until, or SITREP_NEVER */
  gint64 watched_until;
  gboolean applies;
  gboolean conditional; /* nobody has decided yet whether it applies */
  gint64 since;         /* from when its time is counted; like @due, or SITREP_NEVER */
  gint64 due;
} SitrepChecklistLine;

guint sitrep_checklist_round (const SitrepDossier *dossier, const SitrepGroup *group);
const SitrepGroup *sitrep_checklist_group_of (const SitrepPlaybook *playbook, const char *item);
const char *sitrep_checklist_decision (const SitrepItem *item);
GArray *sitrep_checklist (const SitrepDossier *dossier, gint64 now);
GArray *sitrep_checklist_timed (const SitrepDossier *dossier, gint64 now);
void sitrep_checklist_progress (const SitrepDossier *dossier, gint64 now, guint *done, guint *all);
gboolean sitrep_checklist_item_satisfied (const SitrepDossier *d, const SitrepGroup *group, const SitrepItem *item);
gboolean sitrep_checklist_group_satisfied (const SitrepDossier *dossier, const SitrepGroup *group);

G_END_DECLS
