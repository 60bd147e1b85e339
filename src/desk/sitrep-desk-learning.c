/* sitrep-desk-learning.c - the use cases: post-mortem and action items
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "base/sitrep-time.h"
#include "playbook/sitrep-plain-form.h"
#include "sitrep-deed.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* --- answers --- */

static gboolean
begin_postmortem (SitrepDeed *deed,
                  SitrepTxn *txn,
                  const SitrepDossier *dossier,
                  SitrepPostmortemState state,
                  GError **error)
{
  g_autoptr (SitrepPostmortem) postmortem = dossier->postmortem != NULL ? sitrep_record_copy (dossier->postmortem)
                                                                        : sitrep_record_new (&sitrep_postmortem_type);

  g_set_str (&postmortem->incident, deed->incident);
  postmortem->state = state;
  if (postmortem->author == NULL)
    postmortem->author = g_strdup (sitrep_txn_person (txn));
  sitrep_take_text (&postmortem->reason, deed->texts[2]);
  postmortem->published_at = state == SITREP_POSTMORTEM_PUBLISHED ? sitrep_txn_now (txn) : SITREP_NEVER;
  if (deed->texts[3] != NULL)
    g_set_str (&postmortem->author, deed->texts[3]);
  return sitrep_deed_upsert (txn, postmortem, error);
}

static gboolean
check_question (const SitrepPlaybook *playbook, const char *key, GError **error)
{
  GPtrArray *sections = sitrep_form_sections (&playbook->form);

  for (guint i = 0; i < sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; j < section->questions->len; j++)
        if (g_strcmp0 (((SitrepQuestion *) g_ptr_array_index (section->questions, j))->key, key) == 0)
          return TRUE;
    }
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("The process asks no such question."));
  return FALSE;
}

/* What was typed is kept beside, so that it can be put back. */
static gboolean
set_aside (SitrepTxn *txn, const SitrepAnswer *before, GError **error)
{
  g_autoptr (SitrepAnswer) answer = sitrep_record_copy (before);

  if (answer->value == NULL)
    return TRUE;
  g_set_str (&answer->kept, answer->value);
  g_clear_pointer (&answer->value, g_free);
  answer->at = sitrep_txn_now (txn);
  g_set_str (&answer->by, sitrep_txn_person (txn));
  return sitrep_txn_update (txn, answer, error);
}

static gboolean
set_answer (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  g_autoptr (SitrepAnswer) answer = NULL;
  const SitrepAnswer *before;

  if (dossier == NULL || !check_question (dossier->playbook, deed->texts[0], error))
    return FALSE;
  before = sitrep_dossier_answer (dossier, deed->texts[0]);
  if (deed->texts[1] == NULL)
    return before == NULL || set_aside (txn, before, error);
  answer = before != NULL ? sitrep_record_copy (before) : sitrep_record_new (&sitrep_answer_type);
  if (g_strcmp0 (answer->value, deed->texts[1]) == 0)
    return TRUE;
  g_set_str (&answer->incident, deed->incident);
  g_set_str (&answer->key, deed->texts[0]);
  g_set_str (&answer->value, deed->texts[1]);
  g_clear_pointer (&answer->kept, g_free);
  answer->at = sitrep_txn_now (txn);
  g_set_str (&answer->by, sitrep_txn_person (txn));
  if (!sitrep_deed_upsert (txn, answer, error))
    return FALSE;
  return dossier->postmortem != NULL || begin_postmortem (deed, txn, dossier, SITREP_POSTMORTEM_DRAFT, error);
}

/**
 * sitrep_desk_set_answer_async:
 * @value: (nullable): what was typed; %NULL takes the answer from the record again, and sets aside what was typed
 *
 * Answers one question of the post-mortem; the first answer begins it.
 */
void
sitrep_desk_set_answer_async (SitrepDesk *self,
                              const char *incident,
                              const char *question,
                              const char *value,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);

  deed->texts[0] = g_strdup (question);
  deed->texts[1] = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  deed->reversible = TRUE;
  sitrep_deed_run (self, deed, "set-answer", set_answer, callback, data);
}

static gboolean
may_skip (SitrepDeed *deed, const SitrepDossier *dossier, GError **error)
{
  if (sitrep_dossier_level (dossier)->postmortem.need == SITREP_NEED_REQUIRED)
    return sitrep_deed_invalid (error,
                                _ ("The process demands this report at this level. It can be skipped at a lower one."));
  if (deed->texts[2] == NULL)
    return sitrep_deed_invalid (error, _ ("Say why it is skipped: somebody will ask."));
  return TRUE;
}

static gboolean
set_postmortem (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  g_autoptr (SitrepDossier) dossier = sitrep_deed_dossier (deed, txn, FALSE, error);
  SitrepPostmortemState state = (SitrepPostmortemState) deed->number;

  if (dossier != NULL && state == SITREP_POSTMORTEM_SKIPPED && !may_skip (deed, dossier, error))
    return FALSE;
  if (dossier == NULL || !begin_postmortem (deed, txn, dossier, state, error))
    return FALSE;
  if (state != SITREP_POSTMORTEM_PUBLISHED
      || (dossier->postmortem != NULL && dossier->postmortem->state == SITREP_POSTMORTEM_PUBLISHED))
    return TRUE;
  return sitrep_deed_note (deed, txn, sitrep_txn_now (txn), SITREP_ENTRY_CHANGE, NULL, "postmortem", NULL, error);
}

/** sitrep_desk_set_postmortem_async: moves the post-mortem on; @reason is why it is skipped. */
void
sitrep_desk_set_postmortem_async (SitrepDesk *self,
                                  const char *incident,
                                  SitrepPostmortemState state,
                                  const char *author,
                                  const char *reason,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, incident);
  GError *error = NULL;

  deed->number = state;
  sitrep_deed_take_reason (deed, 2, reason);
  deed->reversible = TRUE;
  if (!sitrep_text_check_line (author, &deed->texts[3], &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "set-postmortem", set_postmortem, callback, data);
}

/* --- action items --- */

static gboolean
put_action (SitrepTxn *txn, gpointer data, GError **error)
{
  SitrepDeed *deed = data;
  SitrepActionItem *item = (SitrepActionItem *) deed->record;

  if (item->base.id == NULL)
    item->number = sitrep_reader_next_number (sitrep_txn_reader (txn), &sitrep_action_item_type, deed->incident);
  if (item->made_at == SITREP_NEVER)
    item->made_at = sitrep_txn_now (txn);
  if (item->done && item->done_at == SITREP_NEVER)
    item->done_at = sitrep_txn_now (txn);
  if (!item->done)
    item->done_at = SITREP_NEVER;
  if (!sitrep_deed_upsert (txn, item, error))
    return FALSE;
  g_set_str (&deed->result, item->base.id);
  return TRUE;
}

static gboolean
check_action (SitrepActionItem *item, GError **error)
{
  g_autofree char *text = sitrep_text_check_block (item->text, error);
  g_autofree char *due = sitrep_text_line (item->due);
  g_autofree char *owner = NULL;

  if (text == NULL || !sitrep_text_check_line (item->owner, &owner, error))
    return FALSE;
  g_set_str (&item->text, text);
  g_set_str (&item->owner, owner);
  g_clear_pointer (&item->due, g_free);
  if (sitrep_text_is_empty (due))
    return TRUE;
  item->due = sitrep_date_read (due);
  if (item->due == NULL)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                 _ ("“%s” is not understood as a date. Example: 2026-02-28."), due);
  return item->due != NULL;
}

/** sitrep_desk_put_action_async: adds an action item (one without an id), or changes it; copied, its date checked. */
void
sitrep_desk_put_action_async (SitrepDesk *self, SitrepActionItem *item, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, item->incident);
  GError *error = NULL;

  deed->record = sitrep_record_copy (item);
  deed->reversible = TRUE;
  if (!check_action ((SitrepActionItem *) deed->record, &error))
    sitrep_deed_refuse (self, deed, error, callback, data);
  else
    sitrep_deed_run (self, deed, "put-action", put_action, callback, data);
}

static gboolean
remove_action (SitrepTxn *txn, gpointer data, GError **error)
{
  return sitrep_txn_delete (txn, ((SitrepDeed *) data)->record, error);
}

/** sitrep_desk_remove_action_async: takes an action item out; undo brings it back. */
void
sitrep_desk_remove_action_async (SitrepDesk *self, const char *item, GAsyncReadyCallback callback, gpointer data)
{
  SitrepDeed *deed = sitrep_deed_new (self, NULL);

  deed->record = sitrep_reader_get (sitrep_desk_reader (self), &sitrep_action_item_type, item);
  deed->reversible = TRUE;
  if (deed->record == NULL)
    {
      sitrep_deed_refuse (
        self, deed,
        g_error_new_literal (SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("This action item is not there any more.")),
        callback, data);
      return;
    }
  deed->incident = g_strdup (((SitrepActionItem *) deed->record)->incident);
  sitrep_deed_run (self, deed, "remove-action", remove_action, callback, data);
}
