/* fault-vfs.c - a disk that fails when it is told to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* follows this struct */
} File;

static sqlite3_vfs *system_vfs;
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

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  return real (file)->pMethods->xClose (real (file));
}

static int
file_read (sqlite3_file *file, void *to, int length, sqlite3_int64 offset)
{
  return real (file)->pMethods->xRead (real (file), to, length, offset);
}

static int
file_write (sqlite3_file *file, const void *from, int length, sqlite3_int64 offset)
{
  int code = change ();

  return code == SQLITE_OK ? real (file)->pMethods->xWrite (real (file), from, length, offset) : code;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = change ();

  return code == SQLITE_OK ? real (file)->pMethods->xTruncate (real (file), size) : code;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code = change ();

  return code == SQLITE_OK ? real (file)->pMethods->xSync (real (file), flags) : code;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return real (file)->pMethods->xLock (real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *out)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), out);
}

static int
file_control (sqlite3_file *file, int op, void *argument)
{
  return real (file)->pMethods->xFileControl (real (file), op, argument);
}

static int
file_sector (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
file_device (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return real (file)->pMethods->xShmMap (real (file), page, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  return real (file)->pMethods->xShmUnmap (real (file), delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector,
  .xDeviceCharacteristics = file_device,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  gboolean main_db = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  int code, exists = 1;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (read_only && name != NULL)
    {
      system_vfs->xAccess (system_vfs, name, SQLITE_ACCESS_EXISTS, &exists);
      if (!exists || !main_db)
        return SQLITE_CANTOPEN;
      flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
  code = system_vfs->xOpen (system_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;
  return code;
}

void
fault_vfs_register (void)
{
  static sqlite3_vfs vfs;

  if (system_vfs != NULL)
    return;
  system_vfs = sqlite3_vfs_find (NULL);
  vfs = *system_vfs;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (File) + system_vfs->szOsFile;
  vfs.xOpen = fault_open;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
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
