/* sitrep-guidance-group.h - what the process tells people at a moment
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-playbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_GUIDANCE_GROUP (sitrep_guidance_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepGuidanceGroup, sitrep_guidance_group, SITREP, GUIDANCE_GROUP, AdwPreferencesGroup)

/* Property `level`: only what is for that level, by its key, is shown. Hidden where there is nothing. */
void sitrep_guidance_group_set (SitrepGuidanceGroup *self, SitrepPlaybook *playbook, const char *const *moments);

G_END_DECLS
