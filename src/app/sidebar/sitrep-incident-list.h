/* sitrep-incident-list.h - the open and the recent incidents, kept up to date
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"
#include "sitrep-incident-item.h"

G_BEGIN_DECLS

#define SITREP_TYPE_INCIDENT_LIST (sitrep_incident_list_get_type ())
G_DECLARE_FINAL_TYPE (SitrepIncidentList, sitrep_incident_list, SITREP, INCIDENT_LIST, GObject)

/* Signal `updated`: after the models have followed a change of the desk. */
SitrepIncidentList *sitrep_incident_list_new (SitrepDesk *desk);
GListModel *sitrep_incident_list_get_open (SitrepIncidentList *self);
GListModel *sitrep_incident_list_get_recent (SitrepIncidentList *self);
SitrepIncidentItem *sitrep_incident_list_find (SitrepIncidentList *self, const char *id);
gint64 sitrep_incident_list_tick (SitrepIncidentList *self);

G_END_DECLS
