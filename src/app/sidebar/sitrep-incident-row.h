/* sitrep-incident-row.h - how an incident looks in the sidebar
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SITREP_TYPE_INCIDENT_ROW (sitrep_incident_row_get_type ())
G_DECLARE_FINAL_TYPE (SitrepIncidentRow, sitrep_incident_row, SITREP, INCIDENT_ROW, GtkBox)

G_END_DECLS
