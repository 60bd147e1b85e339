/* sitrep-courier-private.h - the courier and one destination's line
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-message-rules.h"
#include "sitrep-connector.h"
#include "sitrep-courier.h"
#include "sitrep-http.h"
#include "store/sitrep-reader.h"

G_BEGIN_DECLS

/* What is remembered of a destination while the courier lives. */
typedef struct
{
  gboolean busy;
  gboolean offline; /* the last try found no network */
  guint failures;
  gint64 sent_at; /* monotonic */
} SitrepLine;

struct _SitrepCourier
{
  SitrepStore *store;
  SitrepClock *clock;
  SitrepSecrets *secrets;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  gulong network_changed;

  /* The courier's thread only. */
  SitrepHttp *http;
  SitrepReader *reader;
  GHashTable *lines;    /* destination id → SitrepLine */
  GPtrArray *unwritten; /* outcomes that could not be written down yet */
  gboolean cannot_write;
  GSource *timer;
  GCancellable *cancellable;
};

SitrepLine *sitrep_courier_line (SitrepCourier *self, const char *destination);
void sitrep_courier_round (SitrepCourier *self);

/* Writing what happened (sitrep-courier-record.c). Each waits for the commit. */
gboolean sitrep_courier_mark_sending (SitrepCourier *self, SitrepMessage *message);
gboolean sitrep_courier_record (SitrepCourier *self,
                                const SitrepMessage *message,
                                const SitrepDestination *destination,
                                const SitrepOutcome *outcome,
                                gint64 until);
void sitrep_courier_hold (SitrepCourier *self,
                          const SitrepMessage *message,
                          SitrepMessageState state,
                          const char *why,
                          const char *todo);

G_END_DECLS
