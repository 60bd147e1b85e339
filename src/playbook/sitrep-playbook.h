/* sitrep-playbook.h - a process as data
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-time.h"
#include "sitrep-playbook-forms.h"
#include "sitrep-playbook-parts.h"
#include "sitrep-shape.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The newest format that this program reads and the one that it writes. */
#define SITREP_PLAYBOOK_FORMAT 1

/* Which days and hours are business days and hours, in which zone (the process' own where NULL). */
typedef struct
{
  char **days; /* monday … sunday */
  char *from, *to;
  char **holidays;
  char *zone;
} SitrepWork;

typedef struct
{
  char *text;
  char *see;
} SitrepOutOfScope;

typedef struct
{
  char *date;
  char *version;
  char *text;
  char *author;
} SitrepChangeNote;

/* What the playbook says of itself. */
typedef struct
{
  char *status;
  char **audience;
  char *reviewed, *next_review; /* dates */
  char *review_every;
  char **sources;
  char **scope;
  GPtrArray *out_of_scope; /* SitrepOutOfScope */
  GPtrArray *changes;      /* SitrepChangeNote */
} SitrepAbout;

/* The names of what is made for an incident, as patterns with holes. */
typedef struct
{
  char *incident;
  char *brief;
  char *zone;
  char *channel;
  char *document;
  char *review;
} SitrepIdRules;

typedef struct
{
  char *id; /* SHA-256 of the bytes, in hexadecimal */
  char *text;
  GTimeZone *zone;
  guint format;
  char *key, *title, *summary, *version, *owner, *language;
  SitrepAbout about;
  char *zone_name, *zone_label;
  char *clock;
  gboolean twelve_hours; /* follows from @clock */
  SitrepWork work;
  char *duration_from, *duration_to;
  SitrepDurationStyle duration_style;
  char *lead_label, *postmortem_label, *review_label, *open_label, *resolved_label;
  SitrepIdRules ids;
  char *default_level;
  GPtrArray *measures;      /* SitrepMeasure */
  GPtrArray *levels;        /* SitrepLevel, the worst first */
  GPtrArray *triage;        /* SitrepTriageQuestion */
  GPtrArray *detection;     /* SitrepDetection */
  GPtrArray *statuses;      /* SitrepStatus, in order */
  GPtrArray *page_statuses; /* SitrepPageStatus */
  GPtrArray *milestones;    /* SitrepMilestone */
  GPtrArray *roles;         /* SitrepRole */
  GPtrArray *posts;         /* SitrepPost */
  GPtrArray *channels;      /* SitrepChannel */
  GPtrArray *stages;        /* SitrepFlowStage */
  GPtrArray *decisions;     /* SitrepDecision */
  GPtrArray *groups;        /* SitrepGroup: the checklist */
  GPtrArray *commands;      /* SitrepCommand */
  GPtrArray *evidence;      /* SitrepEvidence */
  GPtrArray *runbooks;      /* SitrepRunbook */
  GPtrArray *links;         /* SitrepPlaybookLink */
  GPtrArray *ladders;       /* SitrepLadder */
  GPtrArray *fields;        /* SitrepFieldRule */
  GPtrArray *templates;     /* SitrepTemplate */
  SitrepPostmortemForm form;
  SitrepReview review;
  SitrepActionRules actions;
  GPtrArray *metrics; /* SitrepMetric */
  SitrepReport report;
  GPtrArray *records;    /* SitrepRecordForm */
  GPtrArray *guidance;   /* SitrepGuidance */
  GPtrArray *faq;        /* SitrepFaq */
  GPtrArray *practice;   /* SitrepPractice */
  GHashTable *variables; /* char * → char * */
} SitrepPlaybook;

/* What a playbook's file may hold. */
extern const SitrepShape sitrep_playbook_shape;

const char *sitrep_topic_label (SitrepTopic topic);

SitrepPlaybook *sitrep_playbook_ref (SitrepPlaybook *self);
void sitrep_playbook_unref (SitrepPlaybook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepPlaybook, sitrep_playbook_unref)

/* Milestones that the program itself sets or needs; a playbook may give them labels of its own. */
extern const char *const sitrep_own_milestones[];
/* The four parts of the situation, in order. */
extern const char *const sitrep_situation_keys[];

gconstpointer sitrep_playbook_find (GPtrArray *list, const char *key);
const SitrepLevel *sitrep_playbook_level (const SitrepPlaybook *self, const char *key);
const SitrepLevel *sitrep_playbook_default_level (const SitrepPlaybook *self);
const SitrepStatus *sitrep_playbook_status (const SitrepPlaybook *self, const char *key);
const SitrepStatus *sitrep_playbook_first_status (const SitrepPlaybook *self, SitrepPhase phase);
const SitrepMilestone *sitrep_playbook_milestone (const SitrepPlaybook *self, const char *key);
const SitrepRole *sitrep_playbook_role (const SitrepPlaybook *self, const char *key);
const SitrepRole *sitrep_playbook_lead (const SitrepPlaybook *self);
const SitrepFieldRule *sitrep_playbook_field (const SitrepPlaybook *self, const char *key);
const SitrepTemplate *sitrep_playbook_template (const SitrepPlaybook *self, const char *key);
const SitrepItem *sitrep_playbook_item (const SitrepPlaybook *self, const char *key);
const SitrepUpdateRule *sitrep_level_update_rule (const SitrepLevel *self, SitrepAudience audience);
const char *sitrep_playbook_page_service (const SitrepPlaybook *self, const char *page);
gboolean sitrep_levels_include (char **levels, const char *key);

G_END_DECLS
