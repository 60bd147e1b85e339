/* sitrep-run-dialog.h - a command that runs, and what it says
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-filled-command.h"
#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_RUN_DIALOG (sitrep_run_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepRunDialog, sitrep_run_dialog, SITREP, RUN_DIALOG, AdwDialog)

GtkWidget *sitrep_run_dialog_text (const SitrepFilledCommand *filled);
void
sitrep_run_dialog_ask (GtkWidget *owner, SitrepSubject *subject, const SitrepFilledCommand *filled, const char *rule);

G_END_DECLS
