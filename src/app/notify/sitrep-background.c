/* sitrep-background.c - asks the desktop whether the program may stay without a window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-background.h"

#include <glib/gi18n.h>

#define BUS "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"

struct _SitrepBackground
{
  GtkApplication *application;
  GCancellable *cancellable;
  guint subscription;
  gboolean asked;
};

/* SITREP_BACKGROUND_PORTAL: to try outside a sandbox what is asked within one. */
static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SITREP_BACKGROUND_PORTAL") != NULL;
}

static void
say_refused (SitrepBackground *self)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("No reminders while the window is closed"));

  g_notification_set_body (notification, _ ("The desktop does not let Sitrep run in the background. Leave the window "
                                            "open while an incident is, or allow it in the desktop’s settings."));
  g_application_send_notification (G_APPLICATION (self->application), "background", notification);
}

/* The answer: 0 is yes; “background” says whether it may stay. */
static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *name,
             GVariant *parameters,
             gpointer data)
{
  SitrepBackground *self = data;
  g_autoptr (GVariant) results = NULL;
  guint32 response = 2;
  gboolean allowed = FALSE;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_dbus_connection_signal_unsubscribe (bus, self->subscription);
  self->subscription = 0;
  if (response != 0 || !g_variant_lookup (results, "background", "b", &allowed) || !allowed)
    say_refused (self);
}

static void
asked_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  /* Cancelled: @data is gone. */
  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_refused (data);
}

/* The path of the request is known beforehand, so that no answer is missed. */
static char *
request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strdup_printf (PATH "/request/%s/%s", sender, token);
}

/** sitrep_background_ask: asks once; outside a sandbox nobody need be asked. */
void
sitrep_background_ask (SitrepBackground *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  g_autofree char *path = NULL;
  GVariantBuilder options;

  if (self->asked || bus == NULL || !is_sandboxed ())
    return;
  self->asked = TRUE;
  path = request_path (bus, "sitrep_background");
  self->subscription = g_dbus_connection_signal_subscribe (bus, BUS, "org.freedesktop.portal.Request", "Response", path,
                                                           NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb, self, NULL);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string ("sitrep_background"));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_ ("To remind you of what is due while an incident is open")));
  g_dbus_connection_call (bus, BUS, PATH, "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, asked_cb, self);
}

SitrepBackground *
sitrep_background_new (GtkApplication *application)
{
  SitrepBackground *self = g_new0 (SitrepBackground, 1);

  self->application = application;
  self->cancellable = g_cancellable_new ();
  return self;
}

void
sitrep_background_free (SitrepBackground *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0 && bus != NULL)
    g_dbus_connection_signal_unsubscribe (bus, self->subscription);
  g_object_unref (self->cancellable);
  g_free (self);
}
