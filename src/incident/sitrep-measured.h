/* sitrep-measured.h - what was measured for a checklist item, against its targets
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-checklist.h"

G_BEGIN_DECLS

typedef enum
{
  SITREP_MEASURED_NOTHING, /* the item has no targets, or not all of them were measured */
  SITREP_MEASURED_MET,
  SITREP_MEASURED_MISSED,
} SitrepMeasuredState;

char *sitrep_measured_get (const char *measured, const char *measure);
char *sitrep_measured_set (const char *measured, const char *measure, const char *value);
SitrepMeasuredState
sitrep_measured_state (const SitrepPlaybook *playbook, const SitrepItem *item, const char *measured);
char *sitrep_measured_words (const SitrepPlaybook *playbook, const SitrepItem *item, const char *measured);

G_END_DECLS
