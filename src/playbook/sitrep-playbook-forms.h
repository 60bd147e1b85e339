/* sitrep-playbook-forms.h - what a process has filled in: messages, the post-mortem, the review, figures
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-playbook-parts.h"

G_BEGIN_DECLS

/* As in sitrep-playbook-parts.h: read once, never changed. */

typedef enum
{
  SITREP_INPUT_TEXT,
  SITREP_INPUT_LIST,
  SITREP_INPUT_CHOICE,
  SITREP_INPUT_NUMBER,
  SITREP_INPUT_USERS,
  SITREP_INPUT_MONEY,
  SITREP_INPUT_PROGRESS,
} SitrepInput;
extern const char *const sitrep_input_nicks[];

/* Something that is known of an incident, kept under its key and usable in templates and forms. */
typedef struct
{
  char *key, *label, *hint;
  SitrepInput input;
  char **choices;
  char **marks; /* of a progress list: done, under way, next */
  char *unit;
  gboolean public;
} SitrepFieldRule;

/* @moment is declared, update, identified, monitoring or resolved; a moment of the playbook's own is allowed. */
typedef struct
{
  char *key, *title, *moment;
  SitrepAudience audience;
  char **levels;
  char *when;
  char **services;
  char **channels;
  gboolean thread;
  char *clock; /* 24h or 12h; the process' own where NULL */
  char *page;
  char **asks; /* keys of fields that this template asks for, in order */
  char *subject;
  char *body;
  char *note;
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
  SITREP_ANSWER_WHYS,   /* one why after the other */
  SITREP_ANSWER_CHECKS, /* those of @choices that are ticked */
  SITREP_ANSWER_CHOICE, /* one of @choices */
  SITREP_ANSWER_PEOPLE,
  SITREP_ANSWER_DATE, /* YYYY-MM-DD */
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
  char **choices;
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

/* What is taken out of a text before the public sees it. */
typedef struct
{
  char **patterns;
  char *replace;
  gboolean names;
} SitrepRedaction;

typedef struct
{
  char *title;
  char *file;
  char *folder;
  SitrepDue due;
  char **publish;
  SitrepRedaction redact;
  GPtrArray *sections; /* SitrepSection */
} SitrepPostmortemForm;

typedef struct
{
  char *title;
  guint minutes;
  char **prompts;
} SitrepAgendaPoint;

typedef struct
{
  char *name;
  SitrepDue due;
  guint minutes;
  gboolean sent_ahead;
  GPtrArray *required; /* SitrepAttendee */
  GPtrArray *optional; /* SitrepAttendee */
  GPtrArray *agenda;   /* SitrepAgendaPoint */
  char **rules;
} SitrepReview;

typedef struct
{
  char **fields;
  char **priorities;
  char **statuses;
  char *style;
  char *tracker;
  guint check_after; /* days */
} SitrepActionRules;

typedef enum
{
  SITREP_METRIC_INTERVAL,
  SITREP_METRIC_COUNT,
  SITREP_METRIC_RATE,
  SITREP_METRIC_VALUE,
} SitrepMetricKind;
extern const char *const sitrep_metric_nicks[];

typedef struct
{
  char **levels;
  double below, above;
} SitrepMetricTarget;

/* Targets of an interval are minutes, of a rate per cent. */
typedef struct
{
  char *key, *label;
  SitrepMetricKind kind;
  char *from, *to;
  char *field;
  GPtrArray *targets; /* SitrepMetricTarget */
  char *note;
} SitrepMetric;

typedef struct
{
  char *label;
  char *metric;
  char *level;
  char *target;
} SitrepReportRow;

typedef struct
{
  char *title;
  char *every;
  char **columns;
  GPtrArray *rows; /* SitrepReportRow */
  char **parts;
  char **marks; /* better, concern, watch */
} SitrepReport;

typedef struct
{
  char *name;
  char *from;
} SitrepRecordEntry;

/* The names under which a process keeps an incident's data. */
typedef struct
{
  char *key, *title;
  char *style;
  GPtrArray *entries; /* SitrepRecordEntry */
} SitrepRecordForm;

G_END_DECLS
