/* sitrep-action-dialog.c - one action item: text, owner, due date, priority
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-action-dialog.h"

#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepActionDialog
{
  AdwDialog parent_instance;

  GtkWidget *save;
  AdwEntryRow *text;
  AdwEntryRow *owner;
  AdwEntryRow *due;
  GtkCalendar *calendar;
  AdwComboRow *priority;
  SitrepFieldNote *note;
  AdwPreferencesGroup *removing;

  SitrepSubject *subject;
  SitrepActionItem *item;
};

G_DEFINE_FINAL_TYPE (SitrepActionDialog, sitrep_action_dialog, ADW_TYPE_DIALOG)

static const char *
get (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
day_cb (GtkCalendar *calendar, SitrepActionDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%F");

  set (self->due, text);
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepActionDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
save_cb (GtkButton *button, SitrepActionDialog *self)
{
  char **priorities = sitrep_subject_dossier (self->subject)->playbook->actions.priorities;
  guint selected = adw_combo_row_get_selected (self->priority);

  sitrep_take_text (&self->item->text, get (self->text));
  sitrep_take_text (&self->item->owner, get (self->owner));
  sitrep_take_text (&self->item->due, get (self->due));
  if (priorities != NULL)
    g_set_str (&self->item->priority, selected > 0 ? priorities[selected - 1] : NULL);
  sitrep_desk_put_action_async (sitrep_subject_desk (self->subject), self->item, done_cb, g_object_ref (self));
}

static void
remove_cb (AdwButtonRow *row, SitrepActionDialog *self)
{
  sitrep_desk_remove_action_async (sitrep_subject_desk (self->subject), self->item->base.id, done_cb,
                                   g_object_ref (self));
}

static void
fill_priorities (SitrepActionDialog *self)
{
  char **priorities = sitrep_subject_dossier (self->subject)->playbook->actions.priorities;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; priorities != NULL && priorities[i] != NULL; i++)
    {
      gtk_string_list_append (labels, priorities[i]);
      if (g_strcmp0 (priorities[i], self->item->priority) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->priority, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->priority, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->priority), priorities != NULL);
}

/** sitrep_action_dialog_new: @item (nullable): one to be changed; copied. */
AdwDialog *
sitrep_action_dialog_new (SitrepSubject *subject, const SitrepActionItem *item)
{
  SitrepActionDialog *self = g_object_new (SITREP_TYPE_ACTION_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->item = item != NULL ? sitrep_record_copy (item) : sitrep_record_new (&sitrep_action_item_type);
  g_set_str (&self->item->incident, sitrep_subject_id (subject));
  set (self->text, self->item->text);
  set (self->owner, self->item->owner);
  set (self->due, self->item->due);
  fill_priorities (self);
  gtk_widget_set_visible (GTK_WIDGET (self->removing), item != NULL);
  return ADW_DIALOG (self);
}

static void
sitrep_action_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_ACTION_DIALOG);
  g_clear_object (&SITREP_ACTION_DIALOG (object)->subject);
  g_clear_pointer (&SITREP_ACTION_DIALOG (object)->item, sitrep_record_unref);
  G_OBJECT_CLASS (sitrep_action_dialog_parent_class)->dispose (object);
}

static void
sitrep_action_dialog_class_init (SitrepActionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_action_dialog_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("postmortem/sitrep-action-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, owner);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, due);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, priority);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, removing);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sitrep_action_dialog_init (SitrepActionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
