/* sitrep-playbook-check.h - what a playbook's parts must have to do with each other
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook.h"

G_BEGIN_DECLS

void sitrep_playbook_check_refs (const SitrepPlaybook *self, GPtrArray *faults);
void sitrep_playbook_check (const SitrepPlaybook *self, GPtrArray *faults);
void sitrep_playbook_check_bands (const SitrepPlaybook *self, GPtrArray *faults);

void sitrep_check_fault (GPtrArray *faults, gboolean warning, const char *path, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

G_END_DECLS
