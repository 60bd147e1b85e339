/* sitrep-declare-lead.c - the wizard: who leads
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-declare-lead.h"

#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

#define MAX_KNOWN 12

struct _SitrepDeclareLead
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  AdwEntryRow *name;
  AdwEntryRow *handle;
  SitrepFieldNote *note;
  AdwPreferencesGroup *known;
  AdwPreferencesGroup *duties;
  GtkLabel *duties_words;

  SitrepDeclareForm *form;
};

G_DEFINE_FINAL_TYPE (SitrepDeclareLead, sitrep_declare_lead, ADW_TYPE_BIN)

static void
known_cb (AdwActionRow *row, SitrepDeclareLead *self)
{
  const char *handle = adw_action_row_get_subtitle (row);

  gtk_editable_set_text (GTK_EDITABLE (self->name), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (self->handle), handle != NULL ? handle : "");
}

static void
add_known (SitrepDeclareLead *self, const SitrepPerson *person)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  if (person->handle != NULL)
    adw_action_row_set_subtitle (row, person->handle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (known_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->known, GTK_WIDGET (row));
}

static void
show_known (SitrepDeclareLead *self)
{
  g_autoptr (GPtrArray) people = sitrep_desk_people (sitrep_declare_form_get_desk (self->form));
  guint shown = 0;

  for (guint i = 0; people != NULL && i < people->len && shown < MAX_KNOWN; i++)
    {
      const SitrepPerson *person = people->pdata[i];

      if (person->name != NULL)
        {
          add_known (self, person);
          shown++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known), shown > 0);
}

static void
show_duties (SitrepDeclareLead *self, const SitrepRole *role)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; role != NULL && role->duties != NULL && role->duties[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", role->duties[i]);
  gtk_label_set_text (self->duties_words, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->duties), text->len > 0);
}

static void
show_default (SitrepDeclareLead *self)
{
  const char *person = sitrep_desk_person (sitrep_declare_form_get_desk (self->form));
  g_autofree char *words = NULL;

  if (*sitrep_declare_form_get (self->form, "lead") == '\0' && person != NULL)
    /* Translators: a person's name */
    words = g_strdup_printf (_ ("Left empty: %s, marked as assumed until somebody says so."), person);
  sitrep_field_note_set_hint (self->note, words);
}

static void
sitrep_declare_lead_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_DECLARE_LEAD);
  g_clear_object (&SITREP_DECLARE_LEAD (object)->form);
  G_OBJECT_CLASS (sitrep_declare_lead_parent_class)->dispose (object);
}

static void
sitrep_declare_lead_class_init (SitrepDeclareLeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_declare_lead_dispose;

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("declare/sitrep-declare-lead.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, group);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, handle);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, known);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, duties);
  gtk_widget_class_bind_template_child (widget_class, SitrepDeclareLead, duties_words);
}

static void
sitrep_declare_lead_init (SitrepDeclareLead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_title (SitrepDeclareLead *self, SitrepPlaybook *playbook, const SitrepRole *role)
{
  const char *label = playbook->lead_label != NULL ? playbook->lead_label : role != NULL ? role->label : NULL;
  g_autofree char *escaped = label != NULL ? g_markup_escape_text (label, -1) : NULL;

  adw_preferences_group_set_title (self->group, escaped != NULL ? escaped : "");
}

/** sitrep_declare_lead_set_form: shows and fills @form; to be called once. */
void
sitrep_declare_lead_set_form (SitrepDeclareLead *self, SitrepDeclareForm *form)
{
  SitrepPlaybook *playbook = sitrep_declare_form_get_playbook (form);
  const SitrepRole *role = sitrep_playbook_lead (playbook);

  g_return_if_fail (SITREP_IS_DECLARE_LEAD (self));

  g_set_object (&self->form, form);
  sitrep_declare_form_bind (form, "lead", self->name, "text");
  sitrep_declare_form_bind (form, "lead-handle", self->handle, "text");
  g_signal_connect_object (form, "notify::lead", G_CALLBACK (show_default), self, G_CONNECT_SWAPPED);
  show_title (self, playbook, role);
  show_duties (self, role);
  show_known (self);
  show_default (self);
}
