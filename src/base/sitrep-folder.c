/* sitrep-folder.c - folders that are ours alone, and go with all that is in them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-folder.h"

#include <glib/gstdio.h>

/** sitrep_folder_remove: with all that is in it; what a symbolic link leads to stays. */
void
sitrep_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        sitrep_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
