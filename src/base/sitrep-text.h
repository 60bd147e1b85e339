/* sitrep-text.h - what text from outside must become before it is kept or shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest title that is taken; the longest text. */
#define SITREP_TITLE_MAX 500
#define SITREP_TEXT_MAX 100000

/* What a service counts where it says how long a text may be. */
typedef enum
{
  SITREP_UNIT_CHARACTERS, /* of Unicode */
  SITREP_UNIT_BYTES,      /* of UTF-8 */
} SitrepTextUnit;

char *sitrep_text_line (const char *text);
char *sitrep_text_block (const char *text);
char *sitrep_text_slug (const char *text, guint max);
char *sitrep_text_fold (const char *text);
char *sitrep_text_cut (const char *text, guint max_chars);
gsize sitrep_text_measure (const char *text, SitrepTextUnit unit);
char *sitrep_text_cut_to (const char *text, gsize max, SitrepTextUnit unit);
gboolean sitrep_text_is_empty (const char *text);
const char *sitrep_text_nearest (const char *word, const char *const *candidates);
char *sitrep_text_check_title (const char *text, GError **error);
gboolean sitrep_text_check_line (const char *text, char **line, GError **error);
char *sitrep_text_check_block (const char *text, GError **error);

G_END_DECLS
