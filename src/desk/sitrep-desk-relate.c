/* sitrep-desk-relate.c - the use cases: false alarms, repeats and duplicates
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-round.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

/* The deed's texts. */
enum
{
  OTHER,
  REASON,
};

/* --- ending what needs no further response --- */

static gboolean
was_told (const SitrepDossier *dossier)
{
  for (guint i = 0; i < dossier->messages->len; i++)
    if (sitrep_message_is_out (g_ptr_array_index (dossier->messages, i)))
      return TRUE;
  return FALSE;
}

static gboolean
withdraw_drafts (SitrepTxn *txn, const SitrepDossier *dossier, GError **error)
{
  for (guint i = 0; i < dossier->messages->len; i++)
    {
      g_autoptr (SitrepMessage) message = sitrep_record_copy (g_ptr_array_index (dossier->messages, i));

      if (message->state != SITREP_MESSAGE_DRAFT)
        continue;
      message->state = SITREP_MESSAGE_WITHDRAWN;
      if (!sitrep_txn_update (txn, message, error))
        return FALSE;
    }
  return TRUE;
}

/* The last status there is: nothing more is to come. */
static const SitrepStatus *
last_status (const SitrepPlaybook *playbook)
{
  const SitrepStatus *closed = sitrep_playbook_first_status (playbook, SITREP_PHASE_CLOSED);

  return closed != NULL ? closed : sitrep_playbook_first_status (playbook, SITREP_PHASE_RESOLVED);
}

/* What was not sent is not sent any more. Who was alarmed hears that it is over. */
static gboolean
end_incident (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, SitrepIncident *incident, GError **error)
{
  const SitrepStatus *status = last_status (dossier->playbook);
  gboolean ends = incident->phase == SITREP_PHASE_OPEN;

  g_set_str (&incident->status, status->key);
  incident->phase = status->phase;
  if (!sitrep_txn_update (txn, incident, error) || !withdraw_drafts (txn, dossier, error))
    return FALSE;
  if (ends
      && !sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_MILESTONE, "resolved", "resolved", NULL,
                            error))
    return FALSE;
  return !ends || !was_told (dossier) || sitrep_deed_draft_messages (deed, txn, "resolved", error);
}

static gboolean
false_alarm (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepIncident) incident = dossier != NULL ? sitrep_record_copy (dossier->incident) : NULL;

  if (incident == NULL)
    return FALSE;
  if (incident->false_alarm == deed->number)
    return TRUE;
  incident->false_alarm = deed->number;
  if (!sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_DECISION, NULL,
                         deed->number ? "false-alarm" : "real-after-all",
                         sitrep_detail_new ("reason", deed->texts[REASON], NULL), error))
    return FALSE;
  return deed->number ? end_incident (deed, txn, dossier, incident, error) : sitrep_txn_update (txn, incident, error);
}

/** sitrep_desk_false_alarm_async: marks it so and ends it, or takes the mark back; the record stays. */
void
sitrep_desk_false_alarm_async (SitrepDesk *self,
                               const char *incident,
                               gboolean is_false,
                               const char *reason,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  sitrep_deed_take_reason (deed, REASON, reason);
  deed->number = is_false;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "false-alarm", false_alarm, callback, data);
}

/* --- of one another --- */

static gboolean
would_be_circle (SitrepTxn *txn, const char *from, const char *incident)
{
  g_autofree char *at = g_strdup (from);

  for (guint i = 0; at != NULL && i < 1000; i++)
    {
      g_autoptr (SitrepIncident) record = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_incident_type, at);

      if (g_strcmp0 (at, incident) == 0)
        return TRUE;
      g_set_str (&at, record != NULL ? record->related : NULL);
    }
  return FALSE;
}

/* Into the timeline of the other incident. */
static gboolean
note_there (SitrepDeed *deed, SitrepTxn *txn, const char *fact, const char *label, GError **error)
{
  g_autoptr (SitrepEntry) entry
    = sitrep_entry_note (deed->texts[OTHER], sitrep_txn_now (txn), sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, fact,
                         sitrep_detail_new ("what", label, NULL), sitrep_txn_person (txn));

  return sitrep_txn_insert (txn, entry, error);
}

/* What people wrote goes on in the other timeline, at its own time; what the program noted is of the duplicate only. */
static gboolean
copy_entry (SitrepDeed *deed, SitrepTxn *txn, const SitrepEntry *entry, const char *label, GError **error)
{
  g_autoptr (SitrepEntry) copy = sitrep_record_copy (entry);
  g_autofree char *text = g_strdup_printf ("%s (%s)", entry->text, label);

  g_clear_pointer (&copy->base.id, g_free);
  g_set_str (&copy->incident, deed->texts[OTHER]);
  g_set_str (&copy->text, text);
  g_clear_pointer (&copy->milestone, g_free);
  if (copy->kind == SITREP_ENTRY_MILESTONE)
    copy->kind = SITREP_ENTRY_EVENT;
  return sitrep_deed_upsert (txn, copy, error);
}

static gboolean
move_task (SitrepDeed *deed, SitrepTxn *txn, const SitrepTask *task, GError **error)
{
  g_autoptr (SitrepTask) moved = sitrep_record_copy (task);

  g_set_str (&moved->incident, deed->texts[OTHER]);
  return sitrep_txn_update (txn, moved, error);
}

static gboolean
merge (SitrepDeed *deed, SitrepTxn *txn, const SitrepDossier *dossier, GError **error)
{
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->text != NULL && !copy_entry (deed, txn, entry, dossier->incident->label, error))
        return FALSE;
    }
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const SitrepTask *task = g_ptr_array_index (dossier->tasks, i);

      if (task->state == SITREP_TASK_OPEN && !move_task (deed, txn, task, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_other (SitrepDeed *deed, SitrepTxn *txn, const SitrepIncident *other, GError **error)
{
  if (other == NULL)
    return sitrep_deed_invalid (error, _ ("The other incident is not in the store."));
  if (would_be_circle (txn, deed->texts[OTHER], deed->incident))
    return sitrep_deed_invalid (error, _ ("An incident cannot be a repeat or a duplicate of itself."));
  return TRUE;
}

static gboolean
relate (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, TRUE, error);
  g_autoptr (SitrepIncident) incident = dossier != NULL ? sitrep_record_copy (dossier->incident) : NULL;
  g_autoptr (SitrepIncident) other
    = deed->texts[OTHER] != NULL
        ? sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_incident_type, deed->texts[OTHER])
        : NULL;
  gboolean duplicate = deed->number == SITREP_RELATION_DUPLICATE;

  if (incident == NULL || (deed->number != SITREP_RELATION_NONE && !check_other (deed, txn, other, error)))
    return FALSE;
  incident->relation = (SitrepRelation) deed->number;
  g_set_str (&incident->related, deed->number != SITREP_RELATION_NONE ? deed->texts[OTHER] : NULL);
  if (!sitrep_deed_note (
        deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, sitrep_relation_nicks[deed->number],
        sitrep_detail_new ("to", other != NULL ? other->label : NULL, "reason", deed->texts[REASON], NULL), error))
    return FALSE;
  if (other != NULL && !note_there (deed, txn, duplicate ? "merged" : "repeated", incident->label, error))
    return FALSE;
  if (!duplicate)
    return sitrep_txn_update (txn, incident, error);
  return merge (deed, txn, dossier, error) && end_incident (deed, txn, dossier, incident, error);
}

/**
 * sitrep_desk_relate_async:
 * @relation: a repeat links this incident with its first one; a duplicate goes on as the other one: what people wrote
 *   and what is still to be done go there, and this one ends. None takes a link away
 * @other: (nullable): the id of the other incident
 */
void
sitrep_desk_relate_async (SitrepDesk *self,
                          const char *incident,
                          SitrepRelation relation,
                          const char *other,
                          const char *reason,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[OTHER] = g_strdup (other);
  sitrep_deed_take_reason (deed, REASON, reason);
  deed->number = relation;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "relate", relate, callback, data);
}
