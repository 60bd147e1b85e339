/* sitrep-find.h - a word in a text, whatever the case of its letters
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

gboolean sitrep_find (const char *text, const char *word, gsize *start, gsize *end);
PangoAttrList *sitrep_find_marks (const char *text, const char *word);

G_END_DECLS
