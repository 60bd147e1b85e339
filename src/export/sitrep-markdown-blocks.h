/* sitrep-markdown-blocks.h - Markdown as blocks, for paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-block.h"

G_BEGIN_DECLS

GPtrArray *sitrep_markdown_blocks (const char *markdown, char **title);

G_END_DECLS
