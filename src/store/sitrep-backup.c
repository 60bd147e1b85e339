/* sitrep-backup.c - copies of the database and of the evidence
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-backup.h"

#include "base/sitrep-time.h"
#include "sitrep-vault.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEPT 7

/* By SQLite's own interface; an older copy of that name is replaced only when the new one is whole. */
static gboolean
make_database (SitrepReader *connection, const char *folder, const char *name, GError **error)
{
  g_autofree char *directory = g_build_filename (folder, "backup", NULL);
  g_autofree char *path = g_strdup_printf ("%s/sitrep-%s.db", directory, name);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  int code;

  g_mkdir_with_parents (directory, 0700);
  g_unlink (part);
  code = sqlite3_open_v2 (part, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", connection->db, "main");
      code = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (copy);
      sqlite3_backup_finish (backup);
    }
  sqlite3_close (copy);
  g_chmod (part, 0600);
  if (code == SQLITE_DONE && g_rename (part, path) == 0)
    return TRUE;
  g_unlink (part);
  sitrep_connection_set_error (NULL, code == SQLITE_DONE ? SQLITE_IOERR : code, error);
  return FALSE;
}

/**
 * sitrep_backup_make:
 *
 * Copies the database, as of its last commit, to `backup/sitrep-NAME.db` in @folder, and the evidence, by hard links, to
 * `backup/sitrep-NAME.evidence`; an older copy of that name is replaced.
 */
gboolean
sitrep_backup_make (SitrepReader *connection, const char *folder, const char *name, GError **error)
{
  g_autofree char *evidence = g_strdup_printf ("%s/backup/sitrep-%s.evidence", folder, name);

  sitrep_vault_forget_back_up (evidence);
  /* The evidence first: what the copied rows speak of is then in it. */
  return sitrep_vault_back_up (folder, evidence, error) && make_database (connection, folder, name, error);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_daily (const char *directory)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "sitrep-2") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  return names;
}

static void
forget_oldest (const char *directory)
{
  g_autoptr (GPtrArray) names = list_daily (directory);

  for (guint i = 0; i + KEPT < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, g_ptr_array_index (names, i), NULL);
      g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".db"));
      g_autofree char *evidence = g_strconcat (stem, ".evidence", NULL);

      g_unlink (path);
      sitrep_vault_forget_back_up (evidence);
    }
}

/** sitrep_backup_exists: whether there is a copy of any day. */
gboolean
sitrep_backup_exists (const char *folder)
{
  g_autofree char *directory = g_build_filename (folder, "backup", NULL);
  g_autoptr (GPtrArray) names = list_daily (directory);

  return names->len > 0;
}

static char *
day_of (gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return sitrep_time_format (now, zone, "%Y%m%d");
}

/** sitrep_backup_is_daily_done: whether there is a copy of the day of @now. */
gboolean
sitrep_backup_is_daily_done (const char *folder, gint64 now)
{
  g_autofree char *day = day_of (now);
  g_autofree char *path = g_strdup_printf ("%s/backup/sitrep-%s.db", folder, day);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/** sitrep_backup_daily: one copy a day, the last seven kept; nothing is done where today's is there. */
gboolean
sitrep_backup_daily (SitrepReader *connection, const char *folder, gint64 now, GError **error)
{
  g_autofree char *day = day_of (now);
  g_autofree char *directory = g_build_filename (folder, "backup", NULL);

  if (sitrep_backup_is_daily_done (folder, now))
    return TRUE;
  if (!sitrep_backup_make (connection, folder, day, error))
    return FALSE;
  forget_oldest (directory);
  return TRUE;
}
