/* sitrep-block-text.h - blocks as plain text, for a message or a terminal
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-block.h"

G_BEGIN_DECLS

char *sitrep_blocks_to_text (GPtrArray *blocks);

G_END_DECLS
