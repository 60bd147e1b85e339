/* folder.c - a folder for one test, gone afterwards
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include <glib/gstdio.h>

/* In memory where there is a place for that: nothing here is about the disk's speed. */
char *
test_folder_new (void)
{
  char *folder = g_strdup (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm/sitrep-test-XXXXXX"
                                                                        : "/tmp/sitrep-test-XXXXXX");

  g_assert_nonnull (g_mkdtemp (folder));
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_remove (path);
}

void
test_folder_remove (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

/* The SHA-256 of a file in it. */
char *
test_folder_hash (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static sqlite3 *
open_beside (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

/* As somebody does who goes past the program. */
void
test_folder_run (const char *folder, const char *sql)
{
  sqlite3 *db = open_beside (folder);

  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%.60s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

/* Returns: (transfer full) (nullable): the first column of the first row, or SQLite's words where it refuses. */
char *
test_folder_ask (const char *folder, const char *sql)
{
  sqlite3 *db = open_beside (folder);
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  else if (code != SQLITE_DONE)
    answer = g_strdup (sqlite3_errmsg (db));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @done says so. Returns: FALSE where it never did. */
gboolean
test_spin_until (gboolean (*done) (gpointer data), gpointer data, guint milliseconds)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add (milliseconds, late_cb, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timer);
  return done (data);
}
