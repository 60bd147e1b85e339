/* sitrep-people-dialog.c - the address book
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-people-dialog.h"

#include "export/sitrep-call-sheet.h"
#include "incident/sitrep-ladder.h"
#include "sitrep-person-form.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepPeopleDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *view;
  GtkWidget *empty;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *suppliers;
  AdwPreferencesGroup *posts;

  SitrepDesk *desk;
  SitrepPlaybook *playbook; /* nullable: no process is chosen yet */
  GPtrArray *rows;          /* GtkWidget, those in the groups */
};

G_DEFINE_FINAL_TYPE (SitrepPeopleDialog, sitrep_people_dialog, ADW_TYPE_DIALOG)

/* What opened the form may be gone: without a focus no key is heard. */
static void
show_list (SitrepPeopleDialog *self)
{
  adw_navigation_view_pop_to_tag (self->view, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
saved_cb (SitrepPersonForm *form, SitrepPeopleDialog *self)
{
  show_list (self);
}

static void
removed_cb (SitrepPersonForm *form, const char *id, const char *name, SitrepPeopleDialog *self)
{
  g_autofree char *words = g_strdup_printf (_ ("“%s” was removed"), name);

  show_list (self);
  sitrep_feedback_offer (GTK_WIDGET (self), words, _ ("_Undo"), "people.restore", g_variant_new_string (id));
}

static void
open_form (SitrepPeopleDialog *self, const SitrepPerson *person)
{
  SitrepPersonForm *form = sitrep_person_form_new (self->desk, person);

  g_signal_connect_object (form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (form));
}

static void
edit_cb (GtkWidget *row, SitrepPeopleDialog *self)
{
  open_form (self, g_object_get_data (G_OBJECT (row), "person"));
}

/* --- the lists --- */

static void
add_row (SitrepPeopleDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/* Post, then the ways; a sensitive number is seen when the person is opened. */
static char *
person_words (SitrepPeopleDialog *self, const SitrepPerson *person)
{
  const char *post = self->playbook != NULL ? sitrep_post_label (self->playbook, person->post) : person->post;
  const char *parts[] = { post, person->sensitive ? NULL : person->phone, person->handle, person->mail };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  if (person->phone == NULL && person->handle == NULL && person->mail == NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", _ ("no number known"));
  return g_string_free_and_steal (words);
}

static void
add_person (SitrepPeopleDialog *self, SitrepPerson *person)
{
  g_autofree char *words = person_words (self, person);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, person->name, words);

  g_object_set_data_full (G_OBJECT (row), "person", sitrep_record_ref (person), sitrep_record_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, G_CONNECT_DEFAULT);
  add_row (self, person->vendor ? self->suppliers : self->people, row);
}

static void
add_post (SitrepPeopleDialog *self, const SitrepPost *post)
{
  const char *label = sitrep_post_label (self->playbook, post->key);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, label, post->handle);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add…"));
  /* Translators: a post that nobody fills, as in “Add: Backend Lead” */
  g_autofree char *name = g_strdup_printf (_ ("Add: %s"), label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sitrep_words_name_button (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", post->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.add");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, self->posts, row);
}

static guint
add_posts (SitrepPeopleDialog *self, GPtrArray *people)
{
  guint open = 0;

  for (guint i = 0; self->playbook != NULL && i < self->playbook->posts->len; i++)
    {
      const SitrepPost *post = g_ptr_array_index (self->playbook->posts, i);

      if (sitrep_people_fill (people, self->playbook, post->key))
        continue;
      add_post (self, post);
      open++;
    }
  return open;
}

static void
remove_rows (SitrepPeopleDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill (SitrepPeopleDialog *self)
{
  g_autoptr (GPtrArray) people = sitrep_desk_people (self->desk);
  guint vendors = 0;

  remove_rows (self);
  for (guint i = 0; i < people->len; i++)
    {
      SitrepPerson *person = g_ptr_array_index (people, i);

      vendors += person->vendor;
      add_person (self, person);
    }
  gtk_widget_set_visible (self->empty, people->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->people), people->len > vendors);
  gtk_widget_set_visible (GTK_WIDGET (self->suppliers), vendors > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->posts), add_posts (self, people) > 0);
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepPeopleDialog *self)
{
  if (sitrep_changes_touch (changes, &sitrep_person_type))
    fill (self);
}

/* --- deeds --- */

/* With the post that it is for, or an empty one. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPeopleDialog *self = SITREP_PEOPLE_DIALOG (widget);
  g_autoptr (SitrepPerson) person = sitrep_record_new (&sitrep_person_type);
  const SitrepPost *post = NULL;

  sitrep_take_text (&person->post, g_variant_get_string (parameter, NULL));
  if (self->playbook != NULL && person->post != NULL)
    post = sitrep_playbook_find (self->playbook->posts, person->post);
  person->vendor = post != NULL && post->group == SITREP_POST_VENDOR;
  open_form (self, person);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepPeopleDialog *self = SITREP_PEOPLE_DIALOG (widget);
  g_autoptr (SitrepPerson) was
    = sitrep_reader_get (sitrep_desk_reader (self->desk), &sitrep_person_type, g_variant_get_string (parameter, NULL));

  if (was != NULL)
    sitrep_desk_put_person_async (self->desk, was, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
sitrep_people_dialog_dispose (GObject *object)
{
  SitrepPeopleDialog *self = SITREP_PEOPLE_DIALOG (object);

  sitrep_feedback_register (GTK_WIDGET (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_PEOPLE_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->playbook, sitrep_playbook_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_people_dialog_parent_class)->dispose (object);
}

static void
sitrep_people_dialog_class_init (SitrepPeopleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_people_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("people/sitrep-people-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleDialog, people);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleDialog, suppliers);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleDialog, posts);
  gtk_widget_class_install_action (widget_class, "people.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "people.restore", "s", restore_action);
}

static void
sitrep_people_dialog_init (SitrepPeopleDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
}

/** sitrep_people_dialog_new: everybody in it, and the posts of the process in use that nobody fills. */
AdwDialog *
sitrep_people_dialog_new (SitrepDesk *desk)
{
  SitrepPeopleDialog *self = g_object_new (SITREP_TYPE_PEOPLE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->playbook = sitrep_desk_default_playbook (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  fill (self);
  return ADW_DIALOG (self);
}
