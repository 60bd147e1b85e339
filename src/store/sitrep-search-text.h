/* sitrep-search-text.h - from what was typed to what the index is asked
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sitrep_search_expression (const char *typed, const char *person);
char *sitrep_search_title_expression (const char *title);

G_END_DECLS
