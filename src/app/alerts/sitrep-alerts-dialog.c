/* sitrep-alerts-dialog.c - declaring an incident from alerts that fire
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-alerts-dialog.h"

#include "sitrep-alert-list.h"
#include "widgets/sitrep-form-frame.h"

#include <glib/gi18n.h>

struct _SitrepAlertsDialog
{
  AdwDialog parent_instance;

  SitrepAlertList *list;
  GtkWidget *declare;
};

G_DEFINE_FINAL_TYPE (SitrepAlertsDialog, sitrep_alerts_dialog, ADW_TYPE_DIALOG)

static guint chosen_signal;

static void
changed_cb (SitrepAlertsDialog *self)
{
  g_autoptr (GPtrArray) chosen = sitrep_alert_list_chosen (self->list);

  gtk_widget_set_sensitive (self->declare, chosen->len > 0);
}

static void
declare_cb (SitrepAlertsDialog *self)
{
  g_autoptr (GPtrArray) chosen = sitrep_alert_list_chosen (self->list);
  g_autoptr (SitrepAlertsDialog) alive = g_object_ref (self);

  /* Closed first: what is opened next is over the window, and wants the focus. */
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, chosen_signal, 0, chosen);
}

static void
sitrep_alerts_dialog_class_init (SitrepAlertsDialogClass *klass)
{
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
sitrep_alerts_dialog_init (SitrepAlertsDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Firing Alerts"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
}

AdwDialog *
sitrep_alerts_dialog_new (SitrepDesk *desk)
{
  SitrepAlertsDialog *self = g_object_new (SITREP_TYPE_ALERTS_DIALOG, NULL);
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new (), *bar;

  self->list = SITREP_ALERT_LIST (sitrep_alert_list_new (desk));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  self->declare = sitrep_form_frame (ADW_DIALOG (self), _ ("_Cancel"), _ ("_Declare…"), page);
  bar = gtk_widget_get_ancestor (self->declare, ADW_TYPE_HEADER_BAR);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), sitrep_alert_list_refresh_button (self->list));
  g_signal_connect_object (self->declare, "clicked", G_CALLBACK (declare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return ADW_DIALOG (self);
}
