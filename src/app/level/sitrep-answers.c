/* sitrep-answers.c - the answers to the process' triage questions, until a level is chosen
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-answers.h"

#include "base/sitrep-text.h"

/* What was typed is on disk within a second. */
#define SAVE_AFTER 400

struct _SitrepAnswers
{
  GObject parent_instance;

  SitrepDesk *desk;
  char *incident; /* NULL while one declares */
  SitrepPlaybook *playbook;
  GHashTable *texts; /* question key → answer key, or figure as it was typed */
  GHashTable *dirty; /* question keys, as a set; they belong to the playbook */
  guint save;
};

G_DEFINE_FINAL_TYPE (SitrepAnswers, sitrep_answers, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
draft_key (SitrepAnswers *self, const char *question)
{
  return self->incident != NULL ? g_strjoin (".", "triage", self->incident, question, NULL)
                                : g_strconcat ("declare.triage.", question, NULL);
}

static void
save_draft (SitrepAnswers *self, const char *question, const char *answer)
{
  g_autofree char *key = draft_key (self, question);

  sitrep_desk_save_draft (self->desk, key, self->incident, answer);
}

static void
save_cb (gpointer data)
{
  SitrepAnswers *self = data;

  self->save = 0;
  sitrep_answers_save (self);
}

static void
sitrep_answers_dispose (GObject *object)
{
  SitrepAnswers *self = SITREP_ANSWERS (object);

  if (self->desk != NULL)
    sitrep_answers_save (self);
  g_hash_table_remove_all (self->dirty);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_answers_parent_class)->dispose (object);
}

static void
sitrep_answers_finalize (GObject *object)
{
  SitrepAnswers *self = SITREP_ANSWERS (object);

  g_free (self->incident);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->dirty);
  G_OBJECT_CLASS (sitrep_answers_parent_class)->finalize (object);
}

static void
sitrep_answers_class_init (SitrepAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sitrep_answers_dispose;
  object_class->finalize = sitrep_answers_finalize;
  signals[CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_answers_init (SitrepAnswers *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->dirty = g_hash_table_new (g_str_hash, g_str_equal);
}

/* A figure may be half typed; an answer that the process does not know any more is none. */
static void
restore (SitrepAnswers *self, const SitrepTriageQuestion *question)
{
  g_autofree char *key = draft_key (self, question->key);
  g_autofree char *text = sitrep_desk_draft (self->desk, key);

  if (!sitrep_text_is_empty (text)
      && (question->measure != NULL || sitrep_playbook_find (question->answers, text) != NULL))
    g_hash_table_insert (self->texts, g_strdup (question->key), g_steal_pointer (&text));
}

/**
 * sitrep_answers_new:
 * @incident: (nullable): whose level is to be changed; %NULL while one declares
 *
 * Returns: (transfer full): none yet, or those that were given before and came to nothing
 */
SitrepAnswers *
sitrep_answers_new (SitrepDesk *desk, const char *incident, SitrepPlaybook *playbook)
{
  SitrepAnswers *self = g_object_new (SITREP_TYPE_ANSWERS, NULL);

  self->desk = g_object_ref (desk);
  self->incident = g_strdup (incident);
  self->playbook = sitrep_playbook_ref (playbook);
  for (guint i = 0; i < playbook->triage->len; i++)
    restore (self, g_ptr_array_index (playbook->triage, i));
  return self;
}

/** sitrep_answers_get_playbook: Returns: (transfer none): the process whose questions they answer. */
SitrepPlaybook *
sitrep_answers_get_playbook (SitrepAnswers *self)
{
  g_return_val_if_fail (SITREP_IS_ANSWERS (self), NULL);

  return self->playbook;
}

/** sitrep_answers_get: Returns: (transfer none): an answer's key, or a figure as it was typed; never %NULL. */
const char *
sitrep_answers_get (SitrepAnswers *self, const char *question)
{
  const char *text;

  g_return_val_if_fail (SITREP_IS_ANSWERS (self), "");

  text = g_hash_table_lookup (self->texts, question);
  return text != NULL ? text : "";
}

/** sitrep_answers_set: @answer: empty where it is not known. */
void
sitrep_answers_set (SitrepAnswers *self, const char *question, const char *answer)
{
  const SitrepTriageQuestion *asked;

  g_return_if_fail (SITREP_IS_ANSWERS (self));
  g_return_if_fail (answer != NULL);

  asked = sitrep_playbook_find (self->playbook->triage, question);
  if (asked == NULL || g_str_equal (sitrep_answers_get (self, question), answer))
    return;
  if (*answer != '\0')
    g_hash_table_insert (self->texts, g_strdup (question), g_strdup (answer));
  else
    g_hash_table_remove (self->texts, question);
  g_hash_table_add (self->dirty, asked->key);
  g_clear_handle_id (&self->save, g_source_remove);
  self->save = g_timeout_add_once (SAVE_AFTER, save_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
sitrep_answers_is_empty (SitrepAnswers *self)
{
  g_return_val_if_fail (SITREP_IS_ANSWERS (self), TRUE);

  return g_hash_table_size (self->texts) == 0;
}

/** sitrep_answers_understood: Returns: (transfer full): those that sitrep_advisor_check() takes. */
GHashTable *
sitrep_answers_understood (SitrepAnswers *self)
{
  GHashTable *understood = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer question, answer;

  g_return_val_if_fail (SITREP_IS_ANSWERS (self), understood);

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &question, &answer))
    if (sitrep_advisor_check (self->playbook, question, answer, NULL))
      g_hash_table_insert (understood, g_strdup (question), g_strdup (answer));
  return understood;
}

/** sitrep_answers_save: puts them on disk now. */
void
sitrep_answers_save (SitrepAnswers *self)
{
  GHashTableIter iter;
  gpointer question;

  g_return_if_fail (SITREP_IS_ANSWERS (self));

  g_clear_handle_id (&self->save, g_source_remove);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &question, NULL))
    save_draft (self, question, g_hash_table_lookup (self->texts, question));
  g_hash_table_remove_all (self->dirty);
}

/** sitrep_answers_clear: forgets the drafts; the object itself is not to be used any more. */
void
sitrep_answers_clear (SitrepAnswers *self)
{
  g_return_if_fail (SITREP_IS_ANSWERS (self));

  g_clear_handle_id (&self->save, g_source_remove);
  g_hash_table_remove_all (self->dirty);
  for (guint i = 0; i < self->playbook->triage->len; i++)
    save_draft (self, ((SitrepTriageQuestion *) g_ptr_array_index (self->playbook->triage, i))->key, NULL);
}
