/* sitrep-handbook-page-private.h - the handbook's page, for the files that make it up
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-handbook-page.h"

G_BEGIN_DECLS

struct _SitrepHandbookPage
{
  AdwNavigationPage parent_instance;

  AdwWindowTitle *title_widget;
  AdwBanner *banner;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *count;
  AdwOverlaySplitView *split;
  GtkListBox *list;
  GtkStack *stack; /* a page for each chapter that was looked at, and for what is found */
  GtkBox *found;   /* what the search found */
  GtkScrolledWindow *found_scrolled;

  SitrepHandbook *handbook;
  GPtrArray *rows; /* GtkListBoxRow, one for each chapter */
  char *word;      /* what is searched for, nullable */
};

void sitrep_handbook_page_search (SitrepHandbookPage *self, const char *word);
void sitrep_handbook_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
