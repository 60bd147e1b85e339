/* sitrep-found-row.h - one line of what was found, as it is shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-found-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_FOUND_ROW (sitrep_found_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepFoundRow, sitrep_found_row, SITREP, FOUND_ROW, GtkBox)

GtkWidget *sitrep_found_row_new (void);
char *sitrep_found_row_show (SitrepFoundRow *self, SitrepFoundItem *item);

G_END_DECLS
