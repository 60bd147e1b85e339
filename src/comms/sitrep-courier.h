/* sitrep-courier.h - empties the outbox
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-clock.h"
#include "sitrep-secrets.h"
#include "store/sitrep-store.h"

G_BEGIN_DECLS

/* The courier lives on a thread of its own, where the network is. Per
 * destination it sends one message at a time, in order; destinations do not
 * wait for each other. All it knows is in the store: it may be ended at any
 * moment, and goes on from there. */
typedef struct _SitrepCourier SitrepCourier;

/* The kind of the acts that it writes. */
#define SITREP_COURIER_ACT "delivery"

SitrepCourier *sitrep_courier_new (SitrepStore *store, SitrepClock *clock, SitrepSecrets *secrets);
void sitrep_courier_wake (SitrepCourier *self);
void sitrep_courier_free (SitrepCourier *self);

G_END_DECLS
