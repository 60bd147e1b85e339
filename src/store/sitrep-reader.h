/* sitrep-reader.h - reading the store
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-store.h"

G_BEGIN_DECLS

/* Lists are of the named record type, to be freed with g_ptr_array_unref(). An
 * order is field names separated by spaces, a minus before those that fall. */

SitrepReader *sitrep_reader_open (const char *folder, GError **error);
void sitrep_reader_close (SitrepReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepReader, sitrep_reader_close)
SitrepReader *sitrep_store_reader (SitrepStore *store);

void sitrep_reader_begin (SitrepReader *self);
void sitrep_reader_end (SitrepReader *self);
gint64 sitrep_reader_version (SitrepReader *self);
gpointer sitrep_reader_get (SitrepReader *self, const SitrepRecordType *type, const char *id);
GPtrArray *sitrep_reader_list (SitrepReader *self, const SitrepRecordType *type, const char *order, guint limit, ...)
  G_GNUC_NULL_TERMINATED;
guint sitrep_reader_count (SitrepReader *self, const SitrepRecordType *type, ...) G_GNUC_NULL_TERMINATED;

GPtrArray *sitrep_reader_unfinished (SitrepReader *self);
GPtrArray *sitrep_reader_milestones (SitrepReader *self, const char *incident);
gpointer sitrep_reader_last_deed (SitrepReader *self, const char *incident, gint64 until);
GPtrArray *sitrep_reader_outbox (SitrepReader *self);
gpointer sitrep_reader_next_out (SitrepReader *self, const char *destination, gint64 after);
gpointer sitrep_reader_later_status (SitrepReader *self, gconstpointer message);
gpointer sitrep_reader_blocking (SitrepReader *self, gconstpointer message);
char *sitrep_reader_first_ids (SitrepReader *self, gconstpointer message);
gint64 sitrep_reader_next_ranking (SitrepReader *self);
guint sitrep_reader_labels_like (SitrepReader *self, const char *prefix);
gboolean sitrep_reader_label_is_taken (SitrepReader *self, const char *label);
guint sitrep_reader_next_number (SitrepReader *self, const SitrepRecordType *type, const char *incident);
SitrepRecord *sitrep_reader_reversible_act (SitrepReader *self, const char *incident);
char *sitrep_reader_draft (SitrepReader *self, const char *key);
char *sitrep_reader_setting (SitrepReader *self, const char *key);
GPtrArray *sitrep_reader_check (SitrepReader *self);

/* The playbooks' versions. @origin is shipped, imported or edited; @made_from the id of the version that it was
 * written from, or NULL. */
typedef struct
{
  char *id, *key, *version, *title, *origin;
  char *made_from, *added_by;
  gint64 added_at;
  gboolean removed;
} SitrepPlaybookRow;
void sitrep_playbook_row_free (SitrepPlaybookRow *self);
GPtrArray *sitrep_reader_playbooks (SitrepReader *self);
char **sitrep_reader_used_playbooks (SitrepReader *self);
char *sitrep_reader_playbook_text (SitrepReader *self, const char *id);

G_END_DECLS
