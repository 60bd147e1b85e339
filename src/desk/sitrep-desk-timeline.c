/* sitrep-desk-timeline.c - the use cases: the timeline, and undo
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-act.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

static gboolean
put_entry (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepEntry *entry = (SitrepEntry *) deed->record;

  if (entry->noted_at == SITREP_NEVER)
    {
      entry->noted_at = sitrep_txn_now (txn);
      g_set_str (&entry->recorder, sitrep_txn_person (txn));
    }
  if (entry->at == SITREP_NEVER)
    entry->at = entry->noted_at;
  if (entry->at > sitrep_txn_now (txn) + SITREP_MINUTE)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("This time is in the future: an entry says what has happened."));
      return FALSE;
    }
  if (!sitrep_deed_upsert (txn, entry, error))
    return FALSE;
  g_set_str (&deed->result, entry->base.id);
  return TRUE;
}

static void
take_lines (SitrepEntry *entry, const SitrepEntry *from)
{
  g_autofree char *action = sitrep_text_line (from->action);
  g_autofree char *owner = sitrep_text_line (from->owner);

  sitrep_take_text (&entry->action, action);
  sitrep_take_text (&entry->owner, owner);
}

/**
 * sitrep_desk_put_entry_async:
 * @entry: a new one without an id, or one that is there, changed; copied. Its text is checked
 *
 * Writes an entry at any past time.
 */
void
sitrep_desk_put_entry_async (SitrepDesk *self, SitrepEntry *entry, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, entry->incident);
  SitrepEntry *copy = sitrep_record_copy (entry);
  GError *error = NULL;

  deed->record = SITREP_RECORD (copy);
  deed->reversible = TRUE;
  if (copy->fact == NULL)
    {
      g_autofree char *text = sitrep_text_check_block (copy->text, &error);

      g_set_str (&copy->text, text);
    }
  if (error == NULL)
    take_lines (copy, entry);
  if (error != NULL)
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, entry->base.id == NULL ? "log" : "edit-entry", put_entry, callback, data);
}

/**
 * sitrep_desk_log_async:
 * @line: as it was typed: it may begin with a time (see sitrep_when_parse())
 *
 * Writes a new entry, stamped with the present time where the line names none.
 */
void
sitrep_desk_log_async (SitrepDesk *self,
                       const char *incident,
                       const char *line,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (SitrepEntry) entry = sitrep_record_new (&sitrep_entry_type);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDossier) dossier = sitrep_desk_dossier (self, incident, FALSE, &error);
  SitrepWhen when = { SITREP_NEVER, SITREP_NEVER, SITREP_PRECISION_EXACT };
  const char *text = line != NULL ? line : "";

  if (dossier == NULL)
    {
      sitrep_deed_refuse (self, NULL, g_steal_pointer (&error), callback, data);
      return;
    }
  sitrep_when_parse (text, sitrep_desk_now (self), sitrep_dossier_started (dossier), dossier->playbook->zone, &when,
                     &text);
  entry->incident = g_strdup (incident);
  entry->text = g_strdup (text);
  entry->at = when.at;
  entry->until = when.until;
  entry->precision = when.precision;
  sitrep_desk_put_entry_async (self, entry, callback, data);
}

static gboolean
remove_entry (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  return sitrep_txn_delete (txn, deed->record, error);
}

/** sitrep_desk_remove_entry_async: takes an entry out; undo brings it back, and the record of changes keeps it. */
void
sitrep_desk_remove_entry_async (SitrepDesk *self, const char *entry, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->record = sitrep_reader_get (sitrep_desk_reader (self), &sitrep_entry_type, entry);
  deed->reversible = TRUE;
  if (deed->record == NULL)
    {
      sitrep_deed_refuse (self, deed,
                          g_error_new_literal (SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This entry is not there.")),
                          callback, data);
      return;
    }
  deed->incident = g_strdup (((SitrepEntry *) deed->record)->incident);
  sitrep_deed_run (self, deed, "remove-entry", remove_entry, callback, data);
}

static gboolean
undo (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;

  return sitrep_txn_undo (txn, deed->incident, error);
}

/** sitrep_desk_undo_async: reverses the last reversible deed on this incident; also after a restart. */
void
sitrep_desk_undo_async (SitrepDesk *self, const char *incident, GAsyncReadyCallback callback, gpointer data)
{
  sitrep_deed_run (self, sitrep_deed_new (self, incident), "undo", undo, callback, data);
}

/** sitrep_desk_undo_words: Returns: (transfer full) (nullable): what undo would reverse; %NULL where there is nothing. */
char *
sitrep_desk_undo_words (SitrepDesk *self, const char *incident)
{
  static const struct
  {
    const char *kind, *words;
  } kinds[] = {
    { "log", N_ ("the new entry") },
    { "edit-entry", N_ ("the change of an entry") },
    { "remove-entry", N_ ("the removal") },
    { "tick", N_ ("the checklist item") },
    { "set-level", N_ ("the level") },
    { "set-status", N_ ("the status") },
    { "decide", N_ ("the decision") },
    { "set-fact", N_ ("the situation") },
    { "set-titles", N_ ("the title") },
    { "move-incident", N_ ("the move to another playbook") },
    { "set-holder", N_ ("the role") },
    { "release", N_ ("the end of a role") },
    { "set-milestone", N_ ("the milestone") },
    { "stand-down", N_ ("the stand-down") },
    { "false-alarm", N_ ("the false alarm") },
    { "relate", N_ ("the link") },
    { "watch", N_ ("the watch") },
    { "measure", N_ ("the measured value") },
    { "put-task", N_ ("the task") },
    { "end-task", N_ ("the task") },
    { "escalate", N_ ("the call") },
    { "answer-escalation", N_ ("the answer to a call") },
    { "set-reason", N_ ("the reason to escalate") },
    { "set-cadence", N_ ("the time of updates") },
    { "attach", N_ ("the evidence") },
    { "put-exhibit", N_ ("the change of a piece of evidence") },
    { "remove-exhibit", N_ ("the removal") },
    { "set-meet", N_ ("the meeting place") },
    { "set-answer", N_ ("the answer") },
    { "put-action", N_ ("the action item") },
    { "remove-action", N_ ("the removal") },
    { "acknowledge", N_ ("the acknowledgement") },
    { "set-postmortem", N_ ("the state of the post-mortem") },
    { "publish", N_ ("the publication") },
    { "plan-review", N_ ("the plan of the review") },
    { "put-attendee", N_ ("who is asked to the review") },
    { "step-review", N_ ("the step of the review") },
    { "put-minute", N_ ("what was written down in the review") },
  };
  g_autoptr (SitrepAct) act = (SitrepAct *) sitrep_reader_reversible_act (sitrep_desk_reader (self), incident);

  for (gsize i = 0; act != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, act->kind) == 0)
      return g_strdup (_ (kinds[i].words));
  return act != NULL ? g_strdup (act->kind) : NULL;
}
