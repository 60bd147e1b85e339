/* bare-main.c - a program that is nothing but a window: WIDTH HEIGHT [clock]
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bare.h"

#include <stdlib.h>

static int width, height;
static gboolean with_clock;

static gboolean
tick_cb (gpointer label)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time () / G_USEC_PER_SEC);

  gtk_label_set_text (label, text);
  return G_SOURCE_CONTINUE;
}

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWindow *window = bare_window_new (application, width, height, NULL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  if (with_clock)
    {
      adw_toolbar_view_add_bottom_bar (
        ADW_TOOLBAR_VIEW (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))), label);
      g_timeout_add_seconds (1, tick_cb, label);
    }
  gtk_window_present (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.example.Bare", G_APPLICATION_DEFAULT_FLAGS);

  width = argc > 2 ? atoi (argv[1]) : 1100;
  height = argc > 2 ? atoi (argv[2]) : 740;
  with_clock = argc > 3;
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
