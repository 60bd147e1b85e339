/* sitrep-transport.c - brings a request to a service, by whatever it is brought
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-transport.h"

struct _SitrepTransport
{
  GObject parent_instance;
  SitrepHttp *http;
  SitrepSmtp *smtp;
};

G_DEFINE_FINAL_TYPE (SitrepTransport, sitrep_transport, G_TYPE_OBJECT)

static void
answered_cb (GObject *bringer, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  SitrepReply *reply = SITREP_IS_SMTP (bringer) ? sitrep_smtp_send_finish (SITREP_SMTP (bringer), result, &error)
                                                : sitrep_http_send_finish (SITREP_HTTP (bringer), result, &error);

  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) sitrep_reply_free);
  else
    g_task_return_error (task, error);
}

/**
 * sitrep_transport_send_async:
 * @request: may be freed as soon as this returns
 *
 * Sends one request. The thread that made @self calls this, and its context gets @callback.
 */
void
sitrep_transport_send_async (SitrepTransport *self,
                             const SitrepRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, sitrep_transport_send_async);
  if (request->envelope != NULL)
    sitrep_smtp_send_async (self->smtp, request, cancellable, answered_cb, task);
  else
    sitrep_http_send_async (self->http, request, cancellable, answered_cb, task);
}

/**
 * sitrep_transport_send_finish:
 *
 * Returns: (transfer full) (nullable): an answer, whatever its status; %NULL with a #SitrepHttpError
 */
SitrepReply *
sitrep_transport_send_finish (SitrepTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sitrep_transport_finalize (GObject *object)
{
  SitrepTransport *self = SITREP_TRANSPORT (object);

  g_clear_object (&self->http);
  g_clear_object (&self->smtp);
  G_OBJECT_CLASS (sitrep_transport_parent_class)->finalize (object);
}

static void
sitrep_transport_class_init (SitrepTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sitrep_transport_finalize;
}

static void
sitrep_transport_init (SitrepTransport *self)
{
}

/**
 * sitrep_transport_new:
 * @timeout_seconds: for one request and its answer together; a mail has more (sitrep_smtp_new())
 *
 * Returns: (transfer full): belongs to the thread that makes it
 */
SitrepTransport *
sitrep_transport_new (guint timeout_seconds)
{
  SitrepTransport *self = g_object_new (SITREP_TYPE_TRANSPORT, NULL);

  self->http = sitrep_http_new (timeout_seconds);
  self->smtp = sitrep_smtp_new (timeout_seconds);
  return self;
}

/** sitrep_transport_smtp: Returns: (transfer none): what brings the mails, for tests that lead it elsewhere */
SitrepSmtp *
sitrep_transport_smtp (SitrepTransport *self)
{
  return self->smtp;
}
