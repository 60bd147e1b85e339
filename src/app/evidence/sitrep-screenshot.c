/* sitrep-screenshot.c - a picture of the screen, by the desktop’s portal
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-screenshot.h"

#include "base/sitrep-error.h"

#include <glib/gi18n.h>

#define BUS "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"

static guint asked;

typedef struct
{
  GDBusConnection *bus;
  guint subscription;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  g_free (self);
}

static void
fail (GTask *task)
{
  g_task_return_new_error (task, SITREP_ERROR, SITREP_ERROR_FAILED, "%s",
                           _ ("The desktop takes no screenshots for other programs. Take one with the desktop’s own "
                              "keys, then paste it here with Ctrl+V."));
}

static void
take (GTask *task, GVariant *results)
{
  g_autofree char *uri = NULL;
  char *path = g_variant_lookup (results, "uri", "s", &uri) ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    fail (task);
}

/* The answer: 0 is yes, 1 that the person did not want to. */
static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *name,
             GVariant *parameters,
             gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Asking *self = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32 response = 2;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_dbus_connection_signal_unsubscribe (bus, self->subscription);
  self->subscription = 0;
  if (response == 0)
    take (task, results);
  else if (response == 1)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("No screenshot was taken."));
  else
    fail (task);
}

static void
asked_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Asking *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  if (reply != NULL || self->subscription == 0)
    return;
  g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  fail (task);
}

/* The path of the request is known beforehand, so that no answer is missed. */
static char *
request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strdup_printf (PATH "/request/%s/%s", sender, token);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Asking *self = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("sitrep_screenshot_%u", ++asked);
  g_autofree char *path = NULL;
  GVariantBuilder options;

  self->bus = g_bus_get_finish (result, NULL);
  if (self->bus == NULL)
    {
      fail (task);
      return;
    }
  path = request_path (self->bus, token);
  self->subscription
    = g_dbus_connection_signal_subscribe (self->bus, BUS, "org.freedesktop.portal.Request", "Response", path, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, response_cb, g_object_ref (task), g_object_unref);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "interactive", g_variant_new_boolean (TRUE));
  g_dbus_connection_call (self->bus, BUS, PATH, "org.freedesktop.portal.Screenshot", "Screenshot",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

/** sitrep_screenshot_take_async: lets the person choose what of the screen is taken. */
void
sitrep_screenshot_take_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, g_new0 (Asking, 1), free_asking);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

/** sitrep_screenshot_take_finish: Returns: (transfer full) (nullable): the path of the picture. */
char *
sitrep_screenshot_take_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
