/* sitrep-components-dialog.h - which parts of a status page are affected, and how
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_COMPONENTS_DIALOG (sitrep_components_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SitrepComponentsDialog, sitrep_components_dialog, SITREP, COMPONENTS_DIALOG, AdwDialog)

/* "chosen" (const char *): what was chosen, as messages keep it; NULL for nothing. */
AdwDialog *
sitrep_components_dialog_new (SitrepDesk *desk, const SitrepDestination *destination, const char *components);

G_END_DECLS
