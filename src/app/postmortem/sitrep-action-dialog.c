/* sitrep-action-dialog.c - one action item: text, owner, due date, priority
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-action-dialog.h"

#include "incident/sitrep-compose-dialog.h"
#include "incident/sitrep-follow-through.h"
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
  AdwComboRow *status;
  AdwEntryRow *category;
  AdwEntryRow *ticket;
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

/* Hidden where the process names none. */
static void
fill_words (AdwComboRow *row, char **words, const char *chosen)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gtk_string_list_append (labels, words[i]);
      if (g_strcmp0 (words[i], chosen) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
  gtk_widget_set_visible (GTK_WIDGET (row), words != NULL);
}

static void
take_word (AdwComboRow *row, char **words, char **place)
{
  guint selected = adw_combo_row_get_selected (row);

  if (words != NULL)
    g_set_str (place, selected > 0 ? words[selected - 1] : NULL);
}

static gboolean
has_field (const SitrepActionRules *rules, const char *field)
{
  return rules->fields != NULL && g_strv_contains ((const char *const *) rules->fields, field);
}

static void
copy_cb (AdwButtonRow *row, SitrepActionDialog *self)
{
  g_autofree char *text = sitrep_action_ticket_text (self->item, sitrep_subject_dossier (self->subject)->incident);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sitrep_feedback_say (GTK_WIDGET (self), _ ("Ticket text copied"));
}

static void
show_ready (GtkEditable *editable, SitrepActionDialog *self)
{
  gboolean ready = *get (self->owner) != '\0' && *get (self->due) != '\0';

  sitrep_field_note_set_hint (self->note, ready ? NULL : _ ("Not ready: it needs an owner and a date."));
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepActionDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
take (SitrepActionDialog *self)
{
  const SitrepActionRules *rules = &sitrep_subject_dossier (self->subject)->playbook->actions;

  sitrep_take_text (&self->item->text, get (self->text));
  sitrep_take_text (&self->item->owner, get (self->owner));
  sitrep_take_text (&self->item->due, get (self->due));
  sitrep_take_text (&self->item->category, get (self->category));
  sitrep_take_text (&self->item->ticket, get (self->ticket));
  take_word (self->priority, rules->priorities, &self->item->priority);
  take_word (self->status, rules->statuses, &self->item->status);
}

static void
save_cb (GtkButton *button, SitrepActionDialog *self)
{
  take (self);
  sitrep_desk_put_action_async (sitrep_subject_desk (self->subject), self->item, done_cb, g_object_ref (self));
}

static void
kept_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepActionDialog) self = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (SitrepDispatch) ticket = NULL;
  g_autoptr (GError) error = NULL;

  if (!sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result) || root == NULL)
    return;
  ticket = sitrep_desk_dispatch_action (SITREP_DESK (desk), self->item, &error);
  if (ticket != NULL)
    adw_dialog_present (sitrep_compose_dialog_new_dispatch (self->subject, ticket, _ ("Open Ticket")), root);
  else
    sitrep_feedback_error (root, error);
}

/* The ticket says what is kept. */
static void
ticket_cb (AdwButtonRow *row, SitrepActionDialog *self)
{
  take (self);
  sitrep_desk_put_action_async (sitrep_subject_desk (self->subject), self->item, kept_cb, g_object_ref (self));
}

static void
remove_cb (AdwButtonRow *row, SitrepActionDialog *self)
{
  sitrep_desk_remove_action_async (sitrep_subject_desk (self->subject), self->item->base.id, done_cb,
                                   g_object_ref (self));
}

/** sitrep_action_dialog_new: @item (nullable): one to be changed; copied. */
AdwDialog *
sitrep_action_dialog_new (SitrepSubject *subject, const SitrepActionItem *item)
{
  SitrepActionDialog *self = g_object_new (SITREP_TYPE_ACTION_DIALOG, NULL);
  const SitrepActionRules *rules = &sitrep_subject_dossier (subject)->playbook->actions;

  self->subject = g_object_ref (subject);
  self->item = item != NULL ? sitrep_record_copy (item) : sitrep_record_new (&sitrep_action_item_type);
  g_set_str (&self->item->incident, sitrep_subject_id (subject));
  set (self->text, self->item->text);
  set (self->owner, self->item->owner);
  set (self->due, self->item->due);
  set (self->category, self->item->category);
  set (self->ticket, self->item->ticket);
  gtk_widget_set_visible (GTK_WIDGET (self->category), self->item->category != NULL || has_field (rules, "category"));
  fill_words (self->priority, rules->priorities, self->item->priority);
  fill_words (self->status, rules->statuses, self->item->status);
  show_ready (NULL, self);
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
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, status);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, category);
  gtk_widget_class_bind_template_child (widget_class, SitrepActionDialog, ticket);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticket_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_ready);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sitrep_action_dialog_init (SitrepActionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
