/* sitrep-postmortem-view.c - the post-mortem as a form of the process' own
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-postmortem-view.h"

#include "incident/sitrep-answers.h"
#include "incident/sitrep-ask.h"
#include "export/sitrep-markdown.h"
#include "playbook/sitrep-plain-form.h"
#include "sitrep-actions-view.h"
#include "sitrep-pick-field.h"
#include "sitrep-publish-dialog.h"
#include "sitrep-table-field.h"
#include "sitrep-text-field.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-guidance-group.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepPostmortemView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *state;
  GtkLabel *detail;
  GtkLevelBar *progress;
  AdwPreferencesPage *page;

  SitrepSubject *subject;
  GPtrArray *fields; /* SitrepAnswerField */
  char *said;        /* nullable: the state that was shown last */
  gboolean built;
  gboolean begun;
};

G_DEFINE_FINAL_TYPE (SitrepPostmortemView, sitrep_postmortem_view, ADW_TYPE_BIN)

/* --- the form --- */

static GtkWidget *
new_list (const SitrepSection *section, GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();

  if (section->title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

static gboolean
is_picked (SitrepAnswerKind kind)
{
  return kind == SITREP_ANSWER_CHECKS || kind == SITREP_ANSWER_CHOICE || kind == SITREP_ANSWER_DATE;
}

static SitrepAnswerField *
new_field (SitrepPostmortemView *self, const SitrepQuestion *question, GtkWidget *list)
{
  return is_picked (question->kind) ? sitrep_pick_field_new (self->subject, question, GTK_LIST_BOX (list))
                                    : sitrep_text_field_new (self->subject, question, GTK_LIST_BOX (list));
}

/* What is typed or chosen shares one list as long as nothing else comes between. */
static void
build_questions (SitrepPostmortemView *self, const SitrepSection *section, GtkWidget *box)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < section->questions->len; i++)
    {
      const SitrepQuestion *question = g_ptr_array_index (section->questions, i);
      gboolean apart = question->kind == SITREP_ANSWER_ACTIONS || question->kind == SITREP_ANSWER_TABLE;

      if (!apart && list == NULL)
        list = new_list (section, box);
      if (question->kind == SITREP_ANSWER_ACTIONS)
        gtk_box_append (GTK_BOX (box), sitrep_actions_view_new (self->subject));
      else if (question->kind == SITREP_ANSWER_TABLE)
        g_ptr_array_add (self->fields, sitrep_table_field_new (self->subject, question, GTK_BOX (box)));
      else
        g_ptr_array_add (self->fields, new_field (self, question, list));
      list = apart ? NULL : list;
    }
}

static void
build_section (SitrepPostmortemView *self, const SitrepSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = g_markup_escape_text (section->title != NULL ? section->title : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (section->title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  build_questions (self, section, box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
build (SitrepPostmortemView *self)
{
  GPtrArray *sections = sitrep_form_sections (&sitrep_subject_dossier (self->subject)->playbook->form);

  self->built = TRUE;
  adw_preferences_page_add (
    self->page, ADW_PREFERENCES_GROUP (sitrep_guidance_group_new (sitrep_subject_dossier (self->subject), "review")));
  for (guint i = 0; i < sections->len; i++)
    build_section (self, g_ptr_array_index (sections, i));
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

static guint
count_questions (const SitrepPostmortemForm *form)
{
  GPtrArray *sections = sitrep_form_sections (form);
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    n += ((SitrepSection *) g_ptr_array_index (sections, i))->questions->len;
  return n;
}

static char *
missing_words (guint missing, guint required)
{
  if (required > 0)
    return g_strdup_printf (ngettext ("%u needed field is empty", "%u needed fields are empty", required), required);
  if (missing > 0)
    return g_strdup_printf (ngettext ("%u field is empty", "%u fields are empty", missing), missing);
  return g_strdup (_ ("Every field is filled in"));
}

static const SitrepEdition *
last_edition (const SitrepDossier *dossier)
{
  for (guint i = dossier->editions->len; i > 0; i--)
    {
      const SitrepEdition *edition = g_ptr_array_index (dossier->editions, i - 1);

      if (!edition->public)
        return edition;
    }
  return NULL;
}

/* What was published stays as it was: it is said when the text has moved on since. */
static char *
state_line (SitrepPostmortemView *self, SitrepDossier *whole)
{
  const SitrepEdition *edition = last_edition (whole);
  gboolean published = whole->postmortem != NULL && whole->postmortem->state == SITREP_POSTMORTEM_PUBLISHED;
  g_autofree char *text = NULL, *hash = NULL;

  if (!published || edition == NULL)
    return g_strdup (state_words (whole));
  text = sitrep_markdown_postmortem (whole, sitrep_subject_now (self->subject));
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strdup_printf (g_strcmp0 (hash, edition->hash) == 0 ? _ ("Published, edition %u")
                                                               : _ ("Published, edition %u · changed since"),
                          (guint) edition->number);
}

/* A bar is seen; its figures are said. */
static void
show_progress (SitrepPostmortemView *self, guint filled, guint all)
{
  g_autofree char *words = g_strdup_printf (_ ("%u of %u"), filled, all);

  gtk_level_bar_set_max_value (self->progress, MAX (all, 1));
  gtk_level_bar_set_value (self->progress, filled);
  sitrep_words_describe (GTK_WIDGET (self->progress), words, NULL, NULL);
}

/* What changes far from where the person is, is said: the first answer begins a draft, a choice in a menu ends it. */
static void
say_state (SitrepPostmortemView *self, const char *state)
{
  gboolean news = self->said != NULL && g_strcmp0 (self->said, state) != 0;

  g_set_str (&self->said, state);
  gtk_label_set_text (self->state, state);
  if (news)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), state, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_state (SitrepPostmortemView *self, SitrepDossier *whole)
{
  guint required, missing = sitrep_answers_missing (whole, sitrep_subject_now (self->subject), &required);
  guint all = count_questions (&whole->playbook->form);
  g_autofree char *due = due_words (self);
  g_autofree char *empty = missing_words (missing, required);
  g_autofree char *words = due != NULL ? g_strdup_printf ("%s · %s", due, empty) : g_strdup (empty);
  g_autofree char *state = state_line (self, whole);
  SitrepPostmortemState now = whole->postmortem != NULL ? whole->postmortem->state : SITREP_POSTMORTEM_NONE;

  say_state (self, state);
  gtk_label_set_text (self->detail, words);
  show_progress (self, all - missing, all);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "postmortem.draft",
                                 now != SITREP_POSTMORTEM_DRAFT && now != SITREP_POSTMORTEM_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "postmortem.review", now != SITREP_POSTMORTEM_REVIEW);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "postmortem.skip",
                                 now != SITREP_POSTMORTEM_SKIPPED
                                   && sitrep_dossier_level (whole)->postmortem.need != SITREP_NEED_REQUIRED);
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
  for (guint i = 0; i < self->fields->len; i++)
    sitrep_answer_field_show (g_ptr_array_index (self->fields, i), whole);
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

/* --- its state --- */

static void
move_on (SitrepPostmortemView *self, SitrepPostmortemState state, const char *reason)
{
  sitrep_desk_set_postmortem_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), state, NULL,
                                    reason, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_on (SITREP_POSTMORTEM_VIEW (widget), SITREP_POSTMORTEM_DRAFT, NULL);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_on (SITREP_POSTMORTEM_VIEW (widget), SITREP_POSTMORTEM_REVIEW, NULL);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPostmortemView *self = SITREP_POSTMORTEM_VIEW (widget);

  /* The answer that is being typed belongs in the edition. */
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  sitrep_desk_flush (sitrep_subject_desk (self->subject));
  adw_dialog_present (sitrep_publish_dialog_new (self->subject, NULL), widget);
}

static void
skip (GtkWidget *owner, char **values)
{
  move_on (SITREP_POSTMORTEM_VIEW (owner), SITREP_POSTMORTEM_SKIPPED, values[0]);
}

static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepAsked asked = { _ ("Reason"), NULL, TRUE };

  sitrep_ask (widget, _ ("Skip the Post-Mortem?"),
              _ ("The reason stands in the record. It can be taken up again later."), _ ("_Skip"), &asked, 1, skip);
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
  g_ptr_array_set_size (SITREP_POSTMORTEM_VIEW (object)->fields, 0);
  /* Disposing the template takes the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_POSTMORTEM_VIEW);
  g_clear_object (&SITREP_POSTMORTEM_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_postmortem_view_parent_class)->dispose (object);
}

static void
sitrep_postmortem_view_finalize (GObject *object)
{
  g_ptr_array_unref (SITREP_POSTMORTEM_VIEW (object)->fields);
  g_free (SITREP_POSTMORTEM_VIEW (object)->said);
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
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, progress);
  gtk_widget_class_bind_template_child (widget_class, SitrepPostmortemView, page);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_install_action (widget_class, "postmortem.draft", NULL, draft_action);
  gtk_widget_class_install_action (widget_class, "postmortem.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "postmortem.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "postmortem.skip", NULL, skip_action);
}

static void
sitrep_postmortem_view_init (SitrepPostmortemView *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
