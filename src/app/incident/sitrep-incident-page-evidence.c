/* sitrep-incident-page-evidence.c - evidence, as actions of the incident page
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-incident-page-private.h"

static void
show (SitrepIncidentPage *self, const char *rule)
{
  adw_view_stack_set_visible_child_name (self->stack, "evidence");
  sitrep_evidence_view_open (self->evidence, rule);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  show (self, g_variant_get_string (parameter, NULL));
  gtk_widget_activate_action_variant (GTK_WIDGET (self->evidence), "evidence.attach", parameter);
}

/* The same for the keyboard and the palette, which name nothing that the process asks for. */
static void
plain (GtkWidget *widget, const char *action, const char *target)
{
  SitrepIncidentPage *self = SITREP_INCIDENT_PAGE (widget);

  show (self, NULL);
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->evidence), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->evidence), action, NULL);
}

static void
attach_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plain (widget, "evidence.attach", "");
}

static void
screenshot_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plain (widget, "evidence.screenshot", "");
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plain (widget, "evidence.check", NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plain (widget, "evidence.export", NULL);
}

void
sitrep_incident_page_install_evidence_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "incident.attach", "s", attach_action);
  gtk_widget_class_install_action (widget_class, "incident.attach-files", NULL, attach_files_action);
  gtk_widget_class_install_action (widget_class, "incident.screenshot", NULL, screenshot_action);
  gtk_widget_class_install_action (widget_class, "incident.check-evidence", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "incident.export-evidence", NULL, export_action);
}
