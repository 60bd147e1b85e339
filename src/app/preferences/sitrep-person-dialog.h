/* sitrep-person-dialog.h - who works at this desk now
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PERSON_DIALOG (sitrep_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPersonDialog, sitrep_person_dialog, SITREP, PERSON_DIALOG, AdwDialog)

SitrepPersonDialog *sitrep_person_dialog_new (SitrepDesk *desk);

G_END_DECLS
