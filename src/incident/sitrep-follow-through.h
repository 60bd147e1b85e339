/* sitrep-follow-through.h - what becomes of action items
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"
#include "sitrep-action-item.h"
#include "sitrep-incident.h"

G_BEGIN_DECLS

/* Over some action items, at one moment. */
typedef struct
{
  guint open;
  guint overdue;
  guint unready; /* open, without owner or date */
  guint done;
  gint64 oldest; /* how long the oldest open one is known, or SITREP_NEVER */
} SitrepActionFigures;

gboolean sitrep_action_is_ready (const SitrepActionItem *item);
gint64 sitrep_action_due (const SitrepActionItem *item, GTimeZone *zone);
gint64 sitrep_action_asks_at (const SitrepActionItem *item, guint check_after);
SitrepActionFigures sitrep_action_figures (GPtrArray *items, GTimeZone *zone, gint64 now);
guint sitrep_action_rate (const SitrepActionFigures *figures);
char *sitrep_action_ticket_body (const SitrepActionItem *item, const SitrepIncident *incident);
char *sitrep_action_ticket_text (const SitrepActionItem *item, const SitrepIncident *incident);

G_END_DECLS
