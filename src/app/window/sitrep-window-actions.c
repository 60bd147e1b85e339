/* sitrep-window-actions.c - what the window can be asked to do
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-palette-dialog.h"
#include "sitrep-window-private.h"

#include "alerts/sitrep-alerts-dialog.h"
#include "declare/sitrep-declare-dialog.h"
#include "destinations/sitrep-destinations-dialog.h"
#include "people/sitrep-people-dialog.h"
#include "preferences/sitrep-person-dialog.h"
#include "preferences/sitrep-preferences-dialog.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

static gboolean
has_dialog (SitrepWindow *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;
}

static void
declared_cb (SitrepDeclareDialog *dialog, const char *id, SitrepWindow *self)
{
  sitrep_window_show_incident (self, id);
}

static void present_declare (SitrepWindow *self, SitrepDeclareDialog *dialog);

static void
replaced_cb (SitrepDeclareDialog *dialog, SitrepDeclareDialog *other, SitrepWindow *self)
{
  adw_dialog_force_close (ADW_DIALOG (dialog));
  present_declare (self, other);
}

static void
present_declare (SitrepWindow *self, SitrepDeclareDialog *dialog)
{
  g_signal_connect_object (dialog, "declared", G_CALLBACK (declared_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
declare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);

  if (has_dialog (self))
    return;
  if (sitrep_window_lacks_process (self))
    {
      sitrep_window_show_start (self);
      return;
    }
  present_declare (self, sitrep_declare_dialog_new (self->desk));
}

static void
alerts_cb (SitrepAlertsDialog *dialog, GPtrArray *alerts, SitrepWindow *self)
{
  SitrepDeclareDialog *declare = sitrep_declare_dialog_new (self->desk);

  sitrep_declare_dialog_start_with (declare, alerts);
  present_declare (self, declare);
}

static void
alerts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);
  AdwDialog *dialog;

  if (has_dialog (self))
    return;
  if (sitrep_window_lacks_process (self))
    {
      sitrep_window_show_start (self);
      return;
    }
  dialog = sitrep_alerts_dialog_new (self->desk);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (alerts_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
playbooks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);

  if (!has_dialog (self))
    sitrep_window_show_playbooks (self);
}

static void
destinations_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (sitrep_destinations_dialog_new (SITREP_WINDOW (widget)->desk)), widget);
}

static void
person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (sitrep_person_dialog_new (SITREP_WINDOW (widget)->desk)), widget);
}

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_people_dialog_new (SITREP_WINDOW (widget)->desk), widget);
}

static void
handbook_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_default_playbook (self->desk);

  if (has_dialog (self))
    return;
  if (playbook != NULL)
    sitrep_window_show_handbook (self, playbook);
  else
    sitrep_window_show_start (self);
}

static void
show_handbook_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook
    = sitrep_desk_playbook (self->desk, g_variant_get_string (parameter, NULL), &error);

  if (playbook != NULL)
    sitrep_window_show_handbook (self, playbook);
  else
    sitrep_feedback_error (widget, error);
}

static void
due_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!has_dialog (SITREP_WINDOW (widget)))
    sitrep_window_show_due (SITREP_WINDOW (widget));
}

static void
actions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!has_dialog (SITREP_WINDOW (widget)))
    sitrep_window_show_actions (SITREP_WINDOW (widget));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!has_dialog (SITREP_WINDOW (widget)))
    sitrep_window_show_search (SITREP_WINDOW (widget));
}

/* A handbook has a search of its own; from anywhere else it is everything that is searched. */
static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);

  if (has_dialog (self))
    return;
  if (self->handbook != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->handbook)))
    gtk_widget_activate_action (GTK_WIDGET (self->handbook), "handbook.search", NULL);
  else
    sitrep_window_show_search (self);
}

/* The page that the person is on: where the focus is, or else what is shown. */
static GtkWidget *
page_shown (SitrepWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_NAVIGATION_PAGE) : NULL;
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);

  if (page != NULL && page != GTK_WIDGET (self->sidebar) && gtk_widget_get_mapped (page))
    return page;
  return visible == GTK_WIDGET (self->split) ? GTK_WIDGET (adw_navigation_split_view_get_content (self->split))
                                             : visible;
}

static void
palette_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);

  if (!has_dialog (self))
    adw_dialog_present (sitrep_palette_dialog_new (self->desk, page_shown (self)), widget);
}

static void
show_incident_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sitrep_window_show_incident (SITREP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
nth_incident_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);
  g_autofree char *id = sitrep_sidebar_nth_open (self->sidebar, (guint) g_variant_get_int32 (parameter) - 1);

  if (id != NULL)
    sitrep_window_show_incident (self, id);
}

/* Narrow: the list or the incident. Wide: the list beside the incident, or not. */
static void
sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepWindow *self = SITREP_WINDOW (widget);
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split);

  if (adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self)) == self->narrow)
    {
      gboolean content = adw_navigation_split_view_get_show_content (self->split);

      adw_navigation_split_view_set_show_content (self->split, !content);
      return;
    }
  adw_navigation_split_view_set_collapsed (self->split, !collapsed);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (collapsed)
    sitrep_sidebar_focus (self->sidebar);
}

void
sitrep_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.declare", NULL, declare_action);
  gtk_widget_class_install_action (widget_class, "win.alerts", NULL, alerts_action);
  gtk_widget_class_install_action (widget_class, "win.playbooks", NULL, playbooks_action);
  gtk_widget_class_install_action (widget_class, "win.destinations", NULL, destinations_action);
  gtk_widget_class_install_action (widget_class, "win.person", NULL, person_action);
  gtk_widget_class_install_action (widget_class, "win.people", NULL, people_action);
  gtk_widget_class_install_action (widget_class, "win.handbook", NULL, handbook_action);
  gtk_widget_class_install_action (widget_class, "win.show-handbook", "s", show_handbook_action);
  gtk_widget_class_install_action (widget_class, "win.palette", NULL, palette_action);
  gtk_widget_class_install_action (widget_class, "win.show-incident", "s", show_incident_action);
  gtk_widget_class_install_action (widget_class, "win.due", NULL, due_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.actions", NULL, actions_action);
  gtk_widget_class_install_action (widget_class, "win.nth-incident", "i", nth_incident_action);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, sidebar_action);
}

void
sitrep_window_update_actions (SitrepWindow *self)
{
  gboolean desk = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "desk") == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sidebar", desk);
}

/** sitrep_window_show_preferences: opens the dialog over this window. */
void
sitrep_window_show_preferences (SitrepWindow *self)
{
  g_return_if_fail (SITREP_IS_WINDOW (self));

  adw_dialog_present (ADW_DIALOG (sitrep_preferences_dialog_new (self->desk)), GTK_WIDGET (self));
}

/** sitrep_window_lacks_process: whether nothing says yet how incidents are handled here. */
gboolean
sitrep_window_lacks_process (SitrepWindow *self)
{
  g_autoptr (SitrepPlaybook) playbook = sitrep_desk_default_playbook (self->desk);

  return playbook == NULL;
}

/** sitrep_window_find_label: Returns: (transfer full) (nullable): the id of the incident that is called so. */
char *
sitrep_window_find_label (SitrepWindow *self, const char *label)
{
  g_autoptr (GPtrArray) found
    = sitrep_reader_list (sitrep_desk_reader (self->desk), &sitrep_incident_type, "label", 1, "label", label, NULL);

  return found != NULL && found->len > 0 ? g_strdup (SITREP_RECORD (found->pdata[0])->id) : NULL;
}
