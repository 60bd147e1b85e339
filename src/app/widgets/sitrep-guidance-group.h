/* sitrep-guidance-group.h - what the process tells people at a moment
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_GUIDANCE_GROUP (sitrep_guidance_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepGuidanceGroup, sitrep_guidance_group, SITREP, GUIDANCE_GROUP, AdwPreferencesGroup)

typedef gboolean (*SitrepGuidanceFunc) (const SitrepGuidance *guidance, gpointer data);

/* Property `level`: only what is for that level, by its key, is shown. Hidden where there is nothing. */
GtkWidget *sitrep_guidance_group_new (const SitrepDossier *dossier, const char *moment);
void sitrep_guidance_group_set (SitrepGuidanceGroup *self, SitrepPlaybook *playbook, const char *const *moments);
void sitrep_guidance_group_filter (SitrepGuidanceGroup *self, SitrepGuidanceFunc func, gpointer data);

G_END_DECLS
