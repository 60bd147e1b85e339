/* sitrep-follow-up.h - messages that are made of earlier ones: a correction, several in one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-message.h"
#include "sitrep-connector.h"

G_BEGIN_DECLS

SitrepMessage *
sitrep_correction_new (const SitrepMessage *corrected, const SitrepConnector *connector, const char *markdown);
gboolean sitrep_message_can_merge (const SitrepMessage *message);
SitrepMessage *sitrep_merged_new (GPtrArray *messages);
SitrepDoc *sitrep_doc_dated (const SitrepDoc *doc, const char *words, gint64 at);

G_END_DECLS
