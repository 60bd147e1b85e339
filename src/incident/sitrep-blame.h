/* sitrep-blame.h - words that look for somebody to blame
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sitrep_blame_find (const char *text, const char **hint);

G_END_DECLS
