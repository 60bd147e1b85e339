/* sitrep-incident-item.h - one incident as a row of the sidebar
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "incident/sitrep-dossier.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SITREP_TYPE_INCIDENT_ITEM (sitrep_incident_item_get_type ())
G_DECLARE_FINAL_TYPE (SitrepIncidentItem, sitrep_incident_item, SITREP, INCIDENT_ITEM, GObject)

SitrepIncidentItem *sitrep_incident_item_new (SitrepDossier *dossier, gint64 now);
void sitrep_incident_item_set_dossier (SitrepIncidentItem *self, SitrepDossier *dossier, gint64 now);
void sitrep_incident_item_tick (SitrepIncidentItem *self, gint64 now);
const char *sitrep_incident_item_get_id (SitrepIncidentItem *self);
const char *sitrep_incident_item_get_title (SitrepIncidentItem *self);
const char *sitrep_incident_item_get_label (SitrepIncidentItem *self);
gboolean sitrep_incident_item_is_open (SitrepIncidentItem *self);
gint64 sitrep_incident_item_get_due (SitrepIncidentItem *self);
int sitrep_incident_item_compare (SitrepIncidentItem *a, SitrepIncidentItem *b);

G_END_DECLS
