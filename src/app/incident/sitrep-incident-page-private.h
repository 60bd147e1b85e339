/* sitrep-incident-page-private.h - the incident page, for its actions
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "evidence/sitrep-evidence-view.h"
#include "people/sitrep-people-view.h"
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

  AdwToastOverlay *toasts;
  AdwViewStack *stack;
  AdwViewStack *parts;
  AdwViewStackPage *updates_page;
  AdwViewStackPage *evidence_page;
  AdwViewStackPage *people_page;
  AdwViewStackPage *postmortem_page;
  AdwWindowTitle *title_widget;
  SitrepIncidentHead *head;
  SitrepDueBar *due_bar;
  GtkBox *situation;
  SitrepChecklistView *checklist;
  SitrepTimelineView *timeline;
  SitrepUpdatesView *updates;
  SitrepEvidenceView *evidence;
  SitrepPeopleView *people;
  SitrepPostmortemView *postmortem;

  SitrepSubject *subject;
  char *snoozing;  /* the deadline that is to be put off, nullable */
  char *measuring; /* the item for which values are asked, nullable */
};

void sitrep_incident_page_install_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_install_course_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_update_course_actions (SitrepIncidentPage *self);
void sitrep_incident_page_install_outside_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_update_outside_actions (SitrepIncidentPage *self);
void sitrep_incident_page_install_due_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_install_work_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_install_evidence_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_install_people_actions (GtkWidgetClass *widget_class);
void sitrep_incident_page_update_actions (SitrepIncidentPage *self);

G_END_DECLS
