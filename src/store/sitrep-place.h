/* sitrep-place.h - where a store may be kept, and by whom
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sitrep_place_prepare (const char *folder, GError **error);
int sitrep_place_lock (const char *folder, GError **error);

G_END_DECLS
