/* power-vfs.c - a disk that keeps what was synced, and forgets the rest
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "power-vfs.h"

#include "store/wrap-vfs.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* One write (@bytes) or truncation (no bytes: @offset is the size) that was not synced yet. */
typedef struct
{
  gint64 offset;
  GBytes *bytes; /* nullable */
} Change;

static GMutex lock;
static char *folder, *disk;
static guint left;
static GHashTable *unsynced; /* name → GPtrArray of Change */
static GHashTable *gone;     /* names that were taken away since the folder was synced */

static void
free_change (gpointer data)
{
  Change *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* The name of a file that lies right in the folder; NULL for any other, which power does not matter to here. */
static const char *
name_of (const char *path)
{
  const char *name = path != NULL && g_str_has_prefix (path, folder) ? path + strlen (folder) : NULL;

  return name != NULL && *name == '/' && strchr (name + 1, '/') == NULL ? name + 1 : NULL;
}

static GPtrArray *
changes_of (const char *name)
{
  GPtrArray *list = g_hash_table_lookup (unsynced, name);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_change);
      g_hash_table_insert (unsynced, g_strdup (name), list);
    }
  return list;
}

static void
apply (int fd, const Change *change, gsize length)
{
  if (change->bytes == NULL)
    g_assert_cmpint (ftruncate (fd, change->offset), ==, 0);
  else
    g_assert_cmpint (pwrite (fd, g_bytes_get_data (change->bytes, NULL), length, change->offset), ==, (gssize) length);
}

static int
open_on_disk (const char *name)
{
  g_autofree char *path = g_build_filename (disk, name, NULL);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

/* --- the end --- */

static void
write_all (int fd, gconstpointer bytes, gsize length)
{
  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
}

static void
leave_behind (const char *name, GPtrArray *list)
{
  g_autofree char *todo = g_strconcat (name, ".todo", NULL);
  int fd = open_on_disk (todo);

  for (guint i = 0; i < list->len; i++)
    {
      const Change *change = g_ptr_array_index (list, i);
      gint64 length = change->bytes != NULL ? (gint64) g_bytes_get_size (change->bytes) : -1;

      write_all (fd, &change->offset, sizeof change->offset);
      write_all (fd, &length, sizeof length);
      if (length > 0)
        write_all (fd, g_bytes_get_data (change->bytes, NULL), (gsize) length);
    }
  g_close (fd, NULL);
}

static void
cut_power (void)
{
  GHashTableIter iter;
  gpointer name, list;

  g_hash_table_iter_init (&iter, unsynced);
  while (g_hash_table_iter_next (&iter, &name, &list))
    leave_behind (name, list);
  kill (getpid (), SIGKILL);
}

/* --- what is watched; each is called with the lock held --- */

static void
count (void)
{
  if (left > 0 && --left == 0)
    cut_power ();
}

static void
take_away (gpointer name, gpointer value, gpointer data)
{
  g_autofree char *path = g_build_filename (disk, name, NULL);

  g_unlink (path);
}

static int
write_hook (const char *path, const void *bytes, int length, gint64 offset)
{
  const char *name = name_of (path);

  g_mutex_lock (&lock);
  count ();
  if (name != NULL)
    {
      Change *change = g_new0 (Change, 1);

      change->offset = offset;
      change->bytes = g_bytes_new (bytes, (gsize) length);
      g_ptr_array_add (changes_of (name), change);
    }
  g_mutex_unlock (&lock);
  return SQLITE_OK;
}

static int
truncate_hook (const char *path, gint64 size)
{
  const char *name = name_of (path);

  g_mutex_lock (&lock);
  count ();
  if (name != NULL)
    {
      Change *change = g_new0 (Change, 1);

      change->offset = size;
      g_ptr_array_add (changes_of (name), change);
    }
  g_mutex_unlock (&lock);
  return SQLITE_OK;
}

static int
sync_hook (const char *path)
{
  g_mutex_lock (&lock);
  count ();
  g_mutex_unlock (&lock);
  return SQLITE_OK;
}

static void
synced_hook (const char *path)
{
  const char *name = name_of (path);
  g_autofree char *there = name != NULL ? g_build_filename (disk, name, NULL) : NULL;
  GPtrArray *list;
  int fd;

  if (name == NULL)
    return;
  g_mutex_lock (&lock);
  if (!g_file_test (there, G_FILE_TEST_EXISTS))
    {
      g_hash_table_foreach (gone, take_away, NULL);
      g_hash_table_remove_all (gone);
    }
  list = changes_of (name);
  fd = open_on_disk (name);
  for (guint i = 0; i < list->len; i++)
    {
      const Change *change = g_ptr_array_index (list, i);

      apply (fd, change, change->bytes != NULL ? g_bytes_get_size (change->bytes) : 0);
    }
  g_close (fd, NULL);
  g_ptr_array_set_size (list, 0);
  g_mutex_unlock (&lock);
}

static void
deleted_hook (const char *path, gboolean for_good)
{
  const char *name = name_of (path);

  g_mutex_lock (&lock);
  count ();
  if (name != NULL)
    {
      g_hash_table_remove (unsynced, name);
      g_hash_table_add (gone, g_strdup (name));
      if (for_good)
        {
          g_hash_table_foreach (gone, take_away, NULL);
          g_hash_table_remove_all (gone);
        }
    }
  g_mutex_unlock (&lock);
}

void
power_vfs_register (const char *for_folder, const char *on_disk, guint cut)
{
  static const WrapHooks hooks = {
    .write = write_hook, .truncate = truncate_hook, .sync = sync_hook, .synced = synced_hook, .deleted = deleted_hook
  };

  folder = g_strdup (for_folder);
  disk = g_strdup (on_disk);
  left = cut;
  unsynced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  wrap_vfs_register (&hooks);
}

/* --- afterwards, in another process --- */

/* Any of the writes may have got there, or a part of one, in whatever order. */
static void
apply_some (const char *todo, int fd, GRand *rand, double chance)
{
  g_autofree char *bytes = NULL;
  gsize length, at = 0;

  g_assert_true (g_file_get_contents (todo, &bytes, &length, NULL));
  while (at < length)
    {
      Change change = { 0 };
      gint64 size;
      gsize part;

      memcpy (&change.offset, bytes + at, sizeof change.offset);
      memcpy (&size, bytes + at + sizeof change.offset, sizeof size);
      at += sizeof change.offset + sizeof size;
      part = size > 0 ? (gsize) size : 0;
      if (size >= 0)
        change.bytes = g_bytes_new (bytes + at, (gsize) size);
      /* A sector is written whole or not at all. */
      if (part > 512 && g_rand_double (rand) < 0.1)
        part = (gsize) g_rand_int_range (rand, 0, (int) (part / 512)) * 512;
      if (g_rand_double (rand) < chance)
        apply (fd, &change, part);
      at += size > 0 ? (gsize) size : 0;
      g_clear_pointer (&change.bytes, g_bytes_unref);
    }
}

void
power_loss (const char *from, const char *to, GRand *rand, double chance)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *file;

  g_mkdir_with_parents (to, 0700);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_str_has_suffix (file, ".todo") ? g_strndup (file, strlen (file) - 5) : g_strdup (file);
      g_autofree char *synced = g_build_filename (from, name, NULL), *copy = g_build_filename (to, name, NULL);
      g_autofree char *todo = g_strconcat (synced, ".todo", NULL), *bytes = NULL;
      gboolean there = g_file_get_contents (synced, &bytes, NULL, NULL);
      gsize length = 0;
      int fd;

      if (g_file_test (copy, G_FILE_TEST_EXISTS) || (!there && g_rand_double (rand) >= chance))
        continue;
      g_clear_pointer (&bytes, g_free);
      if (there)
        g_assert_true (g_file_get_contents (synced, &bytes, &length, NULL));
      fd = g_open (copy, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
      if (length > 0)
        write_all (fd, bytes, length);
      if (g_file_test (todo, G_FILE_TEST_EXISTS))
        apply_some (todo, fd, rand, chance);
      g_close (fd, NULL);
    }
}
