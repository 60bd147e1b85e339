/* sitrep-dossier.h - all that is known of one incident at one moment, for the rules
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-action-item.h"
#include "sitrep-answer.h"
#include "sitrep-attendee-record.h"
#include "sitrep-edition.h"
#include "sitrep-entry.h"
#include "sitrep-escalation.h"
#include "sitrep-exhibit.h"
#include "sitrep-fact.h"
#include "sitrep-holder.h"
#include "sitrep-incident.h"
#include "sitrep-meeting.h"
#include "sitrep-message.h"
#include "sitrep-minute.h"
#include "sitrep-postmortem.h"
#include "sitrep-snooze.h"
#include "sitrep-task.h"
#include "sitrep-tick.h"

G_BEGIN_DECLS

/* A picture of one incident, never changed once it is made. The timeline's
 * entries may be many: only those with a milestone are in it, unless it was
 * loaded whole. Arrays hold the records named beside them. */
typedef struct
{
  SitrepPlaybook *playbook;
  SitrepIncident *incident;
  SitrepPostmortem *postmortem; /* nullable */
  GPtrArray *milestones;        /* SitrepEntry, by time */
  GPtrArray *entries;           /* SitrepEntry, by time; NULL unless loaded whole */
  GPtrArray *facts;             /* SitrepFact */
  GPtrArray *ticks;             /* SitrepTick */
  GPtrArray *holders;           /* SitrepHolder, by time */
  GPtrArray *messages;          /* SitrepMessage, by time of writing: the updates */
  GPtrArray *dispatches;        /* SitrepMessage, by time of writing: those that bring out another record */
  GPtrArray *actions;           /* SitrepActionItem, by number */
  GPtrArray *answers;           /* SitrepAnswer */
  GPtrArray *tasks;             /* SitrepTask, by time of giving */
  GPtrArray *escalations;       /* SitrepEscalation, by time */
  GPtrArray *snoozes;           /* SitrepSnooze */
  GPtrArray *evidence;          /* SitrepExhibit, by time; what was taken away too */
  GPtrArray *editions;          /* SitrepEdition, by time */
  SitrepMeeting *meeting;       /* nullable */
  GPtrArray *attendees;         /* SitrepAttendeeRecord */
  GPtrArray *minutes;           /* SitrepMinute, by time */
} SitrepDossier;

SitrepDossier *sitrep_dossier_new (SitrepPlaybook *playbook, SitrepIncident *incident);
SitrepDossier *sitrep_dossier_ref (SitrepDossier *self);
void sitrep_dossier_unref (SitrepDossier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepDossier, sitrep_dossier_unref)

const SitrepLevel *sitrep_dossier_level (const SitrepDossier *self);
const SitrepStatus *sitrep_dossier_status (const SitrepDossier *self);
const SitrepEntry *sitrep_dossier_milestone (const SitrepDossier *self, const char *key);
gint64 sitrep_dossier_milestone_at (const SitrepDossier *self, const char *key);
gint64 sitrep_dossier_started (const SitrepDossier *self);
gint64 sitrep_dossier_ended (const SitrepDossier *self);
gint64 sitrep_dossier_duration (const SitrepDossier *self, gint64 now);
const char *sitrep_dossier_fact (const SitrepDossier *self, const char *key);
const SitrepFact *sitrep_dossier_fact_record (const SitrepDossier *self, const char *key);
const SitrepTick *sitrep_dossier_tick (const SitrepDossier *self, const char *item, guint round);
const SitrepHolder *sitrep_dossier_holder (const SitrepDossier *self, const char *role);
gboolean sitrep_dossier_is_stood_down (const SitrepDossier *self);
const SitrepHolder *sitrep_dossier_lead (const SitrepDossier *self);
const SitrepAnswer *sitrep_dossier_answer (const SitrepDossier *self, const char *key);
gint64 sitrep_dossier_last_told (const SitrepDossier *self, SitrepAudience audience);

G_END_DECLS
