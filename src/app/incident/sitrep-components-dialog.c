/* sitrep-components-dialog.c - which parts of a status page are affected, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-components-dialog.h"

#include "comms/sitrep-components.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

struct _SitrepComponentsDialog
{
  AdwDialog parent_instance;

  GtkWidget *stack;
  GtkWidget *trouble;
  GtkWidget *page;
  GtkWidget *done;

  SitrepDesk *desk;
  SitrepDestination *destination;
  const SitrepConnector *connector;
  GHashTable *states; /* id → state: those that are affected */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SitrepComponentsDialog, sitrep_components_dialog, ADW_TYPE_DIALOG)

static guint chosen_signal;

/* --- rows --- */

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, SitrepComponentsDialog *self)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (row));
  guint selected = adw_combo_row_get_selected (row);

  if (selected == 0)
    g_hash_table_remove (self->states, id);
  else
    g_hash_table_insert (self->states, g_strdup (id), g_strdup (self->connector->component_states[2 * (selected - 1)]));
}

static guint
place_of_state (SitrepComponentsDialog *self, const char *id)
{
  const char *state = g_hash_table_lookup (self->states, id);

  for (guint i = 0; state != NULL && self->connector->component_states[2 * i] != NULL; i++)
    if (g_str_equal (self->connector->component_states[2 * i], state))
      return i + 1;
  return 0;
}

static GtkWidget *
new_row (SitrepComponentsDialog *self, const SitrepComponent *component)
{
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_COMBO_ROW, component->name, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const[]) { _ ("Not Named"), NULL });

  for (const char *const *state = self->connector->component_states; *state != NULL; state += 2)
    gtk_string_list_append (labels, _ (state[1]));
  gtk_widget_set_name (row, component->id);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place_of_state (self, component->id));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
show_components (SitrepComponentsDialog *self, GPtrArray *components)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < components->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, g_ptr_array_index (components, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_sensitive (self->done, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
}

/* --- asking the page --- */

static void
show_trouble (SitrepComponentsDialog *self, const char *title, const char *words)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->trouble), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->trouble), words);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->trouble);
}

static void
listed_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepComponentsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepFindings) found = sitrep_desk_inquire_finish (SITREP_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    show_trouble (self, _ ("The Page Cannot Be Asked"), error->message);
  else if (found->components == NULL)
    show_trouble (self, _ ("The Page Cannot Be Asked"), found->outcome->words);
  else if (found->components->len == 0)
    show_trouble (self, _ ("No Components"), _ ("The page has none yet. The message can go out without."));
  else
    show_components (self, found->components);
}

static void
ask (SitrepComponentsDialog *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "wait");
  sitrep_desk_inquire_async (self->desk,
                             &(SitrepInquiry) { .kind = SITREP_INQUIRY_LIST, .destination = self->destination },
                             self->cancellable, listed_cb, g_object_ref (self));
}

static void
done_cb (SitrepComponentsDialog *self)
{
  g_autofree char *json = sitrep_components_write (self->states);

  g_signal_emit (self, chosen_signal, 0, json);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- the dialog --- */

static void
sitrep_components_dialog_dispose (GObject *object)
{
  SitrepComponentsDialog *self = SITREP_COMPONENTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->destination, sitrep_record_unref);
  G_OBJECT_CLASS (sitrep_components_dialog_parent_class)->dispose (object);
}

static void
sitrep_components_dialog_finalize (GObject *object)
{
  SitrepComponentsDialog *self = SITREP_COMPONENTS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->states, g_hash_table_unref);
  G_OBJECT_CLASS (sitrep_components_dialog_parent_class)->finalize (object);
}

static void
sitrep_components_dialog_class_init (SitrepComponentsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_components_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_components_dialog_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_trouble (SitrepComponentsDialog *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "network-offline-symbolic");
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (again, "pill");
  g_signal_connect_object (again, "clicked", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), again);
  return page;
}

static void
sitrep_components_dialog_init (SitrepComponentsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();

  self->cancellable = g_cancellable_new ();
  self->done = gtk_button_new_with_mnemonic (_ ("_Done"));
  self->stack = gtk_stack_new ();
  self->page = adw_preferences_page_new ();
  self->trouble = new_trouble (self);
  gtk_widget_set_sensitive (self->done, FALSE);
  gtk_widget_add_css_class (self->done, "suggested-action");
  g_signal_connect_object (self->done, "clicked", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->done);
  gtk_stack_add_named (GTK_STACK (self->stack), adw_spinner_new (), "wait");
  gtk_stack_add_child (GTK_STACK (self->stack), self->trouble);
  gtk_stack_add_child (GTK_STACK (self->stack), self->page);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->stack);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Components"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
}

/** sitrep_components_dialog_new: @components: (nullable): what is chosen so far, as messages keep it */
AdwDialog *
sitrep_components_dialog_new (SitrepDesk *desk, const SitrepDestination *destination, const char *components)
{
  SitrepComponentsDialog *self = g_object_new (SITREP_TYPE_COMPONENTS_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->destination = sitrep_record_ref ((gpointer) destination);
  self->connector = sitrep_connector_find (destination->service);
  self->states = sitrep_components_read (components);
  ask (self);
  return ADW_DIALOG (self);
}
