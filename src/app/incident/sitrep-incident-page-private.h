/* sitrep-incident-page-private.h - the incident page, for its actions
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "postmortem/sitrep-postmortem-view.h"
#include "sitrep-checklist-view.h"
#include "sitrep-due-bar.h"
#include "sitrep-incident-head.h"
#include "sitrep-incident-page.h"
#include "sitrep-timeline-view.h"
#include "sitrep-updates-view.h"

G_BEGIN_DECLS

struct _SitrepIncidentPage
{
  AdwNavigationPage parent_instance;

  AdwViewStack *stack;
  AdwViewStack *parts;
  AdwViewStackPage *updates_page;
  AdwViewStackPage *postmortem_page;
  AdwWindowTitle *title_widget;
  SitrepIncidentHead *head;
  SitrepDueBar *due_bar;
  GtkBox *situation;
  SitrepChecklistView *checklist;
  SitrepTimelineView *timeline;
  SitrepUpdatesView *updates;
  SitrepPostmortemView *postmortem;

  SitrepSubject *subject;
};

void sitrep_incident_page_install_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_update_actions (SitrepIncidentPage *self);

G_END_DECLS
