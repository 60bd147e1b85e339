/* sitrep-person-form.c - adding somebody to the address book, or changing what is known of them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-person-form.h"

#include "base/sitrep-text.h"
#include "incident/sitrep-ladder.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepPersonForm
{
  AdwNavigationPage parent_instance;

  AdwEntryRow *name;
  AdwEntryRow *handle;
  AdwEntryRow *phone;
  AdwEntryRow *mail;
  AdwEntryRow *post;
  GtkMenuButton *posts;
  AdwSwitchRow *sensitive;
  AdwSwitchRow *vendor;
  AdwEntryRow *address;
  AdwEntryRow *words;
  SitrepFieldNote *note;
  GtkWidget *remove_group;

  SitrepDesk *desk;
  SitrepPlaybook *playbook; /* nullable */
  SitrepPerson *person;
};

G_DEFINE_FINAL_TYPE (SitrepPersonForm, sitrep_person_form, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SAVED,
  REMOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

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
changed_cb (SitrepPersonForm *self)
{
  sitrep_field_note_set_error (self->note, NULL);
}

/* --- the post: shown as the process calls it, kept by its key --- */

static char *
post_key (SitrepPersonForm *self)
{
  g_autofree char *typed = sitrep_text_fold (get (self->post));

  for (guint i = 0; self->playbook != NULL && i < self->playbook->posts->len; i++)
    {
      const SitrepPost *post = g_ptr_array_index (self->playbook->posts, i);
      g_autofree char *label = sitrep_text_fold (sitrep_post_label (self->playbook, post->key));

      if (g_strcmp0 (label, typed) == 0)
        return g_strdup (post->key);
    }
  return g_strdup (get (self->post));
}

static void
post_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set (SITREP_PERSON_FORM (widget)->post, g_variant_get_string (parameter, NULL));
}

static void
fill_posts (SitrepPersonForm *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->playbook != NULL && i < self->playbook->posts->len; i++)
    {
      const SitrepPost *post = g_ptr_array_index (self->playbook->posts, i);
      const char *label = sitrep_post_label (self->playbook, post->key);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "person.post", "s", label);
      g_menu_append_item (menu, item);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->posts), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_menu_button_set_menu_model (self->posts, G_MENU_MODEL (menu));
}

/* --- deeds --- */

static void
saved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepPersonForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->note == NULL)
    return;
  if (error != NULL)
    sitrep_field_note_set_error (self->note, error->message);
  else
    g_signal_emit (self, signals[SAVED], 0);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPersonForm *self = SITREP_PERSON_FORM (widget);
  g_autofree char *post = post_key (self);

  if (sitrep_text_is_empty (get (self->name)))
    {
      sitrep_field_note_set_error (self->note, _ ("A name is needed."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  sitrep_take_text (&self->person->name, get (self->name));
  sitrep_take_text (&self->person->handle, get (self->handle));
  sitrep_take_text (&self->person->phone, get (self->phone));
  sitrep_take_text (&self->person->mail, get (self->mail));
  sitrep_take_text (&self->person->post, post);
  sitrep_take_text (&self->person->address, get (self->address));
  sitrep_take_text (&self->person->note, get (self->words));
  self->person->vendor = adw_switch_row_get_active (self->vendor);
  self->person->sensitive = adw_switch_row_get_active (self->sensitive);
  sitrep_desk_put_person_async (self->desk, self->person, saved_cb, g_object_ref (self));
}

static void
removed_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepPersonForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (self->note == NULL)
    return;
  if (error != NULL)
    sitrep_field_note_set_error (self->note, error->message);
  else
    g_signal_emit (self, signals[REMOVED], 0, self->person->base.id, self->person->name);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPersonForm *self = SITREP_PERSON_FORM (widget);

  if (self->person->base.id != NULL)
    sitrep_desk_remove_person_async (self->desk, self->person->base.id, removed_cb, g_object_ref (self));
}

static void
sitrep_person_form_dispose (GObject *object)
{
  SitrepPersonForm *self = SITREP_PERSON_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_PERSON_FORM);
  g_clear_pointer (&self->person, sitrep_record_unref);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_person_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, handle);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, phone);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, mail);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, post);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, posts);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, sensitive);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, vendor);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, address);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, words);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepPersonForm, remove_group);
}

static void
sitrep_person_form_class_init (SitrepPersonFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_person_form_dispose;

  signals[SAVED]
    = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("people/sitrep-person-form.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "person.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "person.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "person.post", "s", post_action);
}

static void
sitrep_person_form_init (SitrepPersonForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (SitrepPersonForm *self)
{
  const SitrepPerson *person = self->person;

  set (self->name, person->name);
  set (self->handle, person->handle);
  set (self->phone, person->phone);
  set (self->mail, person->mail);
  set (self->post, self->playbook != NULL ? sitrep_post_label (self->playbook, person->post) : person->post);
  set (self->address, person->address);
  set (self->words, person->note);
  adw_switch_row_set_active (self->vendor, person->vendor);
  adw_switch_row_set_active (self->sensitive, person->sensitive);
}

/** sitrep_person_form_new: @person (nullable): what is filled in; one without an id is a new one; copied. */
SitrepPersonForm *
sitrep_person_form_new (SitrepDesk *desk, const SitrepPerson *person)
{
  SitrepPersonForm *self = g_object_new (SITREP_TYPE_PERSON_FORM, NULL);

  self->desk = g_object_ref (desk);
  self->playbook = sitrep_desk_default_playbook (desk);
  self->person = person != NULL ? sitrep_record_copy (person) : sitrep_record_new (&sitrep_person_type);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 self->person->base.id != NULL ? self->person->name : _ ("Add Person"));
  fill_posts (self);
  fill (self);
  gtk_widget_set_visible (self->remove_group, self->person->base.id != NULL);
  return self;
}
