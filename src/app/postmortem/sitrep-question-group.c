/* sitrep-question-group.c - the rows of one question of a post-mortem
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-question-group.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-answers.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

#define DRAFT_MS 600

struct _SitrepQuestionGroup
{
  AdwBin parent_instance;

  GtkWidget *list;
  GPtrArray *rows; /* SitrepTextRow: one, or one for each group */

  SitrepSubject *subject;
  const SitrepQuestion *question; /* the dossier's playbook's; kept alive by it */
  SitrepPlaybook *playbook;
  char *draft_key;
  guint timer;
};

G_DEFINE_FINAL_TYPE (SitrepQuestionGroup, sitrep_question_group, ADW_TYPE_BIN)

/* --- between rows and answers --- */

static char **
lines_of (SitrepTextRow *row)
{
  g_autofree char *text = sitrep_text_row_get_text (row);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (!sitrep_text_is_empty (lines[i]))
      g_strv_builder_take (kept, sitrep_text_line (lines[i]));
  return g_strv_builder_end (kept);
}

static void
free_lines (gpointer lines)
{
  g_strfreev (lines);
}

static char *
encode (SitrepQuestionGroup *self)
{
  SitrepTextRow *first = g_ptr_array_index (self->rows, 0);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_lines);
  g_auto (GStrv) lines = NULL;

  switch (self->question->kind)
    {
    case SITREP_ANSWER_GROUPS:
      for (guint i = 0; i < self->rows->len; i++)
        g_ptr_array_add (groups, lines_of (g_ptr_array_index (self->rows, i)));
      return sitrep_answer_encode_rows (groups);
    case SITREP_ANSWER_LIST:
    case SITREP_ANSWER_NUMBERED:
      lines = lines_of (first);
      return sitrep_answer_encode_list (lines);
    case SITREP_ANSWER_TEXT:
    case SITREP_ANSWER_LINE:
    case SITREP_ANSWER_TABLE:
    case SITREP_ANSWER_ACTIONS:
    default:
      return sitrep_text_row_get_text (first);
    }
}

static char *
text_of (SitrepQuestionGroup *self, const SitrepAnswerValue *value, guint i)
{
  char **list = value->list;

  if (self->question->kind == SITREP_ANSWER_GROUPS)
    list = value->rows != NULL && i < value->rows->len ? g_ptr_array_index (value->rows, i) : NULL;
  if (self->question->kind == SITREP_ANSWER_TEXT || self->question->kind == SITREP_ANSWER_LINE)
    return g_strdup (value->text != NULL ? value->text : "");
  return list != NULL ? g_strjoinv ("\n", list) : g_strdup ("");
}

/* --- keeping --- */

static void
save_draft (SitrepQuestionGroup *self, const char *value)
{
  sitrep_desk_save_draft (sitrep_subject_desk (self->subject), self->draft_key, sitrep_subject_id (self->subject),
                          value);
}

static gboolean
draft_cb (gpointer data)
{
  SitrepQuestionGroup *self = data;
  g_autofree char *value = encode (self);

  self->timer = 0;
  save_draft (self, value);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepQuestionGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    sitrep_feedback_error (GTK_WIDGET (self), error);
  else if (self->subject != NULL)
    save_draft (self, NULL);
}

static void
answer (SitrepQuestionGroup *self, const char *value)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  sitrep_desk_set_answer_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                self->question->key, value, answered_cb, g_object_ref (self));
}

static void
typed_cb (SitrepTextRow *row, SitrepQuestionGroup *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (DRAFT_MS, draft_cb, self);
}

static void
left_cb (SitrepTextRow *row, SitrepQuestionGroup *self)
{
  g_autofree char *value = encode (self);

  answer (self, value);
}

static void
reset_cb (SitrepTextRow *row, SitrepQuestionGroup *self)
{
  answer (self, NULL);
}

/* What was half typed when the program ended is the answer now. */
static void
take_up_draft (SitrepQuestionGroup *self)
{
  g_autofree char *draft = sitrep_desk_draft (sitrep_subject_desk (self->subject), self->draft_key);

  if (draft != NULL)
    answer (self, draft);
}

/* --- showing --- */

/** sitrep_question_group_show: @whole: a dossier with its timeline. */
void
sitrep_question_group_show (SitrepQuestionGroup *self, SitrepDossier *whole)
{
  g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (whole, self->question, sitrep_subject_now (self->subject));
  gboolean from_record = !value->typed && !sitrep_answer_is_empty (value);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SitrepTextRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = text_of (self, value, i);

      sitrep_text_row_set_text (row, text);
      sitrep_text_row_set_note (row, from_record ? _ ("From the record")
                                     : self->question->required && sitrep_answer_is_empty (value) ? _ ("Needed")
                                                                                                  : NULL);
      sitrep_text_row_set_can_reset (row, value->typed && self->question->from != NULL);
    }
}

static const char *
hint_of (const SitrepQuestion *question)
{
  if (question->hint != NULL)
    return question->hint;
  if (question->kind == SITREP_ANSWER_LIST || question->kind == SITREP_ANSWER_NUMBERED
      || question->kind == SITREP_ANSWER_GROUPS)
    return _ ("One on each line");
  return NULL;
}

static void
add_row (SitrepQuestionGroup *self, const char *title)
{
  GtkWidget *row = sitrep_text_row_new (title, hint_of (self->question));

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_DEFAULT);
}

/** sitrep_question_group_new: for every kind of answer that is typed; tables and action items have views of their own. */
GtkWidget *
sitrep_question_group_new (SitrepSubject *subject, const SitrepQuestion *question)
{
  SitrepQuestionGroup *self = g_object_new (SITREP_TYPE_QUESTION_GROUP, NULL);

  self->subject = g_object_ref (subject);
  self->question = question;
  self->playbook = sitrep_playbook_ref (sitrep_subject_dossier (subject)->playbook);
  self->draft_key = g_strdup_printf ("answer.%s.%s", sitrep_subject_id (subject), question->key);
  if (question->kind == SITREP_ANSWER_GROUPS)
    for (guint i = 0; question->groups[i] != NULL; i++)
      {
        g_autofree char *title
          = g_strdup_printf ("%s: %s", question->label != NULL ? question->label : "", question->groups[i]);

        add_row (self, title);
      }
  else
    add_row (self, question->label != NULL ? question->label : question->key);
  take_up_draft (self);
  return GTK_WIDGET (self);
}

static void
sitrep_question_group_dispose (GObject *object)
{
  SitrepQuestionGroup *self = SITREP_QUESTION_GROUP (object);

  if (self->timer != 0)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      draft_cb (self);
    }
  g_clear_object (&self->subject);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  G_OBJECT_CLASS (sitrep_question_group_parent_class)->dispose (object);
}

static void
sitrep_question_group_finalize (GObject *object)
{
  SitrepQuestionGroup *self = SITREP_QUESTION_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->draft_key);
  G_OBJECT_CLASS (sitrep_question_group_parent_class)->finalize (object);
}

static void
sitrep_question_group_class_init (SitrepQuestionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_question_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_question_group_finalize;
}

static void
sitrep_question_group_init (SitrepQuestionGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_bin_set_child (ADW_BIN (self), self->list);
}
