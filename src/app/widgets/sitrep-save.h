/* sitrep-save.h - bytes into a file that a person chooses
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sitrep_save (GtkWidget *widget, const char *title, const char *name, GBytes *bytes);

G_END_DECLS
