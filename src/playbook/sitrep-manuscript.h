/* sitrep-manuscript.h - a playbook that is being written
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SITREP_TYPE_MANUSCRIPT (sitrep_manuscript_get_type ())
G_DECLARE_FINAL_TYPE (SitrepManuscript, sitrep_manuscript, SITREP, MANUSCRIPT, GObject)

/* A playbook's JSON, changed place by place and with every step undoable. It may
 * be unfinished and wrong: what it is worth is for the reader to say. A path is
 * written as in the reader's faults, `levels[2].name`; the whole is "". Belongs to
 * one thread. "changed" comes after every step, undo and redo; its argument says
 * whether the parts are other ones now (inserted, removed, moved, undone), not
 * just a value. */

SitrepManuscript *sitrep_manuscript_new (const char *text, GError **error);

JsonNode *sitrep_manuscript_get (SitrepManuscript *self, const char *path);
char *sitrep_manuscript_get_text (SitrepManuscript *self, const char *path);
guint sitrep_manuscript_count (SitrepManuscript *self, const char *list);
char *sitrep_manuscript_text (SitrepManuscript *self);

void sitrep_manuscript_set (SitrepManuscript *self, const char *path, JsonNode *value);
void sitrep_manuscript_set_text (SitrepManuscript *self, const char *path, const char *text);
void sitrep_manuscript_set_number (SitrepManuscript *self, const char *path, const char *text);
void sitrep_manuscript_insert (SitrepManuscript *self, const char *list, guint index, JsonNode *element);
void sitrep_manuscript_remove (SitrepManuscript *self, const char *list, guint index);
void sitrep_manuscript_move (SitrepManuscript *self, const char *list, guint from, guint to);
void sitrep_manuscript_replace (SitrepManuscript *self, SitrepManuscript *other);
void sitrep_manuscript_seal (SitrepManuscript *self);

gboolean sitrep_manuscript_can_undo (SitrepManuscript *self);
gboolean sitrep_manuscript_can_redo (SitrepManuscript *self);
char *sitrep_manuscript_undo (SitrepManuscript *self);
char *sitrep_manuscript_redo (SitrepManuscript *self);

G_END_DECLS
