/* test-power-loss.c - the power fails at any moment, and nothing that was acknowledged is gone
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/sitrep-error.h"
#include "power-vfs.h"
#include "store/folder.h"
#include "store/stored.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Stores, and how often the power fails for each, one after the other; fewer where a sanitizer makes it ten times as
 * slow. */
#ifdef __SANITIZE_ADDRESS__
#define STORES 6
#else
#define STORES 34
#endif
#define LOSSES 3

/* So many writes of a writer that nothing keeps from them: the log is folded into the file on the way. */
#define WRITES 130
#define CHANGES 3500

/* --- the writer: a process of its own --- */

static void
acknowledge (const char *id, int version)
{
  g_autofree char *line = g_strdup_printf ("ack %s %d\n", id, version);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static char *
new_text (GRand *rand, int version)
{
  gboolean is_long = g_rand_double (rand) < 0.4;
  gsize length = (gsize) (is_long ? g_rand_int_range (rand, 10000, 40000) : g_rand_int_range (rand, 10, 500));
  g_autofree char *filling = g_strnfill (length, 'x');

  return g_strdup_printf ("%d %s", version, filling);
}

static void
write_one (Stored *s, GRand *rand, GPtrArray *ids)
{
  g_autofree char *half = NULL;

  if (ids->len > 0 && g_rand_boolean (rand))
    {
      const char *id = g_ptr_array_index (ids, g_rand_int_range (rand, 0, (int) ids->len));
      g_autoptr (SitrepEntry) was = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);
      int version = atoi (was->text) + 1;
      g_autofree char *text = new_text (rand, version);

      stored_edit (s, id, text);
      acknowledge (id, version);
    }
  else
    {
      g_autofree char *text = new_text (rand, 1);
      char *id = stored_log (s, text);

      g_ptr_array_add (ids, id);
      acknowledge (id, 1);
    }
  half = g_strdup_printf ("half typed, %u", ids->len);
  sitrep_store_save_draft (s->store, "log.1", s->incident, half);
}

static int
write_until_cut (char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) atoi (argv[4]));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Stored *s;

  power_vfs_register (argv[1], argv[2], (guint) atoi (argv[3]));
  s = stored_open (argv[1]);
  for (guint i = 0; i < WRITES; i++)
    write_one (s, rand, ids);
  sitrep_store_close (s->store);
  return 0;
}

/* --- the test --- */

static char *
run_writer (const char *folder, const char *disk, guint cut, guint32 seed)
{
  g_autofree char *cut_text = g_strdup_printf ("%u", cut), *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe",
                                                     "--write", folder, disk, cut_text, seed_text, NULL);
  char *out = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (writer, NULL, NULL, &out, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (writer) ? g_subprocess_get_term_sig (writer) == SIGKILL
                                                       : g_subprocess_get_exit_status (writer) == 0);
  return out;
}

static void
take_acknowledged (GHashTable *versions, const char *out)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (g_strv_length (words) == 3 && strcmp (words[0], "ack") == 0)
        g_hash_table_insert (versions, g_strdup (words[1]), GINT_TO_POINTER (atoi (words[2])));
    }
}

/* Opens it as the next start does, and looks for all that was acknowledged. */
static void
check_store (const char *folder, GHashTable *versions)
{
  Stored *s = stored_open (folder);
  GHashTableIter iter;
  gpointer id, version;

  g_hash_table_iter_init (&iter, versions);
  while (g_hash_table_iter_next (&iter, &id, &version))
    {
      g_autoptr (SitrepEntry) entry = sitrep_reader_get (stored_reader (s), &sitrep_entry_type, id);

      g_assert_nonnull (entry);
      g_assert_cmpint (atoi (entry->text), >=, GPOINTER_TO_INT (version));
    }
  stored_check (s);
  stored_close (s);
}

static void
copy_files (const char *from, const char *to)
{
  static const char *const names[] = { "sitrep.db", "sitrep.db-wal", "sitrep.db-journal" };

  g_mkdir_with_parents (to, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source = g_build_filename (from, names[i], NULL), *copy = g_build_filename (to, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (source, &bytes, &length, NULL))
        g_assert_true (g_file_set_contents_full (copy, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* Moments are spread over all sizes: the very first ones, and those in which the log is folded into the file. Each
 * loss has a band of its own, so that a few of them are as well spread as many. */
static guint
choose_cut (GRand *rand, guint nth)
{
  double band = log (CHANGES) / (STORES * LOSSES);

  return (guint) exp (g_rand_double_range (rand, nth * band, (nth + 1) * band));
}

static void
test_power_loss (gconstpointer data)
{
  double chance = *(const double *) data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint acknowledged = 0, losses = 0;

  for (guint i = 0; i < STORES; i++)
    {
      g_autoptr (TestFolder) base = test_folder_new ();
      g_autoptr (GHashTable) versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *folder = g_build_filename (base, "0", NULL);

      for (guint j = 0; j < LOSSES; j++)
        {
          g_autofree char *name = g_strdup_printf ("%u", j + 1);
          g_autofree char *disk = g_strconcat (folder, "-disk", NULL);
          g_autofree char *after = g_build_filename (base, name, NULL);
          g_autofree char *out = NULL;

          copy_files (folder, disk);
          out = run_writer (folder, disk, choose_cut (rand, losses), g_rand_int (rand));
          take_acknowledged (versions, out);
          power_loss (disk, after, rand, chance);
          check_store (after, versions);
          g_free (folder);
          folder = g_steal_pointer (&after);
          losses++;
        }
      acknowledged += g_hash_table_size (versions);
    }
  g_test_message ("the power failed %u times; %u entries were acknowledged", losses, acknowledged);
  g_assert_cmpuint (acknowledged, >, 5 * STORES);
}

int
main (int argc, char *argv[])
{
  static const double nothing = 0, some = 0.5, most = 0.95;

  if (argc > 1 && strcmp (argv[1], "--write") == 0)
    {
      int one = 1;

      g_test_init (&one, &argv, NULL);
      return write_until_cut (argv + 1);
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/power-loss/nothing-unsynced", &nothing, test_power_loss);
  g_test_add_data_func ("/power-loss/some-unsynced", &some, test_power_loss);
  g_test_add_data_func ("/power-loss/most-unsynced", &most, test_power_loss);
  return g_test_run ();
}
