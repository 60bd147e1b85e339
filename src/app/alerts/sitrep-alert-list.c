/* sitrep-alert-list.c - the alerts that fire now, to choose from
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-alert-list.h"

#include "base/sitrep-text.h"
#include "widgets/sitrep-form-frame.h"
#include "widgets/sitrep-plain-row.h"

#include <glib/gi18n.h>

/* Nobody looks through more: the first of them are shown, and how many there are. */
#define SHOWN 200

struct _SitrepAlertList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *group;
  GtkWidget *list;
  GtkWidget *trouble;

  SitrepDesk *desk;
  GPtrArray *alerts; /* SitrepAlert; nullable */
  GPtrArray *checks; /* GtkCheckButton, one for each alert that is shown */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SitrepAlertList, sitrep_alert_list, ADW_TYPE_BIN)

static guint changed_signal;

/* --- rows --- */

static void
add_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* What tells alerts of one rule apart, how bad it is, and for how long. */
static char *
alert_words (SitrepAlertList *self, const SitrepAlert *alert)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 since = sitrep_desk_now (self->desk) - alert->starts_at;
  g_autofree char *span = alert->starts_at != SITREP_NEVER && since > 0 ? sitrep_duration_short (since) : NULL;
  g_autofree char *for_span = span != NULL ? g_strdup_printf (_ ("for %s"), span) : NULL;

  add_part (words, alert->name);
  add_part (words, g_hash_table_lookup (alert->labels, "severity"));
  add_part (words, g_hash_table_lookup (alert->labels, "instance"));
  add_part (words, for_span);
  if (alert->state == SITREP_ALERT_SUPPRESSED)
    add_part (words, _ ("silenced"));
  return sitrep_text_line (words->str);
}

static void
toggled_cb (GtkCheckButton *check, SitrepAlertList *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
new_row (SitrepAlertList *self, const SitrepAlert *alert)
{
  g_autofree char *title = sitrep_alert_title (alert);
  g_autofree char *words = alert_words (self, alert);
  GtkWidget *row = sitrep_plain_row_new (ADW_TYPE_ACTION_ROW, title, words);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  g_ptr_array_add (self->checks, check);
  return row;
}

static void
show_count (SitrepAlertList *self)
{
  g_autofree char *words
    = g_strdup_printf (_ ("%u alerts fire. The first %u are shown."), self->alerts->len, (guint) SHOWN);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), self->alerts->len > SHOWN ? words : NULL);
}

static void
show_alerts (SitrepAlertList *self)
{
  for (guint i = 0; i < MIN (self->alerts->len, SHOWN); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, g_ptr_array_index (self->alerts, i)));
  show_count (self);
  gtk_stack_set_visible_child_name (self->stack, self->alerts->len > 0 ? "alerts" : "none");
}

/* --- asking --- */

static void
fetched_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepAlertList) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *alerts = sitrep_desk_alerts_finish (SITREP_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (alerts == NULL)
    {
      g_autofree char *plain = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->trouble), plain);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  self->alerts = alerts;
  show_alerts (self);
}

/** sitrep_alert_list_refresh: asks once more; nothing is chosen then. */
void
sitrep_alert_list_refresh (SitrepAlertList *self)
{
  g_autofree char *base = NULL;

  g_return_if_fail (SITREP_IS_ALERT_LIST (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_ptr_array_set_size (self->checks, 0);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  g_signal_emit (self, changed_signal, 0);
  base = sitrep_desk_alertmanager (self->desk);
  gtk_stack_set_visible_child_name (self->stack, base != NULL ? "wait" : "nowhere");
  if (base == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  sitrep_desk_alerts_async (self->desk, self->cancellable, fetched_cb, g_object_ref (self));
}

/** sitrep_alert_list_chosen: Returns: (transfer container) (element-type SitrepAlert): those that are checked */
GPtrArray *
sitrep_alert_list_chosen (SitrepAlertList *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  g_return_val_if_fail (SITREP_IS_ALERT_LIST (self), chosen);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (self->alerts, i));
  return chosen;
}

/** sitrep_alert_list_refresh_button: Returns: (transfer floating): a button that asks once more, for a header */
GtkWidget *
sitrep_alert_list_refresh_button (SitrepAlertList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Ask Again"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (sitrep_alert_list_refresh), self, G_CONNECT_SWAPPED);
  return button;
}

/* --- the widget --- */

static void
sitrep_alert_list_dispose (GObject *object)
{
  SitrepAlertList *self = SITREP_ALERT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_alert_list_parent_class)->dispose (object);
}

static void
sitrep_alert_list_finalize (GObject *object)
{
  SitrepAlertList *self = SITREP_ALERT_LIST (object);

  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (sitrep_alert_list_parent_class)->finalize (object);
}

static void
sitrep_alert_list_class_init (SitrepAlertListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_alert_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sitrep_alert_list_finalize;
  changed_signal
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_trouble (SitrepAlertList *self)
{
  GtkWidget *page
    = sitrep_form_empty_face ("network-offline-symbolic", _ ("The Alertmanager Cannot Be Asked"), "", NULL, NULL);
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (again, "pill");
  g_signal_connect_object (again, "clicked", G_CALLBACK (sitrep_alert_list_refresh), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), again);
  return page;
}

static void
sitrep_alert_list_init (SitrepAlertList *self)
{
  GtkWidget *wait = adw_spinner_new ();

  self->checks = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->group = adw_preferences_group_new ();
  self->list = gtk_list_box_new ();
  self->trouble = new_trouble (self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Firing Alerts"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (wait), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Asking the Alertmanager…"),
                                  -1);
  gtk_widget_set_size_request (wait, -1, 96);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->list);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, wait, "wait");
  gtk_stack_add_named (self->stack, self->group, "alerts");
  gtk_stack_add_named (self->stack, self->trouble, "trouble");
  gtk_stack_add_named (self->stack,
                       sitrep_form_empty_face ("object-select-symbolic", _ ("No Alert Is Firing"),
                                               _ ("The Alertmanager answers, and has none."), NULL, NULL),
                       "none");
  gtk_stack_add_named (self->stack,
                       sitrep_form_empty_face ("preferences-system-symbolic", _ ("No Alertmanager Yet"),
                                               _ ("Its address is set in the preferences, under Alerts."),
                                               _ ("_Preferences"), "app.preferences"),
                       "nowhere");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
sitrep_alert_list_new (SitrepDesk *desk)
{
  SitrepAlertList *self = g_object_new (SITREP_TYPE_ALERT_LIST, NULL);

  self->desk = g_object_ref (desk);
  sitrep_alert_list_refresh (self);
  return GTK_WIDGET (self);
}
