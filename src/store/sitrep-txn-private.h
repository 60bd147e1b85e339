/* sitrep-txn-private.h - a transaction, as the store's thread sees it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-connection.h"

G_BEGIN_DECLS

struct _SitrepTxn
{
  SitrepReader *connection;
  SitrepChanges *changes;
  gint64 now;
  char *desk;
  char *person;
  char *face;
};

SitrepChanges *sitrep_changes_new (const char *act, const SitrepActInfo *info);
gboolean sitrep_txn_write_changes (SitrepTxn *self, GError **error);

G_END_DECLS
