/* sitrep-shape-layout.h - JSON laid out for people
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-shape.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *sitrep_shape_layout (const SitrepShape *shape, JsonNode *object);

G_END_DECLS
