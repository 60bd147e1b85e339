/* sitrep-index-text.h - the words in what is kept
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SITREP_INDEX_PLAIN,
  SITREP_INDEX_JSON,     /* every text in a list or an object; what is neither is plain */
  SITREP_INDEX_DOCUMENT, /* a message's body */
} SitrepIndexText;

void sitrep_index_text_append (GString *out, const char *kept, SitrepIndexText form);

G_END_DECLS
