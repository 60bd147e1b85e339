/* bare.c - the same things on the screen, of GTK and libadwaita alone
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bare.h"

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/** bare_list_new: a scrolled list view with one label a row; takes @strings. */
GtkWidget *
bare_list_new (GListModel *strings)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (strings)), factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
toggled_cb (GtkCheckButton *check, AdwActionRow *row)
{
  adw_action_row_set_subtitle (row, gtk_check_button_get_active (check) ? "14:05, Ada Lovelace" : "");
}

static GtkWidget *
new_checks (guint n)
{
  GtkWidget *group = adw_preferences_group_new (), *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Look at what was deployed last");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), group);
  return scroller;
}

/** bare_window_new: with @strings (taken, nullable) beside check rows, and an entry below. */
GtkWindow *
bare_window_new (GtkApplication *application, int width, int height, GListModel *strings, guint checks)
{
  GtkWidget *window = adw_application_window_new (application), *view = adw_toolbar_view_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_title (GTK_WINDOW (window), "Nothing but a window");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  if (strings != NULL)
    {
      gtk_paned_set_start_child (GTK_PANED (pane), new_checks (checks));
      gtk_paned_set_end_child (GTK_PANED (pane), bare_list_new (strings));
      gtk_box_append (GTK_BOX (content), pane);
      gtk_box_append (GTK_BOX (content), gtk_entry_new ());
    }
  else
    gtk_box_append (GTK_BOX (content), gtk_label_new ("Nothing but a window"));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  return GTK_WINDOW (window);
}

/** bare_list_box_window_new: with an empty list box, scrolled. */
GtkWindow *
bare_list_box_window_new (GtkApplication *application, int width, int height)
{
  GtkWidget *window = gtk_application_window_new (application), *scroller = gtk_scrolled_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), gtk_list_box_new ());
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  return GTK_WINDOW (window);
}

/** bare_refill: @n new rows for those that are there, of a check button each. */
void
bare_refill (GtkWidget *list_box, guint n, guint turn)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (list_box));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Look at what was deployed last (%u)", i + turn);

      gtk_list_box_append (GTK_LIST_BOX (list_box), gtk_check_button_new_with_label (text));
    }
}
