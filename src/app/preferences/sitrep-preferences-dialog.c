/* sitrep-preferences-dialog.c - what holds for everything done at this desk
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-preferences-dialog.h"

#include "destinations/sitrep-destinations-dialog.h"
#include "playbooks/sitrep-playbook-files.h"
#include "sitrep-settings.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwEntryRow *person;
  AdwPreferencesGroup *processes;
  AdwActionRow *destinations;
  AdwEntryRow *alertmanager;
  SitrepFieldNote *alertmanager_note;
  GtkWidget *reminders;
  GtkWidget *remind;
  GtkWidget *remind_in_background;
  GtkWidget *inhibit_suspend;

  SitrepDesk *desk;
  GSettings *settings;  /* nullable: the schema is not installed */
  GPtrArray *playbooks; /* SitrepPlaybook */
  GPtrArray *rows;
  GHashTable *checks; /* GtkCheckButton → playbook id (borrowed from @playbooks) */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SitrepPreferencesDialog, sitrep_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
person_cb (SitrepPreferencesDialog *self)
{
  sitrep_desk_set_person_async (self->desk, gtk_editable_get_text (GTK_EDITABLE (self->person)),
                                sitrep_feedback_done_cb, g_object_ref (self));
}

static void
alertmanager_set_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepPreferencesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->alertmanager_note != NULL)
    sitrep_field_note_set_error (self->alertmanager_note, error != NULL ? error->message : NULL);
}

static void
alertmanager_cb (SitrepPreferencesDialog *self)
{
  sitrep_desk_set_alertmanager_async (self->desk, gtk_editable_get_text (GTK_EDITABLE (self->alertmanager)),
                                      alertmanager_set_cb, g_object_ref (self));
}

static void
chosen_cb (GtkCheckButton *check, GParamSpec *pspec, SitrepPreferencesDialog *self)
{
  const char *id = g_hash_table_lookup (self->checks, check);

  if (!self->filling && gtk_check_button_get_active (check))
    sitrep_desk_choose_playbook_async (self->desk, id, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
import_cb (SitrepPreferencesDialog *self)
{
  sitrep_playbook_import (GTK_WIDGET (self), self->desk);
}

static void
destinations_cb (SitrepPreferencesDialog *self)
{
  adw_dialog_present (ADW_DIALOG (sitrep_destinations_dialog_new (self->desk)), GTK_WIDGET (self));
}

static GtkWidget *
make_row (SitrepPlaybook *playbook, GtkCheckButton *check)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), playbook->title);
  if (playbook->summary != NULL)
    adw_action_row_set_subtitle (row, playbook->summary);
  adw_action_row_add_prefix (row, GTK_WIDGET (check));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (check));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, playbook->title, -1);
  return GTK_WIDGET (row);
}

static void
fill_processes (SitrepPreferencesDialog *self)
{
  g_autoptr (SitrepPlaybook) now = sitrep_desk_default_playbook (self->desk);
  GtkCheckButton *first = NULL;

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->processes, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->checks);
  g_clear_pointer (&self->playbooks, g_ptr_array_unref);
  self->playbooks = sitrep_desk_playbooks (self->desk);
  for (guint i = 0; i < self->playbooks->len; i++)
    {
      SitrepPlaybook *playbook = self->playbooks->pdata[i];
      GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_check_button_new ());
      GtkWidget *row;

      gtk_widget_set_valign (GTK_WIDGET (check), GTK_ALIGN_CENTER);
      gtk_check_button_set_group (check, first);
      first = check;
      g_hash_table_insert (self->checks, check, playbook->id);
      gtk_check_button_set_active (check, now != NULL && g_strcmp0 (now->id, playbook->id) == 0);
      g_signal_connect_object (check, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
      row = make_row (playbook, check);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->processes, row);
    }
  self->filling = FALSE;
}

static void
show_destinations (SitrepPreferencesDialog *self)
{
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (self->desk);
  guint n = destinations != NULL ? destinations->len : 0;
  g_autofree char *words = NULL;

  words = n == 0 ? g_strdup (_ ("None yet")) : g_strdup_printf (ngettext ("%u destination", "%u destinations", n), n);
  adw_action_row_set_subtitle (self->destinations, words);
}

static void
desk_changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepPreferencesDialog *self)
{
  show_destinations (self);
  fill_processes (self);
}

/* What cannot be remembered is not asked for. */
static void
bind_reminders (SitrepPreferencesDialog *self)
{
  self->settings = sitrep_settings_new ();
  gtk_widget_set_visible (self->reminders, self->settings != NULL);
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "remind", self->remind, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "remind-in-background", self->remind_in_background, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "inhibit-suspend", self->inhibit_suspend, "active", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (self->remind, "active", self->remind_in_background, "sensitive", G_BINDING_SYNC_CREATE);
}

static void
sitrep_preferences_dialog_dispose (GObject *object)
{
  SitrepPreferencesDialog *self = SITREP_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_PREFERENCES_DIALOG);
  g_clear_pointer (&self->checks, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->playbooks, g_ptr_array_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sitrep_preferences_dialog_parent_class)->dispose (object);
}

static void
sitrep_preferences_dialog_class_init (SitrepPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_preferences_dialog_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("preferences/sitrep-preferences-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, person);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, processes);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, destinations);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, alertmanager);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, alertmanager_note);
  gtk_widget_class_bind_template_callback (widget_class, alertmanager_cb);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, reminders);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, remind);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, remind_in_background);
  gtk_widget_class_bind_template_child (widget_class, SitrepPreferencesDialog, inhibit_suspend);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
  gtk_widget_class_bind_template_callback (widget_class, destinations_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
sitrep_preferences_dialog_init (SitrepPreferencesDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

SitrepPreferencesDialog *
sitrep_preferences_dialog_new (SitrepDesk *desk)
{
  SitrepPreferencesDialog *self = g_object_new (SITREP_TYPE_PREFERENCES_DIALOG, NULL);
  g_autofree char *alertmanager = sitrep_desk_alertmanager (desk);
  const char *name = sitrep_desk_person (desk);

  self->desk = g_object_ref (desk);
  gtk_editable_set_text (GTK_EDITABLE (self->person), name != NULL ? name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->alertmanager), alertmanager != NULL ? alertmanager : "");
  fill_processes (self);
  show_destinations (self);
  bind_reminders (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}
