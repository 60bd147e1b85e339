/* sitrep-triage-group.c - one triage question and the way to answer it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-triage-group.h"

#include "base/sitrep-text.h"
#include "playbook/sitrep-measure.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepTriageGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *row;
  SitrepFieldNote *note;

  SitrepAnswers *answers;
  const SitrepTriageQuestion *question; /* the playbook's, which @answers holds */
  char *hint;
};

G_DEFINE_FINAL_TYPE (SitrepTriageGroup, sitrep_triage_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_note (SitrepTriageGroup *self)
{
  const char *text = sitrep_answers_get (self->answers, self->question->key);
  SitrepPlaybook *playbook = sitrep_answers_get_playbook (self->answers);
  g_autoptr (GError) error = NULL;

  if (sitrep_text_is_empty (text) || sitrep_advisor_check (playbook, self->question->key, text, &error))
    sitrep_field_note_set_hint (self->note, self->hint);
  else
    sitrep_field_note_set_error (self->note, error->message);
}

/* --- answers --- */

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, SitrepTriageGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);
  const SitrepTriageAnswer *answer = NULL;

  if (selected > 0 && selected <= self->question->answers->len)
    answer = g_ptr_array_index (self->question->answers, selected - 1);
  sitrep_answers_set (self->answers, self->question->key, answer != NULL ? answer->key : "");
}

/* The chosen answer stands below the question: both may be long, and the window narrow. */
static GtkWidget *
new_choice (SitrepTriageGroup *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  const char *given = sitrep_answers_get (self->answers, self->question->key);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_COMBO_ROW, self->question->text, NULL);

  g_object_set (row, "title-lines", 0, "subtitle-lines", 0, "use-subtitle", TRUE, NULL);
  gtk_string_list_append (choices, _ ("Not known"));
  for (guint i = 0; i < self->question->answers->len; i++)
    gtk_string_list_append (choices, ((SitrepTriageAnswer *) g_ptr_array_index (self->question->answers, i))->text);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  for (guint i = 0; i < self->question->answers->len; i++)
    if (g_strcmp0 (((SitrepTriageAnswer *) g_ptr_array_index (self->question->answers, i))->key, given) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* --- figures --- */

static void
typed_cb (GtkEditable *editable, SitrepTriageGroup *self)
{
  sitrep_answers_set (self->answers, self->question->key, gtk_editable_get_text (editable));
  show_note (self);
}

static GtkWidget *
new_figure (SitrepTriageGroup *self, const SitrepMeasure *measure)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ENTRY_ROW, measure->label, NULL);

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), sitrep_answers_get (self->answers, self->question->key));
  if (measure->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (measure->unit);

      gtk_widget_add_css_class (unit, "dimmed");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), unit);
    }
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
sitrep_triage_group_dispose (GObject *object)
{
  SitrepTriageGroup *self = SITREP_TRIAGE_GROUP (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  self->row = NULL;
  g_clear_object (&self->answers);
  G_OBJECT_CLASS (sitrep_triage_group_parent_class)->dispose (object);
}

static void
sitrep_triage_group_finalize (GObject *object)
{
  g_free (SITREP_TRIAGE_GROUP (object)->hint);
  G_OBJECT_CLASS (sitrep_triage_group_parent_class)->finalize (object);
}

static void
sitrep_triage_group_class_init (SitrepTriageGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_triage_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_triage_group_finalize;
}

static void
sitrep_triage_group_init (SitrepTriageGroup *self)
{
  self->note = g_object_new (SITREP_TYPE_FIELD_NOTE, NULL);
}

/**
 * sitrep_triage_group_new:
 * @question: of the playbook that @answers are for
 *
 * Returns: (transfer floating): shows and fills the question's answer
 */
GtkWidget *
sitrep_triage_group_new (const SitrepTriageQuestion *question, SitrepAnswers *answers)
{
  SitrepTriageGroup *self = g_object_new (SITREP_TYPE_TRIAGE_GROUP, NULL);
  const SitrepMeasure *measure = sitrep_playbook_measure (sitrep_answers_get_playbook (answers), question->measure);

  self->answers = g_object_ref (answers);
  self->question = question;
  /* A figure's row is named after what is measured: the question has no room there. */
  self->hint = measure != NULL ? g_strjoin (" ", question->text, question->hint, NULL) : g_strdup (question->hint);
  self->row = measure != NULL ? new_figure (self, measure) : new_choice (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->note));
  g_object_set (self->note, "field", self->row, NULL);
  show_note (self);
  return GTK_WIDGET (self);
}
