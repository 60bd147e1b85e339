/* sitrep-place.c - where a store may be kept, and by whom
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-place.h"

#include "base/sitrep-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/statfs.h>

/* SQLite's locks and its shared memory do not work over a network. */
static gboolean
is_network (const char *folder)
{
  static const long kinds[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,  CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC,
                                AFS_SUPER_MAGIC, CEPH_SUPER_MAGIC, CODA_SUPER_MAGIC };
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((guint32) info.f_type == (guint32) kinds[i])
      return TRUE;
  return FALSE;
}

/** sitrep_place_prepare: makes the folder, for its owner only, and refuses one that a store cannot live in. */
gboolean
sitrep_place_prepare (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_PLACE, _ ("The folder “%s” cannot be made: %s."), folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (is_network (folder))
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_PLACE,
                   _ ("“%s” is on a network file system, where a store could be damaged. Choose a folder on this "
                      "machine's own disk."),
                   folder);
      return FALSE;
    }
  g_chmod (folder, 0700);
  return TRUE;
}

/**
 * sitrep_place_lock:
 *
 * Makes this process the store's only owner, until the descriptor is closed or the process ends, however it ends.
 *
 * Returns: the lock's file descriptor, or -1 with %SITREP_ERROR_BUSY where another process owns the store
 */
int
sitrep_place_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_READ_ONLY, _ ("The store cannot be written: %s."),
                   g_strerror (errno));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_BUSY,
                           _ ("Sitrep is already open with this store. Only one program at a time can write to it."));
      g_close (fd, NULL);
      return -1;
    }
  return fd;
}
