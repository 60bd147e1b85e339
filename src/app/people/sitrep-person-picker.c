/* sitrep-person-picker.c - names to choose from while one is typed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-person-picker.h"

#include "base/sitrep-text.h"
#include "export/sitrep-call-sheet.h"
#include "incident/sitrep-roles.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* More would push away what is typed after the name. */
#define MOST 5

struct _SitrepPersonPicker
{
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *name;   /* borrowed: in the same dialog */
  AdwEntryRow *handle; /* borrowed, nullable */

  GPtrArray *people; /* SitrepPerson, the likeliest first */
  GPtrArray *rows;   /* GtkWidget; the group owns them */
};

G_DEFINE_FINAL_TYPE (SitrepPersonPicker, sitrep_person_picker, ADW_TYPE_PREFERENCES_GROUP)

static void
chosen_cb (GtkWidget *row, SitrepPersonPicker *self)
{
  g_autoptr (SitrepPerson) person = sitrep_record_ref (g_object_get_data (G_OBJECT (row), "person"));

  gtk_editable_set_text (GTK_EDITABLE (self->name), person->name);
  if (self->handle != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->handle), person->handle != NULL ? person->handle : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_set_position (GTK_EDITABLE (self->name), -1);
}

static GtkWidget *
new_row (SitrepPersonPicker *self, SitrepPerson *person)
{
  GtkWidget *row
    = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, person->name, person->handle != NULL ? person->handle : person->post);

  g_object_set_data_full (G_OBJECT (row), "person", sitrep_record_ref (person), sitrep_record_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* What is typed stands in the name; who is typed in full need not be offered. */
static gboolean
is_offered (const SitrepPerson *person, const char *typed)
{
  g_autofree char *name = sitrep_text_fold (person->name);
  g_autofree char *word = sitrep_text_fold (typed);

  return strstr (name, word) != NULL && g_strcmp0 (person->name, typed) != 0;
}

static void
show (SitrepPersonPicker *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->name));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->people->len && self->rows->len < MOST; i++)
    if (is_offered (g_ptr_array_index (self->people, i), typed))
      {
        g_ptr_array_add (self->rows, new_row (self, g_ptr_array_index (self->people, i)));
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, self->rows->len - 1));
      }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/* --- who is offered --- */

static gboolean
is_known (SitrepPersonPicker *self, const char *name)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_strcmp0 (((SitrepPerson *) g_ptr_array_index (self->people, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Whoever fills the role's post is the likeliest; then who is here already; then everybody of the house. */
static void
add_from_book (SitrepPersonPicker *self, GPtrArray *book, const SitrepPlaybook *playbook, const char *post)
{
  for (guint i = 0; i < book->len; i++)
    {
      SitrepPerson *person = g_ptr_array_index (book, i);

      if (!person->vendor && !is_known (self, person->name)
          && (post == NULL || sitrep_person_fills (person, playbook, post)))
        g_ptr_array_add (self->people, sitrep_record_ref (person));
    }
}

static void
add_responders (SitrepPersonPicker *self, const SitrepDossier *dossier)
{
  g_autoptr (GPtrArray) responders = sitrep_responders (dossier);

  for (guint i = 0; i < responders->len; i++)
    {
      const SitrepHolder *holder = g_ptr_array_index (responders, i);
      g_autoptr (SitrepPerson) person = sitrep_record_new (&sitrep_person_type);

      if (is_known (self, holder->name))
        continue;
      person->name = g_strdup (holder->name);
      person->handle = g_strdup (holder->handle);
      g_ptr_array_add (self->people, g_steal_pointer (&person));
    }
}

/**
 * sitrep_person_picker_attach:
 * @name: filled when somebody is chosen, and what is typed there narrows the list
 * @handle: (nullable): filled, too
 * @post: (nullable): who fills it is offered first
 *
 * Offers those who take part and those in the address book.
 */
void
sitrep_person_picker_attach (SitrepPersonPicker *self,
                             SitrepSubject *subject,
                             AdwEntryRow *name,
                             AdwEntryRow *handle,
                             const char *post)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  g_autoptr (GPtrArray) book = sitrep_desk_people (sitrep_subject_desk (subject));

  self->name = name;
  self->handle = handle;
  if (post != NULL)
    add_from_book (self, book, dossier->playbook, post);
  add_responders (self, dossier);
  add_from_book (self, book, dossier->playbook, NULL);
  g_signal_connect_object (name, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
sitrep_person_picker_finalize (GObject *object)
{
  SitrepPersonPicker *self = SITREP_PERSON_PICKER (object);

  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (sitrep_person_picker_parent_class)->finalize (object);
}

static void
sitrep_person_picker_class_init (SitrepPersonPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_person_picker_finalize;
}

static void
sitrep_person_picker_init (SitrepPersonPicker *self)
{
  self->people = g_ptr_array_new_with_free_func (sitrep_record_unref);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Choose"));
}
