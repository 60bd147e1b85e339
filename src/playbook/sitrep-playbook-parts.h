/* sitrep-playbook-parts.h - what a process is made of: levels, people, checklists, ways up
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"

G_BEGIN_DECLS

/* Everything here is read once and never changed: it may cross threads. All
 * texts are the playbook's, in its language. Times are minutes. Arrays of
 * pointers hold the type named beside them. What a process does not say is NULL,
 * 0, NAN or an empty array. docs/playbook.md says what each member means. */

/* --- small parts --- */

/* A process' figure and what it says beside it: "immediate", "best effort". */
typedef struct
{
  guint minutes;
  guint business_days;     /* until the end of that many business days later */
  gboolean business_hours; /* the minutes run in business hours only */
  char *label;
} SitrepTarget;

/* A time counted from a milestone, for some levels. */
typedef struct
{
  char *from;
  guint minutes;
  guint business_days;
  char **levels;
} SitrepDue;

/* A range of a measure: above and below leave the figure itself out, from and to include it. */
typedef struct
{
  char *measure;
  double above, from, below, to;
  char *note;
} SitrepBand;

typedef enum
{
  SITREP_NEED_UNSAID,
  SITREP_NEED_NONE,
  SITREP_NEED_OPTIONAL,
  SITREP_NEED_RECOMMENDED,
  SITREP_NEED_REQUIRED,
} SitrepNeed;
extern const char *const sitrep_need_nicks[];

/* Whether something is needed, and the condition in the process' words. */
typedef struct
{
  SitrepNeed need;
  char *note;
} SitrepRule;

/* Something to do, and the commands for it. */
typedef struct
{
  char *text;
  char **commands;
} SitrepStep;

typedef struct
{
  char *key, *label;
  char *unit;
} SitrepMeasure;

/* --- levels and the way to one --- */

typedef enum
{
  SITREP_AUDIENCE_INTERNAL,
  SITREP_AUDIENCE_STAKEHOLDERS,
  SITREP_AUDIENCE_PUBLIC,
} SitrepAudience;
#define SITREP_N_AUDIENCES 3
extern const char *const sitrep_audience_nicks[];
const char *sitrep_audience_label (SitrepAudience audience);

/* How often an audience hears: every so many minutes, as the lead sets it, or at the start and the end. */
typedef struct
{
  SitrepAudience audience;
  guint every;
  guint first;
  gboolean by_lead;
  char *note;
} SitrepUpdateRule;

typedef enum
{
  SITREP_CALL_UNSAID,
  SITREP_CALL_NONE,
  SITREP_CALL_INFORM,
  SITREP_CALL_NOTIFY,
  SITREP_CALL_PAGE,
} SitrepCall;
extern const char *const sitrep_call_nicks[];

typedef enum
{
  SITREP_ROOM_UNSAID,
  SITREP_ROOM_NONE,
  SITREP_ROOM_THREAD,
  SITREP_ROOM_CREATE,
} SitrepRoom;
extern const char *const sitrep_room_nicks[];

typedef struct
{
  char *post;
  char *note;
  char **levels;
} SitrepAttendee;

typedef struct
{
  char *key, *name, *meaning;
  char *colour;
  char *glyph;
  guint rank; /* its place, 0 the worst */
  char **criteria;
  char **examples;
  GPtrArray *bands; /* SitrepBand */
  SitrepTarget response;
  SitrepTarget resolution;
  SitrepTarget escalation;
  GPtrArray *updates; /* SitrepUpdateRule */
  char **told;
  char **channels;
  SitrepCall on_call;
  SitrepRoom incident_channel;
  SitrepRule meeting;
  SitrepRule postmortem;
  gboolean ticket;
  char **declared_by;
  char *declare;
  GPtrArray *team; /* SitrepAttendee */
} SitrepLevel;

/* An answer that proposes a level, or none. */
typedef struct
{
  char *key, *text;
  char *level;
} SitrepTriageAnswer;

/* Asked for an answer, or for a figure that the levels' bands place. */
typedef struct
{
  char *key, *text, *hint;
  char *measure;
  GPtrArray *answers; /* SitrepTriageAnswer */
} SitrepTriageQuestion;

typedef struct
{
  char *key, *label;
  gboolean automatic;
} SitrepDetection;

/* --- statuses and milestones --- */

typedef enum
{
  SITREP_PHASE_OPEN,
  SITREP_PHASE_RESOLVED,
  SITREP_PHASE_CLOSED,
} SitrepPhase;
extern const char *const sitrep_phase_nicks[];

/* @page is a key of the page statuses, or a word of the services. */
typedef struct
{
  char *key, *label;
  SitrepPhase phase;
  char *milestone;
  char *page;
  char **by;
  char *hint;
} SitrepStatus;

extern const char *const sitrep_page_words[];

/* What a status page calls it, and the service's own word for it. */
typedef struct
{
  char *key, *label;
  char *glyph;
  char *service;
  char **levels;
} SitrepPageStatus;

typedef struct
{
  char *key, *label;
} SitrepMilestone;

/* --- people --- */

typedef struct
{
  char *key, *label, *brief;
  char *handle;
  char **duties;
  char **advice;
  char **levels;
  char *when;
  char *post;
  gboolean lead;
  gboolean many;
} SitrepRole;

typedef enum
{
  SITREP_POST_INTERNAL,
  SITREP_POST_VENDOR,
} SitrepPostGroup;
extern const char *const sitrep_post_nicks[];

/* A post, never a person: who fills it is in the address book. */
typedef struct
{
  char *key, *label;
  char *handle;
  SitrepPostGroup group;
  guint answer;
  char *address;
  char *note;
} SitrepPost;

typedef struct
{
  char *key, *name;
  char *service;
  char *purpose;
  SitrepAudience audience;
  char **levels;
  char *watched;
  char *digest;
} SitrepChannel;

/* --- the work --- */

typedef struct
{
  char *key, *title;
  guint from, to;
  char *window;
  char **steps;
} SitrepFlowStage;

typedef struct
{
  char *key, *label, *hint;
} SitrepDecisionAnswer;

/* A decision with answers, or a condition that holds or does not; after so many minutes it holds by itself. */
typedef struct
{
  char *key, *text, *hint;
  guint after;
  GPtrArray *answers; /* SitrepDecisionAnswer */
} SitrepDecision;

typedef struct
{
  guint minutes;
  guint most;
} SitrepWatch;

/* @does is by what it is done; what the program does itself ticks it (see sitrep_checklist()). */
typedef struct
{
  char *key, *text, *hint;
  char **levels;
  char *role;
  char *when;
  gboolean optional;
  gboolean always; /* beside the choice, in a group of which one is enough */
  char *does;
  SitrepDue due;
  SitrepWatch watch;
  GPtrArray *targets; /* SitrepBand */
  char **commands;
  char **links;
} SitrepItem;

typedef struct
{
  char *key, *title, *hint;
  char *stage;
  char **levels;
  char *role;
  char *when;
  gboolean one_of;
  gboolean every_update;
  SitrepDue due;
  GPtrArray *items; /* SitrepItem */
} SitrepGroup;

typedef enum
{
  SITREP_COMMAND_SHELL,
  SITREP_COMMAND_SQL,
  SITREP_COMMAND_QUERY,
  SITREP_COMMAND_CHAT,
} SitrepCommandKind;
extern const char *const sitrep_command_nicks[];

typedef struct
{
  char *key, *title;
  SitrepCommandKind kind;
  char *text;
  char *file;
  char *hint;
} SitrepCommand;

typedef struct
{
  char *key, *title, *hint;
  char **levels;
  char **commands;
  char **steps;
  char *file;
  gboolean sensitive;
} SitrepEvidence;

typedef struct
{
  char *key, *title;
  char **symptoms;
  GPtrArray *investigate; /* SitrepStep */
  GPtrArray *fixes;       /* SitrepStep */
  char **lasting;
  char *link;
} SitrepRunbook;

typedef struct
{
  char *key, *title;
  char *address;
  char *group;
  char *purpose;
} SitrepPlaybookLink;

/* --- ways up --- */

typedef struct
{
  char *by;
  char **levels;
  char *note;
} SitrepMethod;

/* When a step is taken: at once for these levels, or after minutes without progress, or for a reason. */
typedef struct
{
  char **levels;
  guint after;
  char **reasons;
  gboolean inform;
  gboolean business_hours;
} SitrepTrigger;

typedef struct
{
  char *post;
  guint rung;
  guint from, to;
  GPtrArray *triggers; /* SitrepTrigger */
  char *through;
  SitrepTarget answer;
  GPtrArray *methods; /* SitrepMethod */
  char *template;
  char *note;
} SitrepLadderStep;

typedef struct
{
  char *key, *title;
  GPtrArray *methods; /* SitrepMethod */
  GPtrArray *steps;   /* SitrepLadderStep */
} SitrepLadder;

/* --- what is told to people who read --- */

typedef struct
{
  char *title;
  char *moment;
  char **levels;
  char **texts;
} SitrepGuidance;

typedef struct
{
  char *question, *answer;
} SitrepFaq;

typedef struct
{
  char *title;
  char *kind;
  char *every;
  char *note;
} SitrepPractice;

G_END_DECLS
