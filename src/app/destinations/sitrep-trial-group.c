/* sitrep-trial-group.c - trying a destination before it is needed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-trial-group.h"

#include <glib/gi18n.h>

struct _SitrepTrialGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *probe;
  GtkWidget *test;
  GtkWidget *result;
  GtkWidget *spinner;
  GtkWidget *icon;

  SitrepDesk *desk;
  const SitrepConnector *connector;
  SitrepTrialFunc func;
  gpointer data;
  GCancellable *cancellable; /* while a call is on its way */
};

G_DEFINE_FINAL_TYPE (SitrepTrialGroup, sitrep_trial_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- what came of it --- */

static void
show (SitrepTrialGroup *self, const char *icon, const char *css, const char *title, const char *words)
{
  static const char *const classes[] = { "success", "warning", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->icon, classes[i]);
  if (css != NULL)
    gtk_widget_add_css_class (self->icon, css);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_widget_set_visible (self->spinner, icon == NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->result), words != NULL ? words : "");
  gtk_widget_set_visible (self->result, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_busy (SitrepTrialGroup *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->probe, !busy);
  gtk_widget_set_sensitive (self->test, !busy);
}

static void
show_outcome (SitrepTrialGroup *self, const SitrepOutcome *outcome, gboolean is_test)
{
  g_autofree char *both = g_strdup_printf ("%s %s", outcome->words != NULL ? outcome->words : "",
                                           outcome->todo != NULL ? outcome->todo : "");

  if (outcome->kind == SITREP_OUTCOME_DONE)
    show (self, "object-select-symbolic", "success",
          is_test ? _ ("The service accepted the test message") : _ ("The service answers, and knows this desk"),
          is_test ? _ ("Look whether it arrived.") : NULL);
  else if (outcome->kind == SITREP_OUTCOME_RETRY || outcome->kind == SITREP_OUTCOME_UNKNOWN)
    show (self, "dialog-warning-symbolic", "warning", _ ("Not clear yet"),
          outcome->words != NULL ? outcome->words : NULL);
  else
    show (self, "dialog-error-symbolic", "error", _ ("This does not work"), both);
}

static void
end_call (SitrepTrialGroup *self, SitrepDesk *desk, GAsyncResult *result, gboolean is_test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepFindings) called = sitrep_desk_inquire_finish (desk, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (called != NULL)
    show_outcome (self, called->outcome, is_test);
  else
    show (self, "dialog-error-symbolic", "error", _ ("This does not work"), error->message);
}

static void
probed_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepTrialGroup) self = data;

  end_call (self, SITREP_DESK (desk), result, FALSE);
}

static void
tested_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autoptr (SitrepTrialGroup) self = data;

  end_call (self, SITREP_DESK (desk), result, TRUE);
}

/* --- trying --- */

static void
begin_call (SitrepTrialGroup *self, SitrepInquiryKind kind, const char *words, GAsyncReadyCallback callback)
{
  g_autoptr (SitrepDestination) destination = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->func (self->data, &destination, &secret, &error))
    {
      show (self, "dialog-error-symbolic", "error", _ ("This does not work"), error->message);
      return;
    }
  set_busy (self, TRUE);
  show (self, NULL, NULL, words, NULL);
  self->cancellable = g_cancellable_new ();
  sitrep_desk_inquire_async (self->desk,
                             &(SitrepInquiry) { .kind = kind, .destination = destination, .secret = secret },
                             self->cancellable, callback, g_object_ref (self));
}

static void
probe_cb (SitrepTrialGroup *self)
{
  begin_call (self, SITREP_INQUIRY_PROBE, _ ("Asking the service…"), probed_cb);
}

static void
send_test (SitrepTrialGroup *self)
{
  begin_call (self, SITREP_INQUIRY_TEST, _ ("Sending a test message…"), tested_cb);
}

static void
confirmed_cb (AdwAlertDialog *dialog, const char *response, SitrepTrialGroup *self)
{
  if (g_strcmp0 (response, "send") == 0)
    send_test (self);
}

/* In a room it is seen by colleagues; what rings or is public is asked about first. */
static const char *
warning_for (const SitrepConnector *connector)
{
  if (g_strcmp0 (connector->kind, "status-page") == 0)
    return _ ("Everybody who looks at the page will see it for a moment, and those who follow the page may get a mail. "
              "It is closed again at once.");
  if (g_strcmp0 (connector->kind, "paging") == 0)
    return _ ("Somebody may be called for it. It is resolved again at once.");
  if (g_strcmp0 (connector->kind, "tracker") == 0)
    return _ ("A ticket is opened for it, which stays.");
  return NULL;
}

static void
test_cb (SitrepTrialGroup *self)
{
  const char *warning = warning_for (self->connector);
  AdwDialog *dialog;

  if (warning == NULL)
    {
      send_test (self);
      return;
    }
  dialog = adw_alert_dialog_new (_ ("Send a Test Message?"), warning);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "send", _ ("_Send"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/** sitrep_trial_group_reset: what was tried is not what is entered any more. */
void
sitrep_trial_group_reset (SitrepTrialGroup *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  gtk_widget_set_visible (self->result, FALSE);
}

static const char *
hint_for (const SitrepConnector *connector)
{
  if (connector->request == NULL)
    return NULL;
  if (connector->untried)
    return _ ("This connector follows the service’s documentation and was not tried against the service itself: send a "
              "test message.");
  return connector->probe == NULL ? _ ("The service has no silent check: only a test message can tell.") : NULL;
}

/** sitrep_trial_group_fill: @func: asked with @data for what is to be tried; to be called once */
void
sitrep_trial_group_fill (SitrepTrialGroup *self,
                         SitrepDesk *desk,
                         const SitrepConnector *connector,
                         SitrepTrialFunc func,
                         gpointer data)
{
  self->desk = g_object_ref (desk);
  self->connector = connector;
  self->func = func;
  self->data = data;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), hint_for (connector));
  gtk_widget_set_visible (self->probe, connector->probe != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), connector->request != NULL);
}

static void
sitrep_trial_group_dispose (GObject *object)
{
  SitrepTrialGroup *self = SITREP_TRIAL_GROUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (sitrep_trial_group_parent_class)->dispose (object);
}

static void
sitrep_trial_group_class_init (SitrepTrialGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sitrep_trial_group_dispose;
}

static GtkWidget *
new_button (SitrepTrialGroup *self, const char *title, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
sitrep_trial_group_init (SitrepTrialGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Try It"));
  self->probe = new_button (self, _ ("_Check Silently"), G_CALLBACK (probe_cb));
  self->test = new_button (self, _ ("Send a _Test Message"), G_CALLBACK (test_cb));
  self->result = adw_action_row_new ();
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = adw_spinner_new ();
  gtk_widget_add_css_class (self->icon, "state");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->result), FALSE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self->result), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->result), self->icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->result), self->spinner);
  gtk_widget_set_visible (self->result, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->result);
}
