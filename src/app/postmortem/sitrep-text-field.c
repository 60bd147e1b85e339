/* sitrep-text-field.c - an answer that is typed: a text, a line, lists
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-text-field.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-blame.h"
#include "widgets/sitrep-text-row.h"

#include <glib/gi18n.h>

/* As many as the method is named after. */
#define WHYS 5

struct _SitrepTextField
{
  SitrepAnswerField parent_instance;

  GPtrArray *rows; /* SitrepTextRow: one, or one for each group or why */
};

G_DEFINE_FINAL_TYPE (SitrepTextField, sitrep_text_field, SITREP_TYPE_ANSWER_FIELD)

static SitrepAnswerKind
kind_of (SitrepTextField *self)
{
  return sitrep_answer_field_question (SITREP_ANSWER_FIELD (self))->kind;
}

static SitrepTextRow *
row_at (SitrepTextField *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static gboolean
is_plain (SitrepAnswerKind kind)
{
  return kind == SITREP_ANSWER_TEXT || kind == SITREP_ANSWER_LINE;
}

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

static char *
encode_groups (SitrepTextField *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (groups, lines_of (row_at (self, i)));
  return sitrep_answer_encode_rows (groups);
}

static char *
encode_whys (SitrepTextField *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = sitrep_text_row_get_text (row_at (self, i));

      if (!sitrep_text_is_empty (text))
        g_strv_builder_take (builder, sitrep_text_line (text));
    }
  list = g_strv_builder_end (builder);
  return sitrep_answer_encode_list (list);
}

static char *
sitrep_text_field_encode (SitrepAnswerField *field)
{
  SitrepTextField *self = SITREP_TEXT_FIELD (field);
  g_auto (GStrv) lines = NULL;

  if (kind_of (self) == SITREP_ANSWER_GROUPS)
    return encode_groups (self);
  if (kind_of (self) == SITREP_ANSWER_WHYS)
    return encode_whys (self);
  if (is_plain (kind_of (self)))
    return sitrep_text_row_get_text (row_at (self, 0));
  lines = lines_of (row_at (self, 0));
  return sitrep_answer_encode_list (lines);
}

static char *
text_of (SitrepTextField *self, const SitrepAnswerValue *value, guint i)
{
  char **list = value->list;

  if (kind_of (self) == SITREP_ANSWER_WHYS)
    return g_strdup (list != NULL && i < g_strv_length (list) ? list[i] : "");
  if (kind_of (self) == SITREP_ANSWER_GROUPS)
    list = value->rows != NULL && i < value->rows->len ? g_ptr_array_index (value->rows, i) : NULL;
  if (is_plain (kind_of (self)))
    return g_strdup (value->text != NULL ? value->text : "");
  return list != NULL ? g_strjoinv ("\n", list) : g_strdup ("");
}

/* --- what the rows say --- */

/* A quiet word, not a rule: whoever writes knows better. @aloud: who has just written it may not see it. */
static void
hint_at_blame (SitrepTextRow *row, gboolean aloud)
{
  g_autofree char *text = sitrep_text_row_get_text (row);
  const char *hint = NULL;
  g_autofree char *words = sitrep_blame_find (text, &hint);
  g_autofree char *said = words != NULL ? g_strdup_printf (_ ("“%s” may be read as blame: %s"), words, hint) : NULL;

  sitrep_text_row_set_advice (row, said);
  if (aloud && said != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (row), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
typed_cb (SitrepTextRow *row, SitrepTextField *self)
{
  sitrep_answer_field_typed (SITREP_ANSWER_FIELD (self));
}

static void
left_cb (SitrepTextRow *row, SitrepTextField *self)
{
  hint_at_blame (row, TRUE);
  sitrep_answer_field_left (SITREP_ANSWER_FIELD (self));
}

static void
reset_cb (SitrepTextRow *row, SitrepTextField *self)
{
  sitrep_answer_field_reset (SITREP_ANSWER_FIELD (self));
}

static void
put_back_cb (SitrepTextRow *row, SitrepTextField *self)
{
  sitrep_answer_field_put_back (SITREP_ANSWER_FIELD (self));
}

static void
sitrep_text_field_show (SitrepAnswerField *field, const SitrepAnswerValue *value)
{
  SitrepTextField *self = SITREP_TEXT_FIELD (field);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = text_of (self, value, i);

      sitrep_text_row_set_text (row_at (self, i), text);
      if (value->typed)
        hint_at_blame (row_at (self, i), FALSE);
      else
        sitrep_text_row_set_advice (row_at (self, i), NULL);
    }
}

static void
sitrep_text_field_mark (SitrepAnswerField *field, const char *note, gboolean can_reset, gboolean can_put_back)
{
  SitrepTextField *self = SITREP_TEXT_FIELD (field);

  for (guint i = 0; i < self->rows->len; i++)
    {
      sitrep_text_row_set_note (row_at (self, i), note);
      sitrep_text_row_set_can_reset (row_at (self, i), can_reset);
      sitrep_text_row_set_can_put_back (row_at (self, i), can_put_back);
    }
}

/* --- building --- */

static const char *
hint_of (const SitrepQuestion *question)
{
  if (question->hint != NULL)
    return question->hint;
  if (question->kind == SITREP_ANSWER_PEOPLE)
    return _ ("One person on each line");
  return is_plain (question->kind) || question->kind == SITREP_ANSWER_WHYS ? NULL : _ ("One on each line");
}

static void
add_row (SitrepTextField *self, const char *title, const SitrepQuestion *question, GtkListBox *list)
{
  GtkWidget *row = sitrep_text_row_new (title, hint_of (question));

  if (question->kind == SITREP_ANSWER_TEXT)
    sitrep_text_row_set_markdown (SITREP_TEXT_ROW (row));
  sitrep_text_row_set_required (SITREP_TEXT_ROW (row), question->required);
  gtk_list_box_append (list, row);
  g_ptr_array_add (self->rows, g_object_ref (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "put-back", G_CALLBACK (put_back_cb), self, G_CONNECT_DEFAULT);
}

static void
add_groups (SitrepTextField *self, const SitrepQuestion *question, GtkListBox *list)
{
  for (guint i = 0; question->groups[i] != NULL; i++)
    {
      g_autofree char *title = question->label != NULL
                                 ? g_strdup_printf ("%s: %s", question->label, question->groups[i])
                                 : g_strdup (question->groups[i]);

      add_row (self, title, question, list);
    }
}

static void
add_whys (SitrepTextField *self, const SitrepQuestion *question, GtkListBox *list)
{
  const char *name = sitrep_answer_field_title (SITREP_ANSWER_FIELD (self));

  for (guint i = 0; i < WHYS; i++)
    {
      /* Translators: the name of a question and which of several answers: “Why? 2” */
      g_autofree char *title = g_strdup_printf (C_ ("why", "%s %u"), name, i + 1);

      add_row (self, title, question, list);
    }
}

/** sitrep_text_field_new: @list: the question's rows are added to it. */
SitrepAnswerField *
sitrep_text_field_new (SitrepSubject *subject, const SitrepQuestion *question, GtkListBox *list)
{
  SitrepTextField *self = g_object_new (SITREP_TYPE_TEXT_FIELD, NULL);

  sitrep_answer_field_set_up (SITREP_ANSWER_FIELD (self), subject, question);
  if (question->kind == SITREP_ANSWER_GROUPS)
    add_groups (self, question, list);
  else if (question->kind == SITREP_ANSWER_WHYS)
    add_whys (self, question, list);
  else
    add_row (self, sitrep_answer_field_title (SITREP_ANSWER_FIELD (self)), question, list);
  sitrep_answer_field_take_up (SITREP_ANSWER_FIELD (self));
  return SITREP_ANSWER_FIELD (self);
}

static void
sitrep_text_field_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_TEXT_FIELD (object)->rows);
  G_OBJECT_CLASS (sitrep_text_field_parent_class)->finalize (object);
}

static void
sitrep_text_field_class_init (SitrepTextFieldClass *klass)
{
  SitrepAnswerFieldClass *field_class = SITREP_ANSWER_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sitrep_text_field_finalize;
  field_class->show = sitrep_text_field_show;
  field_class->encode = sitrep_text_field_encode;
  field_class->mark = sitrep_text_field_mark;
}

static void
sitrep_text_field_init (SitrepTextField *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}
