/* sitrep-person-dialog.c - who works at this desk now
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-person-dialog.h"

#include "base/sitrep-text.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

#define MAX_KNOWN 6

struct _SitrepPersonDialog
{
  AdwDialog parent_instance;

  AdwEntryRow *name;
  SitrepFieldNote *note;
  AdwPreferencesGroup *known;
  GtkWidget *save;

  SitrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (SitrepPersonDialog, sitrep_person_dialog, ADW_TYPE_DIALOG)

static void
saved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepPersonDialog) self = data;

  sitrep_feedback_finish (ADW_DIALOG (self), self->note, desk, result);
}

static void
save_cb (SitrepPersonDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (sitrep_text_is_empty (name))
    sitrep_field_note_set_error (self->note, _ ("A name is needed: it is noted beside everything that is done here."));
  else
    sitrep_desk_set_person_async (self->desk, name, saved_cb, g_object_ref (self));
}

static void
changed_cb (SitrepPersonDialog *self)
{
  sitrep_field_note_set_hint (self->note, NULL);
}

static void
known_cb (AdwActionRow *row, SitrepPersonDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  save_cb (self);
}

static void
add_known (SitrepPersonDialog *self, const SitrepPerson *person)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  if (person->post != NULL)
    adw_action_row_set_subtitle (row, person->post);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (known_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->known, GTK_WIDGET (row));
}

static void
fill_known (SitrepPersonDialog *self)
{
  g_autoptr (GPtrArray) people = sitrep_desk_people (self->desk);
  guint shown = 0;

  for (guint i = 0; people != NULL && i < people->len && shown < MAX_KNOWN; i++)
    {
      const SitrepPerson *person = people->pdata[i];

      if (person->name == NULL || g_strcmp0 (person->name, sitrep_desk_person (self->desk)) == 0)
        continue;
      add_known (self, person);
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known), shown > 0);
}

static void
sitrep_person_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_PERSON_DIALOG);
  g_clear_object (&SITREP_PERSON_DIALOG (object)->desk);
  G_OBJECT_CLASS (sitrep_person_dialog_parent_class)->dispose (object);
}

static void
sitrep_person_dialog_class_init (SitrepPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_person_dialog_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("preferences/sitrep-person-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonDialog, known);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
sitrep_person_dialog_init (SitrepPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** sitrep_person_dialog_new: asks who takes the desk over. */
SitrepPersonDialog *
sitrep_person_dialog_new (SitrepDesk *desk)
{
  SitrepPersonDialog *self = g_object_new (SITREP_TYPE_PERSON_DIALOG, NULL);
  const char *name = sitrep_desk_person (desk);

  self->desk = g_object_ref (desk);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
  fill_known (self);
  return self;
}
