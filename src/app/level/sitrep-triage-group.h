/* sitrep-triage-group.h - one triage question and the way to answer it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-answers.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_TRIAGE_GROUP (sitrep_triage_group_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTriageGroup, sitrep_triage_group, SITREP, TRIAGE_GROUP, AdwPreferencesGroup)

GtkWidget *sitrep_triage_group_new (const SitrepTriageQuestion *question, SitrepAnswers *answers);

G_END_DECLS
