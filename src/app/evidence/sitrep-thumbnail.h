/* sitrep-thumbnail.h - a small picture of a large one
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sitrep_thumbnail_load (GtkImage *image, const char *path);

G_END_DECLS
