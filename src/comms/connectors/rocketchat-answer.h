/* rocketchat-answer.h - what Rocket.Chat's hooks and its API say alike
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-connector-private.h"

G_BEGIN_DECLS

/* Of a server whose administrator did not change it. */
#define SITREP_ROCKET_TEXT_LIMIT 5000

SitrepOutcome *sitrep_rocket_outcome (const SitrepAnswerView *answer, JsonNode *json, const char *secret);

G_END_DECLS
