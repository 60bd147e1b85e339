/* sitrep-actions-view.c - the action items of one incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-actions-view.h"

#include "sitrep-action-dialog.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-list-focus.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

struct _SitrepActionsView
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkWidget *add;

  SitrepSubject *subject;
};

G_DEFINE_FINAL_TYPE (SitrepActionsView, sitrep_actions_view, ADW_TYPE_BIN)

static const SitrepActionItem *
item_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "item");
}

static void
open_cb (GtkWidget *row, SitrepActionsView *self)
{
  adw_dialog_present (sitrep_action_dialog_new (self->subject, item_of (row)), GTK_WIDGET (self));
}

static void
add_cb (GtkWidget *row, SitrepActionsView *self)
{
  adw_dialog_present (sitrep_action_dialog_new (self->subject, NULL), GTK_WIDGET (self));
}

static void
done_cb (GtkCheckButton *check, SitrepActionsView *self)
{
  g_autoptr (SitrepActionItem) item = sitrep_record_copy (item_of (GTK_WIDGET (check)));

  item->done = gtk_check_button_get_active (check);
  sitrep_desk_put_action_async (sitrep_subject_desk (self->subject), item, sitrep_feedback_done_cb,
                                g_object_ref (self));
}

static char *
subtitle (const SitrepActionItem *item)
{
  GString *words = g_string_new (item->owner != NULL ? item->owner : _ ("No owner yet"));

  if (item->due != NULL)
    g_string_append_printf (words, _ (" · by %s"), item->due);
  else
    g_string_append (words, _ (" · no date yet"));
  if (item->priority != NULL)
    g_string_append_printf (words, " · %s", item->priority);
  return g_string_free_and_steal (words);
}

static GtkWidget *
new_row (SitrepActionsView *self, SitrepActionItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words = subtitle (item);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), item->done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->text, -1);
  g_object_set_data_full (G_OBJECT (check), "item", sitrep_record_ref (item), sitrep_record_unref);
  g_object_set_data_full (G_OBJECT (row), "item", sitrep_record_ref (item), sitrep_record_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  sitrep_words_describe (row, words, NULL, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (done_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
show (SitrepActionsView *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  SitrepListFocus focus = sitrep_list_focus_find (GTK_LIST_BOX (self->list));

  g_object_ref (self->add);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < dossier->actions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, g_ptr_array_index (dossier->actions, i)));
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->add);
  g_object_unref (self->add);
  sitrep_list_focus_put_back (GTK_LIST_BOX (self->list), focus);
}

static void
changed_cb (SitrepSubject *subject, SitrepChanges *changes, SitrepActionsView *self)
{
  if (changes == NULL || sitrep_changes_touch (changes, &sitrep_action_item_type))
    show (self);
}

/** sitrep_actions_view_new: the items, and a row that adds one. */
GtkWidget *
sitrep_actions_view_new (SitrepSubject *subject)
{
  SitrepActionsView *self = g_object_new (SITREP_TYPE_ACTIONS_VIEW, NULL);

  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  show (self);
  return GTK_WIDGET (self);
}

static void
sitrep_actions_view_dispose (GObject *object)
{
  g_clear_object (&SITREP_ACTIONS_VIEW (object)->subject);
  G_OBJECT_CLASS (sitrep_actions_view_parent_class)->dispose (object);
}

static void
sitrep_actions_view_class_init (SitrepActionsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_actions_view_dispose;
}

static void
sitrep_actions_view_init (SitrepActionsView *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Action items"), -1);
  self->add = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("_Add Action Item…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add), "list-add-symbolic");
  g_signal_connect_object (self->add, "activated", G_CALLBACK (add_cb), self, G_CONNECT_DEFAULT);
  adw_bin_set_child (ADW_BIN (self), self->list);
}
