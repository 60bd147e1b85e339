/* sitrep-list-focus.h - the focus in a list that is filled anew
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the focus is: in which row, counted from 0, or -1; in the last one; on something within the row. */
typedef struct
{
  int row;
  gboolean last;
  gboolean inside;
} SitrepListFocus;

SitrepListFocus sitrep_list_focus_find (GtkListBox *list);
void sitrep_list_focus_put_back (GtkListBox *list, SitrepListFocus focus);

G_END_DECLS
