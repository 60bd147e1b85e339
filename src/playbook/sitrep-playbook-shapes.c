/* sitrep-playbook-shapes.c - the format: the whole
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-shapes.h"

static const char *const clock_words[] = { "24h", "12h", NULL };
static const char *const duration_words[] = { "minutes", "hours", NULL };
static const char *const every_words[] = { "month", "quarter", "year", NULL };

#define S SitrepOutOfScope
static const SitrepKey out_of_scope_keys[] = {
  KEY (text, TEXT, N_ ("Text"), NEEDED),
  KEY (see, TEXT, N_ ("See Instead"), N_ ("The protocol that is followed then")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (out_of_scope, N_ ("Out of Scope"));
#undef S

#define S SitrepChangeNote
static const SitrepKey change_note_keys[] = {
  KEY (date, TEXT, N_ ("Date"), .flags = SITREP_KEY_DATE),
  KEY (version, TEXT, N_ ("Version")),
  KEY (text, TEXT, N_ ("Change"), NEEDED),
  KEY (author, TEXT, N_ ("Author")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (change_note, N_ ("Change"));
#undef S

#define S SitrepAbout
static const SitrepKey about_keys[] = {
  KEY (status, TEXT, N_ ("Status")),
  KEY (audience, TEXTS, N_ ("For Whom")),
  KEY (reviewed, TEXT, N_ ("Last Reviewed"), .flags = SITREP_KEY_DATE),
  KEY (next_review, TEXT, N_ ("Next Review"), .flags = SITREP_KEY_DATE),
  KEY (review_every, CHOICE, N_ ("Reviewed Every"), .words = every_words),
  KEY (sources, TEXTS, N_ ("Sources of Truth")),
  KEY (scope, TEXTS, N_ ("In Scope")),
  KEY (out_of_scope, LIST, N_ ("Out of Scope"), .shape = &sitrep_out_of_scope_shape),
  KEY (changes, LIST, N_ ("Changes"), .shape = &sitrep_change_note_shape),
  SITREP_KEY_END,
};
static SITREP_SHAPE (about, N_ ("About"));
#undef S

#define S SitrepWork
static const SitrepKey work_keys[] = {
  KEY (days, TEXTS, N_ ("Days"), N_ ("monday to sunday")),
  KEY (from, TEXT, N_ ("From"), N_ ("As in 09:00"), .flags = SITREP_KEY_CLOCK),
  KEY (to, TEXT, N_ ("To"), N_ ("As in 17:00"), .flags = SITREP_KEY_CLOCK),
  KEY (holidays,
       TEXTS,
       N_ ("Holidays"),
       N_ ("Dates as in 2026-04-03, days of every year as in 12-25"),
       .flags = SITREP_KEY_DAY),
  KEY (zone, TEXT, N_ ("Time Zone"), N_ ("The process’ own where left out"), .flags = SITREP_KEY_ZONE),
  SITREP_KEY_END,
};
static SITREP_SHAPE (work, N_ ("Business Hours"));
#undef S

/* These objects only group keys: their members are the playbook's own. */
#define S SitrepPlaybook
static const SitrepKey duration_keys[] = {
  NAMED ("from", duration_from, REF, N_ ("From"), .refers = "milestones"),
  NAMED ("to", duration_to, REF, N_ ("To"), .refers = "milestones"),
  NAMED ("as", duration_style, WORD, N_ ("Printed As"), .words = duration_words),
  SITREP_KEY_END,
};
static SITREP_SHAPE (duration, N_ ("Duration"));

static const SitrepKey time_keys[] = {
  NAMED ("zone", zone_name, TEXT, N_ ("Time Zone"), N_ ("As in Asia/Riyadh"), .flags = SITREP_KEY_ZONE),
  NAMED ("label", zone_label, TEXT, N_ ("Label"), N_ ("Printed beside times, as in KSA")),
  KEY (clock, CHOICE, N_ ("Clock"), .words = clock_words),
  { "duration", SITREP_KEY_OBJECT, 0, N_ ("Duration"), .shape = &sitrep_duration_shape },
  KEY (work, OBJECT, N_ ("Business Hours"), .shape = &sitrep_work_shape),
  SITREP_KEY_END,
};
static SITREP_SHAPE (time, N_ ("Time"));

static const SitrepKey labels_keys[] = {
  NAMED ("lead", lead_label, TEXT, N_ ("Lead")),
  NAMED ("postmortem", postmortem_label, TEXT, N_ ("Post-Mortem")),
  NAMED ("review", review_label, TEXT, N_ ("Review Meeting")),
  NAMED ("open", open_label, TEXT, N_ ("Open Incident")),
  NAMED ("resolved", resolved_label, TEXT, N_ ("Resolved Incident")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (labels, N_ ("Labels"));
#undef S

#define S SitrepIdRules
static const SitrepKey ids_keys[] = {
  KEY (incident,
       TEXT,
       N_ ("Incident ID"),
       N_ ("As in INC-{{started:%Y%m%d}}-{{sequence:3}}"),
       .flags = SITREP_KEY_HOLES),
  NAMED ("short", brief, TEXT, N_ ("Short Form"), N_ ("As in INC-{{sequence:3}}"), .flags = SITREP_KEY_HOLES),
  KEY (zone,
       TEXT,
       N_ ("Time Zone"),
       N_ ("`local`, or a name; the process’ own where left out"),
       .flags = SITREP_KEY_ZONE),
  KEY (channel,
       TEXT,
       N_ ("Incident Channel"),
       N_ ("As in #incident-{{started:%Y-%m-%d}}-{{slug}}"),
       .flags = SITREP_KEY_HOLES),
  KEY (document, TEXT, N_ ("Incident Document"), .flags = SITREP_KEY_HOLES),
  KEY (review, TEXT, N_ ("Review Document"), .flags = SITREP_KEY_HOLES),
  SITREP_KEY_END,
};
static SITREP_SHAPE (ids, N_ ("Names"));
#undef S

#define IN(word) .topic = SITREP_TOPIC_##word
#define S SitrepPlaybook
static const SitrepKey playbook_keys[] = {
  KEY (format, NUMBER, N_ ("Format"), NEEDED),
  KEY (key, TEXT, N_ ("Key"), N_ ("Never reused for another process"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (summary, TEXT, N_ ("Summary")),
  KEY (version, TEXT, N_ ("Version")),
  KEY (owner, TEXT, N_ ("Owner")),
  KEY (language, TEXT, N_ ("Language"), N_ ("Of what leaves the machine, as in en")),
  KEY (about, OBJECT, N_ ("About"), .shape = &sitrep_about_shape),
  { "time", SITREP_KEY_OBJECT, 0, N_ ("Time"), .shape = &sitrep_time_shape },
  { "labels", SITREP_KEY_OBJECT, 0, N_ ("Labels"), .shape = &sitrep_labels_shape },
  KEY (ids, OBJECT, N_ ("Names"), .shape = &sitrep_ids_shape),
  KEY (default_level, REF, N_ ("Default Level"), N_ ("The second highest where left out"), .refers = "levels"),
  KEY (measures, LIST, N_ ("Measures"), .shape = &sitrep_measure_shape),
  KEY (levels, LIST, N_ ("Levels"), N_ ("The worst first"), .shape = &sitrep_level_shape, NEEDED),
  KEY (triage, LIST, N_ ("Triage Questions"), .shape = &sitrep_triage_shape),
  KEY (detection, LIST, N_ ("Sources of Detection"), .shape = &sitrep_detection_shape),
  KEY (statuses, LIST, N_ ("Statuses"), N_ ("In order"), .shape = &sitrep_status_shape, NEEDED),
  KEY (page_statuses, LIST, N_ ("Status Page"), .shape = &sitrep_page_status_shape, IN (MESSAGES)),
  KEY (milestones, LIST, N_ ("Milestones"), N_ ("In order"), .shape = &sitrep_milestone_shape),
  KEY (roles, LIST, N_ ("Roles"), .shape = &sitrep_role_shape, IN (PEOPLE)),
  KEY (posts, LIST, N_ ("Posts"), .shape = &sitrep_post_shape, IN (PEOPLE)),
  KEY (channels, LIST, N_ ("Channels"), .shape = &sitrep_channel_shape, IN (MESSAGES)),
  KEY (stages, LIST, N_ ("Stages"), N_ ("Of the response, in order"), .shape = &sitrep_stage_shape, IN (WORK)),
  KEY (decisions, LIST, N_ ("Decisions"), .shape = &sitrep_decision_shape, IN (WORK)),
  NAMED ("checklist", groups, LIST, N_ ("Checklist"), .shape = &sitrep_group_shape, IN (WORK)),
  KEY (commands, LIST, N_ ("Commands"), .shape = &sitrep_command_shape, IN (WORK)),
  KEY (evidence, LIST, N_ ("Evidence"), .shape = &sitrep_evidence_shape, IN (WORK)),
  KEY (runbooks, LIST, N_ ("Runbooks"), .shape = &sitrep_runbook_shape, IN (WORK)),
  KEY (links, LIST, N_ ("Links"), .shape = &sitrep_link_shape, IN (WORK)),
  KEY (ladders, LIST, N_ ("Ladders"), .shape = &sitrep_ladder_shape, IN (PEOPLE)),
  KEY (fields, LIST, N_ ("Fields"), .shape = &sitrep_field_shape, IN (MESSAGES)),
  KEY (templates, LIST, N_ ("Templates"), .shape = &sitrep_template_shape, IN (MESSAGES)),
  NAMED ("postmortem", form, OBJECT, N_ ("Post-Mortem"), .shape = &sitrep_form_shape, IN (LEARNING)),
  KEY (review, OBJECT, N_ ("Review Meeting"), .shape = &sitrep_review_shape, IN (LEARNING)),
  KEY (actions, OBJECT, N_ ("Action Items"), .shape = &sitrep_actions_shape, IN (LEARNING)),
  KEY (metrics, LIST, N_ ("Metrics"), .shape = &sitrep_metric_shape, IN (LEARNING)),
  KEY (report, OBJECT, N_ ("Report"), .shape = &sitrep_report_shape, IN (LEARNING)),
  KEY (records,
       LIST,
       N_ ("Records"),
       N_ ("The names under which an incident’s data are kept"),
       .shape = &sitrep_record_shape,
       IN (LEARNING)),
  KEY (guidance, LIST, N_ ("Guidance"), .shape = &sitrep_guidance_shape, IN (WORK)),
  KEY (faq, LIST, N_ ("Questions and Answers"), .shape = &sitrep_faq_shape, IN (LEARNING)),
  KEY (practice,
       LIST,
       N_ ("Practice"),
       N_ ("Drills, training, reviews of the process"),
       .shape = &sitrep_practice_shape,
       IN (LEARNING)),
  KEY (variables, MAP, N_ ("Variables"), N_ ("Names and texts for templates"), IN (MESSAGES)),
  SITREP_KEY_END,
};
SITREP_SHAPE (playbook, N_ ("Playbook"));
#undef S
#undef IN

/** sitrep_topic_label: Returns: what people call the topic. */
const char *
sitrep_topic_label (SitrepTopic topic)
{
  static const char *const labels[SITREP_N_TOPICS] = {
    [SITREP_TOPIC_PROCESS] = N_ ("The Process"), [SITREP_TOPIC_PEOPLE] = N_ ("People"),
    [SITREP_TOPIC_WORK] = N_ ("Work"),           [SITREP_TOPIC_MESSAGES] = N_ ("Messages"),
    [SITREP_TOPIC_LEARNING] = N_ ("Learning"),
  };

  g_return_val_if_fail (topic < SITREP_N_TOPICS, NULL);

  return _ (labels[topic]);
}
