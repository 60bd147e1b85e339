/* test-vault.c - evidence: its bytes, its rows, its bundle, and everything that can be wrong with a file
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "base/sitrep-probe.h"
#include "desk.h"
#include "folder.h"
#include "incident/sitrep-checklist.h"
#include "incident/sitrep-gathering.h"
#include "store/sitrep-vault.h"
#include "unit/incidents.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
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

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

/* --- bytes --- */

static void
test_put (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *log = write_file (folder, "pm2.log", "04:12 bot offline\n");
  g_auto (SitrepPiece) piece = { 0 };
  g_auto (SitrepPiece) again = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *vault = g_build_filename (folder, "evidence", NULL);
  g_autofree char *path = NULL, *hash = test_folder_hash (folder, "pm2.log");

  umask (0);
  sitrep_vault_put_file (folder, log, &piece, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  umask (022);
  g_assert_cmpstr (piece.hash, ==, hash);
  g_assert_cmpint (piece.size, ==, 18);
  g_assert_false (piece.changed);
  g_assert_null (piece.target);
  path = sitrep_vault_path (folder, piece.hash);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  g_assert_cmpuint (mode_of (vault), ==, 0700);
  /* The same bytes lie there once. */
  sitrep_vault_put_file (folder, log, &again, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again.hash, ==, piece.hash);
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 1);
  g_assert_cmpint (sitrep_vault_check (folder, piece.hash, NULL, NULL, NULL), ==, SITREP_VAULT_OK);
}

static void
test_bytes (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autoptr (GBytes) paste = g_bytes_new (text, 1 << 20);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, paste);
  g_autofree char *log = write_file (folder, "pm2.log", text);
  g_auto (SitrepPiece) piece = { 0 };
  g_auto (SitrepPiece) file = { 0 };
  g_autoptr (GError) error = NULL;

  sitrep_vault_put_bytes (folder, paste, "paste.txt", &piece, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (piece.hash, ==, hash);
  g_assert_cmpstr (piece.type, ==, "text/plain");
  sitrep_vault_put_file (folder, log, &file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file.hash, ==, hash);
}

static void
refused (const char *folder, const char *path, int code)
{
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (sitrep_vault_put_file (folder, path, &piece, NULL, NULL, NULL, &error));
  g_assert_error (error, SITREP_ERROR, code);
  g_assert_nonnull (strchr (".!?", error->message[strlen (error->message) - 1]));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (piece.hash);
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 0);
}

static void
test_no_files (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *fifo = g_build_filename (folder, "alarm\npipe", NULL);
  g_autofree char *link = g_build_filename (folder, "to-the-pipe", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.log", NULL);
  g_autofree char *locked = write_file (folder, "locked.log", "secret");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink (fifo, link), ==, 0);
  refused (folder, folder, SITREP_ERROR_INVALID);
  refused (folder, fifo, SITREP_ERROR_INVALID);
  refused (folder, link, SITREP_ERROR_INVALID);
  refused (folder, "/dev/zero", SITREP_ERROR_INVALID);
  refused (folder, gone, SITREP_ERROR_NOT_FOUND);
  g_chmod (locked, 0);
  if (g_access (locked, R_OK) != 0)
    refused (folder, locked, SITREP_ERROR_REFUSED);
}

/* A link is copied as what it leads to. */
static void
test_link (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *log = write_file (folder, "current-2025-10-30.log", "up again\n");
  g_autofree char *link = g_build_filename (folder, "current.log", NULL);
  g_autofree char *hash = test_folder_hash (folder, "current-2025-10-30.log");
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("current-2025-10-30.log", link), ==, 0);
  sitrep_vault_put_file (folder, link, &piece, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (piece.hash, ==, hash);
  g_assert_true (g_str_has_suffix (piece.target, "/current-2025-10-30.log"));
}

typedef struct
{
  const char *path;
  GCancellable *cancellable;
  gint64 done, all;
} Watch;

static void
append_cb (gint64 done, gint64 all, gpointer data)
{
  Watch *self = data;
  int fd = open (self->path, O_WRONLY | O_APPEND);

  g_assert_cmpint (write (fd, "more\n", 5), ==, 5);
  close (fd);
  self->done = done;
  self->all = all;
}

/* A log that grows all the time has an end all the same, and what happened is known. */
static void
test_changed_while_copied (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *text = g_strnfill (3 << 20, 'l');
  g_autofree char *log = write_file (folder, "live.log", text);
  g_autofree char *hash = test_folder_hash (folder, "live.log");
  Watch watch = { log };
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;

  sitrep_vault_put_file (folder, log, &piece, append_cb, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (piece.changed);
  g_assert_cmpint (piece.size, ==, 3 << 20);
  g_assert_cmpstr (piece.hash, ==, hash);
  g_assert_cmpint (watch.done, ==, 3 << 20);
  g_assert_cmpint (watch.all, ==, 3 << 20);
}

static void
cancel_cb (gint64 done, gint64 all, gpointer data)
{
  g_cancellable_cancel (((Watch *) data)->cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *text = g_strnfill (3 << 20, 'l');
  g_autofree char *log = write_file (folder, "heap.dump", text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable };
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (sitrep_vault_put_file (folder, log, &piece, cancel_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 0);
}

static void
test_taken_out (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *log = write_file (folder, "pm2.log", "04:12 bot offline\n");
  g_autofree char *copy = g_build_filename (folder, "copy.log", NULL);
  g_autofree char *bytes = NULL, *path = NULL;
  g_auto (SitrepPiece) piece = { 0 };
  g_autoptr (GError) error = NULL, there = NULL, changed = NULL, missing = NULL;

  sitrep_vault_put_file (folder, log, &piece, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sitrep_vault_take_out (folder, piece.hash, copy, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (copy, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "04:12 bot offline\n");
  g_assert_cmpuint (mode_of (copy), ==, 0600);
  g_assert_false (sitrep_vault_take_out (folder, piece.hash, copy, NULL, NULL, NULL, &there));
  g_unlink (copy);
  path = sitrep_vault_path (folder, piece.hash);
  g_assert_true (g_file_set_contents (path, "04:12 all is well\n", -1, NULL));
  g_assert_cmpint (sitrep_vault_check (folder, piece.hash, NULL, NULL, NULL), ==, SITREP_VAULT_CHANGED);
  g_assert_false (sitrep_vault_take_out (folder, piece.hash, copy, NULL, NULL, NULL, &changed));
  g_assert_error (changed, SITREP_ERROR, SITREP_ERROR_DAMAGED);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_assert_cmpint (sitrep_vault_check (folder, piece.hash, NULL, NULL, NULL), ==, SITREP_VAULT_MISSING);
  g_assert_false (sitrep_vault_take_out (folder, piece.hash, copy, NULL, NULL, NULL, &missing));
  g_assert_error (missing, SITREP_ERROR, SITREP_ERROR_NOT_FOUND);
}

/* --- rows --- */

static char *
attach (TestDesk *desk, const char *incident, const char *path, const SitrepAttachment *attachment)
{
  g_autoptr (GError) error = NULL;
  char *id = DO (desk, attach_file, &error, incident, path, attachment, NULL, NULL, NULL);

  g_assert_no_error (error);
  return id;
}

static const SitrepExhibit *
exhibit_of (SitrepDossier *dossier, const char *id)
{
  const SitrepExhibit *exhibit = sitrep_gathered_find (dossier, id);

  g_assert_nonnull (exhibit);
  return exhibit;
}

static SitrepTickState
state_of (SitrepDossier *dossier, const char *item, gint64 now)
{
  g_autoptr (GArray) lines = sitrep_checklist (dossier, now);

  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (g_array_index (lines, SitrepChecklistLine, i).item->key, item) == 0)
      return g_array_index (lines, SitrepChecklistLine, i).state;
  g_assert_not_reached ();
}

static void
test_attached (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "pm2.log", "04:12 bot offline\n");
  g_autofree char *id = attach (desk, incident, log, &(SitrepAttachment) { .rule = "pm2" });
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (desk, incident);
  const SitrepExhibit *exhibit = exhibit_of (dossier, id);
  g_autofree char *timeline = test_desk_timeline (desk, incident);
  g_autofree char *path = sitrep_desk_exhibit_path (desk->desk, exhibit);
  g_autoptr (SitrepDossier) undone = NULL;

  g_assert_cmpstr (exhibit->name, ==, "pm2.log");
  g_assert_cmpstr (exhibit->by, ==, "Ada Byron");
  g_assert_cmpstr (exhibit->origin, ==, log);
  g_assert_true (exhibit->sensitive); /* the process says so */
  g_assert_cmpint (exhibit->at, ==, sitrep_clock_now (desk->clock));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (strstr (timeline, "Evidence, PM2 logs: pm2.log"));
  g_assert_cmpint (state_of (dossier, "evidence-pm2", exhibit->at), ==, SITREP_TICK_DONE);
  MUST (desk, undo, incident);
  undone = test_desk_dossier (desk, incident);
  g_assert_cmpuint (undone->evidence->len, ==, 0);
  g_assert_cmpint (state_of (undone, "evidence-pm2", exhibit->at), ==, SITREP_TICK_OPEN);
  test_desk_check (desk);
}

static void
test_names (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("standard");
  g_autofree char *incident = test_desk_declare (desk, "Shop is slow");
  g_autofree char *hidden = write_file (desk->folder, "..hidden\nname", "a");
  g_autofree char *chart = write_file (desk->folder, "chart.jpg", "\xff\xd8\xff\xe0");
  g_autofree char *first = attach (desk, incident, hidden, &(SitrepAttachment) { 0 });
  g_autofree char *second = attach (desk, incident, hidden, &(SitrepAttachment) { 0 });
  g_autofree char *third = attach (desk, incident, chart, &(SitrepAttachment) { .rule = "charts" });
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (desk, incident);

  g_assert_cmpstr (exhibit_of (dossier, first)->name, ==, "hidden name");
  g_assert_cmpstr (exhibit_of (dossier, second)->name, ==, "hidden name-2");
  /* By the process' pattern, with the kind that it is. */
  g_assert_true (g_str_has_suffix (exhibit_of (dossier, third)->name, ".jpg"));
  g_assert_nonnull (strstr (exhibit_of (dossier, third)->name, "-charts-20251030-"));
  g_assert_cmpint (exhibit_of (dossier, third)->kind, ==, SITREP_EXHIBIT_IMAGE);
  /* Stored once, whoever they belong to. */
  g_assert_cmpstr (exhibit_of (dossier, first)->hash, ==, exhibit_of (dossier, second)->hash);
  g_assert_cmpuint (count_files (desk->folder, "evidence"), ==, 2);
}

static void
test_words (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("standard");
  g_autofree char *incident = test_desk_declare (desk, "Shop is slow");
  SitrepAttachment link = { .kind = SITREP_EXHIBIT_LINK, .origin = "https://grafana.example/d/shop?from=now-1h" };
  SitrepAttachment note = { .kind = SITREP_EXHIBIT_NOTE, .note = "Carla saw the error page at 11:58.\nNo picture." };
  SitrepAttachment none = { .kind = SITREP_EXHIBIT_LINK, .origin = "grafana" };
  SitrepAttachment empty = { .kind = SITREP_EXHIBIT_NOTE, .note = " \n" };
  SitrepAttachment strange = { .kind = SITREP_EXHIBIT_NOTE, .note = "x", .rule = "no-such-thing" };
  g_autoptr (SitrepDossier) dossier = NULL;

  MUST (desk, attach_words, incident, &link);
  MUST (desk, attach_words, incident, &note);
  REFUSED (desk, SITREP_ERROR_INVALID, attach_words, incident, &none);
  REFUSED (desk, SITREP_ERROR_INVALID, attach_words, incident, &empty);
  REFUSED (desk, SITREP_ERROR_INVALID, attach_words, incident, &strange);
  dossier = test_desk_dossier (desk, incident);
  g_assert_cmpuint (dossier->evidence->len, ==, 2);
}

static void
test_taken_away (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "pm2.log", "token=hunter2\n");
  g_autofree char *id = attach (desk, incident, log, &(SitrepAttachment) { .rule = "pm2" });
  g_autoptr (SitrepDossier) dossier = NULL, undone = NULL;
  g_autofree char *timeline = NULL;

  MUST (desk, remove_exhibit, incident, id, "It holds a token");
  dossier = test_desk_dossier (desk, incident);
  g_assert_null (sitrep_gathered_first (dossier, "pm2"));
  g_assert_cmpstr (exhibit_of (dossier, id)->removed_why, ==, "It holds a token");
  timeline = test_desk_timeline (desk, incident);
  g_assert_nonnull (strstr (timeline, "Evidence taken away: pm2.log: It holds a token"));
  REFUSED (desk, SITREP_ERROR_NOT_FOUND, remove_exhibit, incident, id, "once more");
  MUST (desk, undo, incident);
  undone = test_desk_dossier (desk, incident);
  g_assert_nonnull (sitrep_gathered_first (undone, "pm2"));
}

/* What belongs to which entry, and what is sensitive, can be said afterwards. */
static void
test_put_exhibit (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "notes.txt", "restarted twice\n");
  g_autofree char *id = attach (desk, incident, log, &(SitrepAttachment) { 0 });
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (desk, incident), after = NULL;
  g_autoptr (SitrepExhibit) copy = sitrep_record_copy (exhibit_of (dossier, id));

  g_set_str (&copy->entry, SITREP_RECORD (g_ptr_array_index (dossier->entries, 0))->id);
  g_set_str (&copy->rule, "configuration");
  g_set_str (&copy->hash, "0");
  copy->sensitive = TRUE;
  MUST (desk, put_exhibit, copy);
  after = test_desk_dossier (desk, incident);
  g_assert_cmpstr (exhibit_of (after, id)->entry, ==, copy->entry);
  g_assert_cmpstr (exhibit_of (after, id)->rule, ==, "configuration");
  g_assert_true (exhibit_of (after, id)->sensitive);
  g_assert_cmpuint (strlen (exhibit_of (after, id)->hash), ==, 64);
}

/* --- the whole --- */

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

static void
test_checked (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *a = write_file (desk->folder, "a.log", "a"), *b = write_file (desk->folder, "b.log", "b");
  g_autofree char *c = write_file (desk->folder, "c.log", "c");
  g_autofree char *ia = attach (desk, incident, a, &(SitrepAttachment) { 0 });
  g_autofree char *ib = attach (desk, incident, b, &(SitrepAttachment) { 0 });
  g_autofree char *ic = attach (desk, incident, c, &(SitrepAttachment) { 0 });
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (desk, incident);
  g_autofree char *gone = sitrep_desk_exhibit_path (desk->desk, exhibit_of (dossier, ib));
  g_autofree char *changed = sitrep_desk_exhibit_path (desk->desk, exhibit_of (dossier, ic));
  g_autoptr (SitrepEvidenceCheck) whole = check (desk, incident), found = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpuint (whole->whole, ==, 3);
  g_assert_cmpuint (whole->missing->len + whole->changed->len + whole->broken, ==, 0);
  g_unlink (gone);
  g_file_set_contents (changed, "C", 1, NULL);
  test_folder_run (desk->folder, "UPDATE change SET after = replace (after, 'a.log', 'z.log')");
  found = check (desk, incident);
  g_assert_cmpuint (found->whole, ==, 1);
  g_assert_cmpuint (found->missing->len, ==, 1);
  g_assert_cmpstr (((SitrepExhibit *) found->missing->pdata[0])->name, ==, "b.log");
  g_assert_cmpuint (found->changed->len, ==, 1);
  g_assert_cmpstr (((SitrepExhibit *) found->changed->pdata[0])->name, ==, "c.log");
  g_assert_cmpuint (found->broken, >, 0);
  none = sitrep_desk_exhibit_path (desk->desk, exhibit_of (dossier, ib));
  g_assert_null (none);
}

static SitrepBundleResult *export (TestDesk *desk, const char *incident, gboolean sensitive, GError **error)
{
  GAsyncResult *result = NULL;
  SitrepBundleResult *bundle;

  sitrep_desk_export_evidence_async (desk->desk, incident, desk->folder, sensitive, NULL, NULL, NULL, test_desk_done_cb,
                                     &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bundle = sitrep_desk_export_evidence_finish (desk->desk, result, error);
  g_object_unref (result);
  return bundle;
}

static int
sha256sum (const char *folder)
{
  const char *argv[] = { "sha256sum", "--strict", "-c", "SHA256SUMS", NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (folder, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  return WEXITSTATUS (status);
}

static void
test_bundle (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "pm2.log", "token=hunter2\n");
  g_autofree char *shot = write_file (desk->folder, "SHA256SUMS", "what users saw\n");
  g_autofree char *one
    = attach (desk, incident, log, &(SitrepAttachment) { .rule = "pm2", .origin = "from the bot's own disk" });
  g_autofree char *two = attach (desk, incident, shot, &(SitrepAttachment) { .rule = "screenshots" });
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepBundleResult) plain = NULL, all = NULL, faulty = NULL;
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autofree char *index = NULL, *text = NULL, *file = NULL, *path = NULL;

  MUST (desk, attach_words, incident, &(SitrepAttachment) { .kind = SITREP_EXHIBIT_NOTE, .note = "Restarted by hand" });
  plain = export (desk, incident, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plain->files, ==, 1);
  g_assert_cmpuint (plain->left_out, ==, 1);
  g_assert_cmpint (sha256sum (plain->folder), ==, 0);
  g_assert_cmpuint (mode_of (plain->folder), ==, 0700);
  index = g_build_filename (plain->folder, "INDEX.txt", NULL);
  g_assert_cmpuint (mode_of (index), ==, 0600);
  g_assert_true (g_file_get_contents (index, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "By           Ada Byron"));
  g_assert_nonnull (strstr (text, "Restarted by hand"));
  g_assert_null (strstr (text, "the bot's own disk"));
  /* A later one does not touch it. */
  all = export (desk, incident, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->files, ==, 2);
  g_assert_cmpstr (all->folder, !=, plain->folder);
  g_assert_cmpint (sha256sum (all->folder), ==, 0);
  file = g_build_filename (all->folder, "files", "pm2.log", NULL);
  g_assert_true (g_file_set_contents (file, "token=******\n", -1, NULL));
  g_assert_cmpint (sha256sum (all->folder), ==, 1);
  /* What is gone is said. */
  dossier = test_desk_dossier (desk, incident);
  path = sitrep_desk_exhibit_path (desk->desk, exhibit_of (dossier, two));
  g_unlink (path);
  faulty = export (desk, incident, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faulty->faulty, ==, 1);
  g_assert_cmpint (sha256sum (faulty->folder), ==, 0);
}

static void
test_bundle_nowhere (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  sitrep_desk_export_evidence_async (desk->desk, incident, "/proc/no-such-place", FALSE, NULL, NULL, NULL,
                                     test_desk_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (sitrep_desk_export_evidence_finish (desk->desk, result, &error));
  g_assert_error (error, SITREP_ERROR, SITREP_ERROR_FAILED);
  g_object_unref (result);
}

/* --- a crash, a new start, another day --- */

static const char *dying_at;

static void
die_cb (const char *place)
{
  if (strcmp (place, dying_at) == 0)
    _exit (99);
}

static void
attach_and_die (const char *folder, const char *log)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (test_000p_at ("12:10"));
  g_autoptr (SitrepSecrets) secrets = sitrep_secrets_new ();
  g_autoptr (GError) error = NULL;
  SitrepDesk *desk = sitrep_desk_open_for_one_deed (folder, clock, secrets, "test", &error);
  g_autoptr (GPtrArray) open = sitrep_desk_open_incidents (desk);
  GAsyncResult *result = NULL;

  sitrep_desk_attach_file_async (desk, ((SitrepDossier *) open->pdata[0])->incident->base.id, log,
                                 &(SitrepAttachment) { 0 }, NULL, NULL, NULL, test_desk_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  exit (0);
}

/* Between copying and committing, whatever ends it leaves an orphan that the next start sets aside. */
static void
test_crash (gconstpointer place)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "pm2.log", "04:12 bot offline\n");
  g_autofree char *folder = g_strdup (desk->folder);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--die", place, folder, log, NULL };
  g_autoptr (SitrepDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  sitrep_desk_close (desk->desk);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (WEXITSTATUS (status), ==, 99);
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 1);
  test_desk_reopen (desk);
  g_assert_cmpuint (count_files (folder, "evidence"), ==, 0);
  dossier = test_desk_dossier (desk, incident);
  g_assert_cmpuint (dossier->evidence->len, ==, 0);
  test_desk_check (desk);
}

/* What was undone is gone from the vault at the next start, and set aside for a week; what was taken away stays. */
static void
test_swept (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *a = write_file (desk->folder, "a.log", "a"), *b = write_file (desk->folder, "b.log", "b");
  g_autofree char *ia = attach (desk, incident, a, &(SitrepAttachment) { 0 });
  g_autofree char *ib = NULL;
  g_autofree char *foreign = NULL;

  MUST (desk, remove_exhibit, incident, ia, NULL);
  ib = attach (desk, incident, b, &(SitrepAttachment) { 0 });
  MUST (desk, undo, incident);
  foreign = write_file (desk->folder, "evidence/README", "mine");
  test_desk_reopen (desk);
  g_assert_cmpuint (count_files (desk->folder, "evidence"), ==, 2);
  g_assert_cmpuint (count_files (desk->folder, "backup/orphans"), ==, 1);
  test_desk_advance (desk, 8 * SITREP_DAY);
  test_desk_reopen (desk);
  g_assert_cmpuint (count_files (desk->folder, "backup/orphans"), ==, 0);
  g_assert_cmpuint (count_files (desk->folder, "evidence"), ==, 2);
}

static void
test_backup (void)
{
  g_autoptr (TestDesk) desk = test_desk_new ("pawtropolis");
  g_autofree char *incident = test_desk_declare (desk, "Bot offline");
  g_autofree char *log = write_file (desk->folder, "pm2.log", "04:12 bot offline\n");
  g_autofree char *id = attach (desk, incident, log, &(SitrepAttachment) { 0 });
  g_autoptr (SitrepDossier) dossier = test_desk_dossier (desk, incident);
  g_autofree char *path = sitrep_desk_exhibit_path (desk->desk, exhibit_of (dossier, id));
  struct stat info;

  for (guint i = 0; i < 9; i++)
    {
      test_desk_advance (desk, SITREP_DAY);
      test_desk_reopen (desk);
    }
  /* Seven days, by links that take no room. */
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_nlink, ==, 8);
  g_assert_cmpuint (count_files (desk->folder, "backup/sitrep-20251108.evidence"), ==, 1);
  g_assert_cmpuint (count_files (desk->folder, "backup/sitrep-20251031.evidence"), ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--die") == 0)
    {
      g_setenv ("SITREP_KEYRING", "memory", TRUE);
      dying_at = argv[2];
      sitrep_probe_listen (die_cb);
      attach_and_die (argv[3], argv[4]);
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/put", test_put);
  g_test_add_func ("/vault/bytes", test_bytes);
  g_test_add_func ("/vault/no-files", test_no_files);
  g_test_add_func ("/vault/link", test_link);
  g_test_add_func ("/vault/changed-while-copied", test_changed_while_copied);
  g_test_add_func ("/vault/cancelled", test_cancelled);
  g_test_add_func ("/vault/taken-out", test_taken_out);
  g_test_add_func ("/evidence/attached", test_attached);
  g_test_add_func ("/evidence/names", test_names);
  g_test_add_func ("/evidence/words", test_words);
  g_test_add_func ("/evidence/taken-away", test_taken_away);
  g_test_add_func ("/evidence/put-exhibit", test_put_exhibit);
  g_test_add_func ("/evidence/checked", test_checked);
  g_test_add_func ("/evidence/bundle", test_bundle);
  g_test_add_func ("/evidence/bundle-nowhere", test_bundle_nowhere);
  g_test_add_data_func ("/evidence/crash/before-rename", "evidence-before-rename", test_crash);
  g_test_add_data_func ("/evidence/crash/before-row", "evidence-before-commit", test_crash);
  g_test_add_data_func ("/evidence/crash/before-commit", "before-commit", test_crash);
  g_test_add_func ("/evidence/swept", test_swept);
  g_test_add_func ("/evidence/backup", test_backup);
  return g_test_run ();
}
