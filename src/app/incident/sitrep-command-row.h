/* sitrep-command-row.h - a command with the values of the incident, to be copied or run
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sitrep_command_row_new_copy (const char *text);
GtkWidget *sitrep_command_row_new (SitrepSubject *subject, const SitrepCommand *command, const char *rule);

G_END_DECLS
