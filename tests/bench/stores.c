/* stores.c - stores with much in them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stores.h"

#include "base/sitrep-ids.h"
#include "comms/sitrep-doc.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-tick.h"

typedef struct
{
  SitrepPlaybook *playbook;
  guint incidents, open, entries;
  char *big;
  gint64 now;
} Fill;

static const char *const words[] = {
  "Error rate of the checkout at 4 %, rising since the last deploy",
  "Rolled back eu-1 to the build before",
  "Support reports a dozen tickets about payments that were taken twice; the provider was called and looks into it. "
  "We keep the queue paused until they answer",
  "Looks better",
  "Asked the database team whether the failover of last night was complete. It was not: one replica still had the "
  "old primary in its configuration, and answered reads from a state of six hours ago",
  "14 of 20 nodes drained",
  "Grüße aus Köln: der Zähler im Rechenzentrum steht wieder bei null"
};

static void
put (SitrepTxn *txn, gpointer record)
{
  SitrepRecord *self = record;
  g_autoptr (GError) error = NULL;

  if (self->id == NULL)
    self->id = sitrep_uuid_new (sitrep_txn_now (txn));
  if (!sitrep_txn_insert (txn, record, &error))
    g_error ("%s: %s", self->type->table, error->message);
  sitrep_record_unref (record);
}

static void
put_note (SitrepTxn *txn, const char *incident, gint64 at, guint i)
{
  SitrepEntry *entry = sitrep_entry_note (incident, at, at, i % 5 == 4 ? SITREP_ENTRY_ACTION : SITREP_ENTRY_NOTE, NULL,
                                          NULL, i % 3 == 0 ? "Ada Lovelace" : "Grace Hopper");

  entry->text = g_strdup_printf ("%s (%u)", words[i % G_N_ELEMENTS (words)], i);
  put (txn, entry);
}

static void
put_milestone (SitrepTxn *txn, const char *incident, gint64 at, const char *key)
{
  SitrepEntry *entry = sitrep_entry_note (incident, at, at, SITREP_ENTRY_MILESTONE, key, NULL, "Ada Lovelace");

  entry->milestone = g_strdup (key);
  put (txn, entry);
}

static void
put_message (SitrepTxn *txn, const char *incident, gint64 at, guint i)
{
  SitrepMessage *message = sitrep_record_new (&sitrep_message_type);
  g_autofree char *markdown = g_strdup_printf ("**Update %u**\n\n%s", i, words[i % G_N_ELEMENTS (words)]);
  g_autoptr (SitrepDoc) doc = sitrep_doc_from_markdown (markdown);

  message->incident = g_strdup (incident);
  message->batch = sitrep_uuid_new (at);
  message->moment = g_strdup ("update");
  message->place = g_strdup ("#incidents");
  message->body = sitrep_doc_to_json (doc);
  message->stage = i == 0 ? SITREP_STAGE_OPEN : SITREP_STAGE_UPDATE;
  message->state = SITREP_MESSAGE_BY_HAND;
  message->written_at = message->confirmed_at = message->sent_at = at;
  message->written_by = g_strdup ("Ada Lovelace");
  put (txn, message);
}

static void
put_facts (Fill *fill, SitrepTxn *txn, const char *incident, gint64 at, guint most)
{
  for (guint i = 0; i < fill->playbook->fields->len && i < most; i++)
    {
      SitrepFact *fact = sitrep_record_new (&sitrep_fact_type);

      fact->incident = g_strdup (incident);
      fact->key = g_strdup (((SitrepFieldRule *) g_ptr_array_index (fill->playbook->fields, i))->key);
      fact->value = g_strdup (words[i % G_N_ELEMENTS (words)]);
      fact->at = at;
      put (txn, fact);
    }
}

/* Every second item that applies. */
static void
put_ticks (Fill *fill, SitrepTxn *txn, SitrepIncident *incident, gint64 at, guint most)
{
  g_autoptr (SitrepDossier) dossier = sitrep_dossier_new (fill->playbook, incident);
  g_autoptr (GArray) lines = sitrep_checklist (dossier, at);

  for (guint i = 0; i < lines->len && i < most; i += 2)
    {
      SitrepTick *tick = sitrep_record_new (&sitrep_tick_type);

      tick->incident = g_strdup (incident->base.id);
      tick->item = g_strdup (g_array_index (lines, SitrepChecklistLine, i).item->key);
      tick->state = SITREP_TICK_DONE;
      tick->by = g_strdup ("Grace Hopper");
      tick->at = at;
      put (txn, tick);
    }
}

/* @size: how many entries its timeline has; all else grows with them. */
static char *
put_incident (Fill *fill, SitrepTxn *txn, guint number, gint64 at, SitrepPhase phase, guint size)
{
  SitrepIncident *incident = sitrep_record_new (&sitrep_incident_type);
  char *id = sitrep_uuid_new (at);
  const SitrepLevel *level = g_ptr_array_index (fill->playbook->levels, number % fill->playbook->levels->len);
  SitrepHolder *holder = sitrep_record_new (&sitrep_holder_type);

  incident->base.id = g_strdup (id);
  incident->label = g_strdup_printf ("INC-%05u", number);
  incident->playbook = g_strdup (fill->playbook->id);
  incident->title = g_strdup_printf ("Checkout fails for customers of region %u", number);
  incident->level = g_strdup (level->key);
  incident->status = g_strdup (sitrep_playbook_first_status (fill->playbook, phase)->key);
  incident->phase = phase;
  incident->declared_at = at;
  put (txn, sitrep_record_ref (incident));
  holder->incident = g_strdup (id);
  holder->role = g_strdup (sitrep_playbook_lead (fill->playbook)->key);
  holder->name = g_strdup ("Ada Lovelace");
  holder->since = at;
  put (txn, holder);
  put_milestone (txn, id, at, "started");
  put_milestone (txn, id, at, "declared");
  for (guint i = 3; i < size; i++)
    put_note (txn, id, at + i * SITREP_SECOND, i);
  put_milestone (txn, id, at + size * SITREP_SECOND, phase == SITREP_PHASE_OPEN ? "acknowledged" : "resolved");
  put_facts (fill, txn, id, at, size < 100 ? 5 : G_MAXUINT);
  put_ticks (fill, txn, incident, at, size < 100 ? 5 : G_MAXUINT);
  for (guint i = 0; i < (size < 100 ? 3 : 200); i++)
    put_message (txn, id, at + i * SITREP_MINUTE / 4, i);
  sitrep_record_unref (incident);
  return id;
}

static gboolean
fill_store (SitrepTxn *txn, gpointer data, GError **error)
{
  Fill *fill = data;

  if (!sitrep_txn_put_playbook (txn, fill->playbook, "shipped", NULL, error)
      || !sitrep_txn_put_setting (txn, "playbook", fill->playbook->id, error)
      || !sitrep_txn_put_setting (txn, "person", "Ada Lovelace", error))
    return FALSE;
  for (guint i = 0; i < fill->incidents; i++)
    g_free (put_incident (fill, txn, i, fill->now - (fill->incidents - i) * SITREP_HOUR - SITREP_DAY,
                          i + fill->open < fill->incidents ? SITREP_PHASE_RESOLVED : SITREP_PHASE_OPEN, 20));
  if (fill->entries > 0)
    fill->big = put_incident (fill, txn, 99999, fill->now - (fill->entries + 60) * SITREP_SECOND, SITREP_PHASE_OPEN,
                              fill->entries);
  return TRUE;
}

/**
 * stores_fill:
 * @incidents: of 20 entries each; the last @open of them are still open
 * @entries_of_big: how long the timeline of one more is, which is open; 0 for none
 *
 * Returns: (transfer full) (nullable): the id of the big one
 */
char *
stores_fill (const char *folder, guint incidents, guint open, guint entries_of_big)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepStore) store = NULL;
  g_autoptr (SitrepDesk) desk = NULL;
  g_autoptr (GPtrArray) shipped = NULL;
  g_autoptr (SitrepChanges) changes = NULL;
  SitrepActInfo act = { "bench", NULL, "Ada Lovelace", "bench", FALSE };
  Fill fill = { NULL, incidents, open, entries_of_big, NULL, sitrep_clock_now (clock) };

  desk = stores_open (folder);
  shipped = sitrep_desk_shipped_playbooks (desk);
  for (guint i = 0; i < shipped->len; i++)
    if (g_strcmp0 (((SitrepPlaybook *) g_ptr_array_index (shipped, i))->key, "liyaqa") == 0)
      fill.playbook = g_ptr_array_index (shipped, i);
  g_assert (fill.playbook != NULL);
  sitrep_desk_close (desk);
  store = sitrep_store_open (folder, clock, &error);
  if (store == NULL || (changes = sitrep_store_write (store, &act, fill_store, &fill, &error)) == NULL)
    g_error ("%s", error->message);
  sitrep_store_close (store);
  return fill.big;
}

SitrepDesk *
stores_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepClock) clock = sitrep_clock_new ();
  g_autoptr (SitrepSecrets) secrets = sitrep_secrets_new ();
  SitrepDesk *desk = sitrep_desk_open (folder, clock, secrets, "bench", &error);

  if (desk == NULL)
    g_error ("%s", error->message);
  return desk;
}
