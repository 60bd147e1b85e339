/* sitrep-declare-answers.c - the answers to the process' triage questions, while one declares
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-answers.h"

#include "base/sitrep-text.h"

/* What was typed is on disk within a second. */
#define SAVE_AFTER 400

struct _SitrepDeclareAnswers
{
  GObject parent_instance;

  SitrepDesk *desk;
  SitrepPlaybook *playbook;
  GHashTable *texts; /* question key → answer key, or figure as it was typed */
  GHashTable *dirty; /* question keys, as a set; they belong to the playbook */
  guint save;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareAnswers, sitrep_declare_answers, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
save_draft (SitrepDeclareAnswers *self, const char *question, const char *answer)
{
  g_autofree char *key = g_strconcat ("declare.triage.", question, NULL);

  sitrep_desk_save_draft (self->desk, key, NULL, answer);
}

static void
save_cb (gpointer data)
{
  SitrepDeclareAnswers *self = data;

  self->save = 0;
  sitrep_declare_answers_save (self);
}

static void
sitrep_declare_answers_dispose (GObject *object)
{
  SitrepDeclareAnswers *self = SITREP_DECLARE_ANSWERS (object);

  if (self->desk != NULL)
    sitrep_declare_answers_save (self);
  g_hash_table_remove_all (self->dirty);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_declare_answers_parent_class)->dispose (object);
}

static void
sitrep_declare_answers_finalize (GObject *object)
{
  SitrepDeclareAnswers *self = SITREP_DECLARE_ANSWERS (object);

  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->dirty);
  G_OBJECT_CLASS (sitrep_declare_answers_parent_class)->finalize (object);
}

static void
sitrep_declare_answers_class_init (SitrepDeclareAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sitrep_declare_answers_dispose;
  object_class->finalize = sitrep_declare_answers_finalize;
  signals[CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sitrep_declare_answers_init (SitrepDeclareAnswers *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->dirty = g_hash_table_new (g_str_hash, g_str_equal);
}

/* A figure may be half typed; an answer that the process does not know any more is none. */
static void
restore (SitrepDeclareAnswers *self, const SitrepTriageQuestion *question)
{
  g_autofree char *key = g_strconcat ("declare.triage.", question->key, NULL);
  g_autofree char *text = sitrep_desk_draft (self->desk, key);

  if (!sitrep_text_is_empty (text)
      && (question->measure != NULL || sitrep_playbook_find (question->answers, text) != NULL))
    g_hash_table_insert (self->texts, g_strdup (question->key), g_steal_pointer (&text));
}

/** sitrep_declare_answers_new: none yet, or those of an unfinished declaration. */
SitrepDeclareAnswers *
sitrep_declare_answers_new (SitrepDesk *desk, SitrepPlaybook *playbook)
{
  SitrepDeclareAnswers *self = g_object_new (SITREP_TYPE_DECLARE_ANSWERS, NULL);

  self->desk = g_object_ref (desk);
  self->playbook = sitrep_playbook_ref (playbook);
  for (guint i = 0; i < playbook->triage->len; i++)
    restore (self, g_ptr_array_index (playbook->triage, i));
  return self;
}

/** sitrep_declare_answers_get_playbook: Returns: (transfer none): the process whose questions they answer. */
SitrepPlaybook *
sitrep_declare_answers_get_playbook (SitrepDeclareAnswers *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_ANSWERS (self), NULL);

  return self->playbook;
}

/** sitrep_declare_answers_get: Returns: (transfer none): an answer's key, or a figure as it was typed; never %NULL. */
const char *
sitrep_declare_answers_get (SitrepDeclareAnswers *self, const char *question)
{
  const char *text;

  g_return_val_if_fail (SITREP_IS_DECLARE_ANSWERS (self), "");

  text = g_hash_table_lookup (self->texts, question);
  return text != NULL ? text : "";
}

/** sitrep_declare_answers_set: @answer: empty where it is not known. */
void
sitrep_declare_answers_set (SitrepDeclareAnswers *self, const char *question, const char *answer)
{
  const SitrepTriageQuestion *asked;

  g_return_if_fail (SITREP_IS_DECLARE_ANSWERS (self));
  g_return_if_fail (answer != NULL);

  asked = sitrep_playbook_find (self->playbook->triage, question);
  if (asked == NULL || g_str_equal (sitrep_declare_answers_get (self, question), answer))
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
sitrep_declare_answers_is_empty (SitrepDeclareAnswers *self)
{
  g_return_val_if_fail (SITREP_IS_DECLARE_ANSWERS (self), TRUE);

  return g_hash_table_size (self->texts) == 0;
}

/** sitrep_declare_answers_understood: Returns: (transfer full): those that sitrep_advisor_check() takes. */
GHashTable *
sitrep_declare_answers_understood (SitrepDeclareAnswers *self)
{
  GHashTable *understood = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer question, answer;

  g_return_val_if_fail (SITREP_IS_DECLARE_ANSWERS (self), understood);

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &question, &answer))
    if (sitrep_advisor_check (self->playbook, question, answer, NULL))
      g_hash_table_insert (understood, g_strdup (question), g_strdup (answer));
  return understood;
}

/** sitrep_declare_answers_save: puts them on disk now. */
void
sitrep_declare_answers_save (SitrepDeclareAnswers *self)
{
  GHashTableIter iter;
  gpointer question;

  g_return_if_fail (SITREP_IS_DECLARE_ANSWERS (self));

  g_clear_handle_id (&self->save, g_source_remove);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &question, NULL))
    save_draft (self, question, g_hash_table_lookup (self->texts, question));
  g_hash_table_remove_all (self->dirty);
}

/** sitrep_declare_answers_clear: forgets the drafts; the object itself is not to be used any more. */
void
sitrep_declare_answers_clear (SitrepDeclareAnswers *self)
{
  g_return_if_fail (SITREP_IS_DECLARE_ANSWERS (self));

  g_clear_handle_id (&self->save, g_source_remove);
  g_hash_table_remove_all (self->dirty);
  for (guint i = 0; i < self->playbook->triage->len; i++)
    save_draft (self, ((SitrepTriageQuestion *) g_ptr_array_index (self->playbook->triage, i))->key, NULL);
}
