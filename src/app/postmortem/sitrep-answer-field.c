/* sitrep-answer-field.c - one question of a post-mortem, to be answered
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-answer-field.h"

#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

#define DRAFT_MS 600

typedef struct
{
  SitrepSubject *subject;
  SitrepPlaybook *playbook;
  const SitrepQuestion *question; /* the playbook's */
  char *draft_key;
  char *kept; /* nullable: what was typed before the answer was taken from the record again */
  guint timer;
} SitrepAnswerFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SitrepAnswerField, sitrep_answer_field, G_TYPE_OBJECT)

static SitrepAnswerFieldPrivate *
private_of (SitrepAnswerField *self)
{
  return sitrep_answer_field_get_instance_private (self);
}

SitrepSubject *
sitrep_answer_field_subject (SitrepAnswerField *self)
{
  return private_of (self)->subject;
}

const SitrepQuestion *
sitrep_answer_field_question (SitrepAnswerField *self)
{
  return private_of (self)->question;
}

/** sitrep_answer_field_title: what the question is called; its key where the process names it by its section alone. */
const char *
sitrep_answer_field_title (SitrepAnswerField *self)
{
  const SitrepQuestion *question = private_of (self)->question;

  return question->label != NULL ? question->label : question->key;
}

/* --- keeping --- */

static void
save_draft (SitrepAnswerField *self, const char *value)
{
  SitrepAnswerFieldPrivate *p = private_of (self);

  sitrep_desk_save_draft (sitrep_subject_desk (p->subject), p->draft_key, sitrep_subject_id (p->subject), value);
}

static gboolean
draft_cb (gpointer data)
{
  SitrepAnswerField *self = data;
  g_autofree char *value = SITREP_ANSWER_FIELD_GET_CLASS (self)->encode (self);

  private_of (self)->timer = 0;
  save_draft (self, value);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepAnswerField) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *window = application != NULL ? gtk_application_get_active_window (application) : NULL;

  if (error != NULL && window != NULL)
    sitrep_feedback_error (GTK_WIDGET (window), error);
  else if (error == NULL && private_of (self)->subject != NULL)
    save_draft (self, NULL);
}

static void
answer (SitrepAnswerField *self, const char *value)
{
  SitrepAnswerFieldPrivate *p = private_of (self);

  g_clear_handle_id (&p->timer, g_source_remove);
  sitrep_desk_set_answer_async (sitrep_subject_desk (p->subject), sitrep_subject_id (p->subject), p->question->key,
                                value, answered_cb, g_object_ref (self));
}

/** sitrep_answer_field_typed: something was changed, and may be changed further: it becomes a draft within a second. */
void
sitrep_answer_field_typed (SitrepAnswerField *self)
{
  SitrepAnswerFieldPrivate *p = private_of (self);

  if (p->timer == 0)
    p->timer = g_timeout_add (DRAFT_MS, draft_cb, self);
}

/** sitrep_answer_field_left: the person is done with it: what is there is the answer, one step to undo. */
void
sitrep_answer_field_left (SitrepAnswerField *self)
{
  g_autofree char *value = SITREP_ANSWER_FIELD_GET_CLASS (self)->encode (self);

  answer (self, value);
}

/** sitrep_answer_field_reset: the answer comes from the record again; what was typed is set aside. */
void
sitrep_answer_field_reset (SitrepAnswerField *self)
{
  answer (self, NULL);
}

/** sitrep_answer_field_put_back: what was set aside is the answer again. */
void
sitrep_answer_field_put_back (SitrepAnswerField *self)
{
  g_autofree char *kept = g_strdup (private_of (self)->kept);

  answer (self, kept);
}

/** sitrep_answer_field_take_up: what was half typed when the program ended is the answer now. */
void
sitrep_answer_field_take_up (SitrepAnswerField *self)
{
  SitrepAnswerFieldPrivate *p = private_of (self);
  g_autofree char *draft = sitrep_desk_draft (sitrep_subject_desk (p->subject), p->draft_key);

  if (draft != NULL)
    answer (self, draft);
}

/* --- showing --- */

static const char *
note_of (const SitrepQuestion *question, const SitrepAnswerValue *value)
{
  gboolean empty = sitrep_answer_is_empty (value);

  if (!value->typed && !empty)
    return _ ("From the record");
  return question->required && empty ? _ ("Needed") : NULL;
}

/** sitrep_answer_field_show: @whole: a dossier with its timeline. */
void
sitrep_answer_field_show (SitrepAnswerField *self, SitrepDossier *whole)
{
  SitrepAnswerFieldPrivate *p = private_of (self);
  SitrepAnswerFieldClass *klass = SITREP_ANSWER_FIELD_GET_CLASS (self);
  g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (whole, p->question, sitrep_subject_now (p->subject));
  const SitrepAnswer *record = sitrep_dossier_answer (whole, p->question->key);

  g_set_str (&p->kept, record != NULL ? record->kept : NULL);
  klass->show (self, value);
  klass->mark (self, note_of (p->question, value), value->typed && p->question->from != NULL, p->kept != NULL);
}

/** sitrep_answer_field_set_up: once, before anything else. */
void
sitrep_answer_field_set_up (SitrepAnswerField *self, SitrepSubject *subject, const SitrepQuestion *question)
{
  SitrepAnswerFieldPrivate *p = private_of (self);

  p->subject = g_object_ref (subject);
  p->playbook = sitrep_playbook_ref (sitrep_subject_dossier (subject)->playbook);
  p->question = question;
  p->draft_key = g_strdup_printf ("answer.%s.%s", sitrep_subject_id (subject), question->key);
}

static void
sitrep_answer_field_dispose (GObject *object)
{
  SitrepAnswerField *self = SITREP_ANSWER_FIELD (object);
  SitrepAnswerFieldPrivate *p = private_of (self);

  if (p->timer != 0)
    {
      g_clear_handle_id (&p->timer, g_source_remove);
      draft_cb (self);
    }
  g_clear_object (&p->subject);
  g_clear_pointer (&p->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_answer_field_parent_class)->dispose (object);
}

static void
sitrep_answer_field_finalize (GObject *object)
{
  SitrepAnswerFieldPrivate *p = private_of (SITREP_ANSWER_FIELD (object));

  g_free (p->draft_key);
  g_free (p->kept);
  G_OBJECT_CLASS (sitrep_answer_field_parent_class)->finalize (object);
}

static void
sitrep_answer_field_class_init (SitrepAnswerFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_answer_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_answer_field_finalize;
}

static void
sitrep_answer_field_init (SitrepAnswerField *self)
{
}
