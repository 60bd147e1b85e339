/* sitrep-words.c - figures and times as the window says them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-words.h"

#include <glib/gi18n.h>

/* In the window's language and in whole units: 45 minutes, 2 hours, 3 days. */
static char *
span (guint minutes)
{
  guint hours = minutes / 60, days = hours / 24;

  if (minutes % (24 * 60) == 0)
    return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
  if (minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

/**
 * sitrep_words_target:
 *
 * Returns: (transfer full) (nullable): the figure, or what the process says in
 *   its place; %NULL where it says nothing
 */
char *
sitrep_words_target (const SitrepTarget *target)
{
  if (target->label != NULL && *target->label != '\0')
    return g_strdup (target->label);
  if (target->minutes == 0)
    return NULL;
  return span (target->minutes);
}

/** sitrep_words_response: Returns: (transfer full) (nullable): the level's response target as a phrase. */
char *
sitrep_words_response (const SitrepLevel *level)
{
  g_autofree char *target = sitrep_words_target (&level->response);

  /* Translators: a time span or “immediate”, as in “Response: 15 minutes” */
  return target != NULL ? g_strdup_printf (_ ("Response: %s"), target) : NULL;
}

/** sitrep_words_meter: Returns: (transfer full): a running clock, as in 1:02:45 or 0:07. */
char *
sitrep_words_meter (gint64 duration)
{
  gint64 seconds = MAX (duration, 0) / SITREP_SECOND;

  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/** sitrep_words_kind: Returns: (nullable): the word that marks an incident which is not real. */
const char *
sitrep_words_kind (SitrepKind kind)
{
  switch (kind)
    {
    case SITREP_KIND_DRILL:
      return _ ("Drill");
    case SITREP_KIND_SAMPLE:
      return _ ("Sample");
    case SITREP_KIND_REAL:
    default:
      return NULL;
    }
}

/**
 * sitrep_words_icon:
 *
 * Returns: the name of the program's icon; where that is not installed, as in a
 *   build tree, of its symbolic one, which the program carries with it
 */
const char *
sitrep_words_icon (GtkWidget *widget)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return gtk_icon_theme_has_icon (theme, APP_ID) ? APP_ID : APP_ID "-symbolic";
}

/**
 * sitrep_words_name_row:
 * @child: what an #AdwExpanderRow unfolds
 * @name: how a screen reader says it
 *
 * The row that libadwaita puts around @child has no name, and does nothing. It stays a stop of the Tab key, which comes to
 * what is inside from there alone.
 */
void
sitrep_words_name_row (GtkWidget *child, const char *name)
{
  GtkWidget *row = gtk_widget_get_ancestor (child, GTK_TYPE_LIST_BOX_ROW);

  g_return_if_fail (row != NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** sitrep_words_name_button: what a screen reader says where the button's own words stand in several rows. */
void
sitrep_words_name_button (GtkWidget *button, const char *name)
{
  /* GTK names it by its label, which goes before any other name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sitrep_words_describe:
 * @first: (nullable): with @second and @third what a screen reader says after the widget's name, a sentence each
 *
 * Parts that are %NULL or empty are left out; what was said before is not said any more.
 */
void
sitrep_words_describe (GtkWidget *widget, const char *first, const char *second, const char *third)
{
  const char *const parts[] = { first, second, third };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s",
                              words->len == 0                      ? ""
                              : g_str_has_suffix (words->str, ".") ? " "
                                                                   : ". ",
                              parts[i]);
  /* Forms are filled anew at each change: what stays the same is no news on the bus. */
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "description"), words->str) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), "description", g_strdup (words->str), g_free);
  /* A label that stands for the description goes before any words. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
}
