/* sitrep-people-view.c - who does what in one incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-people-view.h"

#include "incident/sitrep-roles.h"
#include "sitrep-tasks-view.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepPeopleView
{
  AdwBin parent_instance;

  GtkListBox *roles;
  GtkListBox *helpers;
  GtkWidget *add_helper;
  GtkLabel *took_part;
  AdwBin *tasks;

  SitrepSubject *subject;
};

G_DEFINE_FINAL_TYPE (SitrepPeopleView, sitrep_people_view, ADW_TYPE_BIN)

/* --- words --- */

static char *
holder_words (SitrepPeopleView *self, const SitrepHolder *holder)
{
  g_autofree char *clock = sitrep_subject_clock (self->subject, holder->since);
  g_autofree char *who
    = holder->handle != NULL ? g_strdup_printf ("%s (%s)", holder->name, holder->handle) : g_strdup (holder->name);

  /* Translators: who holds a role, and since when */
  return g_strdup_printf (holder->assumed ? _ ("%s · since %s, assumed") : _ ("%s · since %s"), who, clock);
}

static char *
holders_words (SitrepPeopleView *self, GPtrArray *holders)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < holders->len; i++)
    {
      g_autofree char *line = holder_words (self, g_ptr_array_index (holders, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free_and_steal (words);
}

static char *
nobody_words (SitrepPeopleView *self, const SitrepRole *role)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);

  if (!sitrep_role_is_needed (dossier, role))
    return g_strdup_printf (_ ("Nobody, not needed at %s"), sitrep_dossier_level (dossier)->key);
  return g_strdup_printf (_ ("Needed at %s"), sitrep_dossier_level (dossier)->key);
}

/* --- roles --- */

static GtkWidget *
new_assign (const SitrepRole *role, gboolean needed)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Assign…"));
  /* Translators: a role that nobody holds, as in “Assign: Scribe” */
  g_autofree char *name = g_strdup_printf (_ ("Assign: %s"), role->label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (!needed)
    gtk_widget_add_css_class (button, "flat");
  sitrep_words_name_button (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", role->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "incident.assign");
  return button;
}

static GtkWidget *
new_arrow (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
new_role (SitrepPeopleView *self, const SitrepRole *role)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autoptr (GPtrArray) holders = sitrep_role_holders (dossier, role->key);
  gboolean needed = sitrep_role_is_needed (dossier, role);
  g_autofree char *words = holders->len > 0 ? holders_words (self, holders) : nobody_words (self, role);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, role->label, words);

  if (holders->len == 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_assign (role, needed));
      if (needed)
        gtk_widget_add_css_class (row, "needed");
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_arrow ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", role->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "incident.role");
  return row;
}

static void
show_roles (SitrepPeopleView *self)
{
  GPtrArray *roles = sitrep_subject_dossier (self->subject)->playbook->roles;

  gtk_list_box_remove_all (self->roles);
  for (guint i = 0; i < roles->len; i++)
    gtk_list_box_append (self->roles, new_role (self, g_ptr_array_index (roles, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->roles), roles->len > 0);
}

/* --- those without a role --- */

static GtkWidget *
new_helper (SitrepPeopleView *self, const SitrepHolder *holder)
{
  g_autofree char *clock = sitrep_subject_clock (self->subject, holder->since);
  g_autofree char *words = holder->handle != NULL ? g_strdup_printf (_ ("%s · since %s"), holder->handle, clock)
                                                  : g_strdup_printf (_ ("Since %s"), clock);
  g_autofree char *name = g_strdup_printf (_ ("Release: %s"), holder->name);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, holder->name, words);
  GtkWidget *button = gtk_button_new_with_label (_ ("Release…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sitrep_words_name_button (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", holder->base.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "incident.release");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_helpers (SitrepPeopleView *self)
{
  g_autoptr (GPtrArray) helpers = sitrep_role_holders (sitrep_subject_dossier (self->subject), NULL);

  g_object_ref (self->add_helper);
  gtk_list_box_remove_all (self->helpers);
  for (guint i = 0; i < helpers->len; i++)
    gtk_list_box_append (self->helpers, new_helper (self, g_ptr_array_index (helpers, i)));
  gtk_list_box_append (self->helpers, self->add_helper);
  g_object_unref (self->add_helper);
}

static void
show_count (SitrepPeopleView *self)
{
  g_autoptr (GPtrArray) all = sitrep_responders (sitrep_subject_dossier (self->subject));
  g_autofree char *words
    = g_strdup_printf (ngettext ("%u person took part", "%u people took part", all->len), all->len);

  gtk_label_set_text (self->took_part, words);
}

static void
show (SitrepPeopleView *self)
{
  show_roles (self);
  show_helpers (self);
  show_count (self);
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepPeopleView *self)
{
  if (changes == NULL || sitrep_changes_touch (changes, &sitrep_holder_type)
      || sitrep_changes_touch (changes, &sitrep_incident_type))
    show (self);
}

/** sitrep_people_view_set_subject: shows who takes part in that incident, and what they do. */
void
sitrep_people_view_set_subject (SitrepPeopleView *self, SitrepSubject *subject)
{
  g_return_if_fail (SITREP_IS_PEOPLE_VIEW (self));

  g_set_object (&self->subject, subject);
  adw_bin_set_child (self->tasks, sitrep_tasks_view_new (subject));
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  show (self);
}

static void
sitrep_people_view_dispose (GObject *object)
{
  /* Disposing the template takes the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SITREP_TYPE_PEOPLE_VIEW);
  g_clear_object (&SITREP_PEOPLE_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_people_view_parent_class)->dispose (object);
}

static void
sitrep_people_view_class_init (SitrepPeopleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_people_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("people/sitrep-people-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleView, roles);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleView, helpers);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleView, add_helper);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleView, took_part);
  gtk_widget_class_bind_template_child (widget_class, SitrepPeopleView, tasks);
}

static void
sitrep_people_view_init (SitrepPeopleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
