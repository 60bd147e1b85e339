/* sitrep-relating.c - which entry of the timeline a piece of evidence belongs to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-relating.h"

#include "incident/sitrep-entry-words.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

/* The last ones: what is attached belongs to what has just happened. */
#define ENTRIES_MAX 200

typedef struct
{
  SitrepSubject *subject;
  SitrepExhibit *exhibit;
} Relating;

static void
free_relating (gpointer data, GClosure *closure)
{
  Relating *self = data;

  g_object_unref (self->subject);
  sitrep_record_unref (self->exhibit);
  g_free (self);
}

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, Relating *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (list), ADW_TYPE_DIALOG);
  g_autoptr (SitrepExhibit) changed = sitrep_record_copy (self->exhibit);

  g_set_str (&changed->entry, g_object_get_data (G_OBJECT (row), "entry"));
  sitrep_desk_put_exhibit_async (sitrep_subject_desk (self->subject), changed, sitrep_feedback_done_cb,
                                 g_object_ref (dialog));
  adw_dialog_close (ADW_DIALOG (dialog));
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *entry, gboolean chosen)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  g_object_set_data_full (G_OBJECT (row), "entry", g_strdup (entry), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (chosen)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  return row;
}

static void
add_entry (GtkListBox *list, SitrepSubject *subject, const SitrepExhibit *exhibit, const SitrepEntry *entry)
{
  g_autofree char *words = sitrep_entry_words (entry, sitrep_subject_dossier (subject)->playbook);
  g_autofree char *clock = sitrep_subject_clock (subject, entry->at);

  /* That it was attached is no entry that it could belong to. */
  if (g_strcmp0 (entry->fact, "evidence") != 0)
    gtk_list_box_append (list, new_row (words, clock, entry->base.id, g_strcmp0 (exhibit->entry, entry->base.id) == 0));
}

static GtkWidget *
new_list (SitrepSubject *subject, const SitrepExhibit *exhibit)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GPtrArray) entries
    = sitrep_reader_list (sitrep_desk_reader (sitrep_subject_desk (subject)), &sitrep_entry_type, "-at", ENTRIES_MAX,
                          "incident", exhibit->incident, NULL);
  Relating *self = g_new0 (Relating, 1);

  self->subject = g_object_ref (subject);
  self->exhibit = sitrep_record_ref ((gpointer) exhibit);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline entries"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), new_row (_ ("No Entry"), NULL, NULL, exhibit->entry == NULL));
  for (guint i = 0; i < entries->len; i++)
    add_entry (GTK_LIST_BOX (list), subject, exhibit, g_ptr_array_index (entries, i));
  g_signal_connect_data (list, "row-activated", G_CALLBACK (chosen_cb), self, free_relating, G_CONNECT_DEFAULT);
  return list;
}

/** sitrep_relating_new: asks for the entry that @exhibit belongs to, the newest first. */
AdwDialog *
sitrep_relating_new (SitrepSubject *subject, const SitrepExhibit *exhibit)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_list (subject, exhibit));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Belongs to Entry"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
