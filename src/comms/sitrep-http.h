/* sitrep-http.h - one request, sent by the rules that hold for every service
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-reply.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SITREP_HTTP_ERROR (sitrep_http_error_quark ())

/**
 * SitrepHttpError:
 * @SITREP_HTTP_ERROR_NOT_SENT: not one byte of the request was written: it can be sent again without a double
 * @SITREP_HTTP_ERROR_NO_ANSWER: the request was begun, and no answer came: it may or may not have arrived
 * @SITREP_HTTP_ERROR_CERTIFICATE: the other side could not prove who it is; nothing was written
 * @SITREP_HTTP_ERROR_INVALID: the request's address is none
 *
 * Why a request got no answer. The one thing that matters afterwards is whether
 * it can have arrived, so that, and not the cause, is what the codes tell.
 */
typedef enum
{
  SITREP_HTTP_ERROR_NOT_SENT,
  SITREP_HTTP_ERROR_NO_ANSWER,
  SITREP_HTTP_ERROR_CERTIFICATE,
  SITREP_HTTP_ERROR_INVALID,
} SitrepHttpError;

GQuark sitrep_http_error_quark (void);

#define SITREP_TYPE_HTTP (sitrep_http_get_type ())
G_DECLARE_FINAL_TYPE (SitrepHttp, sitrep_http, SITREP, HTTP, GObject)

SitrepHttp *sitrep_http_new (guint timeout_seconds);
void sitrep_http_send_async (SitrepHttp *self,
                             const SitrepRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

SitrepReply *sitrep_http_send_finish (SitrepHttp *self, GAsyncResult *result, GError **error);

/* What a request that got no answer means: offline (retry), refused certificate (stop), or unknown. */
SitrepOutcome *sitrep_outcome_from_error (const GError *error);

G_END_DECLS
