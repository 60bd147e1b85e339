/* fault-vfs.h - a disk that fails when it is told to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A VFS around the system's, registered as the default one. It counts what
 * changes a file (write, truncate, sync of a file; making one) and can answer a
 * code of SQLite's instead of doing it. Safe from any thread. */

void fault_vfs_register (void);

/* The @nth change from now (1 is the next) fails with @code, and all after it
 * until fault_vfs_clear(): as a full disk or a broken one does. */
void fault_vfs_fail (int code, guint nth);

/* Every file is opened to be read only, no file is made: as in a folder that belongs to somebody else. */
void fault_vfs_read_only (void);
void fault_vfs_clear (void);
guint fault_vfs_changes (void);

G_END_DECLS
