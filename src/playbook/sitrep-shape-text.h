/* sitrep-shape-text.h - texts that must have a form: dates, times of day, zones, patterns
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-shape.h"

G_BEGIN_DECLS

char *sitrep_shape_text_fault (const SitrepKey *key, const char *text);
GRegex *sitrep_pattern_compile (const char *pattern, GError **error);

G_END_DECLS
