/* sitrep-shortcuts.c - every key of the program in one table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shortcuts.h"

#include <glib/gi18n.h>

#define INCIDENTS N_ ("Incidents")
#define DECLARING N_ ("Declaring")
#define PAGE N_ ("On the Incident’s Page")
#define WINDOW N_ ("Window")

static const SitrepShortcut shortcuts[] = {
  { INCIDENTS, N_ ("Declare an incident"), "win.declare", "<Control>n" },
  { INCIDENTS, N_ ("Show the first open incident"), "win.nth-incident(1)", "<Control>1" },
  { INCIDENTS, NULL, "win.nth-incident(2)", "<Control>2", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(3)", "<Control>3", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(4)", "<Control>4", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(5)", "<Control>5", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(6)", "<Control>6", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(7)", "<Control>7", TRUE },
  { INCIDENTS, NULL, "win.nth-incident(8)", "<Control>8", TRUE },
  { INCIDENTS, N_ ("Show the ninth open incident"), "win.nth-incident(9)", "<Control>9" },
  { DECLARING, N_ ("From the title to the levels"), NULL, "Return" },
  { DECLARING, N_ ("Choose the first, second… level"), NULL, "1 2" },
  { DECLARING, N_ ("Declare, from the levels"), NULL, "Return" },
  { PAGE, N_ ("Do what is due next"), "incident.next", "<Control>d" },
  { PAGE, N_ ("New timeline entry"), "incident.log", "<Control>t" },
  { PAGE, N_ ("Write an update"), "incident.compose", "<Control>u" },
  { PAGE, N_ ("Copy the situation"), "incident.copy-situation", "<Control><Shift>c" },
  { PAGE, N_ ("Change the level"), "incident.change-level", "<Control>l" },
  { PAGE, N_ ("Change the status"), "incident.change-status", "<Control>s" },
  { PAGE, N_ ("Resolve"), "incident.resolve", "<Control>r" },
  { PAGE, N_ ("Change the title"), "incident.edit-title", "F2" },
  { PAGE, N_ ("Undo"), "incident.undo", "<Control>z" },
  { PAGE, N_ ("Export the post-mortem"), "incident.export", "<Control>e" },
  { WINDOW, N_ ("Show or hide the sidebar"), "win.sidebar", "F9" },
  { WINDOW, N_ ("Open the main menu"), NULL, "F10" },
  { WINDOW, N_ ("Preferences"), "app.preferences", "<Control>comma" },
  { WINDOW, N_ ("Keyboard shortcuts"), "app.shortcuts", "<Control>question" },
  { WINDOW, N_ ("Close the window"), "window.close", "<Control>w" },
  { WINDOW, N_ ("Quit"), "app.quit", "<Control>q" },
  { NULL },
};

/** sitrep_shortcuts: the table; it ends with a line without a group. */
const SitrepShortcut *
sitrep_shortcuts (void)
{
  return shortcuts;
}

/** sitrep_shortcuts_install: gives the actions of the application and its windows their keys. */
void
sitrep_shortcuts_install (GtkApplication *application)
{
  for (const SitrepShortcut *at = shortcuts; at->group != NULL; at++)
    {
      g_auto (GStrv) keys = g_strsplit (at->keys, " ", -1);

      if (at->action != NULL && (g_str_has_prefix (at->action, "app.") || g_str_has_prefix (at->action, "win")))
        gtk_application_set_accels_for_action (application, at->action, (const char *const *) keys);
    }
}
