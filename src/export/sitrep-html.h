/* sitrep-html.h - Markdown as a web page
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sitrep_html_fragment (const char *markdown);
char *sitrep_html_page (const char *title,
                        const char *language,
                        const char *markdown,
                        const char *picture,
                        const char *picture_words);

G_END_DECLS
