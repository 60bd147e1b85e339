/* measure.c - what the measuring programs share: time, medians, the lines that are printed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"

#include "base/sitrep-probe.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

double
measure_now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

double
measure_processor (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* --- figures --- */

Measure
measure_new (const char *name)
{
  return (Measure) { name, g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

void
measure_ours (Measure *self, double ms)
{
  g_array_append_val (self->ours, ms);
}

void
measure_bare (Measure *self, double ms)
{
  g_array_append_val (self->bare, ms);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/** measure_median: Returns: NAN of none. */
double
measure_median (GArray *values)
{
  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare);
  return (g_array_index (values, double, (values->len - 1) / 2) + g_array_index (values, double, values->len / 2)) / 2;
}

double
measure_most (GArray *values)
{
  double most = 0;

  for (guint i = 0; i < values->len; i++)
    most = MAX (most, g_array_index (values, double, i));
  return most;
}

static void
append_number (GString *line, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (line, ", \"%s\": %s", name,
                          isnan (value) ? "null" : g_ascii_formatd (text, sizeof text, "%.3f", value));
}

/** measure_print: one line; a baseline of NAN is null, and so is the ratio. */
void
measure_print (const char *name, double value, const char *unit, double baseline)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "{\"name\": \"%s\"", name);
  append_number (line, "value", value);
  g_string_append_printf (line, ", \"unit\": \"%s\"", unit);
  append_number (line, "baseline", baseline);
  append_number (line, "ratio", value / baseline);
  g_print ("%s}\n", line->str);
  fflush (stdout);
}

/** measure_end: prints the medians. */
void
measure_end (Measure *self)
{
  if (g_getenv ("BENCH_ALL") != NULL)
    for (guint i = 0; i < self->ours->len; i++)
      g_printerr ("# %s %.3f %.3f\n", self->name, g_array_index (self->ours, double, i),
                  i < self->bare->len ? g_array_index (self->bare, double, i) : NAN);
  measure_print (self->name, measure_median (self->ours), "ms", measure_median (self->bare));
  g_array_unref (self->ours);
  g_array_unref (self->bare);
}

gboolean
measure_wanted (char **argv, const char *name)
{
  return argv[0] == NULL || g_strv_contains ((const char *const *) argv, name);
}

/* --- the moment of a commit --- */

static gint64 commit_at;

static void
probe (const char *place)
{
  if (strcmp (place, "after-commit") == 0 && __atomic_load_n (&commit_at, __ATOMIC_ACQUIRE) == 0)
    __atomic_store_n (&commit_at, g_get_monotonic_time (), __ATOMIC_RELEASE);
}

/** measure_listen: to be called before any desk is opened. */
void
measure_listen (void)
{
  sitrep_probe_listen (probe);
}

void
measure_await_commit (void)
{
  __atomic_store_n (&commit_at, 0, __ATOMIC_RELEASE);
}

double
measure_commit (void)
{
  return (double) __atomic_load_n (&commit_at, __ATOMIC_ACQUIRE) / 1000;
}

/* --- deeds --- */

void
measure_done_cb (GObject *desk, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

char *
measure_wait (SitrepDesk *desk, GAsyncResult **slot)
{
  g_autoptr (GError) error = NULL;
  char *id;

  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = sitrep_desk_finish (desk, *slot, &error);
  if (id == NULL)
    g_error ("%s", error->message);
  g_clear_object (slot);
  return id;
}

/* --- folders --- */

char *
measure_folder_new (void)
{
  const char *base = g_getenv ("BENCH_FOLDER");
  char *folder = g_build_filename (base != NULL ? base : g_get_tmp_dir (), "sitrep-bench-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    g_error ("No folder can be made: %s", folder);
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
measure_folder_remove (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}
