/* sitrep-health-chip.h - how the service does, on the incident's head
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_HEALTH_CHIP (sitrep_health_chip_get_type ())
G_DECLARE_FINAL_TYPE (SitrepHealthChip, sitrep_health_chip, SITREP, HEALTH_CHIP, AdwBin)

void sitrep_health_chip_set_subject (SitrepHealthChip *self, SitrepSubject *subject);

G_END_DECLS
