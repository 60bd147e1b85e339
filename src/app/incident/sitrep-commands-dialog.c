/* sitrep-commands-dialog.c - the commands and links of a checklist item, with the values of the incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-commands-dialog.h"

#include "incident/sitrep-filled-command.h"
#include "sitrep-run-dialog.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>
#include <string.h>

static void
copy_cb (GtkButton *button, gpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          g_object_get_data (G_OBJECT (button), "text"));
  gtk_button_set_label (button, _ ("Copied"));
}

static GtkWidget *
make_copy (const char *text)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  return button;
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *text, const char *hint)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *both = hint != NULL ? g_strdup_printf ("%s\n%s", text, hint) : g_strdup (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_copy (text));
  adw_preferences_group_add (group, row);
}

/* --- commands --- */

typedef struct
{
  SitrepSubject *subject;
  SitrepFilledCommand *filled;
} Offered;

static void
free_offered (gpointer data, GClosure *closure)
{
  Offered *self = data;

  g_object_unref (self->subject);
  sitrep_filled_command_free (self->filled);
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
  sitrep_run_dialog_ask (GTK_WIDGET (button), self->subject, self->filled);
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
new_buttons (SitrepSubject *subject, const SitrepCommand *command, SitrepFilledCommand *filled)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = make_copy (filled->text), *run = NULL;
  g_autofree char *copy_name = g_strdup_printf (_ ("Copy: %s"), title_of (command));
  g_autofree char *run_name = g_strdup_printf (_ ("Run: %s"), title_of (command));
  Offered *offered;

  gtk_box_append (GTK_BOX (box), copy);
  sitrep_words_name_button (copy, copy_name);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (!sitrep_filled_command_can_run (filled, command))
    {
      sitrep_filled_command_free (filled);
      return box;
    }
  run = gtk_button_new_with_mnemonic (_ ("_Run…"));
  sitrep_words_name_button (run, run_name);
  offered = g_new0 (Offered, 1);
  offered->subject = g_object_ref (subject);
  offered->filled = filled;
  g_signal_connect_data (run, "clicked", G_CALLBACK (run_cb), offered, free_offered, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), run);
  return box;
}

/** sitrep_commands_dialog_row: Returns: (transfer floating): a row with the command, filled in, to be copied or run. */
GtkWidget *
sitrep_commands_dialog_row (SitrepSubject *subject, const SitrepCommand *command)
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
  gtk_box_append (GTK_BOX (box), new_buttons (subject, command, filled));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
add_commands (AdwPreferencesGroup *group, SitrepSubject *subject, char **keys, char **but)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SitrepCommand *command
        = sitrep_playbook_find (sitrep_subject_dossier (subject)->playbook->commands, keys[i]);

      if (command != NULL && (but == NULL || !g_strv_contains ((const char *const *) but, keys[i])))
        adw_preferences_group_add (group, sitrep_commands_dialog_row (subject, command));
    }
}

static void
add_links (AdwPreferencesGroup *group, SitrepSubject *subject, char **keys)
{
  GPtrArray *links = sitrep_subject_dossier (subject)->playbook->links;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SitrepPlaybookLink *link = sitrep_playbook_find (links, keys[i]);

      if (link != NULL && link->address != NULL)
        add_row (group, link->title != NULL ? link->title : link->key, link->address, link->purpose);
    }
}

/* What is to be collected has commands of its own, and steps in words. */
static void
add_evidence (AdwPreferencesGroup *group, SitrepSubject *subject, const SitrepItem *item)
{
  const SitrepEvidence *evidence
    = item->does != NULL && g_str_has_prefix (item->does, "evidence:")
        ? sitrep_playbook_find (sitrep_subject_dossier (subject)->playbook->evidence, item->does + strlen ("evidence:"))
        : NULL;
  g_autofree char *steps = NULL;

  if (evidence == NULL)
    return;
  add_commands (group, subject, evidence->commands, item->commands);
  steps = evidence->steps != NULL ? g_strjoinv ("\n", evidence->steps) : NULL;
  if (steps != NULL && *steps != '\0')
    add_row (group, evidence->title != NULL ? evidence->title : evidence->key, steps, evidence->hint);
}

/** sitrep_commands_dialog_new: everything that @item, of the incident's process, has to be copied. */
AdwDialog *
sitrep_commands_dialog_new (SitrepSubject *subject, const SitrepItem *item)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (item->text, -1);
  g_autofree char *hint = item->hint != NULL ? g_markup_escape_text (item->hint, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), hint);
  add_commands (ADW_PREFERENCES_GROUP (group), subject, item->commands, NULL);
  add_evidence (ADW_PREFERENCES_GROUP (group), subject, item);
  add_links (ADW_PREFERENCES_GROUP (group), subject, item->links);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Commands"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 480);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
