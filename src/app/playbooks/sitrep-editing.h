/* sitrep-editing.h - a playbook being edited: its manuscript, and what the reader says of it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"
#include "playbook/sitrep-faults.h"
#include "playbook/sitrep-manuscript-parts.h"

G_BEGIN_DECLS

#define SITREP_TYPE_EDITING (sitrep_editing_get_type ())
G_DECLARE_FINAL_TYPE (SitrepEditing, sitrep_editing, SITREP, EDITING, GObject)

/* "examined" comes a moment after each change, when the faults are those of the
 * manuscript as it is now. What is half written is kept in the store meanwhile. */

SitrepEditing *sitrep_editing_new (SitrepDesk *desk, SitrepPlaybook *from, gboolean copy);

gboolean sitrep_editing_is_kept (SitrepDesk *desk, const SitrepPlaybook *from, gboolean copy);

SitrepDesk *sitrep_editing_get_desk (SitrepEditing *self);
SitrepManuscript *sitrep_editing_get_manuscript (SitrepEditing *self);
SitrepPlaybook *sitrep_editing_get_playbook (SitrepEditing *self);
SitrepPlaybook *sitrep_editing_get_origin (SitrepEditing *self);
GPtrArray *sitrep_editing_get_faults (SitrepEditing *self);
guint sitrep_editing_count_faults (SitrepEditing *self, const char *path, gboolean *error);
char *sitrep_editing_fault_words (SitrepEditing *self, const char *path, gboolean *error);
gboolean sitrep_editing_is_changed (SitrepEditing *self);
gboolean sitrep_editing_was_kept (SitrepEditing *self);
void sitrep_editing_examine (SitrepEditing *self);
void sitrep_editing_discard (SitrepEditing *self);
void sitrep_editing_keep (SitrepEditing *self);
void sitrep_editing_save_async (SitrepEditing *self, GAsyncReadyCallback callback, gpointer data);

G_END_DECLS
