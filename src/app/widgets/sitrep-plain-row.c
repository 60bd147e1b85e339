/* sitrep-plain-row.c - rows whose words are somebody else's
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-plain-row.h"

/**
 * sitrep_plain_row_new:
 * @type: of a row of libadwaita's
 * @subtitle: (nullable): for a type that has one
 *
 * Makes a row that shows its words as they are. Given to g_object_new() together, they would be read as markup for a
 * moment: what “use-markup” is bound to hears of it only when all properties are set.
 *
 * Returns: (transfer floating)
 */
GtkWidget *
sitrep_plain_row_new (GType type, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (type, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    g_object_set (row, "subtitle", subtitle, NULL);
  return row;
}
