/* fault-vfs.c - a disk that fails when it is told to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault-vfs.h"

#include "wrap-vfs.h"

static GMutex lock;
static guint changes, fail_at;
static int fail_code;
static gboolean read_only;

/* Counts one change; the code that it is to fail with, or SQLITE_OK. */
static int
change (void)
{
  int code;

  g_mutex_lock (&lock);
  changes++;
  code = read_only ? SQLITE_READONLY : fail_at > 0 && changes >= fail_at ? fail_code : SQLITE_OK;
  g_mutex_unlock (&lock);
  return code;
}

static int
write_hook (const char *path, const void *bytes, int length, gint64 offset)
{
  return change ();
}

static int
truncate_hook (const char *path, gint64 size)
{
  return change ();
}

static int
sync_hook (const char *path)
{
  return change ();
}

static int
open_hook (const char *path, int *flags)
{
  if (!read_only || path == NULL)
    return SQLITE_OK;
  if ((*flags & SQLITE_OPEN_MAIN_DB) == 0 || !wrap_vfs_exists (path))
    return SQLITE_CANTOPEN;
  *flags = (*flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  return SQLITE_OK;
}

void
fault_vfs_register (void)
{
  static const WrapHooks hooks
    = { .open = open_hook, .write = write_hook, .truncate = truncate_hook, .sync = sync_hook };

  wrap_vfs_register (&hooks);
}

void
fault_vfs_fail (int code, guint nth)
{
  g_mutex_lock (&lock);
  fail_code = code;
  fail_at = changes + nth;
  g_mutex_unlock (&lock);
}

void
fault_vfs_read_only (void)
{
  g_mutex_lock (&lock);
  read_only = TRUE;
  g_mutex_unlock (&lock);
}

void
fault_vfs_clear (void)
{
  g_mutex_lock (&lock);
  fail_at = 0;
  read_only = FALSE;
  g_mutex_unlock (&lock);
}

guint
fault_vfs_changes (void)
{
  guint n;

  g_mutex_lock (&lock);
  n = changes;
  g_mutex_unlock (&lock);
  return n;
}
