/* wrap-vfs.c - the system's files, with somebody who watches
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "wrap-vfs.h"

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* follows this struct */
  const char *path;   /* SQLite keeps it until the file is closed */
} File;

static sqlite3_vfs *system_vfs;
static const WrapHooks *hooks;

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
  int code = hooks->write != NULL ? hooks->write (((File *) file)->path, from, length, offset) : SQLITE_OK;

  return code == SQLITE_OK ? real (file)->pMethods->xWrite (real (file), from, length, offset) : code;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = hooks->truncate != NULL ? hooks->truncate (((File *) file)->path, size) : SQLITE_OK;

  return code == SQLITE_OK ? real (file)->pMethods->xTruncate (real (file), size) : code;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code = hooks->sync != NULL ? hooks->sync (((File *) file)->path) : SQLITE_OK;

  if (code == SQLITE_OK)
    code = real (file)->pMethods->xSync (real (file), flags);
  if (code == SQLITE_OK && hooks->synced != NULL)
    hooks->synced (((File *) file)->path);
  return code;
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
wrap_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int code = hooks->open != NULL ? hooks->open (name, &flags) : SQLITE_OK;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  self->path = name;
  if (code == SQLITE_OK)
    code = system_vfs->xOpen (system_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;
  return code;
}

static int
wrap_delete (sqlite3_vfs *vfs, const char *name, int for_good)
{
  if (hooks->deleted != NULL)
    hooks->deleted (name, for_good);
  return system_vfs->xDelete (system_vfs, name, for_good);
}

/* @watching: must last; once for each process. */
void
wrap_vfs_register (const WrapHooks *watching)
{
  static sqlite3_vfs vfs;

  if (system_vfs != NULL)
    return;
  hooks = watching;
  system_vfs = sqlite3_vfs_find (NULL);
  vfs = *system_vfs;
  vfs.zName = "wrap";
  vfs.szOsFile = (int) sizeof (File) + system_vfs->szOsFile;
  vfs.xOpen = wrap_open;
  vfs.xDelete = wrap_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

gboolean
wrap_vfs_exists (const char *path)
{
  int exists = 0;

  system_vfs->xAccess (system_vfs, path, SQLITE_ACCESS_EXISTS, &exists);
  return exists != 0;
}
