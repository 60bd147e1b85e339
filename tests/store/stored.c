/* stored.c - an open store with the incident 000-P in it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stored.h"

#include "base/sitrep-ids.h"
#include "folder.h"
#include "unit/incidents.h"

static void
open_store (Stored *self)
{
  g_autoptr (GError) error = NULL;

  self->store = sitrep_store_open (self->folder, self->clock, &error);
  g_assert_no_error (error);
  g_assert_null (sitrep_store_notice (self->store));
}

Stored *
stored_new (void)
{
  Stored *self = g_new0 (Stored, 1);

  self->folder = test_folder_new ();
  self->clock = sitrep_clock_new_fixed (test_000p_at ("12:00"));
  open_store (self);
  self->incident = stored_add_incident (self, "INC-20251030-1200");
  return self;
}

Stored *
stored_open (const char *folder)
{
  Stored *self = g_new0 (Stored, 1);
  g_autoptr (GPtrArray) incidents = NULL;

  self->folder = g_strdup (folder);
  self->clock = sitrep_clock_new_fixed (test_000p_at ("12:00"));
  open_store (self);
  incidents = sitrep_reader_list (stored_reader (self), &sitrep_incident_type, NULL, 0, NULL);
  self->incident = incidents->len > 0 ? g_strdup (SITREP_RECORD (g_ptr_array_index (incidents, 0))->id)
                                      : stored_add_incident (self, "INC-20251030-1200");
  return self;
}

static void
close_store (Stored *self)
{
  sitrep_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->store);
}

void
stored_free (Stored *self)
{
  close_store (self);
  sitrep_clock_unref (self->clock);
  test_folder_remove (self->folder);
  g_free (self->incident);
  g_free (self);
}

void
stored_close (Stored *self)
{
  close_store (self);
  sitrep_clock_unref (self->clock);
  g_free (self->folder);
  g_free (self->incident);
  g_free (self);
}

/* As the program is ended and started again. */
void
stored_reopen (Stored *self)
{
  close_store (self);
  open_store (self);
}

SitrepReader *
stored_reader (Stored *self)
{
  return sitrep_store_reader (self->store);
}

typedef struct
{
  StoredOp op;
  gpointer record;
  SitrepPlaybook *playbook;
} Write;

static gboolean
write_cb (SitrepTxn *txn, gpointer data, GError **error)
{
  Write *write = data;

  if (write->playbook != NULL && !sitrep_txn_put_playbook (txn, write->playbook, "shipped", NULL, error))
    return FALSE;
  switch (write->op)
    {
    case STORED_INSERT:
      return sitrep_txn_insert (txn, write->record, error);
    case STORED_UPDATE:
      return sitrep_txn_update (txn, write->record, error);
    case STORED_DELETE:
    default:
      return sitrep_txn_delete (txn, write->record, error);
    }
}

static gboolean
run (Stored *self, const char *kind, gboolean reversible, SitrepTxnFunc func, gpointer data, GError **error)
{
  SitrepActInfo act = { kind, self->incident, "Ada Byron", "test", reversible };
  g_autoptr (SitrepChanges) changes = sitrep_store_write (self->store, &act, func, data, error);

  return changes != NULL;
}

gboolean
stored_write (Stored *self, StoredOp op, gpointer record, GError **error)
{
  Write write = { op, record, NULL };

  return run (self, "write", !self->irreversible, write_cb, &write, error);
}

static gboolean
undo_cb (SitrepTxn *txn, gpointer data, GError **error)
{
  return sitrep_txn_undo (txn, ((Stored *) data)->incident, error);
}

gboolean
stored_undo (Stored *self, GError **error)
{
  return run (self, "undo", FALSE, undo_cb, self, error);
}

/* Returns: (transfer full): its id. */
char *
stored_add_incident (Stored *self, const char *label)
{
  static SitrepPlaybook *playbook;
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  g_autoptr (GError) error = NULL;
  Write write = { STORED_INSERT, incident, NULL };

  /* Read once: most of these tests make many stores. */
  if (playbook == NULL)
    playbook = test_playbook ("pawtropolis");
  write.playbook = playbook;
  incident->base.id = sitrep_uuid_new (sitrep_clock_now (self->clock));
  incident->label = g_strdup (label);
  incident->playbook = g_strdup (playbook->id);
  incident->title = g_strdup ("/accept fails: database locked");
  incident->level = g_strdup ("SEV1");
  incident->status = g_strdup ("in-progress");
  incident->declared_at = sitrep_clock_now (self->clock);
  run (self, "declare", FALSE, write_cb, &write, &error);
  g_assert_no_error (error);
  return g_strdup (incident->base.id);
}

SitrepEntry *
stored_new_entry (Stored *self, const char *text)
{
  SitrepEntry *entry = sitrep_record_new (&sitrep_entry_type);

  entry->base.id = sitrep_uuid_new (sitrep_clock_now (self->clock));
  entry->incident = g_strdup (self->incident);
  entry->text = g_strdup (text);
  entry->at = entry->noted_at = sitrep_clock_now (self->clock);
  return entry;
}

/* Returns: (transfer full): the entry's id. */
char *
stored_log (Stored *self, const char *text)
{
  g_autoptr (SitrepEntry) entry = stored_new_entry (self, text);
  g_autoptr (GError) error = NULL;

  stored_write (self, STORED_INSERT, entry, &error);
  g_assert_no_error (error);
  return g_strdup (entry->base.id);
}

void
stored_edit (Stored *self, const char *id, const char *text)
{
  g_autoptr (SitrepEntry) was = sitrep_reader_get (stored_reader (self), &sitrep_entry_type, id);
  g_autoptr (SitrepEntry) entry = sitrep_record_copy (was);
  g_autoptr (GError) error = NULL;

  g_set_str (&entry->text, text);
  stored_write (self, STORED_UPDATE, entry, &error);
  g_assert_no_error (error);
}

void
stored_delete (Stored *self, const char *id)
{
  g_autoptr (SitrepEntry) entry = sitrep_reader_get (stored_reader (self), &sitrep_entry_type, id);
  g_autoptr (GError) error = NULL;

  stored_write (self, STORED_DELETE, entry, &error);
  g_assert_no_error (error);
}

guint
stored_count_entries (Stored *self)
{
  return sitrep_reader_count (stored_reader (self), &sitrep_entry_type, NULL);
}

/* The database is whole, and so is the chain. */
void
stored_check (Stored *self)
{
  g_autofree char *whole = test_folder_ask (self->folder, "PRAGMA integrity_check");
  g_autofree char *keys = test_folder_ask (self->folder, "PRAGMA foreign_key_check");
  g_autoptr (GPtrArray) broken = sitrep_reader_check (stored_reader (self));

  g_assert_cmpstr (whole, ==, "ok");
  g_assert_null (keys);
  g_assert_cmpuint (broken->len, ==, 0);
}
