/* sitrep-index.h - the words of all records, so that they are found
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

/* Every record that holds words has a number of this store's own in the table
 * `indexed`; under it the table `word` knows the words. Both can be made anew
 * from the records at any time: nothing else refers to a number. */

/* The columns of `word`. */
typedef enum
{
  SITREP_WORDS_TITLE, /* what an incident is called */
  SITREP_WORDS_TEXT,  /* all else that was written */
  SITREP_WORDS_WHO,   /* who wrote it, or does it */
  SITREP_N_WORDS,
} SitrepWords;

gboolean sitrep_index_knows (const SitrepRecordType *type);
char *sitrep_index_words (gconstpointer record, SitrepWords column);
gboolean sitrep_index_follow (SitrepReader *writer, GPtrArray *changes, GError **error);
gboolean sitrep_index_prepare (SitrepReader *writer, gboolean anew, GError **error);
gboolean sitrep_index_owns (const char *table);

G_END_DECLS
