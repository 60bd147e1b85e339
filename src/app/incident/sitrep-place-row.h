/* sitrep-place-row.h - one message of an update: where it goes, and how it will look there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-update.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_PLACE_ROW (sitrep_place_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepPlaceRow, sitrep_place_row, SITREP, PLACE_ROW, AdwExpanderRow)

/* "changed" comes when the person chose, edited or took another wording. The
 * update must outlive the row. */
GtkWidget *sitrep_place_row_new (SitrepUpdate *update, SitrepUpdateMessage *message);
void sitrep_place_row_set_choosable (SitrepPlaceRow *self, gboolean choosable);
void sitrep_place_row_refresh (SitrepPlaceRow *self);

G_END_DECLS
