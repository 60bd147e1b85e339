/* sitrep-runbook-dialog.c - the process' runbooks, and which one is followed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-runbook-dialog.h"

#include "incident/sitrep-runbook.h"
#include "sitrep-command-row.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

/* --- one runbook --- */

static void
add_text (AdwExpanderRow *runbook, const char *text, const char *heading)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (heading != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), heading);
  adw_expander_row_add_row (runbook, row);
}

/* Who works by a runbook needs the commands where the step is. */
static void
add_steps (AdwExpanderRow *runbook, SitrepSubject *subject, GPtrArray *steps, const char *heading)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const SitrepStep *step = g_ptr_array_index (steps, i);

      if (step->text != NULL)
        add_text (runbook, step->text, heading);
      for (guint j = 0; step->commands != NULL && step->commands[j] != NULL; j++)
        {
          const SitrepCommand *command
            = sitrep_playbook_find (sitrep_subject_dossier (subject)->playbook->commands, step->commands[j]);

          if (command != NULL)
            adw_expander_row_add_row (runbook, sitrep_command_row_new (subject, command, NULL));
        }
    }
}

typedef struct
{
  SitrepSubject *subject;
  char *runbook; /* nullable: none any more */
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_object_unref (self->subject);
  g_free (self->runbook);
  g_free (self);
}

static void
chosen_cb (AdwButtonRow *row, Choice *choice)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_DIALOG);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (row)));

  sitrep_desk_follow_runbook_async (sitrep_subject_desk (choice->subject), sitrep_subject_id (choice->subject),
                                    choice->runbook, sitrep_feedback_done_cb, g_object_ref (window));
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
add_choice (AdwExpanderRow *row, SitrepSubject *subject, const SitrepRunbook *runbook, gboolean followed)
{
  GtkWidget *button = adw_button_row_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->subject = g_object_ref (subject);
  choice->runbook = followed ? NULL : g_strdup (runbook->key);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button),
                                 followed ? _ ("Stop Following") : _ ("Follow This Runbook"));
  if (!followed)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_data (button, "activated", G_CALLBACK (chosen_cb), choice, free_choice, G_CONNECT_DEFAULT);
  adw_expander_row_add_row (row, button);
}

static GtkWidget *
new_runbook (SitrepSubject *subject, const SitrepRunbook *runbook, gboolean followed, gboolean open)
{
  GtkWidget *row = adw_expander_row_new ();
  const SitrepPlaybookLink *link
    = sitrep_playbook_find (sitrep_subject_dossier (subject)->playbook->links, runbook->link);
  g_autofree char *symptoms = runbook->symptoms != NULL ? g_strjoinv (" · ", runbook->symptoms) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sitrep_runbook_title (runbook));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sitrep_runbook_title (runbook),
                                  -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), followed ? _ ("Being followed") : symptoms);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 3);
  add_steps (ADW_EXPANDER_ROW (row), subject, runbook->investigate, _ ("Investigate"));
  add_steps (ADW_EXPANDER_ROW (row), subject, runbook->fixes, _ ("Fix"));
  for (guint i = 0; runbook->lasting != NULL && runbook->lasting[i] != NULL; i++)
    add_text (ADW_EXPANDER_ROW (row), runbook->lasting[i], _ ("Lasting fix"));
  if (link != NULL && link->address != NULL)
    add_text (ADW_EXPANDER_ROW (row), link->address, link->title);
  add_choice (ADW_EXPANDER_ROW (row), subject, runbook, followed);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), open);
  return row;
}

/* --- all of them --- */

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
fill (AdwPreferencesPage *page, SitrepSubject *subject)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  const SitrepRunbook *followed = sitrep_dossier_runbook (dossier);
  g_autoptr (GPtrArray) like = sitrep_runbooks_for (dossier->playbook, dossier->incident->title);
  AdwPreferencesGroup *first = NULL, *rest = NULL;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < dossier->playbook->runbooks->len; i++)
      {
        const SitrepRunbook *runbook = g_ptr_array_index (dossier->playbook->runbooks, i);
        gboolean fits = runbook == followed || g_ptr_array_find (like, runbook, NULL);
        gboolean open = runbook == followed || (fits && followed == NULL && like->len == 1);
        AdwPreferencesGroup **group = fits ? &first : &rest;

        if (fits != (pass == 0))
          continue;
        if (*group == NULL)
          *group = add_group (page, fits ? _ ("For This Incident") : first != NULL ? _ ("Others") : NULL);
        adw_preferences_group_add (*group, new_runbook (subject, runbook, runbook == followed, open));
      }
}

/** sitrep_runbook_dialog_new: every runbook of the incident's process, those for it first; one can be followed. */
AdwDialog *
sitrep_runbook_dialog_new (SitrepSubject *subject)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  fill (ADW_PREFERENCES_PAGE (page), subject);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Runbooks"));
  adw_dialog_set_content_width (dialog, 600);
  adw_dialog_set_content_height (dialog, 620);
  adw_dialog_set_child (dialog, view);
  return dialog;
}

/* --- on the page --- */

static void
show_button (GtkButton *button, SitrepSubject *subject)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (subject);
  const SitrepRunbook *followed = dossier != NULL ? sitrep_dossier_runbook (dossier) : NULL;
  g_autoptr (GPtrArray) like
    = dossier != NULL ? sitrep_runbooks_for (dossier->playbook, dossier->incident->title) : g_ptr_array_new ();
  const SitrepRunbook *first = followed != NULL ? followed : like->len > 0 ? g_ptr_array_index (like, 0) : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (button), first != NULL);
  if (first == NULL)
    return;
  label = followed != NULL ? g_strdup_printf (_ ("Runbook: %s"), sitrep_runbook_title (first))
                           : g_strdup_printf (_ ("A Runbook May Help: %s"), sitrep_runbook_title (first));
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (button)), label);
}

static void
subject_changed_cb (SitrepSubject *subject, SitrepChanges *changes, GtkButton *button)
{
  show_button (button, subject);
}

/** sitrep_runbook_button_new: Returns: (transfer floating): the runbook that is followed or may help; hidden where there is none. */
GtkWidget *
sitrep_runbook_button_new (SitrepSubject *subject)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "accessories-dictionary-symbolic");
  adw_button_content_set_can_shrink (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "incident.runbooks");
  g_signal_connect_object (subject, "changed", G_CALLBACK (subject_changed_cb), button, G_CONNECT_DEFAULT);
  show_button (GTK_BUTTON (button), subject);
  return button;
}
