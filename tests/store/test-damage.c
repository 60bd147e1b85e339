/* test-damage.c - the store on a bad disk, in a wrong place, or of another program
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "fault-vfs.h"
#include "folder.h"
#include "store/sitrep-schema.h"
#include "stored.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every change fails in turn; only some of them where a sanitizer makes that ten times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 4
#else
#define STEP 1
#endif

/* Whether every row that was acknowledged is there, and nothing is broken. */
static void
check_rows (Stored *s, GPtrArray *acknowledged)
{
  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_autoptr (SitrepEntry) entry
        = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, g_ptr_array_index (acknowledged, i));

      g_assert_nonnull (entry);
    }
  stored_check (s);
}

/* Every word of it must be fit to be shown. */
static void
check_error (GError *error, int code)
{
  g_test_message ("%s", error->message);
  g_assert_error (error, SITREP_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* --- faults while it is open --- */

/* The disk fails at the n-th change, for each n until a write gets through before it; each time the write is refused
 * whole, in words, and the next one works when the disk does. */
static void
test_fault (gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  int expected = code == SQLITE_FULL       ? SITREP_ERROR_FULL
                 : code == SQLITE_READONLY ? SITREP_ERROR_READ_ONLY
                                           : SITREP_ERROR_FAILED;
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  guint failures = 0;
  gboolean ok = FALSE;

  for (guint n = 1; !ok && n < 100; n++)
    {
      g_autoptr (SitrepEntry) entry = stored_new_entry (s, "written on a bad disk");
      g_autoptr (GError) error = NULL;

      fault_vfs_fail (code, n);
      ok = stored_write (s, STORED_INSERT, entry, &error);
      fault_vfs_clear ();
      if (ok)
        g_ptr_array_add (acknowledged, g_strdup (entry->base.id));
      else
        {
          failures++;
          check_error (error, expected);
          g_assert_nonnull (strstr (error->message, "othing was changed"));
        }
      g_ptr_array_add (acknowledged, stored_log (s, "written when the disk was there again"));
      check_rows (s, acknowledged);
      g_assert_cmpuint (stored_count_entries (s), ==, acknowledged->len);
    }
  g_assert_true (ok);
  g_assert_cmpuint (failures, >, 0);
  stored_reopen (s);
  check_rows (s, acknowledged);
  g_assert_cmpuint (stored_count_entries (s), ==, acknowledged->len);
}

/* The disk fails while the log is folded into the file, far from any write of a person's. */
static void
test_fault_at_checkpoint (gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = g_strnfill (50000, 'x');
  guint failures = 0;

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (SitrepEntry) entry = stored_new_entry (s, text);
      g_autoptr (GError) error = NULL;

      fault_vfs_fail (code, (guint) g_test_rand_int_range (20, 120));
      if (stored_write (s, STORED_INSERT, entry, &error))
        g_ptr_array_add (acknowledged, g_strdup (entry->base.id));
      else
        failures++;
      fault_vfs_clear ();
    }
  g_test_message ("%u acknowledged, %u refused", acknowledged->len, failures);
  check_rows (s, acknowledged);
  stored_reopen (s);
  check_rows (s, acknowledged);
}

/* What could not be kept is said: a draft is nobody's deed, so it is said by the next flush. */
static void
test_fault_at_draft (void)
{
  g_autoptr (Stored) s = stored_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;

  sitrep_store_save_draft (s->store, "log.1", s->incident, "12:05 re");
  g_assert_true (sitrep_store_flush (s->store, NULL));
  fault_vfs_fail (SQLITE_FULL, 1);
  g_test_expect_message ("sitrep", G_LOG_LEVEL_WARNING, "*draft*disk is full*");
  sitrep_store_save_draft (s->store, "log.1", s->incident, "12:05 restarted");
  g_assert_false (sitrep_store_flush (s->store, &error));
  g_test_assert_expected_messages ();
  check_error (error, SITREP_ERROR_FULL);
  fault_vfs_clear ();
  draft = sitrep_reader_draft (stored_reader (s), "log.1");
  g_assert_cmpstr (draft, ==, "12:05 re");
  g_free (draft);
  sitrep_store_save_draft (s->store, "log.1", s->incident, "12:05 restarted");
  g_assert_true (sitrep_store_flush (s->store, NULL));
  draft = sitrep_reader_draft (stored_reader (s), "log.1");
  g_assert_cmpstr (draft, ==, "12:05 restarted");
}

/* --- faults while it is opened --- */

static void
check_open_fails (const char *folder, int code)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (SITREP_DAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepStore) store = sitrep_store_open (folder, clock, &error);

  g_assert_null (store);
  check_error (error, code);
}

/* A store that was closed in order, with one entry. */
static TestFolder *
closed_store (void)
{
  Stored *s = stored_new ();
  g_autofree char *id = stored_log (s, "12:05 restarted");
  TestFolder *folder = g_steal_pointer (&s->folder);

  g_assert_nonnull (id);
  s->folder = test_folder_new ();
  stored_free (s);
  return folder;
}

static void
check_opens (const char *folder, guint entries)
{
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (SITREP_DAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepStore) store = sitrep_store_open (folder, clock, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sitrep_reader_count (sitrep_store_reader (store), &sitrep_entry_type, NULL), ==, entries);
}

/* The disk is full at the n-th change of a first start; the second start finds nothing half done. */
static void
test_full_at_first_start (void)
{
  guint n = 1;
  gboolean opened = FALSE;

  for (; !opened && n < 500; n += STEP)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (SITREP_DAY);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepStore) store = NULL;

      fault_vfs_fail (SQLITE_FULL, n);
      store = sitrep_store_open (folder, clock, &error);
      if (store == NULL)
        check_error (error, SITREP_ERROR_FULL);
      else if (sitrep_store_notice (store) != NULL)
        {
          /* Only the backup did not fit: that is said, and keeps nobody from working. */
          g_test_message ("%s", sitrep_store_notice (store));
          g_assert_nonnull (strstr (sitrep_store_notice (store), "full"));
        }
      else
        opened = TRUE;
      fault_vfs_clear ();
      g_clear_object (&store);
      check_opens (folder, 0);
    }
  g_test_message ("%u changes", n);
  g_assert_true (opened);
}

static void
test_full_at_second_start (void)
{
  gboolean opened = FALSE;

  for (guint n = 1; !opened && n < 300; n += STEP)
    {
      g_autoptr (TestFolder) folder = closed_store ();
      g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (SITREP_DAY);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepStore) store = NULL;

      fault_vfs_fail (SQLITE_FULL, n);
      store = sitrep_store_open (folder, clock, &error);
      opened = store != NULL && sitrep_store_notice (store) == NULL;
      fault_vfs_clear ();
      if (store == NULL)
        check_error (error, SITREP_ERROR_FULL);
      g_clear_object (&store);
      check_opens (folder, 1);
    }
  g_assert_true (opened);
}

static void
test_read_only (void)
{
  g_autoptr (TestFolder) folder = closed_store ();
  g_autofree char *before = test_folder_hash (folder, "sitrep.db");
  g_autofree char *after = NULL;

  fault_vfs_read_only ();
  check_open_fails (folder, SITREP_ERROR_READ_ONLY);
  fault_vfs_clear ();
  after = test_folder_hash (folder, "sitrep.db");
  g_assert_cmpstr (before, ==, after);
  check_opens (folder, 1);
}

static void
test_read_only_first_start (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  fault_vfs_read_only ();
  check_open_fails (folder, SITREP_ERROR_READ_ONLY);
  fault_vfs_clear ();
  check_opens (folder, 0);
}

/* A folder that cannot be made, a file in its place, a lock that is a folder. */
static void
test_places (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "store", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *lock = g_build_filename (other, "lock", NULL);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  check_open_fails (below, SITREP_ERROR_PLACE);
  check_open_fails (file, SITREP_ERROR_PLACE);
  g_mkdir_with_parents (lock, 0700);
  check_open_fails (other, SITREP_ERROR_READ_ONLY);
}

/* --- files that are not what they should be --- */

/* Refused with that code, and not one byte of it is another one afterwards. */
static void
check_refused_untouched (const char *folder, int code)
{
  g_autofree char *before = test_folder_hash (folder, "sitrep.db");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepReader) reader = NULL;

  check_open_fails (folder, code);
  after = test_folder_hash (folder, "sitrep.db");
  g_assert_cmpstr (before, ==, after);
  check_open_fails (folder, code);
}

static void
test_newer (void)
{
  g_autoptr (TestFolder) folder = closed_store ();
  g_autofree char *before = NULL, *rows = NULL;

  test_folder_run (folder, "PRAGMA user_version = 99; CREATE TABLE weather (day TEXT)");
  check_refused_untouched (folder, SITREP_ERROR_NEWER);
  rows = test_folder_ask (folder, "SELECT count(*) FROM entry");
  g_assert_cmpstr (rows, ==, "1");
  g_assert_null (before);
}

/* A newer version may keep its file in another way, and may have been ended in the middle. */
static void
test_newer_without_wal (void)
{
  g_autoptr (TestFolder) folder = closed_store ();

  test_folder_run (folder, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99");
  check_refused_untouched (folder, SITREP_ERROR_NEWER);
}

static void
test_newer_left_behind (void)
{
  g_autoptr (TestFolder) folder = closed_store ();
  g_autoptr (TestFolder) copy = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA user_version = 99; CREATE TABLE weather (day TEXT)", NULL, NULL, NULL);
  /* As a copy taken while that version runs: what it wrote last is in the log beside the file. */
  for (guint i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? "sitrep.db" : "sitrep.db-wal";
      g_autofree char *from = g_build_filename (folder, name, NULL), *to = g_build_filename (copy, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    }
  sqlite3_close (db);
  check_refused_untouched (copy, SITREP_ERROR_NEWER);
}

static void
test_foreign (void)
{
  static const char *const sql[] = {
    "PRAGMA application_id = 0x12345678; CREATE TABLE weather (day TEXT); PRAGMA user_version = 1",
    "CREATE TABLE weather (day TEXT)",
    "PRAGMA journal_mode = WAL; CREATE TABLE weather (day TEXT)",
    "PRAGMA application_id = 0x12345678",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();

      test_folder_run (folder, sql[i]);
      check_refused_untouched (folder, SITREP_ERROR_DAMAGED);
    }
}

static void
set_bytes (const char *folder, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
test_no_database (void)
{
  g_autofree char *noise = g_malloc (100000);
  static const char *const texts[] = { "INC-20251030-1200\n", "SQLite format 3", "<html>404</html>" };

  for (guint i = 0; i < 100000; i++)
    noise[i] = (char) g_test_rand_int_range (0, 256);
  for (gsize i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();

      set_bytes (folder, i < G_N_ELEMENTS (texts) ? texts[i] : noise, i < G_N_ELEMENTS (texts) ? -1 : 100000);
      check_refused_untouched (folder, SITREP_ERROR_DAMAGED);
    }
}

/* Cut off anywhere; at nothing at all too, where the copies of earlier days say that there was something. */
static void
test_truncated (void)
{
  static const double parts[] = { 0, 0.01, 0.3, 0.5, 0.9 };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (TestFolder) folder = closed_store ();
      g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_test_message ("%g", parts[i]);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      set_bytes (folder, bytes, (gssize) ((double) length * parts[i]));
      check_refused_untouched (folder, SITREP_ERROR_DAMAGED);
    }
}

/* A store with so many entries that each table has pages of its own. */
static TestFolder *
large_store (void)
{
  Stored *s = stored_new ();
  g_autofree char *text = g_strnfill (3000, 'x');
  TestFolder *folder;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = stored_log (s, text);

      g_assert_nonnull (id);
    }
  folder = g_steal_pointer (&s->folder);
  s->folder = test_folder_new ();
  stored_free (s);
  return folder;
}

/* How many pages hold nothing but the index of words, which is made anew. */
static guint
count_index_pages (const char *folder)
{
  g_autofree char *count
    = test_folder_ask (folder, "SELECT count(*) FROM dbstat WHERE name IN ('indexed', 'sqlite_autoindex_indexed_1', "
                               "'word_data', 'word_idx', 'word_docsize', 'word_config')");

  return (guint) g_ascii_strtoull (count, NULL, 10);
}

/* Any page may be overwritten: the store says so, or every row of it can still be read. */
static void
test_overwritten (void)
{
  g_autoptr (TestFolder) whole = large_store ();
  g_autofree char *path = g_build_filename (whole, "sitrep.db", NULL);
  g_autofree char *bytes = NULL;
  guint index = count_index_pages (whole);
  gsize length, found = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize page = 0; page < length / 4096; page++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (SITREP_DAY);
      g_autofree char *broken = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (SitrepStore) store = NULL;

      memset (broken + page * 4096, page % 2 ? 0xa5 : 0, 4096);
      set_bytes (folder, broken, (gssize) length);
      store = sitrep_store_open (folder, clock, &error);
      if (store == NULL)
        {
          g_autofree char *before = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) broken, length);
          g_autofree char *after = test_folder_hash (folder, "sitrep.db");

          found++;
          check_error (error, SITREP_ERROR_DAMAGED);
          g_assert_cmpstr (before, ==, after);
        }
      else
        g_assert_cmpuint (sitrep_reader_count (sitrep_store_reader (store), &sitrep_entry_type, NULL), ==, 40);
    }
  g_test_message ("%u of %u pages", (guint) found, (guint) (length / 4096));
  g_assert_cmpuint (index, >, 0);
  /* All but the index, and what is nobody's: free pages. */
  g_assert_cmpuint (found, <=, length / 4096 - index);
  g_assert_cmpuint (found, >=, length / 4096 - index - 2);
}

/* A damaged store is never copied over the copies that are whole. */
static void
test_damage_is_not_backed_up (void)
{
  g_autoptr (TestFolder) folder = large_store ();
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
  g_autofree char *good = test_folder_hash (folder, "backup/sitrep-20251030.db");
  g_autofree char *still = NULL, *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + length / 2 / 4096 * 4096, 0xa5, 4096 * 3);
  set_bytes (folder, bytes, (gssize) length);
  for (guint day = 1; day < 10; day++)
    {
      g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (G_GINT64_CONSTANT (1761825600000000) + day * SITREP_DAY);
      g_autoptr (SitrepStore) store = sitrep_store_open (folder, clock, NULL);

      g_assert_null (store);
    }
  still = test_folder_hash (folder, "backup/sitrep-20251030.db");
  g_assert_cmpstr (good, ==, still);
}

/* --- the store of every released version --- */

static void
test_stored_version (gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "store", "data", data, NULL);
  g_autofree char *sql = NULL, *title = NULL, *text = NULL, *message = NULL, *version = NULL;
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (G_GINT64_CONSTANT (1800000000000000));
  g_autoptr (SitrepStore) store = NULL;
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  test_folder_run (folder, sql);
  store = sitrep_store_open (folder, clock, &error);
  g_assert_no_error (error);
  broken = sitrep_reader_check (sitrep_store_reader (store));
  g_assert_cmpuint (broken->len, ==, 0);
  version = test_folder_ask (folder, "PRAGMA user_version");
  g_assert_cmpuint (g_ascii_strtoull (version, NULL, 10), ==, sitrep_schema_version ());
  title = test_folder_ask (folder, "SELECT title FROM incident WHERE label = 'INC-20251030-1200'");
  text = test_folder_ask (folder, "SELECT group_concat (text, '|') FROM (SELECT text FROM entry ORDER BY at)");
  message = test_folder_ask (folder, "SELECT state || ' ' || place FROM message");
  g_assert_cmpstr (title, ==, "/accept fails: database locked");
  g_assert_cmpstr (text, ==, "Users report that /accept fails|Confirmed and declared|Bot restarted, without effect");
  g_assert_cmpstr (message, ==, "sent Incidents");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    int code;
  } faults[] = { { "full", SQLITE_FULL }, { "read-only", SQLITE_READONLY }, { "broken", SQLITE_IOERR_WRITE } };

  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *write = g_strconcat ("/damage/disk/", faults[i].name, NULL);
      g_autofree char *checkpoint = g_strconcat ("/damage/disk/checkpoint/", faults[i].name, NULL);

      g_test_add_data_func (write, GINT_TO_POINTER (faults[i].code), test_fault);
      g_test_add_data_func (checkpoint, GINT_TO_POINTER (faults[i].code), test_fault_at_checkpoint);
    }
  g_test_add_func ("/damage/disk/draft", test_fault_at_draft);
  g_test_add_func ("/damage/open/full/first", test_full_at_first_start);
  g_test_add_func ("/damage/open/full/second", test_full_at_second_start);
  g_test_add_func ("/damage/open/read-only", test_read_only);
  g_test_add_func ("/damage/open/read-only/first", test_read_only_first_start);
  g_test_add_func ("/damage/open/places", test_places);
  g_test_add_func ("/damage/newer", test_newer);
  g_test_add_func ("/damage/newer/without-wal", test_newer_without_wal);
  g_test_add_func ("/damage/newer/left-behind", test_newer_left_behind);
  g_test_add_func ("/damage/foreign", test_foreign);
  g_test_add_func ("/damage/no-database", test_no_database);
  g_test_add_func ("/damage/truncated", test_truncated);
  g_test_add_func ("/damage/overwritten", test_overwritten);
  g_test_add_func ("/damage/overwritten/backups", test_damage_is_not_backed_up);
  g_test_add_data_func ("/damage/version/1", "1.sql", test_stored_version);
  g_test_add_data_func ("/damage/version/2", "2.sql", test_stored_version);
  g_test_add_data_func ("/damage/version/3", "3.sql", test_stored_version);
  g_test_add_data_func ("/damage/version/4", "4.sql", test_stored_version);
  g_test_add_data_func ("/damage/version/6", "6.sql", test_stored_version);
  g_test_add_data_func ("/damage/version/7", "7.sql", test_stored_version);
  return g_test_run ();
}
