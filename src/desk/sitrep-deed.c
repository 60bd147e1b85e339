/* sitrep-deed.c - what every use case is made of
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-deed.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "base/sitrep-text.h"
#include "comms/sitrep-plan.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-situation.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

SitrepDeed *
sitrep_deed_new (SitrepDesk *desk, const char *incident)
{
  SitrepDeed *self = g_new0 (SitrepDeed, 1);

  self->library = sitrep_library_ref (sitrep_desk_library (desk));
  self->incident = g_strdup (incident);
  return self;
}

void
sitrep_deed_free (SitrepDeed *self)
{
  sitrep_library_unref (self->library);
  g_free (self->incident);
  for (gsize i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  sitrep_record_unref (self->record);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self->result);
  g_free (self);
}

/** sitrep_deed_invalid: Returns: %FALSE, with an error of those words: what was asked for cannot be done. */
gboolean
sitrep_deed_invalid (GError **error, const char *words)
{
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, words);
  return FALSE;
}

/** sitrep_deed_take_reason: a person's words of why, as they are kept; %NULL where there are none. */
void
sitrep_deed_take_reason (SitrepDeed *self, int place, const char *reason)
{
  g_autofree char *block = sitrep_text_block (reason);

  sitrep_take_text (&self->texts[place], block);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepChanges) changes = sitrep_store_write_finish (SITREP_STORE (source), result, &error);
  SitrepDeed *deed = g_task_get_task_data (task);

  if (changes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_strdup (deed->result != NULL ? deed->result : ""), g_free);
}

/**
 * sitrep_deed_run:
 * @deed: (transfer full)
 * @kind: what it is called in the record of changes
 * @func: does it, on the store's thread; its data is the deed
 *
 * Runs the deed; @callback ends it with sitrep_desk_finish().
 */
void
sitrep_deed_run (SitrepDesk *desk,
                 SitrepDeed *deed,
                 const char *kind,
                 SitrepTxnFunc func,
                 GAsyncReadyCallback callback,
                 gpointer data)
{
  GTask *task = g_task_new (desk, NULL, callback, data);
  SitrepActInfo act = { kind, deed->incident, sitrep_desk_person (desk), sitrep_desk_face (desk), deed->reversible };

  g_task_set_source_tag (task, sitrep_deed_run);
  g_task_set_task_data (task, deed, (GDestroyNotify) sitrep_deed_free);
  sitrep_store_write_async (sitrep_desk_store (desk), &act, func, deed, NULL, NULL, written_cb, task);
}

/** sitrep_deed_refuse: ends a deed before it began; takes @deed (nullable) and @error. */
void
sitrep_deed_refuse (SitrepDesk *desk, SitrepDeed *deed, GError *error, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (desk, NULL, callback, data);

  g_task_set_source_tag (task, sitrep_deed_refuse);
  g_clear_pointer (&deed, sitrep_deed_free);
  g_task_return_error (task, error);
}

/* --- on the store's thread --- */

/** sitrep_deed_dossier: Returns: (transfer full) (nullable): the incident as this transaction finds it. */
SitrepDossier *
sitrep_deed_dossier (SitrepDeed *self, SitrepTxn *txn, gboolean whole, GError **error)
{
  return sitrep_dossier_load (sitrep_txn_reader (txn), self->library, self->incident, whole, error);
}

/** sitrep_deed_note: writes what the program notes into the timeline; @detail is taken. */
gboolean
sitrep_deed_note (SitrepDeed *self,
                  SitrepTxn *txn,
                  gint64 at,
                  SitrepEntryKind kind,
                  const char *milestone,
                  const char *fact,
                  char *detail,
                  GError **error)
{
  g_autoptr (SitrepEntry) entry
    = sitrep_entry_note (self->incident, at, sitrep_txn_now (txn), kind, fact, detail, sitrep_txn_person (txn));

  entry->milestone = g_strdup (milestone);
  return sitrep_txn_insert (txn, entry, error);
}

/** sitrep_deed_note_advice: @advice: (nullable): what the process proposed and a person decided, as a detail; is copied. */
gboolean
sitrep_deed_note_advice (SitrepDeed *self, SitrepTxn *txn, const char *advice, GError **error)
{
  return advice == NULL
         || sitrep_deed_note (self, txn, sitrep_txn_now (txn), SITREP_ENTRY_DECISION, NULL, "advice", g_strdup (advice),
                              error);
}

/** sitrep_deed_upsert: inserts a record that has no id yet (and gives it one), updates one that has. */
gboolean
sitrep_deed_upsert (SitrepTxn *txn, gpointer record, GError **error)
{
  SitrepRecord *self = record;

  sitrep_record_repair (record);
  if (self->id != NULL)
    return sitrep_txn_update (txn, record, error);
  self->id = sitrep_uuid_new (sitrep_txn_now (txn));
  return sitrep_txn_insert (txn, record, error);
}

static gboolean
is_field (const SitrepPlaybook *playbook, const char *key)
{
  return key != NULL && (sitrep_playbook_field (playbook, key) != NULL || g_strv_contains (sitrep_situation_keys, key));
}

/** sitrep_deed_keep_fact: keeps what is known under @key, whatever key it is; empty for nothing any more. */
gboolean
sitrep_deed_keep_fact (SitrepDeed *self,
                       SitrepTxn *txn,
                       SitrepDossier *dossier,
                       const char *key,
                       const char *value,
                       GError **error)
{
  const SitrepFact *existing = sitrep_dossier_fact_record (dossier, key);
  g_autoptr (SitrepFact) fact
    = existing != NULL ? sitrep_record_copy (existing) : sitrep_record_new (&sitrep_fact_type);

  if (g_strcmp0 (fact->value != NULL ? fact->value : "", value != NULL ? value : "") == 0)
    return TRUE;
  g_set_str (&fact->incident, self->incident);
  g_set_str (&fact->key, key);
  sitrep_take_text (&fact->value, value);
  fact->at = sitrep_txn_now (txn);
  g_set_str (&fact->by, sitrep_txn_person (txn));
  return sitrep_deed_upsert (txn, fact, error);
}

/** sitrep_deed_put_fact: keeps what is known in a field or a part of the situation, without a word in the timeline. */
gboolean
sitrep_deed_put_fact (SitrepDeed *self,
                      SitrepTxn *txn,
                      SitrepDossier *dossier,
                      const char *key,
                      const char *value,
                      GError **error)
{
  if (is_field (dossier->playbook, key))
    return sitrep_deed_keep_fact (self, txn, dossier, key, value, error);
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The process has no such field."));
  return FALSE;
}

/**
 * sitrep_deed_put_facts:
 *
 * Keeps all of the deed's values (nullable), without a word in the timeline; those that were typed for another
 * process, before this one was chosen, are left out.
 */
gboolean
sitrep_deed_put_facts (SitrepDeed *self, SitrepTxn *txn, SitrepDossier *dossier, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (self->values == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (is_field (dossier->playbook, key) && !sitrep_deed_put_fact (self, txn, dossier, key, value, error))
      return FALSE;
  return TRUE;
}

/** sitrep_deed_copy_values: Returns: (transfer full) (nullable): a copy that may cross threads. */
GHashTable *
sitrep_deed_copy_values (GHashTable *values)
{
  GHashTable *copy = values != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) : NULL;
  GHashTableIter iter;
  gpointer key, value;

  if (values == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

static gboolean
draft_one (SitrepDeed *self,
           SitrepTxn *txn,
           SitrepDossier *dossier,
           const SitrepTemplate *template,
           const SitrepDestination *destination,
           const char *batch,
           GError **error)
{
  g_autoptr (SitrepMessage) message = sitrep_compose_draft (dossier, template, destination, batch);

  message->written_at = sitrep_txn_now (txn);
  g_set_str (&message->written_by, sitrep_txn_person (txn));
  return sitrep_deed_upsert (txn, message, error);
}

/**
 * sitrep_deed_draft_messages:
 *
 * Leaves a draft for everybody whom the process tells at @moment (see sitrep_plan()). Nothing is sent.
 */
gboolean
sitrep_deed_draft_messages (SitrepDeed *self, SitrepTxn *txn, const char *moment, GError **error)
{
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (self, txn, FALSE, error);
  g_autofree char *batch = sitrep_uuid_new (sitrep_txn_now (txn));
  g_autoptr (GPtrArray) destinations = NULL, plan = NULL;

  if (dossier == NULL)
    return FALSE;
  destinations = sitrep_reader_list (sitrep_txn_reader (txn), &sitrep_destination_type, "name", 0, NULL);
  plan = sitrep_plan (dossier, destinations, moment);
  for (guint i = 0; i < plan->len; i++)
    {
      const SitrepPlanned *planned = g_ptr_array_index (plan, i);

      if (!draft_one (self, txn, dossier, planned->template, planned->destination, batch, error))
        return FALSE;
    }
  return TRUE;
}
