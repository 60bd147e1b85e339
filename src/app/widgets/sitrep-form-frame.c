/* sitrep-form-frame.c - what is around every form that is a dialog: cancel, the verb, and an empty face
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-form-frame.h"

static GtkWidget *
new_leave (AdwDialog *dialog, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  return button;
}

/**
 * sitrep_form_frame:
 * @leave: “_Cancel”, or “_Close” where it stays open after a deed
 * @verb: the button's label, as in “_Open”
 * @content: what is filled in
 *
 * Returns: (transfer none): the button with the verb, which Enter presses, too
 */
GtkWidget *
sitrep_form_frame (AdwDialog *dialog, const char *leave, const char *verb, GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (verb);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), new_leave (dialog, leave));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  gtk_widget_add_css_class (button, "suggested-action");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_default_widget (dialog, button);
  return button;
}

static void
close_cb (GtkWidget *button)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

/**
 * sitrep_form_empty_face:
 * @action: (nullable): of the window: where one goes to instead; the dialog is closed then
 *
 * Returns: (transfer floating): what a dialog shows that has nothing to offer yet, with a way out
 */
GtkWidget *
sitrep_form_empty_face (const char *icon, const char *title, const char *words, const char *button, const char *action)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *way = action != NULL ? gtk_button_new_with_mnemonic (button) : NULL;
  g_autofree char *plain = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), plain);
  gtk_widget_add_css_class (page, "compact");
  if (way == NULL)
    return page;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (way), action);
  gtk_widget_set_halign (way, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (way, "pill");
  /* After the action: what it opens belongs over the window, not over this. */
  g_signal_connect_after (way, "clicked", G_CALLBACK (close_cb), NULL);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), way);
  return page;
}
