/* sitrep-decision-dialog.c - taking one decision of the process, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-decision-dialog.h"

#include "incident/sitrep-condition.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-guidance-group.h"

#include <glib/gi18n.h>

struct _SitrepDecisionDialog
{
  AdwDialog parent_instance;

  GtkWidget *save;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *answers;
  AdwEntryRow *reason;
  SitrepFieldNote *note;
  GtkWidget *back;

  SitrepSubject *subject;
  char *decision;
  char *answer;
  GtkWidget *first; /* the check button of the first answer, with which the others are one group */
  GtkWidget *chosen;
};

G_DEFINE_FINAL_TYPE (SitrepDecisionDialog, sitrep_decision_dialog, ADW_TYPE_DIALOG)

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepDecisionDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
decide (SitrepDecisionDialog *self, const char *answer)
{
  sitrep_desk_decide_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->decision,
                            answer, gtk_editable_get_text (GTK_EDITABLE (self->reason)), done_cb, g_object_ref (self));
}

static void
save_cb (SitrepDecisionDialog *self)
{
  decide (self, self->answer);
}

static void
back_cb (SitrepDecisionDialog *self)
{
  decide (self, NULL);
}

/* --- the answers --- */

static void
chosen_cb (GtkCheckButton *check, SitrepDecisionDialog *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  g_set_str (&self->answer, g_object_get_data (G_OBJECT (check), "answer"));
  gtk_widget_set_sensitive (self->save, TRUE);
}

static GtkWidget *
new_check (SitrepDecisionDialog *self, const char *answer, const char *label, const char *decided)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->first));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (check), "answer", g_strdup (answer), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  if (self->first == NULL)
    self->first = self->chosen = check;
  if (g_strcmp0 (answer, decided) == 0)
    {
      self->chosen = check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
  return check;
}

static void
add_answer (SitrepDecisionDialog *self, const char *answer, const char *label, const char *hint, const char *decided)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = new_check (self, answer, label, decided);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hint != NULL ? hint : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->answers, row);
}

static void
add_answers (SitrepDecisionDialog *self, const SitrepDecision *decision, const char *decided)
{
  for (guint i = 0; i < decision->answers->len; i++)
    {
      const SitrepDecisionAnswer *answer = g_ptr_array_index (decision->answers, i);

      add_answer (self, answer->key, answer->label, answer->hint, decided);
    }
  if (decision->answers->len > 0)
    return;
  add_answer (self, "yes", sitrep_decision_answer_words (decision, "yes"), NULL, decided);
  add_answer (self, "no", sitrep_decision_answer_words (decision, "no"), NULL, decided);
}

static void
sitrep_decision_dialog_dispose (GObject *object)
{
  SitrepDecisionDialog *self = SITREP_DECISION_DIALOG (object);

  self->first = self->chosen = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DECISION_DIALOG);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_decision_dialog_parent_class)->dispose (object);
}

static void
sitrep_decision_dialog_finalize (GObject *object)
{
  SitrepDecisionDialog *self = SITREP_DECISION_DIALOG (object);

  g_free (self->decision);
  g_free (self->answer);
  G_OBJECT_CLASS (sitrep_decision_dialog_parent_class)->finalize (object);
}

static void
sitrep_decision_dialog_class_init (SitrepDecisionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sitrep_decision_dialog_dispose;
  object_class->finalize = sitrep_decision_dialog_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("incident/sitrep-decision-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDecisionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepDecisionDialog, page);
  gtk_widget_class_bind_template_child (widget_class, SitrepDecisionDialog, answers);
  gtk_widget_class_bind_template_child (widget_class, SitrepDecisionDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SitrepDecisionDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDecisionDialog, back);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
sitrep_decision_dialog_init (SitrepDecisionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_decision_dialog_new: @decision: of the incident's process; what was decided already is chosen. */
AdwDialog *
sitrep_decision_dialog_new (SitrepSubject *subject, const SitrepDecision *decision)
{
  SitrepDecisionDialog *self = g_object_new (SITREP_TYPE_DECISION_DIALOG, NULL);
  g_autofree char *fact = sitrep_decision_fact (decision);
  g_autofree char *title = g_markup_escape_text (decision->text, -1);
  g_autofree char *hint = decision->hint != NULL ? g_markup_escape_text (decision->hint, -1) : NULL;
  const char *decided = sitrep_dossier_fact (sitrep_subject_dossier (subject), fact);

  self->subject = g_object_ref (subject);
  self->decision = g_strdup (decision->key);
  adw_preferences_group_set_title (self->answers, title);
  adw_preferences_group_set_description (self->answers, hint);
  gtk_widget_set_sensitive (self->save, FALSE);
  add_answers (self, decision, decided);
  gtk_widget_set_visible (self->back, decided != NULL);
  adw_preferences_page_add (
    self->page, ADW_PREFERENCES_GROUP (sitrep_guidance_group_new (sitrep_subject_dossier (subject), "decide")));
  adw_dialog_set_focus (ADW_DIALOG (self), self->chosen);
  return ADW_DIALOG (self);
}
