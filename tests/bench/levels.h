/* levels.h - another level, and with it another checklist
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window: the program's, as of window_open(). It shows another incident afterwards. */
void levels_bench (GtkWindow *window, int width, int height);

G_END_DECLS
