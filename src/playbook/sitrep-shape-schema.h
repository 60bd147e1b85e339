/* sitrep-shape-schema.h - the tables of the format as a JSON Schema
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-shape.h"

G_BEGIN_DECLS

char *sitrep_shape_schema (const SitrepShape *shape);

G_END_DECLS
