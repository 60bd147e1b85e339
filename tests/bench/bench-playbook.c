/* bench-playbook.c - how long until the largest shipped playbook is read and checked
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "comms/sitrep-examine.h"
#include "desk/sitrep-library.h"
#include "measure.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define ROUNDS 400
#define WARM 20

static char *
largest_shipped (void)
{
  SitrepLibrary *library = sitrep_library_new ();
  g_autoptr (GPtrArray) shipped = sitrep_library_shipped (library);
  const char *largest = "";
  char *text;

  for (guint i = 0; i < shipped->len; i++)
    {
      const SitrepPlaybook *playbook = g_ptr_array_index (shipped, i);

      if (strlen (playbook->text) > strlen (largest))
        largest = playbook->text;
    }
  text = g_strdup (largest);
  g_clear_pointer (&shipped, g_ptr_array_unref);
  sitrep_library_unref (library);
  return text;
}

/* Of all three, what was made is freed again within the time. Nothing waits in it. */
static double
time_of (void (*func) (const char *text), const char *text)
{
  double start = measure_processor ();

  func (text);
  return measure_processor () - start;
}

static void
parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, text, -1, NULL))
    g_error ("A shipped playbook is no JSON");
}

static void
read_and_check (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_playbook_read (text, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
examine (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SitrepPlaybook) playbook = sitrep_examine (text, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
bench (const char *name, void (*func) (const char *text), const char *text)
{
  Measure measure = measure_new (name);

  for (guint i = 0; i < WARM + ROUNDS; i++)
    {
      double ours = time_of (func, text), bare = time_of (parse, text);

      if (i < WARM)
        continue;
      measure_ours (&measure, ours);
      measure_bare (&measure, bare);
    }
  measure_end (&measure);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = largest_shipped ();

  if (measure_wanted (argv + 1, "playbook-read"))
    bench ("playbook-read", read_and_check, text);
  if (measure_wanted (argv + 1, "playbook-examine"))
    bench ("playbook-examine", examine, text);
  return 0;
}
