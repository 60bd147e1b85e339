/* sitrep-setting-group.h - what a service needs to know, asked for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-connector.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_SETTING_GROUP (sitrep_setting_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSettingGroup, sitrep_setting_group, SITREP, SETTING_GROUP, AdwPreferencesGroup)

/* "changed" comes with every change. */
void sitrep_setting_group_fill (SitrepSettingGroup *self,
                                const SitrepConnector *connector,
                                const SitrepDestination *destination,
                                const char *kept);
char *sitrep_setting_group_get_settings (SitrepSettingGroup *self);
char *sitrep_setting_group_get_secret (SitrepSettingGroup *self, const char *kept);

G_END_DECLS
