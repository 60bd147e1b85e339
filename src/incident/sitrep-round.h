/* sitrep-round.h - how often an update has gone out: each time, what belongs to it comes back
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-dossier.h"

G_BEGIN_DECLS

gboolean sitrep_message_is_out (const SitrepMessage *message);
gboolean sitrep_message_is_news (const SitrepMessage *message);
guint sitrep_update_rounds (const SitrepDossier *dossier);

G_END_DECLS
