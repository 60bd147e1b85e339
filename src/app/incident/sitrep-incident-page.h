/* sitrep-incident-page.h - one incident: what it is, what is due, what is known
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_INCIDENT_PAGE (sitrep_incident_page_get_type ())
G_DECLARE_FINAL_TYPE (SitrepIncidentPage, sitrep_incident_page, SITREP, INCIDENT_PAGE, AdwNavigationPage)

GtkWidget *sitrep_incident_page_new (SitrepDesk *desk, const char *incident_id);
void sitrep_incident_page_show_record (SitrepIncidentPage *self, const char *table, const char *row);

G_END_DECLS
