/* sitrep-assign-dialog.c - giving a role to somebody, or handing it over
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-assign-dialog.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-roles.h"
#include "sitrep-person-picker.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepAssignDialog
{
  AdwDialog parent_instance;

  GtkButton *save;
  AdwPreferencesGroup *group;
  AdwEntryRow *name;
  AdwEntryRow *handle;
  AdwEntryRow *words;
  SitrepFieldNote *note;
  SitrepPersonPicker *picker;

  SitrepSubject *subject;
  char *role; /* nullable */
  gboolean beside;
};

G_DEFINE_FINAL_TYPE (SitrepAssignDialog, sitrep_assign_dialog, ADW_TYPE_DIALOG)

static const char *
get (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
changed_cb (SitrepAssignDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), !sitrep_text_is_empty (get (self->name)));
  sitrep_field_note_set_error (self->note, NULL);
}

static void
done_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepAssignDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
save_cb (SitrepAssignDialog *self)
{
  sitrep_desk_assign_async (sitrep_subject_desk (self->subject), sitrep_subject_id (self->subject), self->role,
                            get (self->name), get (self->handle), get (self->words), self->beside, done_cb,
                            g_object_ref (self));
}

static void
sitrep_assign_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_ASSIGN_DIALOG);
  g_clear_object (&SITREP_ASSIGN_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_assign_dialog_parent_class)->dispose (object);
}

static void
sitrep_assign_dialog_finalize (GObject *object)
{
  g_free (SITREP_ASSIGN_DIALOG (object)->role);
  G_OBJECT_CLASS (sitrep_assign_dialog_parent_class)->finalize (object);
}

static void
sitrep_assign_dialog_class_init (SitrepAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_assign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_assign_dialog_finalize;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_PERSON_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("people/sitrep-assign-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, handle);
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepAssignDialog, picker);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
sitrep_assign_dialog_init (SitrepAssignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say_what (SitrepAssignDialog *self, const char *title, const char *button)
{
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_button_set_label (self->save, button);
}

static void
show_role (SitrepAssignDialog *self, const SitrepRole *role)
{
  g_autoptr (GPtrArray) holders = sitrep_role_holders (sitrep_subject_dossier (self->subject), self->role);
  g_autofree char *title = role != NULL ? g_markup_escape_text (role->label, -1) : NULL;

  adw_preferences_group_set_title (self->group, title != NULL ? title : "");
  if (role == NULL)
    say_what (self, _ ("Add Responder"), _ ("_Add"));
  else if (holders->len == 0)
    say_what (self, _ ("Assign Role"), _ ("_Assign"));
  else if (self->beside)
    say_what (self, _ ("Add Somebody to the Role"), _ ("_Add"));
  else
    {
      say_what (self, _ ("Hand Over Role"), _ ("_Hand Over"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _ ("What the Next One Must Know"));
    }
}

/**
 * sitrep_assign_dialog_new:
 * @role: (nullable): of the incident's process; %NULL for somebody who helps without one
 * @beside: whether those who hold it go on holding it
 */
AdwDialog *
sitrep_assign_dialog_new (SitrepSubject *subject, const SitrepRole *role, gboolean beside)
{
  SitrepAssignDialog *self = g_object_new (SITREP_TYPE_ASSIGN_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->role = role != NULL ? g_strdup (role->key) : NULL;
  self->beside = beside;
  show_role (self, role);
  sitrep_person_picker_attach (self->picker, subject, self->name, self->handle, role != NULL ? role->post : NULL);
  changed_cb (self);
  return ADW_DIALOG (self);
}
