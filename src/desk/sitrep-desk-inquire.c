/* sitrep-desk-inquire.c - the use cases: trying a destination, and asking a service for something at once
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "base/sitrep-error.h"
#include "sitrep-desk-private.h"

#include <glib/gi18n-lib.h>

/* Somebody waits for the answer. */
#define TIMEOUT_SECONDS 15

static void
called_cb (GObject *transport, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  SitrepFindings *called = sitrep_inquiry_finish (SITREP_TRANSPORT (transport), result, &error);

  if (called != NULL)
    g_task_return_pointer (task, called, (GDestroyNotify) sitrep_findings_free);
  else
    g_task_return_error (task, error);
}

static gboolean
needs_secret (const SitrepDestination *destination)
{
  const SitrepConnector *connector = sitrep_connector_find (destination->service);

  return connector != NULL && sitrep_connector_needs_secret (connector, destination);
}

/**
 * sitrep_desk_inquire_async:
 * @inquiry: copied; a %NULL secret is looked up in the keyring
 *
 * Asks a destination's service at once, while the person waits: nothing is kept, whatever comes of it. The destination
 * need not be in the store.
 */
void
sitrep_desk_inquire_async (SitrepDesk *self,
                           const SitrepInquiry *inquiry,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (SitrepTransport) transport = sitrep_transport_new (TIMEOUT_SECONDS);
  g_autofree char *kept = NULL;
  SitrepInquiry copy = *inquiry;
  GError *error = NULL;

  copy.now = sitrep_desk_now (self);
  if (copy.secret == NULL && copy.destination->base.id != NULL && needs_secret (copy.destination))
    {
      kept = sitrep_secrets_find (sitrep_desk_secrets (self), copy.destination->base.id, &error);
      if (kept == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      copy.secret = kept;
    }
  if (copy.secret == NULL)
    copy.secret = "";
  sitrep_inquiry_async (transport, &copy, cancellable, called_cb, g_steal_pointer (&task));
}

/** sitrep_desk_inquire_finish: Returns: (transfer full) (nullable): as sitrep_inquiry_finish() */
SitrepFindings *
sitrep_desk_inquire_finish (SitrepDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
