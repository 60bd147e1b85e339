/* sitrep-people-dialog.h - the address book
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PEOPLE_DIALOG (sitrep_people_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPeopleDialog, sitrep_people_dialog, SITREP, PEOPLE_DIALOG, AdwDialog)

AdwDialog *sitrep_people_dialog_new (SitrepDesk *desk);

G_END_DECLS
