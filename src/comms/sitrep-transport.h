/* sitrep-transport.h - brings a request to a service, by whatever it is brought
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-http.h"
#include "sitrep-smtp.h"

G_BEGIN_DECLS

#define SITREP_TYPE_TRANSPORT (sitrep_transport_get_type ())
G_DECLARE_FINAL_TYPE (SitrepTransport, sitrep_transport, SITREP, TRANSPORT, GObject)

SitrepTransport *sitrep_transport_new (guint timeout_seconds);
SitrepSmtp *sitrep_transport_smtp (SitrepTransport *self);
void sitrep_transport_send_async (SitrepTransport *self,
                                  const SitrepRequest *request,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
SitrepReply *sitrep_transport_send_finish (SitrepTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
