/* sitrep-playbook.h - a process as data
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/sitrep-record.h"
#include "base/sitrep-time.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everything here is read once and never changed: it may cross threads. All
 * texts are the playbook's, in its language. Arrays of pointers hold the type
 * named beside them. Lookups by key return NULL for a key that is not there. */

/* The newest format that this program reads and the one that it writes. */
#define SITREP_PLAYBOOK_FORMAT 0

/* A process' figure: minutes where it gives one, else 0; what it says beside it
 * ("immediate", "best effort", "next business day") or NULL. */
typedef struct
{
  guint minutes;
  char *label;
} SitrepTarget;

typedef enum
{
  SITREP_AUDIENCE_INTERNAL,
  SITREP_AUDIENCE_STAKEHOLDERS,
  SITREP_AUDIENCE_PUBLIC,
} SitrepAudience;
#define SITREP_N_AUDIENCES 3
extern const char *const sitrep_audience_nicks[];
const char *sitrep_audience_label (SitrepAudience audience);

/* How often an audience hears: every so many minutes, or at the start and the end. */
typedef struct
{
  SitrepAudience audience;
  guint every;
  guint first;
} SitrepUpdateRule;

typedef enum
{
  SITREP_NEED_NONE,
  SITREP_NEED_OPTIONAL,
  SITREP_NEED_REQUIRED,
} SitrepNeed;
extern const char *const sitrep_need_nicks[];

typedef struct
{
  char *key, *name, *meaning;
  char *colour;
  char *glyph;
  guint rank;
  char **examples;
  SitrepTarget response;
  SitrepTarget resolution;
  GPtrArray *updates; /* SitrepUpdateRule */
  SitrepNeed meeting;
  SitrepNeed postmortem;
  char **told;
  char *declare;
} SitrepLevel;

typedef enum
{
  SITREP_PHASE_OPEN,
  SITREP_PHASE_RESOLVED,
  SITREP_PHASE_CLOSED,
} SitrepPhase;
extern const char *const sitrep_phase_nicks[];

/* @page is what a status page is told: investigating, identified, monitoring, resolved, or NULL. */
typedef struct
{
  char *key, *label;
  char *page;
  char *milestone;
  SitrepPhase phase;
} SitrepStatus;

typedef struct
{
  char *key, *label;
} SitrepMilestone;

typedef struct
{
  char *key, *label, *handle;
  char **duties;
  char **levels;
  gboolean lead;
} SitrepRole;

typedef enum
{
  SITREP_INPUT_TEXT,
  SITREP_INPUT_LIST,
  SITREP_INPUT_CHOICE,
} SitrepInput;
extern const char *const sitrep_input_nicks[];

/* Something that is known of an incident, kept under its key and usable in templates and forms. */
typedef struct
{
  char *key, *label, *hint;
  SitrepInput input;
  char **choices;
  gboolean public;
} SitrepFieldRule;

typedef struct
{
  char *from;
  guint minutes;
} SitrepDue;

/* @does is what the program does for it, and ticks it by itself then: `send`, `postmortem`, `lead`, `level`, … */
typedef struct
{
  char *key, *text;
  char **levels;
  char *does;
  SitrepDue due;
  guint watch;
} SitrepItem;

typedef struct
{
  char *key, *title, *hint;
  char **levels;
  gboolean one_of;
  gboolean every_update;
  GPtrArray *items; /* SitrepItem */
} SitrepGroup;

/* @moment is declared, update, identified, monitoring or resolved; a moment of the playbook's own is allowed. */
typedef struct
{
  char *key, *title, *moment;
  SitrepAudience audience;
  char **levels;
  char **services;
  char *subject;
  char *body;
  char *page;
  GPtrArray *asks; /* char *: keys of fields that this template asks for, in order */
} SitrepTemplate;

typedef enum
{
  SITREP_ANSWER_TEXT,
  SITREP_ANSWER_LIST,
  SITREP_ANSWER_NUMBERED,
  SITREP_ANSWER_GROUPS,
  SITREP_ANSWER_TABLE,
  SITREP_ANSWER_ACTIONS,
  SITREP_ANSWER_LINE,
} SitrepAnswerKind;
extern const char *const sitrep_answer_nicks[];

typedef struct
{
  char *key, *label;
  char *from;
} SitrepColumn;

/* One thing that the post-mortem asks. @from is the value that fills it at first, or NULL. */
typedef struct
{
  char *key, *label, *hint;
  SitrepAnswerKind kind;
  char *from;
  gboolean required;
  char **groups;
  GPtrArray *columns; /* SitrepColumn */
} SitrepQuestion;

typedef struct
{
  char *key, *title;
  gboolean head;
  gboolean table;
  gboolean numbered;
  GPtrArray *questions; /* SitrepQuestion */
} SitrepSection;

typedef struct
{
  char *title;
  char *file;
  char *folder;
  SitrepDue due;
  GPtrArray *sections; /* SitrepSection */
} SitrepPostmortemForm;

typedef struct
{
  char *id; /* SHA-256 of the bytes, in hexadecimal */
  char *text;
  char *key, *title, *summary, *version, *owner, *language;
  char *zone_name, *zone_label;
  GTimeZone *zone;
  gboolean twelve_hours;
  char *duration_from, *duration_to;
  SitrepDurationStyle duration_style;
  char *postmortem_label, *lead_label;
  char *id_pattern;
  char *id_zone;
  char *default_level;
  GPtrArray *levels;     /* SitrepLevel, the worst first */
  GPtrArray *statuses;   /* SitrepStatus, in order */
  GPtrArray *milestones; /* SitrepMilestone */
  GPtrArray *roles;      /* SitrepRole */
  GPtrArray *fields;     /* SitrepFieldRule */
  GPtrArray *groups;     /* SitrepGroup: the checklist */
  GPtrArray *templates;  /* SitrepTemplate */
  SitrepPostmortemForm *form;
  char **priorities;
  GHashTable *variables; /* char * → char * */
} SitrepPlaybook;

SitrepPlaybook *sitrep_playbook_ref (SitrepPlaybook *self);
void sitrep_playbook_unref (SitrepPlaybook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepPlaybook, sitrep_playbook_unref)

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
gboolean sitrep_levels_include (char **levels, const char *key);

G_END_DECLS
