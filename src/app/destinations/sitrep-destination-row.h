/* sitrep-destination-row.h - one destination, with how it is
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "comms/sitrep-connector.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_DESTINATION_ROW (sitrep_destination_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepDestinationRow, sitrep_destination_row, SITREP, DESTINATION_ROW, AdwActionRow)

/* Signal `wake`: a stopped one is to try again. */
GtkWidget *sitrep_destination_row_new (SitrepDestination *destination);
SitrepDestination *sitrep_destination_row_get_destination (SitrepDestinationRow *self);
const char *sitrep_destination_kind_words (const SitrepConnector *connector);

G_END_DECLS
