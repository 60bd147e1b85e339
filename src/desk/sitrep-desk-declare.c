/* sitrep-desk-declare.c - the use cases: declaring, and the sample incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-address-book.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-label.h"
#include "incident/sitrep-triage.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"
#include "sitrep-sample.h"

#include <glib/gi18n-lib.h>

/* Positions in a deed's texts. */
enum
{
  LEAD,
  LEAD_HANDLE,
  IMPACT,
  ADVICE,
};

/* An id is taken inside the transaction, so that two declared in one minute never share one. */
static char *
take_label (SitrepTxn *txn, const SitrepPlaybook *playbook, const char *title, gint64 started)
{
  const SitrepNaming naming = { playbook, title, started, sitrep_txn_now (txn) };
  SitrepReader *reader = sitrep_txn_reader (txn);
  g_autofree char *prefix = sitrep_label_prefix (&naming);
  guint sequence = sitrep_reader_labels_like (reader, prefix) + 1;
  g_autofree char *label = sitrep_label_make (&naming, sequence);

  if (g_strcmp0 (label, prefix) != 0)
    {
      while (sitrep_reader_label_is_taken (reader, label))
        {
          g_free (label);
          label = sitrep_label_make (&naming, ++sequence);
        }
      return g_steal_pointer (&label);
    }
  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *apart = sitrep_label_apart (label, attempt);

      if (!sitrep_reader_label_is_taken (reader, apart))
        return g_steal_pointer (&apart);
    }
}

/* The id that a person typed, if it is free; else the next one by the pattern. */
static gboolean
give_label (SitrepDeed *deed, SitrepTxn *txn, SitrepIncident *incident, GError **error)
{
  if (incident->label == NULL)
    incident->label = take_label (txn, deed->playbook, incident->title, deed->at);
  else if (sitrep_reader_label_is_taken (sitrep_txn_reader (txn), incident->label))
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The id “%s” is taken: another incident has it."),
                   incident->label);
      return FALSE;
    }
  return TRUE;
}

/* Who fills the post that leads until somebody else is named, or NULL. */
static SitrepPerson *
find_default (SitrepTxn *txn, const SitrepPlaybook *playbook, const char *post)
{
  g_autoptr (GPtrArray) people = sitrep_reader_list (sitrep_txn_reader (txn), &sitrep_person_type, "name id", 0, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      SitrepPerson *person = g_ptr_array_index (people, i);

      if (!person->removed && sitrep_person_fills (person, playbook, post))
        return sitrep_record_ref (person);
    }
  return NULL;
}

static void
set_lead (SitrepHolder *holder, SitrepDeed *deed, SitrepTxn *txn, const SitrepRole *role)
{
  g_autoptr (SitrepPerson) person = NULL;

  holder->assumed = deed->texts[LEAD] == NULL;
  if (holder->assumed)
    person = find_default (txn, deed->playbook, role->post);
  holder->name = g_strdup (person != NULL    ? person->name
                           : holder->assumed ? sitrep_txn_person (txn)
                                             : deed->texts[LEAD]);
  sitrep_take_text (&holder->handle, person != NULL ? person->handle : deed->texts[LEAD_HANDLE]);
}

static gboolean
name_lead (SitrepDeed *deed, SitrepTxn *txn, GError **error)
{
  const SitrepRole *role = sitrep_playbook_lead (deed->playbook);
  g_autoptr (SitrepHolder) holder = sitrep_record_new (&sitrep_holder_type);

  if (role == NULL)
    return TRUE;
  holder->incident = g_strdup (deed->incident);
  holder->role = g_strdup (role->key);
  set_lead (holder, deed, txn, role);
  holder->since = sitrep_txn_now (txn);
  return sitrep_deed_upsert (txn, holder, error);
}

static gboolean
write_beginning (SitrepDeed *deed, SitrepTxn *txn, const SitrepIncident *incident, GError **error)
{
  return sitrep_deed_note (deed, txn, deed->at, SITREP_ENTRY_MILESTONE, "started", "started", NULL, error)
         && sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_MILESTONE, "declared", "declared",
                              sitrep_detail_new ("to", incident->level, NULL), error);
}

/* The texts that a person changed before declaring take their drafts' place. */
static gboolean
put_edits (SitrepDeed *deed, SitrepTxn *txn, GError **error)
{
  for (guint i = 0; deed->records != NULL && i < deed->records->len; i++)
    {
      const SitrepMessage *edited = g_ptr_array_index (deed->records, i);
      g_autoptr (GPtrArray) drafts
        = sitrep_reader_list (sitrep_txn_reader (txn), &sitrep_message_type, NULL, 0, "incident", deed->incident, NULL);

      for (guint j = 0; j < drafts->len; j++)
        {
          g_autoptr (SitrepMessage) draft = sitrep_record_copy (g_ptr_array_index (drafts, j));

          if (g_strcmp0 (draft->destination, edited->destination) != 0 || draft->audience != edited->audience)
            continue;
          g_set_str (&draft->body, edited->body);
          g_set_str (&draft->template, edited->template);
          if (!sitrep_txn_update (txn, draft, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
declare (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepIncident *incident = (SitrepIncident *) deed->record;
  g_autoptr (SitrepDossier) dossier = NULL;

  incident->declared_at = sitrep_txn_now (txn);
  if (deed->at == SITREP_NEVER)
    deed->at = incident->declared_at;
  if (!give_label (deed, txn, incident, error) || !sitrep_txn_put_playbook (txn, deed->playbook, "shipped", NULL, error)
      || !sitrep_deed_upsert (txn, incident, error))
    return FALSE;
  deed->incident = g_strdup (incident->base.id);
  deed->result = g_strdup (incident->base.id);
  sitrep_txn_set_incident (txn, deed->incident);
  dossier = sitrep_dossier_new (deed->playbook, incident);
  return name_lead (deed, txn, error) && write_beginning (deed, txn, incident, error)
         && sitrep_deed_note_advice (deed, txn, deed->texts[ADVICE], error)
         && sitrep_deed_put_fact (deed, txn, dossier, "impact", deed->texts[IMPACT], error)
         && sitrep_deed_put_facts (deed, txn, dossier, error) && sitrep_txn_forget_drafts (txn, "declare.", error)
         && sitrep_deed_draft_messages (deed, txn, "declared", error) && put_edits (deed, txn, error);
}

static SitrepPlaybook *
find_playbook (SitrepDesk *self, const char *id, GError **error)
{
  SitrepPlaybook *playbook = id != NULL ? sitrep_desk_playbook (self, id, error) : sitrep_desk_default_playbook (self);

  if (playbook == NULL && id == NULL)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("Choose a process first."));
  return playbook;
}

static SitrepIncident *
new_incident (const SitrepDeclaration *asked, const SitrepPlaybook *playbook, GError **error)
{
  g_autoptr (SitrepIncident) incident = sitrep_record_new (&sitrep_incident_type);
  const SitrepLevel *level
    = asked->level != NULL ? sitrep_playbook_level (playbook, asked->level) : sitrep_playbook_default_level (playbook);

  if ((incident->title = sitrep_text_check_title (asked->title, error)) == NULL)
    return NULL;
  if (level == NULL)
    {
      g_autofree char *word = sitrep_text_line (asked->level);

      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The process has no level “%s”."), word);
      return NULL;
    }
  incident->playbook = g_strdup (playbook->id);
  incident->kind = asked->kind;
  incident->level = g_strdup (level->key);
  incident->status = g_strdup (sitrep_playbook_first_status (playbook, SITREP_PHASE_OPEN)->key);
  if (!sitrep_label_check (asked->id, &incident->label, error)
      || !sitrep_text_check_line (asked->public_title, &incident->public_title, error)
      || !sitrep_text_check_line (asked->meet, &incident->meet, error)
      || !sitrep_text_check_line (asked->detected_by, &incident->detected_by, error))
    return NULL;
  return g_steal_pointer (&incident);
}

static gboolean
take_texts (SitrepDeed *deed, const SitrepDeclaration *asked, GError **error)
{
  if (!sitrep_text_check_line (asked->lead, &deed->texts[LEAD], error)
      || !sitrep_text_check_line (asked->lead_handle, &deed->texts[LEAD_HANDLE], error))
    return FALSE;
  if (sitrep_text_is_empty (asked->impact))
    return TRUE;
  deed->texts[IMPACT] = sitrep_text_check_block (asked->impact, error);
  return deed->texts[IMPACT] != NULL;
}

static SitrepRecord *
take_incident (SitrepDeed *deed, const SitrepDeclaration *asked, GError **error)
{
  g_autoptr (SitrepIncident) incident = new_incident (asked, deed->playbook, error);
  g_autoptr (GError) bad_answer = NULL;

  if (incident == NULL)
    return NULL;
  deed->texts[ADVICE] = sitrep_triage_detail_new (deed->playbook, asked->answers, incident->level, &bad_answer);
  if (bad_answer != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&bad_answer));
      return NULL;
    }
  return (SitrepRecord *) g_steal_pointer (&incident);
}

static GPtrArray *
copy_messages (GPtrArray *messages)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (sitrep_record_unref);

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    g_ptr_array_add (copy, sitrep_record_copy (g_ptr_array_index (messages, i)));
  return copy;
}

/**
 * sitrep_desk_declare_async:
 * @asked: copied
 *
 * Declares an incident in one transaction: its id (as typed, else by the process' pattern), its lead (the person at the desk, marked
 * as assumed, where none is named), its first milestones and the first messages, which wait as drafts. Nothing is
 * sent. sitrep_desk_finish() answers the incident's id.
 */
void
sitrep_desk_declare_async (SitrepDesk *self,
                           const SitrepDeclaration *asked,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);
  GError *error = NULL;

  deed->at = asked->started_at;
  deed->values = sitrep_deed_copy_values (asked->values);
  deed->records = copy_messages (asked->edited);
  if (asked->started_at > sitrep_desk_now (self) + SITREP_MINUTE)
    g_set_error_literal (&error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The incident cannot start in the future."));
  else if (take_texts (deed, asked, &error) && (deed->playbook = find_playbook (self, asked->playbook, &error)) != NULL)
    deed->record = take_incident (deed, asked, &error);
  if (deed->record == NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "declare", declare, callback, data);
}

/* --- the sample --- */

static gint64
sample_started (GPtrArray *records)
{
  for (guint i = 1; i < records->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (records, i);

      if (entry->base.type == &sitrep_entry_type && g_strcmp0 (entry->milestone, "started") == 0)
        return entry->at;
    }
  return ((SitrepIncident *) g_ptr_array_index (records, 0))->declared_at;
}

static gboolean
write_sample (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  gint64 now = sitrep_txn_now (txn);
  SitrepIncident *incident;

  g_clear_pointer (&deed->records, g_ptr_array_unref);
  deed->records = sitrep_sample_read (now, &deed->playbook, deed->library, error);
  if (deed->records == NULL || !sitrep_txn_put_playbook (txn, deed->playbook, "shipped", NULL, error))
    return FALSE;
  incident = g_ptr_array_index (deed->records, 0);
  incident->label = take_label (txn, deed->playbook, incident->title, sample_started (deed->records));
  for (guint i = 0; i < deed->records->len; i++)
    if (!sitrep_txn_insert (txn, g_ptr_array_index (deed->records, i), error))
      return FALSE;
  deed->incident = g_strdup (incident->base.id);
  deed->result = g_strdup (incident->base.id);
  sitrep_txn_set_incident (txn, deed->incident);
  return sitrep_txn_put_setting (txn, "playbook", deed->playbook->id, error);
}

/** sitrep_desk_open_sample_async: makes the sample incident: it can be worked with, and reaches no real destination. */
void
sitrep_desk_open_sample_async (SitrepDesk *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GPtrArray) shipped = sitrep_desk_shipped_playbooks (self);

  sitrep_deed_run (self, sitrep_deed_new (self, NULL), "open-sample", write_sample, callback, data);
}
