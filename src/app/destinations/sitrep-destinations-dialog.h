/* sitrep-destinations-dialog.h - the rooms and pages that messages can go to
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DESTINATIONS_DIALOG (sitrep_destinations_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDestinationsDialog, sitrep_destinations_dialog, SITREP, DESTINATIONS_DIALOG, AdwDialog)

SitrepDestinationsDialog *sitrep_destinations_dialog_new (SitrepDesk *desk);

G_END_DECLS
