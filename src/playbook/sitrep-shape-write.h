/* sitrep-shape-write.h - an object of a shape as JSON
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-shape.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *sitrep_shape_write (const SitrepShape *shape, gconstpointer object);

G_END_DECLS
