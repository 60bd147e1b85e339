/* sitrep-ladders-dialog.h - every ladder of the process: who is called when, and who was
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_LADDERS_DIALOG (sitrep_ladders_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepLaddersDialog, sitrep_ladders_dialog, SITREP, LADDERS_DIALOG, AdwDialog)

AdwDialog *sitrep_ladders_dialog_new (SitrepSubject *subject);

G_END_DECLS
