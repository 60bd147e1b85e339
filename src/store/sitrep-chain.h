/* sitrep-chain.h - the chain of hashes over all changes of one desk
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

/* The last link: a change's number, the hash of its payload, and the hash over both and all before it. */
typedef struct
{
  gint64 number;
  char *payload;
  char *hash;
} SitrepLink;

void sitrep_link_clear (SitrepLink *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SitrepLink, sitrep_link_clear)
gboolean sitrep_link_load (SitrepLink *self, SitrepReader *connection, const char *desk, GError **error);
void sitrep_link_advance (SitrepLink *self,
                          const char *act,
                          gint64 at,
                          const char *person,
                          const char *face,
                          const char *table,
                          const char *row,
                          const char *before,
                          const char *after);

G_END_DECLS
