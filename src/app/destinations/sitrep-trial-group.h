/* sitrep-trial-group.h - trying a destination before it is needed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TRIAL_GROUP (sitrep_trial_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTrialGroup, sitrep_trial_group, SITREP, TRIAL_GROUP, AdwPreferencesGroup)

/* Fills what is to be tried from what is entered, or says by an error what is wrong with it; a NULL secret is the one
 * that is kept. */
typedef gboolean (*SitrepTrialFunc) (gpointer data, SitrepDestination **destination, char **secret, GError **error);

void sitrep_trial_group_fill (SitrepTrialGroup *self,
                              SitrepDesk *desk,
                              const SitrepConnector *connector,
                              SitrepTrialFunc func,
                              gpointer data);
void sitrep_trial_group_reset (SitrepTrialGroup *self);

G_END_DECLS
