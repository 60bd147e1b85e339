/* test-index-damage.c - a disk that spoils pages of the index of words: nothing of the record is lost, or called lost
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "folder.h"
#include "incident/sitrep-dossier.h"
#include "store/sitrep-search.h"
#include "stored.h"

#include <string.h>

#define PAGE 4096
#define ENTRIES 30

/* Not every page, which takes a minute (it was tried with 1); fewer still where a sanitizer makes that slow. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 15
#else
#define STEP 5
#endif

#define INDEX "('indexed', 'sqlite_autoindex_indexed_1', 'word_data', 'word_idx', 'word_docsize', 'word_config')"

/* Words that no other entry has, so that the index has many pages. */
static char *
words_of (guint entry)
{
  g_autoptr (GString) text = g_string_new ("restarted");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, " node%u", (entry + 10) * 10000 + i * 7);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static TestFolder *
large_store (void)
{
  Stored *s = stored_new ();
  TestFolder *folder;

  for (guint i = 0; i < ENTRIES; i++)
    {
      g_autofree char *text = words_of (i);
      g_autofree char *id = stored_log (s, text);

      g_assert_nonnull (id);
    }
  folder = g_steal_pointer (&s->folder);
  s->folder = test_folder_new ();
  stored_free (s);
  return folder;
}

typedef struct
{
  TestFolder *folder;
  char *bytes;
  gsize length;
} Whole;

static void
whole_init (Whole *self)
{
  g_autofree char *path = NULL;

  self->folder = large_store ();
  path = g_build_filename (self->folder, "sitrep.db", NULL);
  g_assert_true (g_file_get_contents (path, &self->bytes, &self->length, NULL));
}

static void
whole_clear (Whole *self)
{
  test_folder_remove (self->folder);
  g_free (self->bytes);
}

/* Which pages, by their numbers from 1; none where this SQLite does not tell whose a page is. */
static char **
pages_of (Whole *self, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (pageno) FROM dbstat WHERE %s", where);
  g_autofree char *list = test_folder_ask (self->folder, sql);

  return g_strsplit (list != NULL && g_ascii_isdigit (*list) ? list : "", ",", -1);
}

static SitrepStore *
open_with (const char *folder, const char *bytes, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "sitrep.db", NULL);
  g_autoptr (SitrepClock) clock = sitrep_clock_new_fixed (SITREP_DAY);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return sitrep_store_open (folder, clock, error);
}

static guint
count_found (SitrepStore *store, const char *words)
{
  g_autoptr (SitrepQuery) query = sitrep_query_new (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepSearchResult) result = sitrep_reader_search (sitrep_store_reader (store), query, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < result->list->len; i++)
    n += ((SitrepFound *) g_ptr_array_index (result->list, i))->hits->len;
  return n;
}

/* Every entry is there and found, and the file is whole: no page of it is lost, either. */
static void
check_mended (const char *folder, SitrepStore *store)
{
  g_autoptr (GPtrArray) broken = sitrep_reader_check (sitrep_store_reader (store));
  g_autofree char *check = NULL;

  g_assert_cmpuint (sitrep_reader_count (sitrep_store_reader (store), &sitrep_entry_type, NULL), ==, ENTRIES);
  g_assert_cmpuint (broken->len, ==, 0);
  /* A word of the first entry, and one of the last. */
  g_assert_cmpuint (count_found (store, "node100007"), ==, 1);
  g_assert_cmpuint (count_found (store, "node390007"), ==, 1);
  check = test_folder_ask (folder, "PRAGMA integrity_check");
  g_assert_cmpstr (check, ==, "ok");
}

static void
mends (Whole *whole, guint page, const char *with)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *broken = g_memdup2 (whole->bytes, whole->length);
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepStore) store = NULL;

  memcpy (broken + (page - 1) * PAGE, with, PAGE);
  store = open_with (folder, broken, whole->length, &error);
  g_assert_no_error (error);
  check_mended (folder, store);
}

static void
fill_with (char page[PAGE], guint kind)
{
  memset (page, kind == 0 ? 0 : 0xa5, PAGE);
  if (kind == 2)
    for (guint i = 0; i < PAGE; i++)
      page[i] = (char) g_test_rand_int_range (0, 256);
}

/* Zeroes, a pattern, noise: in the place of each page that the index has. */
static void
test_spoilt (gconstpointer kind)
{
  Whole whole;
  g_auto (GStrv) pages = NULL;
  char with[PAGE];

  whole_init (&whole);
  pages = pages_of (&whole, "name IN " INDEX);
  g_test_message ("%u of %u pages", g_strv_length (pages), (guint) (whole.length / PAGE));
  if (g_strv_length (pages) == 0)
    g_test_skip ("this SQLite has no dbstat");
  else
    g_assert_cmpuint (g_strv_length (pages), >, 20);
  for (guint i = GPOINTER_TO_UINT (kind); i < g_strv_length (pages); i += STEP)
    {
      fill_with (with, GPOINTER_TO_UINT (kind));
      mends (&whole, (guint) g_ascii_strtoull (pages[i], NULL, 10), with);
    }
  whole_clear (&whole);
}

/* A page of the index becomes one that leads to the records' own pages: these do not go with it. */
static void
test_crossed (void)
{
  Whole whole;
  g_auto (GStrv) ours = NULL, theirs = NULL;

  whole_init (&whole);
  ours = pages_of (&whole, "name IN " INDEX " AND pagetype <> 'overflow'");
  theirs = pages_of (&whole, "name IN ('entry', 'change', 'sqlite_autoindex_entry_1') AND pagetype = 'internal'");
  g_test_message ("%u and %u pages", g_strv_length (ours), g_strv_length (theirs));
  if (g_strv_length (ours) == 0)
    g_test_skip ("this SQLite has no dbstat");
  else
    g_assert_cmpuint (g_strv_length (theirs), >, 0);
  for (guint i = 0; i < g_strv_length (ours); i += STEP)
    for (guint j = 0; j < g_strv_length (theirs); j++)
      mends (&whole, (guint) g_ascii_strtoull (ours[i], NULL, 10),
             whole.bytes + (g_ascii_strtoull (theirs[j], NULL, 10) - 1) * PAGE);
  whole_clear (&whole);
}

/* Where a record's page is hurt too, the index is not mended over it: the file stays as it is. */
static void
test_both (void)
{
  Whole whole;
  g_auto (GStrv) ours = NULL, theirs = NULL;
  g_autofree char *broken = NULL, *before = NULL, *after = NULL;
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SitrepStore) store = NULL;
  g_autoptr (GError) error = NULL;

  whole_init (&whole);
  ours = pages_of (&whole, "name = 'word_data'");
  theirs = pages_of (&whole, "name = 'entry' AND pagetype = 'leaf'");
  broken = g_memdup2 (whole.bytes, whole.length);
  if (g_strv_length (ours) == 0)
    g_test_skip ("this SQLite has no dbstat");
  else
    {
      memset (broken + (g_ascii_strtoull (ours[0], NULL, 10) - 1) * PAGE, 0, PAGE);
      memset (broken + (g_ascii_strtoull (theirs[0], NULL, 10) - 1) * PAGE, 0, PAGE);
      store = open_with (folder, broken, whole.length, &error);
      g_assert_null (store);
      g_assert_error (error, SITREP_ERROR, SITREP_ERROR_DAMAGED);
      before = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) broken, whole.length);
      after = test_folder_hash (folder, "sitrep.db");
      g_assert_cmpstr (before, ==, after);
    }
  whole_clear (&whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/index-damage/zeroes", GUINT_TO_POINTER (0), test_spoilt);
  g_test_add_data_func ("/index-damage/pattern", GUINT_TO_POINTER (1), test_spoilt);
  g_test_add_data_func ("/index-damage/noise", GUINT_TO_POINTER (2), test_spoilt);
  g_test_add_func ("/index-damage/crossed", test_crossed);
  g_test_add_func ("/index-damage/both", test_both);
  return g_test_run ();
}
