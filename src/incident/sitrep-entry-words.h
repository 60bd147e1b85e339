/* sitrep-entry-words.h - what the program noted, put into words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-entry.h"

#include "playbook/sitrep-playbook.h"

G_BEGIN_DECLS

SitrepEntry *sitrep_entry_note (const char *incident,
                                gint64 at,
                                gint64 now,
                                SitrepEntryKind kind,
                                const char *fact,
                                char *detail,
                                const char *recorder);
char *sitrep_entry_words (const SitrepEntry *entry, const SitrepPlaybook *playbook);
char *sitrep_entry_detail (const SitrepEntry *entry, const char *name);
char *sitrep_detail_new (const char *name, ...) G_GNUC_NULL_TERMINATED;
const char *sitrep_entry_kind_label (SitrepEntryKind kind);
const char *sitrep_situation_label (const char *key);

G_END_DECLS
