/* sitrep-message-history.h - everything that became of one message
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

G_BEGIN_DECLS

char *sitrep_message_history (SitrepSubject *subject, const SitrepMessage *message);

G_END_DECLS
