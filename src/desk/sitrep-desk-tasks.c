/* sitrep-desk-tasks.c - the use cases: what is to be done for this incident alone
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "incident/sitrep-entry-words.h"
#include "sitrep-deed.h"

#include <glib/gi18n-lib.h>

static gboolean
note (SitrepDeed *deed, SitrepTxn *txn, const char *fact, const SitrepTask *task, GError **error)
{
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_ACTION, NULL, fact,
                           sitrep_detail_new ("what", task->text, "to", task->owner, "reason", task->outcome, NULL),
                           error);
}

static gboolean
put_task (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepTask *task = (SitrepTask *) deed->record;
  gboolean is_new = task->base.id == NULL;

  if (is_new)
    {
      task->made_at = sitrep_txn_now (txn);
      g_set_str (&task->made_by, sitrep_txn_person (txn));
    }
  if (!sitrep_deed_upsert (txn, task, error))
    return FALSE;
  g_set_str (&deed->result, task->base.id);
  return !is_new || note (deed, txn, "task", task, error);
}

static gboolean
check_task (SitrepTask *task, GError **error)
{
  g_autofree char *text = sitrep_text_check_title (task->text, error);
  g_autofree char *owner = NULL;

  if (text == NULL || !sitrep_text_check_line (task->owner, &owner, error))
    return FALSE;
  g_set_str (&task->text, text);
  g_set_str (&task->owner, owner);
  return TRUE;
}

/**
 * sitrep_desk_put_task_async:
 * @task: a new one without an id, or one that is there, changed; copied. Its texts are checked
 *
 * Gives somebody something to do, until a time or not.
 */
void
sitrep_desk_put_task_async (SitrepDesk *self, SitrepTask *task, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, task->incident);
  GError *error = NULL;

  deed->record = sitrep_record_copy (task);
  deed->reversible = TRUE;
  if (!check_task ((SitrepTask *) deed->record, &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "put-task", put_task, callback, data);
}

static const char *
end_fact (SitrepTaskState state)
{
  return state == SITREP_TASK_DONE ? "task-done" : state == SITREP_TASK_DROPPED ? "task-dropped" : "task-open";
}

static gboolean
end_task (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepTask) before = sitrep_reader_get (sitrep_txn_reader (txn), &sitrep_task_type, deed->texts[0]);
  g_autoptr (SitrepTask) task = before != NULL ? sitrep_record_copy (before) : NULL;

  if (task == NULL)
    return sitrep_deed_invalid (error, _ ("This task is not there any more."));
  if (task->state == (SitrepTaskState) deed->number)
    return TRUE;
  task->state = (SitrepTaskState) deed->number;
  task->done_at = task->state == SITREP_TASK_OPEN ? SITREP_NEVER : sitrep_txn_now (txn);
  g_set_str (&task->done_by, task->state == SITREP_TASK_OPEN ? NULL : sitrep_txn_person (txn));
  sitrep_take_text (&task->outcome, deed->texts[1]);
  return sitrep_deed_upsert (txn, task, error) && note (deed, txn, end_fact (task->state), task, error);
}

/** sitrep_desk_end_task_async: @state: done, dropped, or open again; @outcome (nullable): what came of it, or why not. */
void
sitrep_desk_end_task_async (SitrepDesk *self,
                            const char *incident,
                            const char *task,
                            SitrepTaskState state,
                            const char *outcome,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (task);
  sitrep_deed_take_reason (deed, 1, outcome);
  deed->number = state;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "end-task", end_task, callback, data);
}
