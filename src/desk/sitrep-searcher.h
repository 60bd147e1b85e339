/* sitrep-searcher.h - searching beside everything else
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/sitrep-search.h"

G_BEGIN_DECLS

/* A reading connection for threads of their own, one at a time. Counted; from any thread. */
typedef struct _SitrepSearcher SitrepSearcher;

SitrepSearcher *sitrep_searcher_new (const char *folder);
SitrepSearcher *sitrep_searcher_ref (SitrepSearcher *self);
void sitrep_searcher_unref (SitrepSearcher *self);
SitrepReader *sitrep_searcher_lock (SitrepSearcher *self, GCancellable *cancellable, GError **error);
void sitrep_searcher_unlock (SitrepSearcher *self);

G_END_DECLS
