/* sitrep-shortcuts.h - every action and key of the program in one table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @action is a detailed action's name; all get their keys from this table: those
 * of the application and the window at the start, a page's own (`incident.…`)
 * when it is made. @action is NULL for what a widget does by itself, @keys for
 * what has none: that is found in menus, and among the commands. */
typedef struct
{
  const char *group; /* to be translated */
  const char *title; /* to be translated */
  const char *action;
  const char *keys; /* as gtk_accelerator_parse() reads them; several are separated by spaces */
  gboolean hidden;  /* one of a series that another line stands for */
} SitrepShortcut;

const SitrepShortcut *sitrep_shortcuts (void);
void sitrep_shortcuts_attach (GtkWidget *widget, const char *prefix, GtkPropagationPhase phase);
void sitrep_shortcuts_install (GtkApplication *application);

G_END_DECLS
