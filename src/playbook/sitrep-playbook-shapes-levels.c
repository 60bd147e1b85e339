/* sitrep-playbook-shapes-levels.c - the format: small parts, levels, statuses
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-shapes.h"

static const char *const colour_words[] = { "red", "orange", "yellow", "green", "blue", "purple", "neutral", NULL };

/* --- small parts --- */

#define S SitrepTarget
static const SitrepKey target_keys[] = {
  KEY (minutes, NUMBER, N_ ("Minutes"), N_ ("Left out where the process gives no figure")),
  KEY (business_days, NUMBER, N_ ("Business Days"), N_ ("The end of that many business days later")),
  KEY (business_hours, FLAG, N_ ("Business Hours Only"), N_ ("The time runs in business hours alone")),
  KEY (label, TEXT, N_ ("In Words"), N_ ("As in “immediate” or “best effort”")),
  SITREP_KEY_END,
};
SITREP_SHAPE (target, N_ ("Target"));
#undef S

#define S SitrepDue
static const SitrepKey due_keys[] = {
  KEY (from, REF, N_ ("From"), N_ ("The milestone from which the time is counted"), .refers = "milestones", NEEDED),
  KEY (minutes, NUMBER, N_ ("Minutes")),
  KEY (business_days, NUMBER, N_ ("Business Days"), N_ ("The end of that many business days later")),
  KEY (levels, REFS, N_ ("Levels"), N_ ("Left out, it holds at every level"), .refers = "levels"),
  SITREP_KEY_END,
};
SITREP_SHAPE (due, N_ ("Due"));
#undef S

#define S SitrepBand
static const SitrepKey band_keys[] = {
  KEY (measure, REF, N_ ("Measure"), .refers = "measures", NEEDED),
  KEY (above, FIGURE, N_ ("Above"), N_ ("The figure itself is not in the band")),
  KEY (from, FIGURE, N_ ("From"), N_ ("The figure itself is in the band")),
  KEY (below, FIGURE, N_ ("Below"), N_ ("The figure itself is not in the band")),
  KEY (to, FIGURE, N_ ("Up To"), N_ ("The figure itself is in the band")),
  KEY (note, TEXT, N_ ("Note"), N_ ("As in “on critical endpoints”")),
  SITREP_KEY_END,
};
SITREP_SHAPE (band, N_ ("Band"));
#undef S

#define S SitrepRule
static const SitrepKey rule_keys[] = {
  KEY (need, WORD, N_ ("Need"), .words = sitrep_need_nicks),
  KEY (note, TEXT, N_ ("Note"), N_ ("As in “when it drags on”")),
  SITREP_KEY_END,
};
SITREP_SHAPE (rule, N_ ("Rule"));
#undef S

#define S SitrepStep
static const SitrepKey step_keys[] = {
  KEY (text, TEXT, N_ ("Text"), NEEDED),
  KEY (commands, REFS, N_ ("Commands"), .refers = "commands"),
  SITREP_KEY_END,
};
SITREP_SHAPE (step, N_ ("Step"));
#undef S

#define S SitrepAttendee
static const SitrepKey attendee_keys[] = {
  KEY (post, TEXT, N_ ("Post"), N_ ("A post or a role, in words"), NEEDED),
  KEY (note, TEXT, N_ ("When"), N_ ("As in “if the frontend was involved”")),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  SITREP_KEY_END,
};
SITREP_SHAPE (attendee, N_ ("Post"));
#undef S

#define S SitrepMeasure
static const SitrepKey measure_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (unit, TEXT, N_ ("Unit"), N_ ("As in “%” or “ms”")),
  SITREP_KEY_END,
};
SITREP_SHAPE (measure, N_ ("Measure"));
#undef S

/* --- levels --- */

#define S SitrepUpdateRule
static const SitrepKey update_keys[] = {
  KEY (audience, WORD, N_ ("Audience"), .words = sitrep_audience_nicks, NEEDED),
  KEY (every, NUMBER, N_ ("Every, in Minutes"), N_ ("Left out: at the start and at the end")),
  KEY (first, NUMBER, N_ ("First After, in Minutes"), N_ ("Counted from the declaration")),
  KEY (by_lead, FLAG, N_ ("Set by the Lead"), N_ ("The lead sets the interval for each incident")),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (update, N_ ("Updates"));
#undef S

#define S SitrepLevel
static const SitrepKey level_keys[] = {
  KEY (key, TEXT, N_ ("Key"), N_ ("As in “SEV-1”; never reused for another meaning"), NEEDED),
  KEY (name, TEXT, N_ ("Name"), NEEDED),
  KEY (colour, CHOICE, N_ ("Colour"), .words = colour_words),
  KEY (glyph, TEXT, N_ ("Glyph"), N_ ("In messages only"), .flags = SITREP_KEY_MESSAGE),
  KEY (meaning, TEXT, N_ ("Meaning")),
  KEY (criteria, TEXTS, N_ ("Criteria")),
  KEY (examples, TEXTS, N_ ("Examples")),
  KEY (bands, LIST, N_ ("Bands"), N_ ("Figures that belong to this level"), .shape = &sitrep_band_shape),
  KEY (response, OBJECT, N_ ("Response"), .shape = &sitrep_target_shape),
  KEY (resolution, OBJECT, N_ ("Resolution"), .shape = &sitrep_target_shape),
  KEY (escalation, OBJECT, N_ ("Escalation"), .shape = &sitrep_target_shape),
  KEY (updates, LIST, N_ ("Updates"), N_ ("How often each audience hears"), .shape = &sitrep_update_shape),
  KEY (told, TEXTS, N_ ("Who Is Told")),
  KEY (channels, REFS, N_ ("Channels"), .refers = "channels"),
  KEY (on_call, WORD, N_ ("On-Call"), .words = sitrep_call_nicks),
  KEY (incident_channel, WORD, N_ ("Incident Channel"), .words = sitrep_room_nicks),
  KEY (meeting, OBJECT, N_ ("War Room"), .shape = &sitrep_rule_shape),
  KEY (postmortem, OBJECT, N_ ("Post-Mortem"), .shape = &sitrep_rule_shape),
  KEY (ticket, FLAG, N_ ("Ticket Only"), N_ ("Handled as a ticket, without alarms")),
  KEY (declared_by, TEXTS, N_ ("Who May Declare")),
  KEY (declare, TEXT, N_ ("Advice on Declaring")),
  KEY (team, LIST, N_ ("Response Team"), .shape = &sitrep_attendee_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (level, N_ ("Level"));
#undef S

#define S SitrepTriageAnswer
static const SitrepKey triage_answer_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (text, TEXT, N_ ("Answer"), NEEDED),
  KEY (level, REF, N_ ("Proposes"), N_ ("Left out where the answer proposes nothing"), .refers = "levels"),
  SITREP_KEY_END,
};
static SITREP_SHAPE (triage_answer, N_ ("Answer"));
#undef S

#define S SitrepTriageQuestion
static const SitrepKey triage_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (text, TEXT, N_ ("Question"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (measure, REF, N_ ("Measure"), N_ ("Asks for a figure, which the levels’ bands place"), .refers = "measures"),
  KEY (answers, LIST, N_ ("Answers"), .shape = &sitrep_triage_answer_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (triage, N_ ("Question"));
#undef S

#define S SitrepDetection
static const SitrepKey detection_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (automatic, FLAG, N_ ("Automatic")),
  SITREP_KEY_END,
};
SITREP_SHAPE (detection, N_ ("Source"));
#undef S

/* --- statuses --- */

#define S SitrepStatus
static const SitrepKey status_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (phase, WORD, N_ ("Phase"), .words = sitrep_phase_nicks),
  KEY (milestone, REF, N_ ("Milestone"), N_ ("Set when the status is reached"), .refers = "milestones"),
  KEY (page, REF, N_ ("On the Status Page"), .refers = "page_statuses"),
  KEY (by, REFS, N_ ("Who May Set It"), .refers = "roles"),
  KEY (hint, TEXT, N_ ("Hint")),
  SITREP_KEY_END,
};
SITREP_SHAPE (status, N_ ("Status"));
#undef S

#define S SitrepPageStatus
static const SitrepKey page_status_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (glyph, TEXT, N_ ("Glyph"), N_ ("In messages only"), .flags = SITREP_KEY_MESSAGE),
  KEY (service, CHOICE, N_ ("The Service’s Word"), .words = sitrep_page_words, NEEDED),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  SITREP_KEY_END,
};
SITREP_SHAPE (page_status, N_ ("Page Status"));
#undef S

#define S SitrepMilestone
static const SitrepKey milestone_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  SITREP_KEY_END,
};
SITREP_SHAPE (milestone, N_ ("Milestone"));
#undef S
