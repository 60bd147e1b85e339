/* sitrep-destination-form.c - adding a destination, or changing one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-destination-form.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"
#include "sitrep-destination-row.h"
#include "sitrep-served-group.h"
#include "sitrep-setting-group.h"
#include "sitrep-trial-group.h"
#include "sitrep-ui.h"
#include "widgets/sitrep-field-note.h"

#include <glib/gi18n.h>

struct _SitrepDestinationForm
{
  AdwNavigationPage parent_instance;

  AdwEntryRow *name;
  SitrepSettingGroup *settings;
  SitrepFieldNote *name_note;
  AdwPreferencesGroup *trouble;
  SitrepFieldNote *note;
  AdwSwitchRow *for_run;
  AdwPreferencesGroup *audiences;
  AdwSwitchRow *test;
  SitrepServedGroup *served;
  SitrepTrialGroup *trial;
  GtkWidget *remove_group;

  SitrepDesk *desk;
  const SitrepConnector *connector;
  SitrepDestination *destination; /* nullable: a new one */
  GtkCheckButton *checks[SITREP_N_AUDIENCES];
};

G_DEFINE_FINAL_TYPE (SitrepDestinationForm, sitrep_destination_form, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SAVED,
  REMOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SitrepAudience
chosen_audience (SitrepDestinationForm *self)
{
  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      return (SitrepAudience) i;
  return SITREP_AUDIENCE_INTERNAL;
}

static SitrepDestination *
make_destination (SitrepDestinationForm *self)
{
  SitrepDestination *destination
    = self->destination != NULL ? sitrep_record_copy (self->destination) : sitrep_record_new (&sitrep_destination_type);
  g_autofree char *settings = sitrep_setting_group_get_settings (self->settings);

  sitrep_take_text (&destination->name, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  sitrep_take_text (&destination->service, self->connector->key);
  sitrep_take_text (&destination->settings, settings);
  g_free (destination->levels);
  g_free (destination->channel);
  destination->levels = sitrep_served_group_get_levels (self->served);
  destination->channel = sitrep_served_group_get_channel (self->served);
  destination->audience = chosen_audience (self);
  destination->test = adw_switch_row_get_active (self->test);
  return destination;
}

static char *
find_kept (SitrepDestinationForm *self)
{
  return self->destination != NULL && sitrep_connector_secrets (self->connector) > 0
           ? sitrep_secrets_find (sitrep_desk_secrets (self->desk), self->destination->base.id, NULL)
           : NULL;
}

/* What was entered, or NULL where the secret that is kept stays. */
static char *
get_secret (SitrepDestinationForm *self)
{
  g_autofree char *kept = sitrep_connector_secrets (self->connector) > 1 ? find_kept (self) : NULL;

  return sitrep_setting_group_get_secret (self->settings, kept);
}

static gboolean
check (SitrepDestinationForm *self, const SitrepDestination *destination, const char *secret, GError **error)
{
  gboolean needed = sitrep_connector_secrets (self->connector) > 0;
  g_autofree char *kept = secret == NULL ? find_kept (self) : NULL;

  if (secret == NULL && kept == NULL && needed && self->destination != NULL)
    return TRUE; /* locked, or gone: the courier will ask for it */
  return self->connector->check (destination, secret != NULL ? secret : kept != NULL ? kept : "", error);
}

static gboolean
trial_cb (gpointer data, SitrepDestination **destination, char **secret, GError **error)
{
  SitrepDestinationForm *self = data;

  *destination = make_destination (self);
  *secret = get_secret (self);
  return check (self, *destination, *secret, error);
}

static void
show_error (SitrepDestinationForm *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), error != NULL);
  sitrep_field_note_set_error (self->note, error != NULL ? error->message : NULL);
}

static void
saved_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepDestinationForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);
  g_autofree char *secret = get_secret (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (error == NULL)
    {
      g_signal_emit (self, signals[SAVED], 0);
      return;
    }
  show_error (self, error);
  /* It was acceptable, so the keyring refused it. */
  if (secret != NULL && !g_error_matches (error, SITREP_ERROR, SITREP_ERROR_INVALID))
    gtk_widget_set_visible (GTK_WIDGET (self->for_run), TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDestinationForm *self = SITREP_DESTINATION_FORM (widget);
  g_autoptr (SitrepDestination) destination = make_destination (self);
  g_autofree char *secret = get_secret (self);
  g_autoptr (GError) error = NULL;

  if (sitrep_text_is_empty (destination->name))
    {
      sitrep_field_note_set_error (self->name_note, _ ("A name is needed: messages are listed under it."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (!check (self, destination, secret, &error))
    {
      show_error (self, error);
      return;
    }
  gtk_widget_set_sensitive (widget, FALSE);
  sitrep_desk_put_destination_async (self->desk, destination, secret,
                                     gtk_widget_get_visible (GTK_WIDGET (self->for_run))
                                       && adw_switch_row_get_active (self->for_run),
                                     saved_cb, g_object_ref (self));
}

static void
removed_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepDestinationForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    show_error (self, error);
  else
    g_signal_emit (self, signals[REMOVED], 0, self->destination->base.id, self->destination->name);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SitrepDestinationForm *self = SITREP_DESTINATION_FORM (widget);

  if (self->destination != NULL)
    sitrep_desk_remove_destination_async (self->desk, self->destination->base.id, removed_cb, g_object_ref (self));
}

static void
changed_cb (SitrepDestinationForm *self)
{
  /* Once it was needed, the offer stays. */
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), gtk_widget_get_visible (GTK_WIDGET (self->for_run)));
  sitrep_field_note_set_error (self->note, NULL);
  sitrep_field_note_set_error (self->name_note, NULL);
  sitrep_trial_group_reset (self->trial);
}

static void
sitrep_destination_form_dispose (GObject *object)
{
  SitrepDestinationForm *self = SITREP_DESTINATION_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SITREP_TYPE_DESTINATION_FORM);
  g_clear_pointer (&self->destination, sitrep_record_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_destination_form_parent_class)->dispose (object);
}

static void
sitrep_destination_form_class_init (SitrepDestinationFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sitrep_destination_form_dispose;

  signals[SAVED]
    = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (SITREP_TYPE_FIELD_NOTE);
  g_type_ensure (SITREP_TYPE_SETTING_GROUP);
  g_type_ensure (SITREP_TYPE_SERVED_GROUP);
  g_type_ensure (SITREP_TYPE_TRIAL_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, SITREP_UI ("destinations/sitrep-destination-form.ui"));
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, name);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, settings);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, name_note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, trouble);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, note);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, for_run);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, audiences);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, test);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, served);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, trial);
  gtk_widget_class_bind_template_child (widget_class, SitrepDestinationForm, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "destination.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "destination.remove", NULL, remove_action);
}

static void
sitrep_destination_form_init (SitrepDestinationForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_audience (SitrepDestinationForm *self, SitrepAudience audience)
{
  static const char *const words[] = {
    [SITREP_AUDIENCE_INTERNAL] = N_ ("Those who work on it, and the team around them"),
    [SITREP_AUDIENCE_STAKEHOLDERS] = N_ ("Those who have to know, inside and outside"),
    [SITREP_AUDIENCE_PUBLIC] = N_ ("Everybody: only what may be public is sent"),
  };
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sitrep_audience_label (audience));
  adw_action_row_set_subtitle (row, _ (words[audience]));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sitrep_audience_label (audience), -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks[0]);
  self->checks[audience] = GTK_CHECK_BUTTON (check);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);
  return GTK_WIDGET (row);
}

static void
fill_audiences (SitrepDestinationForm *self)
{
  SitrepAudience chosen = self->destination != NULL ? self->destination->audience : self->connector->audience;

  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    adw_preferences_group_add (self->audiences, make_audience (self, i));
  gtk_check_button_set_active (self->checks[chosen], TRUE);
}

static void
show_title (SitrepDestinationForm *self)
{
  /* Translators: the name of a service, as in “New: Slack” */
  g_autofree char *title = self->destination != NULL
                             ? g_strdup (self->destination->name)
                             : g_strdup_printf (_ ("New: %s"), sitrep_connector_name (self->connector));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

/**
 * sitrep_destination_form_new:
 * @connector: the service
 * @destination: (nullable): one to change; a new one is made where %NULL
 */
SitrepDestinationForm *
sitrep_destination_form_new (SitrepDesk *desk, const SitrepConnector *connector, SitrepDestination *destination)
{
  SitrepDestinationForm *self = g_object_new (SITREP_TYPE_DESTINATION_FORM, NULL);
  g_autofree char *kept = NULL;

  self->desk = g_object_ref (desk);
  self->connector = connector;
  self->destination = destination != NULL ? sitrep_record_ref (destination) : NULL;
  show_title (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name), destination != NULL ? destination->name : "");
  kept = sitrep_connector_secrets (connector) > 1 ? find_kept (self) : NULL;
  sitrep_setting_group_fill (self->settings, connector, destination, kept);
  sitrep_served_group_fill (self->served, desk, destination);
  sitrep_trial_group_fill (self->trial, desk, connector, trial_cb, self);
  fill_audiences (self);
  adw_switch_row_set_active (self->test, destination != NULL && destination->test);
  gtk_widget_set_visible (self->remove_group, destination != NULL);
  changed_cb (self);
  return self;
}
