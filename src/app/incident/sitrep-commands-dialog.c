/* sitrep-commands-dialog.c - the commands and links of a checklist item, with the values of the incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-commands-dialog.h"

#include "incident/sitrep-gathering.h"
#include "sitrep-command-row.h"

#include <glib/gi18n.h>

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
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sitrep_command_row_new_copy (text));
  adw_preferences_group_add (group, row);
}

static void
add_commands (AdwPreferencesGroup *group, SitrepSubject *subject, char **keys, char **but, const char *rule)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SitrepCommand *command
        = sitrep_playbook_find (sitrep_subject_dossier (subject)->playbook->commands, keys[i]);

      if (command != NULL && (but == NULL || !g_strv_contains ((const char *const *) but, keys[i])))
        adw_preferences_group_add (group, sitrep_command_row_new (subject, command, rule));
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
  const char *rule = sitrep_gathering_does (item);
  const SitrepEvidence *evidence
    = rule != NULL ? sitrep_playbook_find (sitrep_subject_dossier (subject)->playbook->evidence, rule) : NULL;
  g_autofree char *steps = NULL;

  if (evidence == NULL)
    return;
  add_commands (group, subject, evidence->commands, item->commands, rule);
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
  add_commands (ADW_PREFERENCES_GROUP (group), subject, item->commands, NULL, sitrep_gathering_does (item));
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
