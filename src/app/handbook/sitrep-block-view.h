/* sitrep-block-view.h - a piece of a handbook as widgets
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/sitrep-block.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_block_view_new (const SitrepBlock *block, const char *word);

G_END_DECLS
