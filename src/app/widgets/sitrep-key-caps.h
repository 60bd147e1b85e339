/* sitrep-key-caps.h - keys, as they stand on the keyboard
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sitrep_key_caps_show (GtkBox *box, const char *keys);

G_END_DECLS
