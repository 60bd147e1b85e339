/* sitrep-ask.c - a question with a few short answers
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-ask.h"

#include "base/sitrep-text.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *owner;
  GtkWidget *note;
  GPtrArray *rows; /* AdwEntryRow */
  GArray *needed;  /* gboolean */
  SitrepAskFunc func;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->owner);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->needed);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  if (g_strcmp0 (response, "do") != 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    g_strv_builder_add (builder, gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i))));
  values = g_strv_builder_end (builder);
  self->func (self->owner, values);
}

/* What cannot be accepted is said while it is typed, so that nothing typed is ever lost. */
static void
check (AdwAlertDialog *dialog, Question *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GError) fault = NULL;
      g_autofree char *ok = g_array_index (self->needed, gboolean, i)
                              ? sitrep_text_check_title (gtk_editable_get_text (row), &fault)
                              : NULL;

      if (fault != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      if (fault != NULL && error == NULL)
        error = g_error_copy (fault);
    }
  gtk_label_set_text (GTK_LABEL (self->note), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->note, error != NULL);
  adw_alert_dialog_set_response_enabled (dialog, "do", error == NULL);
}

static void
changed_cb (GtkEditable *editable, AdwAlertDialog *dialog)
{
  check (dialog, g_object_get_data (G_OBJECT (dialog), "sitrep-question"));
}

/**
 * sitrep_ask:
 * @owner: the dialog is presented over it; kept alive until it is answered
 * @body: (nullable): a sentence below the title
 * @button: the verb
 */
void
sitrep_ask (GtkWidget *owner,
            const char *title,
            const char *body,
            const char *button,
            const SitrepAsked *asked,
            guint n_asked,
            SitrepAskFunc func)
{
  AdwDialog *dialog = adw_alert_dialog_new (title, body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  Question *self = g_new0 (Question, 1);

  self->owner = g_object_ref (owner);
  self->func = func;
  self->rows = g_ptr_array_new ();
  self->needed = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->note, "error");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < n_asked; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), asked[i].label);
      gtk_editable_set_text (GTK_EDITABLE (row), asked[i].value != NULL ? asked[i].value : "");
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
      g_array_append_val (self->needed, asked[i].needed);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_DEFAULT);
    }
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->note);
  g_object_set_data (G_OBJECT (dialog), "sitrep-question", self);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "do", button, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_question, G_CONNECT_DEFAULT);
  check (ADW_ALERT_DIALOG (dialog), self);
  gtk_label_set_text (GTK_LABEL (self->note), "");
  adw_dialog_present (dialog, owner);
}
