/* bare.h - the same things on the screen, of GTK and libadwaita alone
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *bare_list_new (GListModel *strings);
GtkWindow *bare_window_new (GtkApplication *application, int width, int height, GListModel *strings, guint checks);
GtkWindow *bare_list_box_window_new (GtkApplication *application, int width, int height);
void bare_refill (GtkWidget *list_box, guint n, guint turn);

G_END_DECLS
