/* sitrep-playbook-shapes-forms.c - the format: fields, templates, the post-mortem, figures
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-shapes.h"

static const char *const clock_words[] = { "24h", "12h", NULL };
static const char *const style_words[] = { "checklist", "table", "plain", NULL };
static const char *const every_words[] = { "week", "month", "quarter", "year", NULL };
static const char *const record_words[] = { "json", "yaml", "text", NULL };

/* --- fields and templates --- */

#define S SitrepFieldRule
static const SitrepKey field_keys[] = {
  KEY (key, TEXT, N_ ("Key"), N_ ("Templates name it so"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (input, WORD, N_ ("Input"), .words = sitrep_input_nicks),
  KEY (choices, TEXTS, N_ ("Choices")),
  KEY (marks, TEXTS, N_ ("Marks"), N_ ("Of a progress list: done, under way, next")),
  KEY (unit, TEXT, N_ ("Unit")),
  KEY (public, FLAG, N_ ("Public"), N_ ("May be told to the public")),
  SITREP_KEY_END,
};
SITREP_SHAPE (field, N_ ("Field"));
#undef S

#define S SitrepTemplate
static const SitrepKey template_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (moment,
       TEXT,
       N_ ("Moment"),
       N_ ("declared, update, identified, monitoring, resolved, or one of your own"),
       NEEDED),
  KEY (audience, WORD, N_ ("Audience"), .words = sitrep_audience_nicks),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (when, REF, N_ ("When"), N_ ("A condition, or an answer to a decision"), .refers = "conditions"),
  KEY (services, TEXTS, N_ ("Services"), N_ ("As in slack, discord, statuspage; left out: any")),
  KEY (channels, REFS, N_ ("Channels"), .refers = "channels"),
  KEY (thread, FLAG, N_ ("In the Thread"), N_ ("Answers the first message where the service can")),
  KEY (clock, CHOICE, N_ ("Clock"), N_ ("The process’ own where left out"), .words = clock_words),
  KEY (page, REF, N_ ("On the Status Page"), .refers = "page_statuses"),
  KEY (asks, REFS, N_ ("Asks For"), N_ ("The fields to fill in, in order"), .refers = "fields"),
  KEY (subject, TEXT, N_ ("Subject"), .flags = SITREP_KEY_HOLES),
  KEY (body, LINES, N_ ("Text"), .flags = SITREP_KEY_NEEDED | SITREP_KEY_HOLES),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
SITREP_SHAPE (template, N_ ("Template"));
#undef S

/* --- the post-mortem and the review --- */

#define S SitrepColumn
static const SitrepKey column_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (from, TEXT, N_ ("Filled From")),
  SITREP_KEY_END,
};
SITREP_SHAPE (column, N_ ("Column"));
#undef S

#define S SitrepQuestion
static const SitrepKey question_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label")),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (kind, WORD, N_ ("Kind"), .words = sitrep_answer_nicks),
  KEY (from, TEXT, N_ ("Filled From"), N_ ("The value that fills it at first"), .flags = SITREP_KEY_VALUE),
  KEY (required, FLAG, N_ ("Required")),
  KEY (groups, TEXTS, N_ ("Groups"), N_ ("The names of the lists in it")),
  KEY (choices, TEXTS, N_ ("Choices"), N_ ("What is chosen or ticked")),
  KEY (columns, LIST, N_ ("Columns"), .shape = &sitrep_column_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (question, N_ ("Question"), .unique = TRUE);
#undef S

#define S SitrepSection
static const SitrepKey section_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title")),
  KEY (head, FLAG, N_ ("Head"), N_ ("Printed as lines of label and value, without a heading")),
  KEY (table, FLAG, N_ ("Table"), N_ ("Printed as a table of two columns")),
  KEY (numbered, FLAG, N_ ("Numbered")),
  KEY (questions, LIST, N_ ("Questions"), .shape = &sitrep_question_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (section, N_ ("Section"));
#undef S

#define S SitrepRedaction
static const SitrepKey redaction_keys[] = {
  KEY (patterns, TEXTS, N_ ("Patterns"), N_ ("Regular expressions of what is taken out"), .flags = SITREP_KEY_PATTERN),
  KEY (replace, TEXT, N_ ("Put in Its Place")),
  KEY (names, FLAG, N_ ("Names Too")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (redaction, N_ ("Redaction"));
#undef S

#define S SitrepPostmortemForm
static const SitrepKey form_keys[] = {
  KEY (title, TEXT, N_ ("Title"), .flags = SITREP_KEY_HOLES),
  KEY (file, TEXT, N_ ("File"), N_ ("The pattern of its name"), .flags = SITREP_KEY_HOLES),
  KEY (folder, TEXT, N_ ("Folder")),
  KEY (due, OBJECT, N_ ("Due"), .shape = &sitrep_due_shape),
  KEY (publish, TEXTS, N_ ("Published In")),
  KEY (redact, OBJECT, N_ ("Redaction"), .shape = &sitrep_redaction_shape),
  KEY (sections, LIST, N_ ("Sections"), .shape = &sitrep_section_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (form, N_ ("Post-Mortem"));
#undef S

#define S SitrepAgendaPoint
static const SitrepKey agenda_keys[] = {
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (minutes, NUMBER, N_ ("Minutes")),
  KEY (prompts, TEXTS, N_ ("Prompts")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (agenda, N_ ("Point"));
#undef S

#define S SitrepReview
static const SitrepKey review_keys[] = {
  KEY (name, TEXT, N_ ("Name")),
  KEY (due, OBJECT, N_ ("Due"), .shape = &sitrep_due_shape),
  KEY (minutes, NUMBER, N_ ("Length in Minutes")),
  KEY (sent_ahead, FLAG, N_ ("Agenda Sent Ahead")),
  KEY (required, LIST, N_ ("Must Attend"), .shape = &sitrep_attendee_shape),
  KEY (optional, LIST, N_ ("May Attend"), .shape = &sitrep_attendee_shape),
  KEY (agenda, LIST, N_ ("Agenda"), .shape = &sitrep_agenda_shape),
  KEY (rules, TEXTS, N_ ("Ground Rules")),
  SITREP_KEY_END,
};
SITREP_SHAPE (review, N_ ("Review Meeting"));
#undef S

#define S SitrepActionRules
static const SitrepKey actions_keys[] = {
  KEY (fields,
       TEXTS,
       N_ ("Fields"),
       N_ ("In order: number, text, owner, due, priority, status, category, ticket, done")),
  KEY (priorities, TEXTS, N_ ("Priorities"), N_ ("The highest first")),
  KEY (statuses, TEXTS, N_ ("Statuses")),
  KEY (style, CHOICE, N_ ("Printed As"), .words = style_words),
  KEY (tracker, TEXT, N_ ("Tracked In")),
  KEY (check_after, NUMBER, N_ ("Checked After, in Days")),
  SITREP_KEY_END,
};
SITREP_SHAPE (actions, N_ ("Action Items"));
#undef S

/* --- figures and data --- */

#define S SitrepMetricTarget
static const SitrepKey metric_target_keys[] = {
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (below, FIGURE, N_ ("Below"), N_ ("Minutes, or per cent of a rate")),
  KEY (above, FIGURE, N_ ("Above")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (metric_target, N_ ("Target"));
#undef S

#define S SitrepMetric
static const SitrepKey metric_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (kind, WORD, N_ ("Kind"), .words = sitrep_metric_nicks),
  KEY (from, REF, N_ ("From"), .refers = "milestones"),
  KEY (to, REF, N_ ("To"), .refers = "milestones"),
  KEY (field, REF, N_ ("Field"), N_ ("Whose figure it is"), .refers = "fields"),
  KEY (targets, LIST, N_ ("Targets"), .shape = &sitrep_metric_target_shape),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
SITREP_SHAPE (metric, N_ ("Metric"));
#undef S

#define S SitrepReportRow
static const SitrepKey report_row_keys[] = {
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (metric, REF, N_ ("Metric"), .refers = "metrics"),
  KEY (level, REF, N_ ("Level"), .refers = "levels"),
  KEY (target, TEXT, N_ ("Target")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (report_row, N_ ("Row"));
#undef S

#define S SitrepReport
static const SitrepKey report_keys[] = {
  KEY (title, TEXT, N_ ("Title")),
  KEY (every, CHOICE, N_ ("Every"), .words = every_words),
  KEY (columns, TEXTS, N_ ("Columns")),
  KEY (rows, LIST, N_ ("Rows"), .shape = &sitrep_report_row_shape),
  KEY (parts, TEXTS, N_ ("Further Parts")),
  KEY (marks, TEXTS, N_ ("Marks"), N_ ("Better, concern, watch")),
  SITREP_KEY_END,
};
SITREP_SHAPE (report, N_ ("Report"));
#undef S

#define S SitrepRecordEntry
static const SitrepKey record_entry_keys[] = {
  KEY (name, TEXT, N_ ("Name"), NEEDED),
  KEY (from, TEXT, N_ ("Filled From"), .flags = SITREP_KEY_VALUE),
  SITREP_KEY_END,
};
static SITREP_SHAPE (record_entry, N_ ("Entry"));
#undef S

#define S SitrepRecordForm
static const SitrepKey record_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (style, CHOICE, N_ ("Written As"), .words = record_words),
  KEY (entries, LIST, N_ ("Entries"), .shape = &sitrep_record_entry_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (record, N_ ("Record"));
#undef S
