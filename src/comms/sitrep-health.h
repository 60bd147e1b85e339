/* sitrep-health.h - whether a service says that it is well
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-transport.h"

G_BEGIN_DECLS

/* What came of asking once. */
typedef struct
{
  gboolean up;        /* it answered, and with a status of success */
  guint status;       /* of HTTP; 0 where no answer came */
  guint milliseconds; /* until the answer was there, or until it was clear that none comes */
  char *words;        /* nullable: how its answer begins, one line; without an answer a sentence that says why */
} SitrepHealth;

gboolean sitrep_health_check (const char *url, GError **error);
void sitrep_health_ask_async (SitrepTransport *transport,
                              const char *url,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
SitrepHealth *sitrep_health_ask_finish (SitrepTransport *transport, GAsyncResult *result, GError **error);
void sitrep_health_free (SitrepHealth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepHealth, sitrep_health_free)

G_END_DECLS
