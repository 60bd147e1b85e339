/* sitrep-gathering-row.c - one thing that the process asks for, and what of it is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-gathering-row.h"

#include "incident/sitrep-command-row.h"
#include "sitrep-exhibit-row.h"
#include "widgets/sitrep-plain-row.h"
#include "widgets/sitrep-words.h"

#include <glib/gi18n.h>

#define KEY "sitrep-evidence-key"

static const char *
title_of (const SitrepEvidence *rule)
{
  return rule->title != NULL ? rule->title : rule->key;
}

static char *
state_words (SitrepSubject *subject, const SitrepGathering *gathering)
{
  const SitrepExhibit *first = gathering->pieces->len > 0 ? g_ptr_array_index (gathering->pieces, 0) : NULL;
  g_autofree char *clock = first != NULL ? sitrep_subject_clock (subject, first->at) : NULL;

  if (first == NULL)
    return g_strdup (_ ("Not gathered yet"));
  if (gathering->pieces->len == 1)
    /* Translators: who gathered it, and when */
    return g_strdup_printf (_ ("Gathered by %s, %s"), first->by != NULL ? first->by : "", clock);
  return g_strdup_printf (ngettext ("%u piece, first by %s, %s", "%u pieces, first by %s, %s", gathering->pieces->len),
                          gathering->pieces->len, first->by != NULL ? first->by : "", clock);
}

static char *
words_of (SitrepSubject *subject, const SitrepGathering *gathering)
{
  g_autofree char *state = state_words (subject, gathering);
  const SitrepEvidence *rule = gathering->rule;
  g_autofree char *all = rule->hint != NULL ? g_strdup_printf ("%s\n%s", state, rule->hint) : g_strdup (state);

  return gathering->applies ? g_strdup (all) : g_strdup_printf (_ ("%s\nNot asked for at this level"), all);
}

static GtkWidget *
new_mark (const SitrepGathering *gathering)
{
  gboolean there = gathering->pieces->len > 0;
  GtkWidget *image = gtk_image_new_from_icon_name (there ? "object-select-symbolic" : "radio-symbolic");

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (image, there ? "success" : "dimmed");
  return image;
}

static GtkWidget *
new_attach (const SitrepEvidence *rule)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Attach…"));
  /* Translators: what the process asks for, as in “Attach: System log” */
  g_autofree char *name = g_strdup_printf (_ ("Attach: %s"), title_of (rule));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  sitrep_words_name_button (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rule->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "evidence.attach");
  return button;
}

/* --- how to get it --- */

static GtkWidget *
new_steps (char **steps)
{
  GString *text = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; steps[i] != NULL; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, steps[i]);
  row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, _ ("Steps"), text->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  g_string_free (text, TRUE);
  return row;
}

static void
add_commands (AdwExpanderRow *row, SitrepSubject *subject, const SitrepEvidence *rule)
{
  GPtrArray *commands = sitrep_subject_dossier (subject)->playbook->commands;

  for (guint i = 0; rule->commands != NULL && rule->commands[i] != NULL; i++)
    {
      const SitrepCommand *command = sitrep_playbook_find (commands, rule->commands[i]);

      if (command != NULL)
        adw_expander_row_add_row (row, sitrep_command_row_new (subject, command, rule->key));
    }
}

static void
add_way (GtkWidget *box, const char *label, const char *action, const char *key)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

/* The other ways to gather it. */
static GtkWidget *
new_ways (const SitrepEvidence *rule)
{
  GtkWidget *row = adw_preferences_row_new (), *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_widget_add_css_class (box, "evidence-ways");
  add_way (box, _ ("_Paste"), "evidence.paste", rule->key);
  add_way (box, _ ("_Screenshot"), "evidence.screenshot", rule->key);
  add_way (box, _ ("_Link…"), "evidence.link", rule->key);
  add_way (box, _ ("_Note…"), "evidence.note", rule->key);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Other ways to gather it"),
                                  -1);
  return row;
}

/** sitrep_gathering_row_new: Returns: (transfer floating): it acts by the actions `evidence.*` around it. */
GtkWidget *
sitrep_gathering_row_new (SitrepSubject *subject, const SitrepGathering *gathering)
{
  const SitrepEvidence *rule = gathering->rule;
  g_autofree char *words = words_of (subject, gathering);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_EXPANDER_ROW, title_of (rule), words);

  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (rule->key), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title_of (rule), -1);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 4);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), new_mark (gathering));
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), new_attach (rule));
  for (guint i = 0; i < gathering->pieces->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              sitrep_exhibit_row_new (subject, g_ptr_array_index (gathering->pieces, i)));
  if (rule->steps != NULL && rule->steps[0] != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_steps (rule->steps));
  add_commands (ADW_EXPANDER_ROW (row), subject, rule);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_ways (rule));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), gathering->pieces->len > 0);
  return row;
}

/** sitrep_gathering_row_key: Returns: (transfer none): of what the process asks for. */
const char *
sitrep_gathering_row_key (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}
