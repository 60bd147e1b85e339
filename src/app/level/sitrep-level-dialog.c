/* sitrep-level-dialog.c - raising or lowering the level, with the reason
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-level-dialog.h"

#include "sitrep-advice-view.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"
#include "widgets/sitrep-level-picker.h"

#include <glib/gi18n.h>

struct _SitrepLevelDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  GtkWidget *save;
  GtkWidget *help;
  SitrepLevelPicker *levels;
  AdwEntryRow *reason;
  SitrepFieldNote *note;
  SitrepAdviceView *advice;
  GtkWidget *use;

  SitrepSubject *subject;
  SitrepAnswers *answers;
};

G_DEFINE_FINAL_TYPE (SitrepLevelDialog, sitrep_level_dialog, ADW_TYPE_DIALOG)

#define ADVICE "advice"

static gboolean
is_aside (SitrepLevelDialog *self)
{
  return g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), ADVICE) == 0;
}

/* --- the process' own questions --- */

/* The button says the level, so that the proposal is in sight wherever the questions are scrolled to. */
static void
show_proposal (SitrepLevelDialog *self)
{
  const char *level = sitrep_advice_view_get_level (self->advice);
  gboolean usable = is_aside (self) && level != NULL;
  /* Translators: a button that takes the proposed level over, as in “Use SEV-1” */
  g_autofree char *label = g_strdup_printf (_ ("Use %s"), level != NULL ? level : "");

  gtk_button_set_label (GTK_BUTTON (self->use), label);
  gtk_widget_set_visible (self->use, level != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "level.use", usable);
  adw_dialog_set_default_widget (ADW_DIALOG (self), !is_aside (self) ? self->save : usable ? self->use : NULL);
}

static void
advise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepLevelDialog *self = SITREP_LEVEL_DIALOG (widget);

  if (is_aside (self))
    return;
  adw_navigation_view_push_by_tag (self->view, ADVICE);
  gtk_widget_grab_focus (GTK_WIDGET (self->advice));
}

static void
use_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepLevelDialog *self = SITREP_LEVEL_DIALOG (widget);

  sitrep_level_picker_set_level (self->levels, sitrep_advice_view_get_level (self->advice));
  adw_navigation_view_pop (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/* --- changing it --- */

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepLevelDialog) self = data;

  if (sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result))
    sitrep_answers_clear (self->answers);
}

static void
save_cb (SitrepLevelDialog *self)
{
  g_autoptr (GHashTable) answers = sitrep_answers_understood (self->answers);

  sitrep_desk_set_level_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject),
                               sitrep_level_picker_get_level (self->levels),
                               gtk_editable_get_text (GTK_EDITABLE (self->reason)), answers, done_cb,
                               g_object_ref (self));
}

static void
sitrep_level_dialog_dispose (GObject *object)
{
  SitrepLevelDialog *self = SITREP_LEVEL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_LEVEL_DIALOG);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (sitrep_level_dialog_parent_class)->dispose (object);
}

static void
sitrep_level_dialog_finalize (GObject *object)
{
  g_clear_object (&SITREP_LEVEL_DIALOG (object)->answers);
  G_OBJECT_CLASS (sitrep_level_dialog_parent_class)->finalize (object);
}

static void
sitrep_level_dialog_class_init (SitrepLevelDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sitrep_level_dialog_dispose;
  object_class->finalize = sitrep_level_dialog_finalize;

  g_type_ensure (SITREP_TYPE_ADVICE_VIEW);
  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_LEVEL_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("level/sitrep-level-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, help);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, levels);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, SitrepLevelDialog, use);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_proposal);
  gtk_widget_class_install_action (widget_class, "level.advise", NULL, advise_action);
  gtk_widget_class_install_action (widget_class, "level.use", NULL, use_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "level.advise", NULL);
}

static void
sitrep_level_dialog_init (SitrepLevelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_level_dialog_new: raise or lower, beside each level's meaning; the process' questions help where it has any. */
AdwDialog *
sitrep_level_dialog_new (SitrepSubject *subject)
{
  SitrepLevelDialog *self = g_object_new (SITREP_TYPE_LEVEL_DIALOG, NULL);
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  gboolean asks = dossier->playbook->triage->len > 0;

  self->subject = g_object_ref (subject);
  self->answers = sitrep_answers_new (sitrep_subject_desk (subject), sitrep_subject_id (subject), dossier->playbook);
  sitrep_level_picker_set_playbook (self->levels, dossier->playbook);
  sitrep_level_picker_set_level (self->levels, sitrep_dossier_level (dossier)->key);
  sitrep_advice_view_set_answers (self->advice, self->answers);
  gtk_widget_set_visible (self->help, asks);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "level.advise", asks);
  show_proposal (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->levels));
  return ADW_DIALOG (self);
}
