/* sitrep-hit-words.h - where in an incident something was found
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"
#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

const char *sitrep_hit_kind_words (const SitrepRecordType *type);
char *sitrep_hit_words (gconstpointer record, const SitrepPlaybook *playbook);

G_END_DECLS
