/* sitrep-subject.h - the incident that a page is about, as it stands
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/sitrep-desk.h"

G_BEGIN_DECLS

#define SITREP_TYPE_SUBJECT (sitrep_subject_get_type ())
G_DECLARE_FINAL_TYPE (SitrepSubject, sitrep_subject, SITREP, SUBJECT, GObject)

/* Everything on an incident's page shows the same subject. It follows the desk:
 * "changed" (SitrepChanges *, or NULL at first) comes when something of the incident was
 * committed; "tick" comes each second while somebody looks, and at once when the clock was set; "zone-changed" when the
 * machine has moved: for those who show its time and do not follow the ticks. */

SitrepSubject *sitrep_subject_new (SitrepDesk *desk, const char *incident);
SitrepDesk *sitrep_subject_desk (SitrepSubject *self);
const char *sitrep_subject_id (SitrepSubject *self);
SitrepDossier *sitrep_subject_dossier (SitrepSubject *self);
gint64 sitrep_subject_now (SitrepSubject *self);
void sitrep_subject_watch (SitrepSubject *self, gboolean watched);
char *sitrep_subject_clock (SitrepSubject *self, gint64 at);
GTimeZone *sitrep_subject_local (SitrepSubject *self);

G_END_DECLS
