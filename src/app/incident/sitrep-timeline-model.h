/* sitrep-timeline-model.h - the entries of one incident, in the order of their times
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

G_BEGIN_DECLS

#define SITREP_TYPE_ENTRY_ITEM (sitrep_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEntryItem, sitrep_entry_item, SITREP, ENTRY_ITEM, GObject)

const SitrepEntry *sitrep_entry_item_get (SitrepEntryItem *self);

/* Follows the subject: an entry that was added costs one insertion, not a reload. */
GListModel *sitrep_timeline_model_new (SitrepSubject *subject);
void sitrep_timeline_model_complete (GListModel *model, SitrepSubject *subject);

G_END_DECLS
