/* sitrep-settings.c - what this machine remembers of the window
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-settings.h"

/**
 * sitrep_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL where their
 *   schema is not installed, as in a build tree; asking for it would abort
 */
GSettings *
sitrep_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  static const char *const keys[]
    = { "window-width", "window-height", "window-maximized", "remind", "remind-in-background", "inhibit-suspend" };

  if (source == NULL || (schema = g_settings_schema_source_lookup (source, APP_ID, TRUE)) == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

/** sitrep_settings_restore_window: gives @window the size that it had last. */
void
sitrep_settings_restore_window (GSettings *settings, GtkWindow *window)
{
  if (settings == NULL)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/** sitrep_settings_save_window: remembers the size that @window has. */
void
sitrep_settings_save_window (GSettings *settings, GtkWindow *window)
{
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (gtk_window_is_maximized (window))
    return;
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}
