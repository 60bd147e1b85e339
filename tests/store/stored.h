/* stored.h - an open store with the incident 000-P in it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"
#include "store/sitrep-connection.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  SitrepClock *clock; /* stands at 12:00 on 2025-10-30 */
  SitrepStore *store;
  char *incident;
  gboolean irreversible; /* what is written next cannot be undone */
} Stored;

typedef enum
{
  STORED_INSERT,
  STORED_UPDATE,
  STORED_DELETE,
} StoredOp;

Stored *stored_new (void);

/* In a folder of one's own, which stays when it is closed; the incident is found, or made. */
Stored *stored_open (const char *folder);
void stored_close (Stored *self);
void stored_free (Stored *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stored, stored_free)

void stored_reopen (Stored *self);
SitrepReader *stored_reader (Stored *self);
gboolean stored_write (Stored *self, StoredOp op, gpointer record, GError **error);
gboolean stored_undo (Stored *self, GError **error);
char *stored_add_incident (Stored *self, const char *label);
SitrepEntry *stored_new_entry (Stored *self, const char *text);
char *stored_log (Stored *self, const char *text);
void stored_edit (Stored *self, const char *id, const char *text);
void stored_delete (Stored *self, const char *id);
guint stored_count_entries (Stored *self);
void stored_check (Stored *self);

G_END_DECLS
