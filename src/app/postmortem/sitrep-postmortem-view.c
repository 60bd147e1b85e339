/* sitrep-postmortem-view.c - the post-mortem as a form of the process' own
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-postmortem-view.h"

#include "incident/sitrep-answers.h"
#include "sitrep-actions-view.h"
#include "sitrep-question-group.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-guidance-group.h"

#include <glib/gi18n.h>

struct _SitrepPostmortemView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *state;
  GtkLabel *detail;
  GtkButton *publish;
  AdwPreferencesPage *page;

  SitrepSubject *subject;
  GPtrArray *questions; /* SitrepQuestionGroup */
  GPtrArray *tables;    /* GtkListBox with the question as data */
  gboolean built;
  gboolean begun;
};

G_DEFINE_FINAL_TYPE (SitrepPostmortemView, sitrep_postmortem_view, ADW_TYPE_BIN)

/* --- a table that comes from the record, as it is there --- */

static GtkWidget *
table_row (char **cells, GPtrArray *columns)
{
  GtkWidget *row = adw_action_row_new ();
  GString *rest = g_string_new (NULL);

  for (guint i = 2; i < columns->len && cells[0] != NULL && cells[1] != NULL && cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      g_string_append_printf (rest, "%s%s: %s", rest->len > 0 ? " · " : "",
                              ((SitrepColumn *) g_ptr_array_index (columns, i))->label, cells[i]);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cells[0] != NULL && cells[1] != NULL ? cells[1] : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rest->str);
  if (cells[0] != NULL)
    {
      GtkWidget *time = gtk_label_new (cells[0]);

      gtk_widget_add_css_class (time, "numeric");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), time);
    }
  g_string_free (rest, TRUE);
  return row;
}

static void
show_table (SitrepPostmortemView *self, GtkListBox *list, SitrepDossier *whole)
{
  const SitrepQuestion *question = g_object_get_data (G_OBJECT (list), "question");
  g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (whole, question, sitrep_subject_now (self->subject));

  gtk_list_box_remove_all (list);
  for (guint i = 0; value->rows != NULL && i < value->rows->len; i++)
    gtk_list_box_append (list, table_row (g_ptr_array_index (value->rows, i), question->columns));
}

static GtkWidget *
new_table (SitrepPostmortemView *self, const SitrepQuestion *question)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *hint = gtk_label_new (_ ("From the timeline: entries are changed there."));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), hint);
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label != NULL ? question->label : question->key, -1);
  g_object_set_data (G_OBJECT (list), "question", (gpointer) question);
  g_ptr_array_add (self->tables, list);
  return list;
}

/* --- the form --- */

static GtkWidget *
new_list (GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

/* What is typed shares one list as long as nothing else comes between. */
static void
build_questions (SitrepPostmortemView *self, const SitrepSection *section, GtkWidget *box)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < section->questions->len; i++)
    {
      const SitrepQuestion *question = g_ptr_array_index (section->questions, i);

      if (question->kind == SITREP_ANSWER_ACTIONS || question->kind == SITREP_ANSWER_TABLE)
        {
          gtk_box_append (GTK_BOX (box), question->kind == SITREP_ANSWER_TABLE
                                           ? new_table (self, question)
                                           : sitrep_actions_view_new (self->subject));
          list = NULL;
          continue;
        }
      if (list == NULL)
        list = new_list (box);
      g_ptr_array_add (self->questions, sitrep_question_group_new (self->subject, question, GTK_LIST_BOX (list)));
    }
}

static void
build_section (SitrepPostmortemView *self, const SitrepSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = g_markup_escape_text (section->title != NULL ? section->title : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  build_questions (self, section, box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
build (SitrepPostmortemView *self)
{
  const SitrepPostmortemForm *form = &sitrep_subject_dossier (self->subject)->playbook->form;

  self->built = TRUE;
  adw_preferences_page_add (
    self->page, ADW_PREFERENCES_GROUP (sitrep_guidance_group_new (sitrep_subject_dossier (self->subject), "review")));
  for (guint i = 0; i < form->sections->len; i++)
    build_section (self, g_ptr_array_index (form->sections, i));
}

static const char *
state_words (const SitrepDossier *dossier)
{
  switch (dossier->postmortem != NULL ? dossier->postmortem->state : SITREP_POSTMORTEM_NONE)
    {
    case SITREP_POSTMORTEM_DRAFT:
      return _ ("Draft");
    case SITREP_POSTMORTEM_REVIEW:
      return _ ("In review");
    case SITREP_POSTMORTEM_PUBLISHED:
      return _ ("Published");
    case SITREP_POSTMORTEM_SKIPPED:
      return _ ("Skipped");
    case SITREP_POSTMORTEM_NONE:
    default:
      return _ ("Not started");
    }
}

static char *
due_words (SitrepPostmortemView *self)
{
  g_autoptr (GPtrArray) deadlines
    = sitrep_deadlines (sitrep_subject_dossier (self->subject), sitrep_subject_now (self->subject));

  for (guint i = 0; i < deadlines->len; i++)
    {
      const SitrepDeadline *deadline = g_ptr_array_index (deadlines, i);
      g_autofree char *left = NULL;

      if (deadline->kind != SITREP_DEADLINE_POSTMORTEM)
        continue;
      left = sitrep_deadline_left (deadline, sitrep_subject_now (self->subject));
      return g_strdup_printf (_ ("Due %s"), left);
    }
  return NULL;
}

static void
show_state (SitrepPostmortemView *self, SitrepDossier *whole)
{
  guint missing = sitrep_answers_missing (whole, sitrep_subject_now (self->subject));
  g_autofree char *due = due_words (self);
  g_autofree char *empty = missing > 0
                             ? g_strdup_printf (ngettext ("%u field is empty", "%u fields are empty", missing), missing)
                             : g_strdup (_ ("Every field is filled in"));
  g_autofree char *words = due != NULL ? g_strdup_printf ("%s · %s", due, empty) : g_strdup (empty);
  gboolean published = whole->postmortem != NULL && whole->postmortem->state == SITREP_POSTMORTEM_PUBLISHED;

  gtk_label_set_text (self->state, state_words (whole));
  gtk_label_set_text (self->detail, words);
  gtk_button_set_label (self->publish, published ? _ ("Back to _Draft") : _ ("Mark as _Published"));
}

static gboolean
is_wanted (SitrepPostmortemView *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  return self->begun || dossier->postmortem != NULL || dossier->incident->phase != SITREP_PHASE_OPEN;
}

/** sitrep_postmortem_view_load: the page is looked at: the form is built, and filled from the whole record. */
void
sitrep_postmortem_view_load (SitrepPostmortemView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepDossier) whole = NULL;

  gtk_stack_set_visible_child_name (self->stack, is_wanted (self) ? "form" : "open");
  if (!is_wanted (self))
    return;
  whole = sitrep_desk_dossier (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), TRUE, &error);
  if (whole == NULL)
    {
      sitrep_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  if (!self->built)
    build (self);
  for (guint i = 0; i < self->questions->len; i++)
    sitrep_question_group_show (g_ptr_array_index (self->questions, i), whole);
  for (guint i = 0; i < self->tables->len; i++)
    show_table (self, g_ptr_array_index (self->tables, i), whole);
  show_state (self, whole);
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepPostmortemView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sitrep_postmortem_view_load (self);
}

static void
begin_cb (GtkButton *button, SitrepPostmortemView *self)
{
  self->begun = TRUE;
  sitrep_postmortem_view_load (self);
}

static void
publish_cb (GtkButton *button, SitrepPostmortemView *self)
{
  const SitrepPostmortem *postmortem = sitrep_subject_dossier (self->subject)->postmortem;
  gboolean published = postmortem != NULL && postmortem->state == SITREP_POSTMORTEM_PUBLISHED;

  sitrep_desk_set_postmortem_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                                    published ? SITREP_POSTMORTEM_DRAFT : SITREP_POSTMORTEM_PUBLISHED, NULL, NULL,
                                    sitrep_feedback_done_cb, g_object_ref (self));
}

/** sitrep_postmortem_view_set_subject: about that incident; nothing is read until somebody looks. */
void
sitrep_postmortem_view_set_subject (SitrepPostmortemView *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_POSTMORTEM_VIEW (self));

  g_set_object (&self->subject, subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

static void
sitrep_postmortem_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sitrep_postmortem_view_parent_class)->map (widget);
  sitrep_postmortem_view_load (SITREP_POSTMORTEM_VIEW (widget));
}

static void
sitrep_postmortem_view_dispose (GObject *object)
{
  g_ptr_array_set_size (SITREP_POSTMORTEM_VIEW (object)->questions, 0);
  /* Disposing the template takes the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_POSTMORTEM_VIEW);
  g_clear_object (&SITREP_POSTMORTEM_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_postmortem_view_parent_class)->dispose (object);
}

static void
sitrep_postmortem_view_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_POSTMORTEM_VIEW (object)->questions);
  g_ptr_array_unref (SITREP_POSTMORTEM_VIEW (object)->tables);
  G_OBJECT_CLASS (sitrep_postmortem_view_parent_class)->finalize (object);
}

static void
sitrep_postmortem_view_class_init (SitrepPostmortemViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_postmortem_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_postmortem_view_finalize;
  widget_class->map = sitrep_postmortem_view_map;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("postmortem/sitrep-postmortem-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, state);
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, detail);
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, publish);
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, page);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
}

static void
sitrep_postmortem_view_init (SitrepPostmortemView *self)
{
  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  self->tables = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
