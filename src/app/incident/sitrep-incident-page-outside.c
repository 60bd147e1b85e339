/* sitrep-incident-page-outside.c - what is done at services for the incident shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "alerts/sitrep-silence-dialog.h"
#include "channel/sitrep-channel-dialog.h"
#include "comms/sitrep-channel.h"
#include "health/sitrep-health-dialog.h"
#include "sitrep-incident-page-private.h"
#include "widgets/sitrep-feedback.h"

#include <glib/gi18n.h>

static SitrepDesk *
desk_of (SitrepIncidentPage *self)
{
  return sitrep_subject_desk (self->subject);
}

/* --- the channel --- */

typedef struct
{
  GtkWidget *page;
  const char *done;
} Ordered;

static void
ordered_cb (GObject *desk, GAsyncResult *result, gpointer data)
{
  g_autofree Ordered *self = data;
  g_autoptr (GtkWidget) page = self->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sitrep_desk_finish (SITREP_DESK (desk), result, &error);

  if (error != NULL)
    sitrep_feedback_error (page, error);
  else
    sitrep_feedback_say (page, self->done);
}

static void
order (SitrepIncidentPage *self, const char *channel, SitrepServiceDeed deed, const char *done)
{
  Ordered *ordered = g_new0 (Ordered, 1);

  *ordered = (Ordered) { g_object_ref (GTK_WIDGET (self)), done };
  sitrep_desk_order_channel_async (desk_of (self), sitrep_subject_id (self->subject), channel, deed, ordered_cb,
                                   ordered);
}

static void
order_all (SitrepIncidentPage *self, SitrepServiceDeed deed, const char *done)
{
  g_autoptr (GPtrArray) channels
    = sitrep_desk_channels (desk_of (self), sitrep_subject_dossier (self->subject)->incident);

  for (guint i = 0; i < channels->len; i++)
    if (sitrep_channel_knows (g_ptr_array_index (channels, i), deed))
      order (self, SITREP_RECORD (g_ptr_array_index (channels, i))->id, deed, done);
}

static void
opened_cb (SitrepChannelDialog *dialog, const char *channel, SitrepIncidentPage *self)
{
  order (self, channel, SITREP_SERVICE_SET_TOPIC, _ ("The channel is open, and its topic is set"));
}

static void
open_channel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = sitrep_channel_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject);

  g_signal_connect_object (dialog, "opened", G_CALLBACK (opened_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
set_topic_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  order_all (SITREP_INCIDENT_PAGE (widget), SITREP_SERVICE_SET_TOPIC, _ ("The channel’s topic is set"));
}

static void
pin_first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  order_all (SITREP_INCIDENT_PAGE (widget), SITREP_SERVICE_PIN, _ ("The first message is pinned"));
}

static void
update_channel_actions (SitrepIncidentPage *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autoptr (GPtrArray) channels = sitrep_desk_channels (desk_of (self), dossier->incident);
  gboolean topic = FALSE, pin = FALSE;

  for (guint i = 0; i < channels->len; i++)
    {
      const SitrepDestination *channel = g_ptr_array_index (channels, i);

      topic = topic || sitrep_channel_knows (channel, SITREP_SERVICE_SET_TOPIC);
      pin = pin
            || (sitrep_channel_knows (channel, SITREP_SERVICE_PIN)
                && sitrep_channel_first_message (dossier, channel) != NULL);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.open-channel",
                                 dossier->incident->phase == SITREP_PHASE_OPEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.set-topic", topic);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.pin-first", pin);
}

/* --- alerts --- */

static void
silence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_silence_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

/* After the end, too, while something is still silent. */
static void
update_silence_action (SitrepIncidentPage *self)
{
  const SitrepDossier *dossier = sitrep_subject_dossier (self->subject);
  g_autoptr (GPtrArray) running = sitrep_silenced_running (dossier, sitrep_subject_now (self->subject));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.silence",
                                 dossier->incident->phase == SITREP_PHASE_OPEN || running->len > 0);
}

static void
health_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (sitrep_health_dialog_new (SITREP_INCIDENT_PAGE (widget)->subject), widget);
}

/** sitrep_incident_page_update_outside_actions: which of them make sense as the incident stands. */
void
sitrep_incident_page_update_outside_actions (SitrepIncidentPage *self)
{
  update_channel_actions (self);
  update_silence_action (self);
}

void
sitrep_incident_page_install_outside_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "incident.open-channel", NULL, open_channel_action);
  gtk_widget_class_install_action (widget_class, "incident.set-topic", NULL, set_topic_action);
  gtk_widget_class_install_action (widget_class, "incident.health", NULL, health_action);
  gtk_widget_class_install_action (widget_class, "incident.silence", NULL, silence_action);
  gtk_widget_class_install_action (widget_class, "incident.pin-first", NULL, pin_first_action);
}
