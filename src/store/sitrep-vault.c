/* sitrep-vault.c - the bytes of the evidence, kept once by their hash
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-vault.h"

#include "base/sitrep-clock.h"
#include "base/sitrep-error.h"
#include "base/sitrep-probe.h"
#include "sitrep-pour.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PART ".part-"

/* The store's own rows still need room after a large file. */
#define SPARE (16 << 20)

/* For how long what no row speaks of is set aside. */
#define KEPT (7 * SITREP_DAY)

void
sitrep_piece_clear (SitrepPiece *self)
{
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->target, g_free);
}

static char *
vault_of (const char *folder)
{
  return g_build_filename (folder, "evidence", NULL);
}

/** sitrep_vault_path: Returns: (transfer full): where the bytes with that hash lie, or would lie. */
char *
sitrep_vault_path (const char *folder, const char *hash)
{
  return g_build_filename (folder, "evidence", hash, NULL);
}

/** sitrep_vault_has: whether there is a file of that hash; its bytes are not looked at. */
gboolean
sitrep_vault_has (const char *folder, const char *hash)
{
  g_autofree char *path = sitrep_vault_path (folder, hash);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
make_vault (const char *vault, GError **error)
{
  if (g_mkdir_with_parents (vault, 0700) == 0 && g_chmod (vault, 0700) == 0)
    return TRUE;
  sitrep_pour_set_error (errno, vault, error);
  return FALSE;
}

/* A file's name as it can be shown: it may hold any bytes. */
static char *
shown_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *name = g_filename_display_name (base);

  g_strdelimit (name, "\n\r\t", ' ');
  return name;
}

static void
name_error (const char *path, GError *from, GError **error)
{
  g_autofree char *name = shown_name (path);

  if (from->domain == G_FILE_ERROR)
    {
      sitrep_pour_set_error (from->code, name, error);
      g_error_free (from);
    }
  else
    g_propagate_error (error, from);
}

/* --- what may be put in --- */

static gboolean
check_kind (const struct stat *info, const char *name, GError **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;
  if (S_ISDIR (info->st_mode))
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                 _ ("“%s” is a folder: attach the files in it, or pack it into one file first."), name);
  else
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                 _ ("“%s” is a device, a pipe or a socket, not a file with contents of its own."), name);
  return FALSE;
}

static gboolean
check_room (const char *vault, gint64 size, const char *name, GError **error)
{
  struct statvfs info;
  g_autofree char *needed = NULL, *there = NULL;
  gint64 room;

  if (statvfs (vault, &info) != 0)
    return TRUE;
  room = (gint64) info.f_bavail * (gint64) info.f_frsize;
  if (size + SPARE <= room)
    return TRUE;
  needed = g_format_size ((guint64) size);
  there = g_format_size ((guint64) room);
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_FULL,
               _ ("There is no room for “%s”: it has %s, and only %s are free on the store's disk."), name, needed,
               there);
  return FALSE;
}

/* Looked at before it is opened, because opening a device may do something; and after, because it may be another one
 * by then. Returns: the descriptor, or -1. */
static int
open_source (const char *path, struct stat *info, GError **error)
{
  g_autofree char *name = shown_name (path);
  int fd;

  if (stat (path, info) != 0)
    {
      sitrep_pour_set_error (errno, name, error);
      return -1;
    }
  if (!check_kind (info, name, error))
    return -1;
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0 || fstat (fd, info) != 0)
    {
      sitrep_pour_set_error (errno, name, error);
      return -1;
    }
  if (check_kind (info, name, error))
    return fd;
  g_close (fd, NULL);
  return -1;
}

/* --- putting in --- */

static int
open_part (const char *vault, char **part, GError **error)
{
  int fd;

  *part = g_build_filename (vault, PART "XXXXXX", NULL);
  /* For its owner only, whatever the umask is. */
  fd = g_mkstemp_full (*part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      sitrep_pour_set_error (errno, vault, error);
      g_clear_pointer (part, g_free);
    }
  return fd;
}

static gboolean
sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    g_close (fd, NULL);
  return ok;
}

/* First the bytes, then the name, then that the folder has it. Bytes that are there already are put in their own place
 * again, which mends what was changed by hand. */
static gboolean
settle (const char *vault, const char *part, int fd, const char *hash, GError **error)
{
  g_autofree char *path = g_build_filename (vault, hash, NULL);

  if (fchmod (fd, 0600) == 0 && fsync (fd) == 0)
    {
      sitrep_probe ("evidence-before-rename");
      if (g_rename (part, path) == 0 && sync_folder (vault))
        {
          sitrep_probe ("evidence-before-commit");
          return TRUE;
        }
    }
  sitrep_pour_set_error (errno, hash, error);
  return FALSE;
}

static char *
guess_type (const char *name, const guchar *head, gsize length)
{
  g_autofree char *type = g_content_type_guess (name, head, length, NULL);

  return g_content_type_get_mime_type (type);
}

static gboolean
is_same_file (const struct stat *before, int fd, gint64 copied)
{
  struct stat after;

  return fstat (fd, &after) == 0 && after.st_size == before->st_size && after.st_mtim.tv_sec == before->st_mtim.tv_sec
         && after.st_mtim.tv_nsec == before->st_mtim.tv_nsec && (before->st_size == 0 || copied == before->st_size);
}

/* What is open for appending all the time, as a log is, ends where it ended when it was opened. */
static gboolean
pour_in (const SitrepPour *pour, const char *path, const struct stat *info, SitrepPiece *piece, GError **error)
{
  SitrepPoured poured;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *target = NULL;
  GError *cause = NULL;

  if (!sitrep_pour (pour, &poured, &cause))
    {
      name_error (path, cause, error);
      return FALSE;
    }
  target = g_file_read_link (path, NULL);
  piece->hash = g_strdup (poured.hash);
  piece->size = poured.size;
  piece->type = guess_type (base, poured.head, poured.head_length);
  piece->changed = !is_same_file (info, pour->from, poured.size);
  piece->target = target != NULL ? realpath (path, NULL) : NULL;
  return TRUE;
}

static gboolean
reserve (int fd, gint64 size, const char *name, GError **error)
{
  if (size == 0 || fallocate (fd, 0, 0, size) == 0 || (errno != ENOSPC && errno != EDQUOT))
    return TRUE;
  sitrep_pour_set_error (errno, name, error);
  return FALSE;
}

/* What was reserved and not needed is given back. */
static gboolean
trim (int fd, gint64 size)
{
  return ftruncate (fd, size) == 0;
}

static gboolean
put_open (const char *vault,
          const char *path,
          SitrepPour *pour,
          const struct stat *info,
          SitrepPiece *piece,
          GError **error)
{
  g_autofree char *part = NULL;
  g_autofree char *name = shown_name (path);
  gboolean ok;

  if (!check_room (vault, info->st_size, name, error) || (pour->to = open_part (vault, &part, error)) < 0)
    return FALSE;
  ok = reserve (pour->to, info->st_size, name, error) && pour_in (pour, path, info, piece, error)
       && trim (pour->to, piece->size) && settle (vault, part, pour->to, piece->hash, error);
  g_close (pour->to, NULL);
  if (!ok)
    g_unlink (part);
  return ok;
}

/**
 * sitrep_vault_put_file:
 * @path: a file; a symbolic link is followed
 * @piece: (out caller-allocates): zeroed; what was put in
 *
 * Copies the file, which is safe on the disk when this returns; whoever puts no row beside it leaves an orphan that the
 * next start sweeps away. Devices, pipes, sockets and folders are refused, and what there is no room for.
 *
 * Returns: %FALSE with an error that can be shown, or %G_IO_ERROR_CANCELLED; nothing is left behind then
 */
gboolean
sitrep_vault_put_file (const char *folder,
                       const char *path,
                       SitrepPiece *piece,
                       SitrepVaultProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *vault = vault_of (folder);
  SitrepPour pour = { .to = -1, .progress = progress, .data = data, .cancellable = cancellable };
  struct stat info;
  gboolean ok;

  if (!make_vault (vault, error) || (pour.from = open_source (path, &info, error)) < 0)
    return FALSE;
  pour.limit = pour.all = info.st_size;
  ok = put_open (vault, path, &pour, &info, piece, error);
  g_close (pour.from, NULL);
  if (!ok)
    sitrep_piece_clear (piece);
  return ok;
}

static gboolean
write_bytes (int fd, GBytes *bytes)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n = write (fd, at, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
put_part (const char *vault,
          const char *part,
          int fd,
          GBytes *bytes,
          const char *name,
          const char *hash,
          GError **error)
{
  if (write_bytes (fd, bytes))
    return settle (vault, part, fd, hash, error);
  sitrep_pour_set_error (errno, name, error);
  return FALSE;
}

/**
 * sitrep_vault_put_bytes:
 * @name: what it will be called, for its type and for what is said of it
 *
 * As sitrep_vault_put_file(), with bytes at hand.
 */
gboolean
sitrep_vault_put_bytes (const char *folder, GBytes *bytes, const char *name, SitrepPiece *piece, GError **error)
{
  g_autofree char *vault = vault_of (folder);
  g_autofree char *part = NULL;
  gsize length = g_bytes_get_size (bytes);
  char hash[65];
  int fd;
  gboolean ok;

  if (!make_vault (vault, error) || !check_room (vault, (gint64) length, name, error)
      || (fd = open_part (vault, &part, error)) < 0)
    return FALSE;
  sitrep_pour_hash (bytes, hash);
  ok = put_part (vault, part, fd, bytes, name, hash, error);
  g_close (fd, NULL);
  if (!ok)
    {
      g_unlink (part);
      return FALSE;
    }
  piece->hash = g_strdup (hash);
  piece->size = (gint64) length;
  piece->type = guess_type (name, g_bytes_get_data (bytes, NULL), MIN (length, SITREP_POUR_HEAD));
  return TRUE;
}

/* --- looking, and taking out --- */

/** sitrep_vault_check: reads the bytes, and says whether they are still those of that hash. */
SitrepVaultState
sitrep_vault_check (const char *folder,
                    const char *hash,
                    SitrepVaultProgress progress,
                    gpointer data,
                    GCancellable *cancellable)
{
  g_autofree char *path = sitrep_vault_path (folder, hash);
  SitrepPour pour = { .to = -1, .progress = progress, .data = data, .cancellable = cancellable };
  SitrepPoured poured;
  struct stat info;
  gboolean same;

  if (stat (path, &info) != 0 && errno == ENOENT)
    return SITREP_VAULT_MISSING;
  if ((pour.from = open_source (path, &info, NULL)) < 0)
    return SITREP_VAULT_CHANGED;
  pour.all = info.st_size;
  same = sitrep_pour (&pour, &poured, NULL) && strcmp (poured.hash, hash) == 0;
  g_close (pour.from, NULL);
  return same ? SITREP_VAULT_OK : SITREP_VAULT_CHANGED;
}

static gboolean
pour_out (SitrepPour *pour, const char *path, const char *hash, GError **error)
{
  SitrepPoured poured;
  GError *cause = NULL;

  if (!sitrep_pour (pour, &poured, &cause))
    {
      name_error (path, cause, error);
      return FALSE;
    }
  if (strcmp (poured.hash, hash) == 0)
    return TRUE;
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_DAMAGED,
                       _ ("The file is not what was attached: its bytes have been changed since."));
  return FALSE;
}

/**
 * sitrep_vault_take_out:
 * @path: a new file, for its owner only; where there is one already, it is refused
 *
 * Copies the bytes with that hash, and proves on the way that they are still those.
 *
 * Returns: %FALSE with %SITREP_ERROR_NOT_FOUND where they are gone, %SITREP_ERROR_DAMAGED where they were changed; no
 *   file is left then
 */
gboolean
sitrep_vault_take_out (const char *folder,
                       const char *hash,
                       const char *path,
                       SitrepVaultProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *from = sitrep_vault_path (folder, hash);
  SitrepPour pour = { .progress = progress, .data = data, .cancellable = cancellable };
  g_autofree char *name = shown_name (path);
  struct stat info;
  gboolean ok;

  if ((pour.from = open_source (from, &info, NULL)) < 0)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND,
                   _ ("The file of “%s” is gone: somebody took it out of the folder “evidence”."), name);
      return FALSE;
    }
  pour.all = info.st_size;
  pour.to = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (pour.to < 0)
    sitrep_pour_set_error (errno, name, error);
  ok = pour.to >= 0 && pour_out (&pour, path, hash, error);
  g_close (pour.from, NULL);
  if (pour.to >= 0)
    g_close (pour.to, NULL);
  if (!ok && pour.to >= 0)
    g_unlink (path);
  return ok;
}

static gboolean
is_hash (const char *name)
{
  return strlen (name) == 64 && strspn (name, "0123456789abcdef") == 64;
}

/* Set aside and not deleted: where somebody puts back the store's file of another day, that day's bytes may be wanted. */
static gboolean
set_aside (const char *path, const char *aside, const char *name, gint64 now)
{
  g_autofree char *to = g_build_filename (aside, name, NULL);
  const struct timespec times[2] = { { now / G_USEC_PER_SEC, 0 }, { now / G_USEC_PER_SEC, 0 } };

  g_mkdir_with_parents (aside, 0700);
  return utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) == 0 && g_rename (path, to) == 0;
}

static void
forget_old (const char *aside, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (aside, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (aside, name, NULL);
      struct stat info;

      if (is_hash (name) && lstat (path, &info) == 0 && info.st_mtim.tv_sec * G_USEC_PER_SEC < now - KEPT)
        g_unlink (path);
    }
}

/**
 * sitrep_vault_sweep:
 * @known: (element-type utf8 utf8): the hashes that rows speak of
 *
 * Takes away what a crash left between copying and committing, and what was taken back: whole files go to
 * `backup/orphans` and from there a week later. Only while nobody else writes: when the store is opened. What is none of
 * ours stays.
 *
 * Returns: how many files went
 */
guint
sitrep_vault_sweep (const char *folder, GHashTable *known, gint64 now)
{
  g_autofree char *vault = vault_of (folder);
  g_autofree char *aside = g_build_filename (folder, "backup", "orphans", NULL);
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  guint gone = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (vault, name, NULL);

      if (g_str_has_prefix (name, PART))
        gone += g_unlink (path) == 0;
      else if (is_hash (name) && !g_hash_table_contains (known, name))
        gone += set_aside (path, aside, name, now);
    }
  forget_old (aside, now);
  return gone;
}

static gboolean
back_up_one (const char *path, const char *copy)
{
  g_autoptr (GFile) from = NULL, to = NULL;

  if (link (path, copy) == 0)
    return TRUE;
  /* Some file systems have no links. */
  from = g_file_new_for_path (path);
  to = g_file_new_for_path (copy);
  return g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
}

/** sitrep_vault_back_up: makes the folder @copy, in which each file is once more, by a hard link: that takes no room. */
gboolean
sitrep_vault_back_up (const char *folder, const char *copy, GError **error)
{
  g_autofree char *vault = vault_of (folder);
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  const char *name;

  if (dir == NULL)
    return TRUE;
  if (g_mkdir_with_parents (copy, 0700) != 0)
    {
      sitrep_pour_set_error (errno, copy, error);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (vault, name, NULL);
      g_autofree char *to = g_build_filename (copy, name, NULL);

      if (is_hash (name) && !back_up_one (from, to))
        {
          sitrep_pour_set_error (errno, name, error);
          return FALSE;
        }
    }
  return TRUE;
}

/** sitrep_vault_forget_back_up: removes what sitrep_vault_back_up() made. */
void
sitrep_vault_forget_back_up (const char *copy)
{
  g_autoptr (GDir) dir = g_dir_open (copy, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (copy, name, NULL);

      g_unlink (path);
    }
  g_rmdir (copy);
}
