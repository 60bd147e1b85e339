/* sitrep-json-places.h - where in a JSON text a value stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* json-glib's nodes carry no positions, and of a key that stands twice it keeps
 * the last silently. This reads a text that json-glib has accepted once more. */

/* Called for each value: @path as in `levels[2].name`; @repeated: the key stands in this object already. */
typedef void (*SitrepPlaceFunc) (const char *path, guint line, gboolean repeated, gpointer data);

void sitrep_json_places (const char *text, gsize length, SitrepPlaceFunc func, gpointer data);

G_END_DECLS
