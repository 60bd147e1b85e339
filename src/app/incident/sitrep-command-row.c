/* sitrep-command-row.c - a command with the values of the incident, to be copied or run
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-command-row.h"

#include "base/sitrep-run.h"
#include "incident/sitrep-filled-command.h"
#include "sitrep-run-dialog.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

static void
copy_cb (GtkButton *button, gpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          g_object_get_data (G_OBJECT (button), "text"));
  gtk_button_set_label (button, _ ("Copied"));
}

/** sitrep_command_row_new_copy: Returns: (transfer floating): a button that puts @text on the clipboard. */
GtkWidget *
sitrep_command_row_new_copy (const char *text)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  return button;
}

typedef struct
{
  SitrepSubject *subject;
  SitrepFilledCommand *filled;
  char *rule; /* nullable */
} Offered;

static void
free_offered (gpointer data, GClosure *closure)
{
  Offered *self = data;

  g_object_unref (self->subject);
  sitrep_filled_command_free (self->filled);
  g_free (self->rule);
  g_free (self);
}

static const char *
title_of (const SitrepCommand *command)
{
  return command->title != NULL ? command->title : command->key;
}

static void
run_cb (GtkButton *button, Offered *self)
{
  sitrep_run_dialog_ask (GTK_WIDGET (button), self->subject, self->filled, self->rule);
}

static void
add_label (GtkWidget *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
new_buttons (SitrepSubject *subject, const SitrepCommand *command, SitrepFilledCommand *filled, const char *rule)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = sitrep_command_row_new_copy (filled->text), *run = NULL;
  g_autofree char *copy_name = g_strdup_printf (_ ("Copy: %s"), title_of (command));
  g_autofree char *run_name = g_strdup_printf (_ ("Run: %s"), title_of (command));
  Offered *offered;

  gtk_box_append (GTK_BOX (box), copy);
  sitrep_words_name_button (copy, copy_name);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (!sitrep_filled_command_can_run (filled, command) || sitrep_run_place ("/.flatpak-info") == SITREP_RUN_NOWHERE)
    {
      sitrep_filled_command_free (filled);
      return box;
    }
  run = gtk_button_new_with_mnemonic (_ ("_Run…"));
  sitrep_words_name_button (run, run_name);
  offered = g_new0 (Offered, 1);
  offered->subject = g_object_ref (subject);
  offered->filled = filled;
  offered->rule = g_strdup (rule);
  g_signal_connect_data (run, "clicked", G_CALLBACK (run_cb), offered, free_offered, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), run);
  return box;
}

/**
 * sitrep_command_row_new:
 * @rule: (nullable): the key of the evidence that its output is
 *
 * Returns: (transfer floating): a row with the exact text, a button to copy it and, where it can be run, one to do so
 */
GtkWidget *
sitrep_command_row_new (SitrepSubject *subject, const SitrepCommand *command, const char *rule)
{
  SitrepFilledCommand *filled
    = sitrep_filled_command_new (command, sitrep_subject_dossier (subject), sitrep_subject_now (subject));
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *title = title_of (command);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_label (box, title, "heading");
  gtk_box_append (GTK_BOX (box), sitrep_run_dialog_text (filled));
  if (command->hint != NULL)
    add_label (box, command->hint, "dimmed");
  if (filled->left->len > 0)
    add_label (box, _ ("What stands between {{ and }} could not be filled in safely: replace it by hand."), "warning");
  gtk_box_append (GTK_BOX (box), new_buttons (subject, command, filled, rule));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}
