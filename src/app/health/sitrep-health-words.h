/* sitrep-health-words.h - the last answer of an incident's health address, in words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"
#include "incident/sitrep-vigil.h"

G_BEGIN_DECLS

char *sitrep_health_words (SitrepSubject *subject, const SitrepVigil *vigil);

G_END_DECLS
