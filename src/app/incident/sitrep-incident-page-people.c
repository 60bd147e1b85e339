/* sitrep-incident-page-people.c - who does what, as actions of the incident page
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "people/sitrep-assign-dialog.h"
#include "people/sitrep-call-sheet-dialog.h"
#include "people/sitrep-release.h"
#include "people/sitrep-role-dialog.h"
#include "people/sitrep-task-dialog.h"
#include "sitrep-incident-page-private.h"

static SitrepSubject *
subject_of (GtkWidget *widget)
{
  return SITREP_INCIDENT_PAGE (widget)->subject;
}

static const SitrepRole *
find_role (GtkWidget *widget, GVariant *parameter)
{
  return sitrep_playbook_role (sitrep_subject_dossier (subject_of (widget))->playbook,
                               g_variant_get_string (parameter, NULL));
}

static void
role_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepRole *role = find_role (widget, parameter);

  if (role != NULL)
    adw_dialog_present (sitrep_role_dialog_new (subject_of (widget), role), widget);
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SitrepRole *role = find_role (widget, parameter);

  if (role != NULL)
    adw_dialog_present (sitrep_assign_dialog_new (subject_of (widget), role, FALSE), widget);
}

static void
add_responder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_assign_dialog_new (subject_of (widget), NULL, TRUE), widget);
}

static void
release_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_release_ask (widget, subject_of (widget), g_variant_get_string (parameter, NULL));
}

static void
add_task_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_task_dialog_new (subject_of (widget), NULL), widget);
}

static void
call_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_call_sheet_dialog_new (subject_of (widget)), widget);
}

void
sitrep_incident_page_install_people_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "incident.role", "s", role_action);
  gtk_widget_class_install_action (widget_class, "incident.assign", "s", assign_action);
  gtk_widget_class_install_action (widget_class, "incident.add-responder", NULL, add_responder_action);
  gtk_widget_class_install_action (widget_class, "incident.release", "s", release_action);
  gtk_widget_class_install_action (widget_class, "incident.add-task", NULL, add_task_action);
  gtk_widget_class_install_action (widget_class, "incident.call-sheet", NULL, call_sheet_action);
}
