/* sitrep-settings.h - what this machine remembers of the window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All take NULL for settings: without an installed schema nothing is remembered. */
GSettings *sitrep_settings_new (void);
void sitrep_settings_restore_window (GSettings *settings, GtkWindow *window);
void sitrep_settings_save_window (GSettings *settings, GtkWindow *window);

G_END_DECLS
