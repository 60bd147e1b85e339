/* sitrep-mailto.h - a message handed to the desktop's own mail program
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-destination.h"
#include "incident/sitrep-message.h"

G_BEGIN_DECLS

char *sitrep_mailto (const SitrepDestination *destination, const SitrepMessage *message);

G_END_DECLS
