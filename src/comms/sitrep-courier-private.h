/* sitrep-courier-private.h - the courier, its rounds and its errands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-message-rules.h"
#include "sitrep-connector.h"
#include "sitrep-courier.h"
#include "sitrep-transport.h"
#include "store/sitrep-reader.h"

G_BEGIN_DECLS

/* One message on its way, from its choice until what became of it is written down. */
typedef struct
{
  SitrepCourier *courier;
  SitrepMessage *message; /* as it was when it was chosen; from sitrep_errand_mark() on, as it is on disk */
  SitrepDestination *destination;
  SitrepDoc *doc;
  char *secret;
  char *first_ids;
  char *edits;
  SitrepRequest *request; /* once it is made */
  SitrepOutcome *in_way;  /* or why it could not be made */
  gint64 now;
  guint step;
  gboolean tried;         /* something of it may have left */
  SitrepOutcome *outcome; /* once it has ended */
  gint64 until;           /* when to try again, where the outcome asks for that */
} SitrepErrand;

/* What keeps a message from being tried. */
typedef struct
{
  SitrepMessage *message;
  SitrepMessageState state;
  char *why, *todo;
} SitrepHold;

/* What is remembered of a destination while the courier lives. */
typedef struct
{
  gboolean busy;       /* an errand is on its way, or not written down yet */
  SitrepErrand *ended; /* that errand, once it has ended; belongs to the courier's list */
  gboolean offline;    /* the last try found no network */
  guint failures;
  gint64 sent_at; /* monotonic */
} SitrepLine;

/* Everything that one look at the outbox writes. */
typedef struct
{
  GPtrArray *ended; /* SitrepErrand */
  GPtrArray *begun; /* SitrepErrand: after the writing, those that may go */
  GPtrArray *holds; /* SitrepHold */
  gint64 soonest;   /* how long until the next look: microseconds, G_MAXINT64 for never */
} SitrepRound;

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
  SitrepTransport *transport;
  SitrepReader *reader;
  GHashTable *lines; /* destination id → SitrepLine */
  GPtrArray *ended;  /* SitrepErrand that are not written down yet */
  GSource *timer;
  GCancellable *cancellable;
};

SitrepLine *sitrep_courier_line (SitrepCourier *self, const char *destination);

/* A round (sitrep-courier-round.c), and what it is made of. */
void sitrep_courier_round (SitrepCourier *self);
void sitrep_courier_set_timer (SitrepCourier *self, gint64 wait);
void sitrep_courier_choose (SitrepCourier *self, const SitrepDestination *destination, SitrepRound *round);
void sitrep_courier_write (SitrepCourier *self, SitrepRound *round);

/* An errand (sitrep-errand.c). */
SitrepErrand *sitrep_errand_new (SitrepCourier *courier, SitrepMessage *message, const SitrepDestination *destination);
void sitrep_errand_free (SitrepErrand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepErrand, sitrep_errand_free)
void sitrep_errand_prepare (SitrepErrand *self);
void sitrep_errand_mark (SitrepErrand *self, SitrepMessage *message);
void sitrep_errand_begin (SitrepErrand *self);
void sitrep_errand_end (SitrepErrand *self, SitrepOutcome *outcome);

G_END_DECLS
