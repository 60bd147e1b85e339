/* sitrep-triage.h - the answers that proposed a level, as the timeline keeps them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "playbook/sitrep-advisor.h"
#include "sitrep-entry.h"

G_BEGIN_DECLS

char *
sitrep_triage_detail_new (const SitrepPlaybook *playbook, GHashTable *answers, const char *chosen, GError **error);
char *sitrep_triage_words (const SitrepEntry *entry, const SitrepPlaybook *playbook);

G_END_DECLS
