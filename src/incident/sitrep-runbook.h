/* sitrep-runbook.h - the runbook for what happens, and the one that is followed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

/* Under this key an incident knows which runbook is followed. No field of a process has a dot in its key. */
#define SITREP_RUNBOOK_FACT "runbook.followed"

GPtrArray *sitrep_runbooks_for (const SitrepPlaybook *playbook, const char *title);
const SitrepRunbook *sitrep_dossier_runbook (const SitrepDossier *dossier);
const char *sitrep_runbook_title (const SitrepRunbook *runbook);
char *sitrep_remedy (const SitrepDossier *dossier, const SitrepEntry *last);

G_END_DECLS
