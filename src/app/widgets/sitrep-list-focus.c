/* sitrep-list-focus.c - the focus in a list that is filled anew
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-list-focus.h"

/** sitrep_list_focus_find: to be asked before the rows are taken out; in the main thread, as all that is seen. */
SitrepListFocus
sitrep_list_focus_find (GtkListBox *list)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));
  SitrepListFocus focus = { -1, FALSE, FALSE };

  if (!GTK_IS_LIST_BOX_ROW (row))
    return focus;
  focus.row = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  focus.last = gtk_list_box_get_row_at_index (list, focus.row + 1) == NULL;
  focus.inside = gtk_widget_get_focus_child (row) != NULL;
  return focus;
}

/**
 * sitrep_list_focus_put_back:
 * @focus: as it was found before
 *
 * Puts the focus where it was, once there are rows again: on the row at that place, the last one where it was the last,
 * and on the first control in it where it was on one. Nothing, where it was elsewhere.
 */
void
sitrep_list_focus_put_back (GtkListBox *list, SitrepListFocus focus)
{
  GtkListBoxRow *row = focus.row >= 0 ? gtk_list_box_get_row_at_index (list, focus.row) : NULL;

  if (focus.row < 0)
    return;
  if (focus.last || row == NULL)
    row = GTK_LIST_BOX_ROW (gtk_widget_get_last_child (GTK_WIDGET (list)));
  if (row != NULL && (!focus.inside || !gtk_widget_child_focus (gtk_list_box_row_get_child (row), GTK_DIR_TAB_FORWARD)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
