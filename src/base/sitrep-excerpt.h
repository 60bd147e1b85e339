/* sitrep-excerpt.h - the part of a text that was looked for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a word that was looked for stands, in bytes. */
typedef struct
{
  guint start, end;
} SitrepMark;

char **sitrep_excerpt_words (const char *typed);
char *sitrep_excerpt (const char *text, const char *const *words, guint max_chars, GArray **marks);

G_END_DECLS
