/* test-vault-damage.c - evidence on a disk that is full or broken, and after somebody was in its folder
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-folder.h"
#include "desk.h"
#include "folder.h"
#include "incident/sitrep-gathering.h"
#include "store/sitrep-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MB (1 << 20)

/* --- a disk that fails --- */

/* Below `place` so many bytes can be written, and then there is this error; or they cannot be brought to the disk. */
static struct
{
  const char *place; /* a part of the path; NULL: nothing fails */
  gint64 room;
  int write, sync; /* errno, or 0 */
} disk;

static gboolean
is_there (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);

  return path != NULL && strstr (path, disk.place) != NULL;
}

/* In the place of the C library's, for all that is linked into this program. */
ssize_t
write (int fd, const void *bytes, size_t length)
{
  if (disk.place == NULL || disk.write == 0 || !is_there (fd))
    return syscall (SYS_write, fd, bytes, length);
  if (disk.room == 0)
    {
      errno = disk.write;
      return -1;
    }
  /* What still fits is written, as a real disk does it. */
  length = (size_t) MIN ((gint64) length, disk.room);
  disk.room -= (gint64) length;
  return syscall (SYS_write, fd, bytes, length);
}

int
fsync (int fd)
{
  if (disk.place == NULL || disk.sync == 0 || !is_there (fd))
    return (int) syscall (SYS_fsync, fd);
  errno = disk.sync;
  return -1;
}

static void
mend (void)
{
  memset (&disk, 0, sizeof disk);
}

typedef struct
{
  const char *name;
  int write, sync;
  int code;
  const char *words;
} Fault;

static const Fault faults[] = {
  { "full", ENOSPC, 0, SITREP_ERROR_FULL, "There is no room for “heap.dump”: free some space first." },
  { "quota", EDQUOT, 0, SITREP_ERROR_FULL, "There is no room for “heap.dump”: free some space first." },
  { "too-large", EFBIG, 0, SITREP_ERROR_FAILED, "“heap.dump” could not be copied: File too large." },
  { "broken", EIO, 0, SITREP_ERROR_FAILED, "“heap.dump” could not be copied: Input/output error." },
  { "sync", 0, EIO, SITREP_ERROR_FAILED, NULL },
};

static void
break_disk (const Fault *fault, const char *place)
{
  disk.place = place;
  disk.room = 2 * MB + 1;
  disk.write = fault->write;
  disk.sync = fault->sync;
}

/* --- files --- */

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
write_dump (const char *folder)
{
  g_autofree char *text = g_strnfill (4 * MB, 'h');

  return write_file (folder, "heap.dump", text);
}

static guint
count_files (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
attach (TestDesk *desk, const char *incident, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *id = DO (desk, attach_file, &error, incident, path, &(SitrepAttachment) { 0 }, NULL, NULL, NULL);

  g_assert_no_error (error);
  return id;
}

/* --- in the middle of a copy --- */

/* No bytes, no row, no entry; a sentence; and once there is room again it goes. */
static void
test_attached (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *dump = write_dump (desk->folder);
  g_autofree char *before = test_desk_timeline (desk, incident), *after = NULL, *id = NULL, *none = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;

  break_disk (fault, "/evidence/");
  none = DO (desk, attach_file, &error, incident, dump, &(SitrepAttachment) { 0 }, NULL, NULL, NULL);
  mend ();
  g_assert_null (none);
  g_assert_error (error, SITREP_ERROR, fault->code);
  if (fault->words != NULL)
    g_assert_cmpstr (error->message, ==, fault->words);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (count_files (desk->folder, "evidence"), ==, 0);
  after = test_desk_timeline (desk, incident);
  g_assert_cmpstr (before, ==, after);
  id = attach (desk, incident, dump);
  dossier = test_desk_dossier (desk, incident);
  g_assert_cmpuint (dossier->evidence->len, ==, 1);
  g_assert_cmpuint (count_files (desk->folder, "evidence"), ==, 1);
  test_desk_check (desk);
}

static void
test_pasted (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *text = g_strnfill (4 * MB, 'p');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 4 * MB);
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;

  break_disk (fault, "/evidence/");
  g_assert_false (sitrep_vault_put_bytes (folder, bytes, "heap.dump", &piece, &error));
  mend ();
  g_assert_error (error, SITREP_ERROR, fault->code);
  if (fault->words != NULL)
    g_assert_cmpstr (error->message, ==, fault->words);
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 0);
  g_assert_null (piece.hash);
}

static SitrepBundleResult *
export_into (TestDesk *desk, const char *incident, const char *parent, GError **error)
{
  GAsyncResult *result = NULL;
  SitrepBundleResult *bundle;

  sitrep_desk_export_evidence_async (desk->desk, incident, parent, TRUE, NULL, NULL, NULL, test_desk_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bundle = sitrep_desk_export_evidence_finish (desk->desk, result, error);
  g_object_unref (result);
  return bundle;
}

/* The stick that a bundle is written to is full, at a file or at the index: no half of one is left on it. */
static void
test_exported (gconstpointer data)
{
  gint64 room = GPOINTER_TO_INT (data);
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *dump = write_dump (desk->folder);
  g_autofree char *id = attach (desk, incident, dump);
  g_autofree char *stick = g_build_filename (desk->folder, "stick", NULL);
  g_autoptr (SitrepBundleResult) none = NULL, whole = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (stick, 0700);
  break_disk (&faults[0], "/stick/");
  disk.room = room;
  none = export_into (desk, incident, stick, &error);
  mend ();
  g_assert_null (none);
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FULL);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (count_files (desk->folder, "stick"), ==, 0);
  g_clear_error (&error);
  whole = export_into (desk, incident, stick, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole->files, ==, 1);
}

static void
limit_cb (gint64 done, gint64 all, gpointer data)
{
  setrlimit (RLIMIT_FSIZE, &(struct rlimit) { 2 * MB, *(rlim_t *) data });
}

/* The same by the kernel: a limit that comes while it is copied. */
static void
test_limit (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *dump = write_dump (folder);
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  gboolean put;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  put = sitrep_vault_put_file (folder, dump, &piece, limit_cb, &before.rlim_max, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (put);
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "“heap.dump” could not be copied: File too large.");
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 0);
}

static void
never_cb (gint64 done, gint64 all, gpointer data)
{
  g_assert_not_reached ();
}

/* A file that has no contents on the disk, but a size that the disk has not: nothing of it is copied first. */
static void
test_no_room (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *dump = write_file (folder, "heap.dump", "");
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;
  struct statvfs room;

  g_assert_cmpint (statvfs (folder, &room), ==, 0);
  if (truncate (dump, (off_t) room.f_bavail * (off_t) room.f_frsize + MB) != 0)
    {
      g_test_skip ("no sparse files of that size here");
      return;
    }
  g_assert_false (sitrep_vault_put_file (folder, dump, &piece, never_cb, NULL, NULL, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FULL);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "There is no room for “heap.dump”: it has "));
  g_assert_true (g_str_has_suffix (error->message, " are free on the store's disk."));
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 0);
}

static void
empty_cb (gint64 done, gint64 all, gpointer data)
{
  g_assert_cmpint (truncate (data, done), ==, 0);
}

/* A log that is begun anew while it is copied: what was read is kept, and that it is not all is known. */
static void
test_shrunk (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *dump = write_dump (folder);
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GStatBuf info;

  g_assert_true (sitrep_vault_put_file (folder, dump, &piece, empty_cb, dump, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (piece.changed);
  g_assert_cmpint (piece.size, <, 4 * MB);
  path = sitrep_vault_path (folder, piece.hash);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, piece.size);
  g_assert_cmpint (sitrep_vault_check (folder, piece.hash, NULL, NULL, NULL), ==, SITREP_VAULT_OK);
}

/* --- somebody was in the folder --- */

static SitrepEvidenceCheck *
check (TestDesk *desk, const char *incident)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  SitrepEvidenceCheck *found;

  sitrep_desk_check_evidence_async (desk->desk, incident, NULL, NULL, NULL, test_desk_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = sitrep_desk_check_evidence_finish (desk->desk, result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  return found;
}

/* All of it gone: that is said of each piece, the program goes on, and the same file attached once more is there. */
static void
test_folder_gone (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "pm2.log", "04:12 bot offline\n");
  g_autofree char *config = write_file (desk->folder, "config.json", "{ \"shards\": 2 }\n");
  g_autofree char *first = attach (desk, incident, log), *second = attach (desk, incident, config), *third = NULL;
  g_autofree char *vault = g_build_filename (desk->folder, "evidence", NULL);
  g_autoptr (SitrepEvidenceCheck) found = NULL, later = NULL;
  g_autoptr (SitrepBundleResult) bundle = NULL;
  g_autoptr (GError) error = NULL;

  sitrep_folder_remove (vault);
  found = check (desk, incident);
  g_assert_cmpuint (found->missing->len, ==, 2);
  g_assert_cmpuint (found->whole + found->changed->len + found->broken, ==, 0);
  bundle = export_into (desk, incident, desk->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->faulty, ==, 2);
  test_desk_reopen (desk);
  third = attach (desk, incident, log);
  later = check (desk, incident);
  g_assert_cmpuint (later->missing->len, ==, 1);
  g_assert_cmpuint (later->whole, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *attached = g_strconcat ("/vault-damage/attached/", faults[i].name, NULL);
      g_autofree char *pasted = g_strconcat ("/vault-damage/pasted/", faults[i].name, NULL);

      g_test_add_data_func (attached, &faults[i], test_attached);
      g_test_add_data_func (pasted, &faults[i], test_pasted);
    }
  g_test_add_data_func ("/vault-damage/exported/file", GINT_TO_POINTER (2 * MB), test_exported);
  g_test_add_data_func ("/vault-damage/exported/index", GINT_TO_POINTER (4 * MB), test_exported);
  g_test_add_func ("/vault-damage/limit", test_limit);
  g_test_add_func ("/vault-damage/no-room", test_no_room);
  g_test_add_func ("/vault-damage/shrunk", test_shrunk);
  g_test_add_func ("/vault-damage/folder-gone", test_folder_gone);
  return g_test_run ();
}
