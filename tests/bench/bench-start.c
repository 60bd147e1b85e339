/* bench-start.c - how long from starting the program until something is on the screen
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "stores.h"
#include "xwindow.h"

#include <sys/wait.h>

#define ROUNDS 11
#define WIDTH "1100"
#define HEIGHT "740"

static double
start (const char *const *argv)
{
  XWindow window;
  double taken = xwindow_start (&window, argv);

  /* What it does afterwards is not to fall on the next one. */
  g_usleep (400000);
  xwindow_close (&window);
  waitpid (window.pid, NULL, 0);
  return taken;
}

static void
bench_start (char **programs, const char *name, guint incidents, guint open)
{
  const char *ours[] = { programs[0], NULL }, *bare[] = { programs[1], WIDTH, HEIGHT, NULL };
  char *folder = measure_folder_new ();
  Measure measure = measure_new (name);

  g_free (stores_fill (folder, incidents, open, 0));
  g_setenv ("SITREP_FOLDER", folder, TRUE);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double first = start (ours), second = start (bare);

      if (i == 0)
        continue;
      measure_ours (&measure, first);
      measure_bare (&measure, second);
    }
  measure_end (&measure);
  measure_folder_remove (folder);
}

/* WINDOW BARE-WINDOW [NAME…] */
int
main (int argc, char **argv)
{
  if (argc < 3)
    g_error ("bench-start WINDOW BARE-WINDOW [NAME…], with an X server");
  xwindow_open ();
  if (measure_wanted (argv + 3, "start-to-first-frame"))
    bench_start (argv + 1, "start-to-first-frame", 1000, 20);
  if (measure_wanted (argv + 3, "start-to-first-frame-all-open"))
    bench_start (argv + 1, "start-to-first-frame-all-open", 1000, 1000);
  if (measure_wanted (argv + 3, "start-to-first-frame-empty"))
    bench_start (argv + 1, "start-to-first-frame-empty", 0, 0);
  return 0;
}
