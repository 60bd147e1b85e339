/* sitrep-level-badge.h - a severity level's key, in a shape by its rank
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_LEVEL_BADGE (sitrep_level_badge_get_type ())
G_DECLARE_FINAL_TYPE (SitrepLevelBadge, sitrep_level_badge, SITREP, LEVEL_BADGE, GtkWidget)

GtkWidget *sitrep_level_badge_new (const SitrepLevel *level);
void sitrep_level_badge_set_level (SitrepLevelBadge *self, const SitrepLevel *level);

G_END_DECLS
