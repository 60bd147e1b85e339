/* sitrep-update-private.h - how an update is put together
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-update.h"

G_BEGIN_DECLS

SitrepUpdate *sitrep_update_begin (SitrepDesk *desk, SitrepDossier *dossier, const char *moment);
SitrepUpdateMessage *sitrep_update_add (SitrepUpdate *self, SitrepMessage *message, SitrepDestination *destination);

G_END_DECLS
