/* sitrep-components.h - the components of a status page that a message names, and their states
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As messages keep them: a JSON object of ids and states; NULL for none. */
GHashTable *sitrep_components_read (const char *json);
char *sitrep_components_write (GHashTable *states);
char *sitrep_components_with (const char *json, const char *state);

G_END_DECLS
