/* wrap-vfs.h - the system's files, with somebody who watches
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A VFS around the system's, as the default one. Each hook (nullable) is called
 * before what it is named after, from any thread; what it answers instead of
 * SQLITE_OK is answered, and nothing is done. @path is NULL for a temporary
 * file. */
typedef struct
{
  int (*open) (const char *path, int *flags);
  int (*write) (const char *path, const void *bytes, int length, gint64 offset);
  int (*truncate) (const char *path, gint64 size);
  int (*sync) (const char *path);
  void (*synced) (const char *path);
  void (*deleted) (const char *path, gboolean for_good);
} WrapHooks;

void wrap_vfs_register (const WrapHooks *hooks);
gboolean wrap_vfs_exists (const char *path);

G_END_DECLS
