/* sitrep-message-rules.h - when a message may go out, and when it must not any more
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"
#include "sitrep-destination.h"

G_BEGIN_DECLS

gint64 sitrep_message_good_until (const SitrepMessage *message, const SitrepLevel *level, gint64 confirmed_at);
gboolean sitrep_message_is_outdated (const SitrepMessage *message, GPtrArray *queue, gint64 now);
gboolean sitrep_message_can_change (const SitrepMessage *message);
gboolean sitrep_kind_may_reach (SitrepKind kind, const SitrepDestination *destination);
const char *sitrep_message_state_label (SitrepMessageState state);

G_END_DECLS
