/* sitrep-changes-list.c - how one version of a playbook differs from another
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-changes-list.h"

#include "playbook/sitrep-playbook-changes.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

/* More would be read by nobody: two processes have little in common. */
#define SHOWN_MAX 200

static char *
change_words (const SitrepPlaybookChange *change)
{
  if (change->before == NULL)
    return g_strdup_printf (_ ("Added: %s"), change->after);
  if (change->after == NULL)
    return g_strdup_printf (_ ("Removed: %s"), change->before);
  /* Translators: what was there before, and what is there now */
  return g_strdup_printf (_ ("%s → %s"), change->before, change->after);
}

static GtkWidget *
make_row (const SitrepPlaybookChange *change)
{
  g_autofree char *words = change_words (change);
  GtkWidget *row;

  row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, change->place, words);
  g_object_set (row, "title-lines", 3, "subtitle-lines", 6, "subtitle-selectable", TRUE, NULL);
  return row;
}

static GtkWidget *
make_sentence (const char *words)
{
  return sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, words, NULL);
}

/** sitrep_changes_list_new: Returns: (transfer floating): a list of all that is different in @after, in words. */
GtkWidget *
sitrep_changes_list_new (const SitrepPlaybook *before, const SitrepPlaybook *after)
{
  g_autoptr (GPtrArray) changes = sitrep_playbook_changes (before, after);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Differences"), -1);
  for (guint i = 0; i < MIN (changes->len, SHOWN_MAX); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (changes, i)));
  if (changes->len > SHOWN_MAX)
    {
      guint more = changes->len - SHOWN_MAX;
      g_autofree char *words
        = g_strdup_printf (ngettext ("And %u more difference", "And %u more differences", more), more);

      gtk_list_box_append (GTK_LIST_BOX (list), make_sentence (words));
    }
  if (changes->len == 0)
    gtk_list_box_append (GTK_LIST_BOX (list), make_sentence (_ ("They say the same.")));
  return list;
}
