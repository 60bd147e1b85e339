/* bare-main.c - a program that is nothing but a window: WIDTH HEIGHT
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bare.h"

#include <stdlib.h>

static int width, height;

static void
activate_cb (GtkApplication *application, gpointer data)
{
  gtk_window_present (bare_window_new (application, width, height, NULL, 0));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.example.Bare", G_APPLICATION_DEFAULT_FLAGS);

  width = argc > 2 ? atoi (argv[1]) : 1100;
  height = argc > 2 ? atoi (argv[2]) : 740;
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
