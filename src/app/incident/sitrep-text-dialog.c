/* sitrep-text-dialog.c - a longer text to be edited
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-text-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *owner;
  GtkTextBuffer *buffer;
  SitrepTextFunc func;
} Editing;

static void
free_editing (gpointer data, GClosure *closure)
{
  Editing *self = data;

  g_object_unref (self->owner);
  g_object_unref (self->buffer);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Editing *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (g_strcmp0 (response, "do") != 0)
    return;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  self->func (self->owner, text);
}

/** sitrep_text_dialog_ask: @func is called with the text when it was accepted. */
void
sitrep_text_dialog_ask (GtkWidget *owner, const char *title, const char *hint, const char *text, SitrepTextFunc func)
{
  AdwDialog *dialog = adw_alert_dialog_new (title, hint);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Editing *self = g_new0 (Editing, 1);

  self->owner = g_object_ref (owner);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  self->func = func;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 9, "right-margin", 9, "top-margin", 9,
                "bottom-margin", 9, "accepts-tab", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set (scroller, "child", view, "min-content-height", 260, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_add_css_class (scroller, "card");
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), scroller);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "do", _ ("_Use Text"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_editing, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, owner);
}
