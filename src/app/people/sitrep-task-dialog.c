/* sitrep-task-dialog.c - giving somebody something to do
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-task-dialog.h"

#include "base/sitrep-text.h"
#include "sitrep-person-picker.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepTaskDialog
{
  AdwDialog parent_instance;

  GtkButton *save;
  AdwEntryRow *text;
  AdwEntryRow *owner;
  AdwComboRow *back;
  SitrepFieldNote *note;
  SitrepPersonPicker *picker;

  SitrepSubject *subject;
  SitrepTask *task;
};

G_DEFINE_FINAL_TYPE (SitrepTaskDialog, sitrep_task_dialog, ADW_TYPE_DIALOG)

/* In the order of the choices, the first of which is none. */
static const guint minutes[] = { 0, 3, 5, 10, 15, 30 };

static const char *
get (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
changed_cb (SitrepTaskDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), !sitrep_text_is_empty (get (self->text)));
  sitrep_field_note_set_error (self->note, NULL);
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepTaskDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

/* Behind the choices stands the time that it had before. */
static void
take_time (SitrepTaskDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->back);

  if (chosen == 0)
    self->task->due = SITREP_NEVER;
  else if (chosen < G_N_ELEMENTS (minutes))
    self->task->due = sitrep_subject_now (self->subject) + minutes[chosen] * SITREP_MINUTE;
}

static void
save_cb (SitrepTaskDialog *self)
{
  sitrep_take_text (&self->task->text, get (self->text));
  sitrep_take_text (&self->task->owner, get (self->owner));
  take_time (self);
  sitrep_desk_put_task_async (sitrep_subject_desk (self->subject), self->task, done_cb, g_object_ref (self));
}

static void
sitrep_task_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_TASK_DIALOG);
  g_clear_object (&SITREP_TASK_DIALOG (object)->subject);
  g_clear_pointer (&SITREP_TASK_DIALOG (object)->task, sitrep_record_unref);
  G_OBJECT_CLASS (sitrep_task_dialog_parent_class)->dispose (object);
}

static void
sitrep_task_dialog_class_init (SitrepTaskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_task_dialog_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_PERSON_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("people/sitrep-task-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepTaskDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepTaskDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SitrepTaskDialog, owner);
  gtk_widget_class_bind_template_child (widget_class, SitrepTaskDialog, back);
  gtk_widget_class_bind_template_child (widget_class, SitrepTaskDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepTaskDialog, picker);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
sitrep_task_dialog_init (SitrepTaskDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_times (SitrepTaskDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *clock
    = self->task->due != SITREP_NEVER ? sitrep_subject_clock (self->subject, self->task->due) : NULL;

  gtk_string_list_append (words, _ ("No Time"));
  for (guint i = 1; i < G_N_ELEMENTS (minutes); i++)
    gtk_string_list_take (words, g_strdup_printf (ngettext ("%u Minute", "%u Minutes", minutes[i]), minutes[i]));
  if (clock != NULL)
    gtk_string_list_take (words, g_strdup_printf (_ ("At %s, as Before"), clock));
  adw_combo_row_set_model (self->back, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->back, clock != NULL ? G_N_ELEMENTS (minutes) : 0);
}

/** sitrep_task_dialog_new: @task (nullable): one to be changed; copied. */
AdwDialog *
sitrep_task_dialog_new (SitrepSubject *subject, const SitrepTask *task)
{
  SitrepTaskDialog *self = g_object_new (SITREP_TYPE_TASK_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->task = task != NULL ? sitrep_record_copy (task) : sitrep_record_new (&sitrep_task_type);
  g_set_str (&self->task->incident, sitrep_subject_id (subject));
  if (task != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->text), task->text);
      gtk_editable_set_text (GTK_EDITABLE (self->owner), task->owner != NULL ? task->owner : "");
      adw_dialog_set_title (ADW_DIALOG (self), _ ("Change Task"));
      gtk_button_set_label (self->save, _ ("_Save"));
    }
  fill_times (self);
  sitrep_person_picker_attach (self->picker, subject, self->owner, NULL, NULL);
  changed_cb (self);
  return ADW_DIALOG (self);
}
