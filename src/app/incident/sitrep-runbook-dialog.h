/* sitrep-runbook-dialog.h - the process' runbooks, and which one is followed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *sitrep_runbook_dialog_new (SitrepSubject *subject);
GtkWidget *sitrep_runbook_button_new (SitrepSubject *subject);

G_END_DECLS
