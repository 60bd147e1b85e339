/* sitrep-incident-head.h - what the incident is: level, status, time, lead, where we meet
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-subject.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SITREP_TYPE_INCIDENT_HEAD (sitrep_incident_head_get_type ())
G_DECLARE_FINAL_TYPE (SitrepIncidentHead, sitrep_incident_head, SITREP, INCIDENT_HEAD, GtkBox)

void sitrep_incident_head_set_subject (SitrepIncidentHead *self, SitrepSubject *subject);

G_END_DECLS
