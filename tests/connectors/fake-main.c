/* fake-main.c - the fake services as a program: prints its port and runs until it is killed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-services.h"

#include <stdio.h>

/* usage: fake-services [LOG]   each accepted request becomes a line of JSON in LOG */
int
main (int argc, char **argv)
{
  g_autoptr (FakeServices) services = fake_services_new (argc > 1 ? argv[1] : NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  printf ("%u\n", fake_services_port (services));
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}
