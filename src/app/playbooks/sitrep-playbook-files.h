/* sitrep-playbook-files.h - playbooks from files and into files
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sitrep_playbook_export (GtkWidget *widget, const char *key, const char *text);
void sitrep_playbook_import (GtkWidget *widget, SitrepDesk *desk);

G_END_DECLS
