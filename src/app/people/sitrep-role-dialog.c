/* sitrep-role-dialog.c - the card of one role: duties, advice, holders, history
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-role-dialog.h"

#include "incident/sitrep-roles.h"
#include "sitrep-assign-dialog.h"
#include "sitrep-release.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepRoleDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;

  SitrepSubject *subject;
  char *role;
  GPtrArray *groups; /* AdwPreferencesGroup, as shown; the page owns them */
};

G_DEFINE_FINAL_TYPE (SitrepRoleDialog, sitrep_role_dialog, ADW_TYPE_DIALOG)

/* It is looked up each time: the incident may be moved to another process meanwhile. */
static const SitrepRole *
role_of (SitrepRoleDialog *self)
{
  return sitrep_playbook_role (sitrep_subject_dossier (self->subject)->playbook, self->role);
}

/* --- deeds --- */

static void
assign (SitrepRoleDialog *self, gboolean beside)
{
  const SitrepRole *role = role_of (self);

  if (role != NULL)
    adw_dialog_present (sitrep_assign_dialog_new (self->subject, role, beside), GTK_WIDGET (self));
}

static void
hand_over_cb (SitrepRoleDialog *self)
{
  assign (self, FALSE);
}

static void
add_cb (SitrepRoleDialog *self)
{
  assign (self, TRUE);
}

static void
release_cb (GtkButton *button, SitrepRoleDialog *self)
{
  sitrep_release_ask (GTK_WIDGET (self), self->subject, g_object_get_data (G_OBJECT (button), "holder"));
}

/* --- groups --- */

static AdwPreferencesGroup *
add_group (SitrepRoleDialog *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_texts (SitrepRoleDialog *self, const char *title, char **texts)
{
  AdwPreferencesGroup *group;

  if (texts == NULL || texts[0] == NULL)
    return;
  group = add_group (self, title);
  for (guint i = 0; texts[i] != NULL; i++)
    adw_preferences_group_add (group, sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, texts[i], NULL));
}

static GtkWidget *
new_release (SitrepRoleDialog *self, const SitrepHolder *holder)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Release…"));
  g_autofree char *name = g_strdup_printf (_ ("Release: %s"), holder->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sitrep_words_name_button (button, name);
  g_object_set_data_full (G_OBJECT (button), "holder", g_strdup (holder->base.id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (release_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_holder (SitrepRoleDialog *self, const SitrepHolder *holder)
{
  g_autofree char *clock = sitrep_subject_clock (self->subject, holder->since);
  g_autofree char *since = g_strdup_printf (holder->assumed ? _ ("Since %s, assumed") : _ ("Since %s"), clock);
  g_autofree char *words
    = holder->handle != NULL ? g_strdup_printf ("%s · %s", holder->handle, since) : g_strdup (since);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, holder->name, words);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_release (self, holder));
  return row;
}

static void
add_button (SitrepRoleDialog *self, AdwPreferencesGroup *group, const char *title, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_holders (SitrepRoleDialog *self, const SitrepRole *role)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autoptr (GPtrArray) holders = sitrep_role_holders (dossier, role->key);
  AdwPreferencesGroup *group = add_group (self, _ ("Held By"));
  g_autofree char *needed = g_strdup_printf (_ ("Needed at %s"), sitrep_dossier_level (dossier)->key);

  for (guint i = 0; i < holders->len; i++)
    adw_preferences_group_add (group, new_holder (self, g_ptr_array_index (holders, i)));
  if (holders->len == 0)
    {
      adw_preferences_group_add (group, sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, _ ("Nobody"),
                                                              sitrep_role_is_needed (dossier, role) ? needed : NULL));
      add_button (self, group, _ ("_Assign…"), G_CALLBACK (hand_over_cb));
      return;
    }
  add_button (self, group, _ ("_Hand Over…"), G_CALLBACK (hand_over_cb));
  add_button (self, group, _ ("_Add Somebody…"), G_CALLBACK (add_cb));
}

/* From when until when, and what was said at the end. */
static char *
span_words (SitrepRoleDialog *self, const SitrepHolder *holder)
{
  g_autofree char *from = sitrep_subject_clock (self->subject, holder->since);
  g_autofree char *to = holder->until != SITREP_NEVER ? sitrep_subject_clock (self->subject, holder->until) : NULL;
  g_autofree char *span
    = to != NULL ? g_strdup_printf (_ ("%s to %s"), from, to) : g_strdup_printf (_ ("Since %s"), from);

  return holder->note != NULL ? g_strdup_printf ("%s\n%s", span, holder->note) : g_steal_pointer (&span);
}

static void
add_history (SitrepRoleDialog *self, const SitrepRole *role)
{
  g_autoptr (GPtrArray) history = sitrep_role_history (sitrep_subject_dossier (self->subject), role->key);
  AdwPreferencesGroup *group;

  if (history->len == 0)
    return;
  group = add_group (self, _ ("History"));
  for (guint i = history->len; i > 0; i--)
    {
      const SitrepHolder *holder = g_ptr_array_index (history, i - 1);
      g_autofree char *words = span_words (self, holder);

      adw_preferences_group_add (group, sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, holder->name, words));
    }
}

static void
show (SitrepRoleDialog *self)
{
  const SitrepRole *role = role_of (self);

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  if (role == NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  add_holders (self, role);
  if (role->when != NULL)
    adw_preferences_group_add (add_group (self, NULL),
                               sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, _ ("When"), role->when));
  add_texts (self, _ ("Duties"), role->duties);
  add_texts (self, _ ("Advice"), role->advice);
  add_history (self, role);
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepRoleDialog *self)
{
  if (changes == NULL || sitrep_changes_touch (changes, &sitrep_holder_type)
      || sitrep_changes_touch (changes, &sitrep_incident_type))
    show (self);
}

static void
sitrep_role_dialog_dispose (GObject *object)
{
  g_clear_object (&SITREP_ROLE_DIALOG (object)->subject);
  G_OBJECT_CLASS (sitrep_role_dialog_parent_class)->dispose (object);
}

static void
sitrep_role_dialog_finalize (GObject *object)
{
  SitrepRoleDialog *self = SITREP_ROLE_DIALOG (object);

  g_ptr_array_unref (self->groups);
  g_free (self->role);
  G_OBJECT_CLASS (sitrep_role_dialog_parent_class)->finalize (object);
}

static void
sitrep_role_dialog_class_init (SitrepRoleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_role_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_role_dialog_finalize;
}

static void
sitrep_role_dialog_init (SitrepRoleDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

/** sitrep_role_dialog_new: @role: of the incident's process. */
AdwDialog *
sitrep_role_dialog_new (SitrepSubject *subject, const SitrepRole *role)
{
  SitrepRoleDialog *self = g_object_new (SITREP_TYPE_ROLE_DIALOG, NULL);

  self->subject = g_object_ref (subject);
  self->role = g_strdup (role->key);
  adw_dialog_set_title (ADW_DIALOG (self), role->label);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  show (self);
  return ADW_DIALOG (self);
}
