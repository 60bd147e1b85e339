/* sitrep-destinations-dialog.c - the rooms and pages that messages can go to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-destinations-dialog.h"

#include "comms/sitrep-connector.h"
#include "sitrep-destination-form.h"
#include "sitrep-destination-row.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-feedback.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepDestinationsDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *view;
  GtkStack *stack;
  AdwPreferencesGroup *list;
  AdwPreferencesPage *services;

  SitrepDesk *desk;
  GPtrArray *rows; /* GtkWidget, those in @list */
};

G_DEFINE_FINAL_TYPE (SitrepDestinationsDialog, sitrep_destinations_dialog, ADW_TYPE_DIALOG)

/* The form was insensitive while it saved, and what opened it may be gone: without a focus no key is heard. */
static void
show_list (SitrepDestinationsDialog *self)
{
  adw_navigation_view_pop_to_tag (self->view, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
saved_cb (SitrepDestinationForm *form, SitrepDestinationsDialog *self)
{
  show_list (self);
}

static void
removed_cb (SitrepDestinationForm *form, const char *id, const char *name, SitrepDestinationsDialog *self)
{
  g_autofree char *words = g_strdup_printf (_ ("“%s” was removed"), name);

  show_list (self);
  sitrep_feedback_offer (GTK_WIDGET (self), words, _ ("_Undo"), "destinations.restore", g_variant_new_string (id));
}

static void
open_form (SitrepDestinationsDialog *self, const SitrepConnector *connector, SitrepDestination *destination)
{
  SitrepDestinationForm *form = sitrep_destination_form_new (self->desk, connector, destination);

  g_signal_connect_object (form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (form));
}

static void
edit_cb (SitrepDestinationRow *row, SitrepDestinationsDialog *self)
{
  SitrepDestination *destination = sitrep_destination_row_get_destination (row);
  const SitrepConnector *connector = sitrep_connector_find (destination->service);

  if (connector != NULL)
    open_form (self, connector, destination);
  else
    sitrep_feedback_say (GTK_WIDGET (self), _ ("This version of Sitrep does not know the service."));
}

static void
wake_cb (SitrepDestinationRow *row, SitrepDestinationsDialog *self)
{
  sitrep_desk_wake_destination_async (self->desk, SITREP_RECORD (sitrep_destination_row_get_destination (row))->id,
                                      sitrep_feedback_done_cb, g_object_ref (self));
}

static void
service_cb (AdwActionRow *row, SitrepDestinationsDialog *self)
{
  open_form (self, sitrep_connector_find (gtk_widget_get_name (GTK_WIDGET (row))), NULL);
}

static void
fill (SitrepDestinationsDialog *self)
{
  g_autoptr (GPtrArray) destinations = sitrep_desk_destinations (self->desk);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < destinations->len; i++)
    {
      GtkWidget *row = sitrep_destination_row_new (destinations->pdata[i]);

      g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, G_CONNECT_DEFAULT);
      g_signal_connect_object (row, "wake", G_CALLBACK (wake_cb), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->stack, destinations->len > 0 ? "list" : "empty");
}

static GtkWidget *
new_service (SitrepDestinationsDialog *self, const SitrepConnector *connector)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, sitrep_connector_name (connector), NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_name (row, connector->key);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_signal_connect_object (row, "activated", G_CALLBACK (service_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static AdwPreferencesGroup *
add_kind (SitrepDestinationsDialog *self, const SitrepConnector *connector)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, sitrep_destination_kind_words (connector));
  adw_preferences_page_add (self->services, group);
  return group;
}

/* A group for each kind, in the order in which the kinds come first. */
static void
fill_services (SitrepDestinationsDialog *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (const SitrepConnector *const *all = sitrep_connectors (); *all != NULL; all++)
    {
      AdwPreferencesGroup *group = g_hash_table_lookup (groups, (*all)->kind);

      if (group == NULL)
        {
          group = add_kind (self, *all);
          g_hash_table_insert (groups, (gpointer) (*all)->kind, group);
        }
      adw_preferences_group_add (group, new_service (self, *all));
    }
}

static void
changed_cb (SitrepDesk *desk, SitrepChanges *changes, SitrepDestinationsDialog *self)
{
  if (sitrep_changes_touch (changes, &sitrep_destination_type))
    fill (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_navigation_view_push_by_tag (SITREP_DESTINATIONS_DIALOG (widget)->view, "services");
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDestinationsDialog *self = SITREP_DESTINATIONS_DIALOG (widget);
  g_autoptr (SitrepDestination) was = NULL;
  g_autoptr (SitrepDestination) again = NULL;

  was = sitrep_reader_get (sitrep_desk_reader (self->desk), &sitrep_destination_type,
                           g_variant_get_string (parameter, NULL));
  if (was == NULL)
    return;
  again = sitrep_record_copy (was);
  again->removed = FALSE;
  sitrep_desk_put_destination_async (self->desk, again, NULL, FALSE, sitrep_feedback_done_cb, g_object_ref (self));
}

static void
sitrep_destinations_dialog_dispose (GObject *object)
{
  SitrepDestinationsDialog *self = SITREP_DESTINATIONS_DIALOG (object);

  sitrep_feedback_register (GTK_WIDGET (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DESTINATIONS_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_destinations_dialog_parent_class)->dispose (object);
}

static void
sitrep_destinations_dialog_class_init (SitrepDestinationsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_destinations_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("destinations/sitrep-destinations-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationsDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationsDialog, services);
  gtk_widget_class_install_action (widget_class, "destinations.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "destinations.restore", "s", restore_action);
}

static void
sitrep_destinations_dialog_init (SitrepDestinationsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sitrep_feedback_register (GTK_WIDGET (self), self->toasts);
}

SitrepDestinationsDialog *
sitrep_destinations_dialog_new (SitrepDesk *desk)
{
  SitrepDestinationsDialog *self = g_object_new (SITREP_TYPE_DESTINATIONS_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  fill_services (self);
  fill (self);
  return self;
}
