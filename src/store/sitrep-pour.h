/* sitrep-pour.h - bytes from one file to another, hashed on the way
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-vault.h"

G_BEGIN_DECLS

/* What is poured: from @from into @to, or nowhere where that is -1; at most @limit bytes, or all where that is 0. */
typedef struct
{
  int from, to;
  gint64 limit;
  gint64 all; /* for the progress */
  SitrepVaultProgress progress;
  gpointer data;
  GCancellable *cancellable;
} SitrepPour;

/* The first bytes, by which the kind of file is guessed. */
#define SITREP_POUR_HEAD 4096

typedef struct
{
  gint64 size;
  char hash[65];
  guchar head[SITREP_POUR_HEAD];
  gsize head_length;
} SitrepPoured;

gboolean sitrep_pour (const SitrepPour *self, SitrepPoured *poured, GError **error);
void sitrep_pour_set_error (int code, const char *name, GError **error);
void sitrep_pour_hash (GBytes *bytes, char hash[65]);

G_END_DECLS
