/* sitrep-window-private.h - the window, for the files that make it up
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-window.h"

#include "playbooks/sitrep-playbooks-view.h"
#include "sidebar/sitrep-sidebar.h"
#include "start/sitrep-start-page.h"

G_BEGIN_DECLS

struct _SitrepWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwBanner *banner;
  GtkStack *stack;
  AdwNavigationSplitView *split;
  SitrepSidebar *sidebar;
  SitrepStartPage *start;
  SitrepPlaybooksView *playbooks;
  AdwNavigationPage *empty;
  AdwBreakpoint *narrow;

  SitrepDesk *desk;
  GSettings *settings; /* nullable: the schema is not installed */
  GCancellable *cancellable;
  GHashTable *pages;           /* incident id → SitrepIncidentPage, of those looked at */
  char *shown;                 /* incident id, nullable */
  AdwNavigationPage *handbook; /* of the playbook last looked at, nullable */
  AdwNavigationPage *due;      /* everything due */
  AdwNavigationPage *actions;  /* the action items of all incidents */
  AdwNavigationPage *search;   /* what is looked for, nullable: nothing was yet */
  char *handbook_of;           /* that playbook's id */
};

void sitrep_window_install_actions (GtkWidgetClass *widget_class);
void sitrep_window_update_actions (SitrepWindow *self);
void sitrep_window_show_start (SitrepWindow *self);
void sitrep_window_show_playbooks (SitrepWindow *self);
void sitrep_window_show_desk (SitrepWindow *self);
void sitrep_window_show_due (SitrepWindow *self);
void sitrep_window_show_search (SitrepWindow *self);
void sitrep_window_show_actions (SitrepWindow *self);
void sitrep_window_show_empty (SitrepWindow *self);
gboolean sitrep_window_lacks_process (SitrepWindow *self);
char *sitrep_window_find_label (SitrepWindow *self, const char *label);

G_END_DECLS
