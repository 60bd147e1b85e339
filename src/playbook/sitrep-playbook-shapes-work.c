/* sitrep-playbook-shapes-work.c - the format: people, checklists, commands, ways up, guidance
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-shapes.h"

static const char *const watched_words[] = { "always", "business-hours", "no", NULL };
static const char *const digest_words[] = { "daily", "weekly", NULL };
static const char *const link_words[] = { "runbook", "dashboard", "tool", "document", "log", "status-page", NULL };
static const char *const practice_words[] = { "drill", "training", "review", NULL };
static const char *const every_words[] = { "month", "quarter", "year", NULL };

/* --- people and channels --- */

#define S SitrepRole
static const SitrepKey role_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  NAMED ("short", brief, TEXT, N_ ("Short Form"), N_ ("As in “IC”")),
  KEY (handle, TEXT, N_ ("Handle"), N_ ("As in @devops-oncall")),
  KEY (duties, TEXTS, N_ ("Duties")),
  KEY (advice, TEXTS, N_ ("Advice")),
  KEY (levels, REFS, N_ ("Levels"), N_ ("That need this role"), .refers = "levels"),
  KEY (when, TEXT, N_ ("When"), N_ ("As in “in the war room”")),
  KEY (post, REF, N_ ("Filled By"), N_ ("The post that has the role until somebody is named"), .refers = "posts"),
  KEY (lead, FLAG, N_ ("Leads")),
  KEY (many, FLAG, N_ ("Several People")),
  SITREP_KEY_END,
};
SITREP_SHAPE (role, N_ ("Role"));
#undef S

#define S SitrepPost
static const SitrepKey post_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), N_ ("A post, never a person’s name"), NEEDED),
  KEY (handle, TEXT, N_ ("Handle"), N_ ("As in @backend-lead")),
  KEY (group, WORD, N_ ("Group"), .words = sitrep_post_nicks),
  KEY (answer, NUMBER, N_ ("Answers Within, in Minutes")),
  KEY (address, TEXT, N_ ("Address"), N_ ("A public one: a support mailbox, a page for cases")),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
SITREP_SHAPE (post, N_ ("Post"));
#undef S

#define S SitrepChannel
static const SitrepKey channel_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (name, TEXT, N_ ("Name"), N_ ("As in #incidents"), NEEDED),
  KEY (service, TEXT, N_ ("Service"), N_ ("As in slack, discord, email, statuspage, pagerduty")),
  KEY (purpose, TEXT, N_ ("Purpose")),
  KEY (audience, WORD, N_ ("Audience"), .words = sitrep_audience_nicks),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (watched, CHOICE, N_ ("Watched"), .words = watched_words),
  KEY (digest, CHOICE, N_ ("Digest"), N_ ("Collected, and sent so often"), .words = digest_words),
  SITREP_KEY_END,
};
SITREP_SHAPE (channel, N_ ("Channel"));
#undef S

/* --- stages, decisions, checklists --- */

#define S SitrepFlowStage
static const SitrepKey stage_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (from, NUMBER, N_ ("From Minute")),
  KEY (to, NUMBER, N_ ("To Minute")),
  KEY (window, TEXT, N_ ("When"), N_ ("The time in words, as in “within 48 hours of the resolution”")),
  KEY (steps, TEXTS, N_ ("Steps")),
  SITREP_KEY_END,
};
SITREP_SHAPE (stage, N_ ("Stage"));
#undef S

#define S SitrepDecisionAnswer
static const SitrepKey decision_answer_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (label, TEXT, N_ ("Label"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (decision_answer, N_ ("Answer"), .unique = TRUE);
#undef S

#define S SitrepDecision
static const SitrepKey decision_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (text, TEXT, N_ ("Question or Condition"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (after, NUMBER, N_ ("Holds After, in Minutes"), N_ ("Without progress, it holds by itself then")),
  KEY (answers,
       LIST,
       N_ ("Answers"),
       N_ ("Without answers it holds or it does not"),
       .shape = &sitrep_decision_answer_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (decision, N_ ("Decision"));
#undef S

#define S SitrepWatch
static const SitrepKey watch_keys[] = {
  KEY (minutes, NUMBER, N_ ("Minutes")),
  KEY (most, NUMBER, N_ ("At the Most")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (watch, N_ ("Watch"));
#undef S

#define S SitrepItem
static const SitrepKey item_keys[] = {
  KEY (key, TEXT, N_ ("Key"), N_ ("Ticks are kept by it; never reused for another meaning"), NEEDED),
  KEY (text, TEXT, N_ ("Text"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (role, REF, N_ ("Role"), .refers = "roles"),
  KEY (when, REF, N_ ("When"), N_ ("A condition, or an answer to a decision"), .refers = "conditions"),
  KEY (optional, FLAG, N_ ("Optional")),
  KEY (always, FLAG, N_ ("Always"), N_ ("In a group of which one is enough: to be done besides")),
  KEY (does, TEXT, N_ ("Does"), N_ ("What the program does for it, as in “send:declared”")),
  KEY (due, OBJECT, N_ ("Due"), .shape = &sitrep_due_shape),
  KEY (watch, OBJECT, N_ ("Watch"), .shape = &sitrep_watch_shape),
  KEY (targets, LIST, N_ ("Targets"), N_ ("What a check must measure"), .shape = &sitrep_band_shape),
  KEY (commands, REFS, N_ ("Commands"), .refers = "commands"),
  KEY (links, REFS, N_ ("Links"), .refers = "links"),
  SITREP_KEY_END,
};
SITREP_SHAPE (item, N_ ("Item"), .unique = TRUE);
#undef S

#define S SitrepGroup
static const SitrepKey group_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (stage, REF, N_ ("Stage"), .refers = "stages"),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (role, REF, N_ ("Role"), .refers = "roles"),
  KEY (when, REF, N_ ("When"), N_ ("A condition, or an answer to a decision"), .refers = "conditions"),
  KEY (one_of, FLAG, N_ ("One Is Enough"), N_ ("Any one of the items satisfies the group")),
  KEY (every_update, FLAG, N_ ("With Every Update"), N_ ("The group comes back with each update")),
  KEY (due, OBJECT, N_ ("Due"), N_ ("For every item without a time of its own"), .shape = &sitrep_due_shape),
  KEY (items, LIST, N_ ("Items"), .shape = &sitrep_item_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (group, N_ ("Checklist Group"));
#undef S

/* --- commands, evidence, runbooks, links --- */

#define S SitrepCommand
static const SitrepKey command_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (kind,
       WORD,
       N_ ("Kind"),
       N_ ("Only shell commands can be run; the others are copied"),
       .words = sitrep_command_nicks),
  KEY (text,
       LINES,
       N_ ("Text"),
       N_ ("With holes for the incident’s values"),
       .flags = SITREP_KEY_NEEDED | SITREP_KEY_HOLES),
  KEY (file, TEXT, N_ ("File"), N_ ("The pattern of the file that it writes"), .flags = SITREP_KEY_HOLES),
  KEY (hint, TEXT, N_ ("Hint")),
  SITREP_KEY_END,
};
SITREP_SHAPE (command, N_ ("Command"));
#undef S

#define S SitrepEvidence
static const SitrepKey evidence_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (hint, TEXT, N_ ("Hint")),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (commands, REFS, N_ ("Commands"), .refers = "commands"),
  KEY (steps, TEXTS, N_ ("Steps by Hand")),
  KEY (file, TEXT, N_ ("File"), N_ ("The pattern of its name"), .flags = SITREP_KEY_HOLES),
  KEY (sensitive, FLAG, N_ ("Sensitive")),
  SITREP_KEY_END,
};
SITREP_SHAPE (evidence, N_ ("Evidence"));
#undef S

#define S SitrepRunbook
static const SitrepKey runbook_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (symptoms, TEXTS, N_ ("Symptoms")),
  KEY (investigate, LIST, N_ ("Investigation"), .shape = &sitrep_step_shape),
  KEY (fixes, LIST, N_ ("Fixes"), .shape = &sitrep_step_shape),
  KEY (lasting, TEXTS, N_ ("Lasting Fixes")),
  KEY (link, REF, N_ ("Link"), .refers = "links"),
  SITREP_KEY_END,
};
SITREP_SHAPE (runbook, N_ ("Runbook"));
#undef S

#define S SitrepPlaybookLink
static const SitrepKey link_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (address, TEXT, N_ ("Address"), N_ ("Left out where only the name is known")),
  KEY (group, CHOICE, N_ ("Group"), .words = link_words),
  KEY (purpose, TEXT, N_ ("Purpose")),
  SITREP_KEY_END,
};
SITREP_SHAPE (link, N_ ("Link"));
#undef S

/* --- ladders --- */

#define S SitrepMethod
static const SitrepKey method_keys[] = {
  KEY (by, TEXT, N_ ("By"), N_ ("As in Slack, phone, e-mail"), NEEDED),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (method, N_ ("Contact Method"));
#undef S

#define S SitrepTrigger
static const SitrepKey trigger_keys[] = {
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (after, NUMBER, N_ ("After, in Minutes"), N_ ("Without progress; left out with no reasons: at once")),
  KEY (reasons, TEXTS, N_ ("Reasons"), N_ ("Any of them is enough")),
  KEY (inform, FLAG, N_ ("Only Informed"), N_ ("Told, not asked to take part")),
  KEY (business_hours, FLAG, N_ ("Business Hours Only")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (trigger, N_ ("Trigger"));
#undef S

#define S SitrepLadderStep
static const SitrepKey ladder_step_keys[] = {
  KEY (post, REF, N_ ("Post"), .refers = "posts", NEEDED),
  KEY (rung, NUMBER, N_ ("Rung"), N_ ("Its place on the ladder; several posts may share one")),
  KEY (from, NUMBER, N_ ("From Minute")),
  KEY (to, NUMBER, N_ ("To Minute")),
  KEY (triggers, LIST, N_ ("Triggers"), .shape = &sitrep_trigger_shape),
  KEY (through, REF, N_ ("Reached Through"), N_ ("The only post that may reach this one"), .refers = "posts"),
  KEY (answer, OBJECT, N_ ("Answers Within"), .shape = &sitrep_target_shape),
  KEY (methods, LIST, N_ ("Contact Methods"), .shape = &sitrep_method_shape),
  KEY (template, REF, N_ ("Template"), .refers = "templates"),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
static SITREP_SHAPE (ladder_step, N_ ("Rung"));
#undef S

#define S SitrepLadder
static const SitrepKey ladder_keys[] = {
  KEY (key, TEXT, N_ ("Key"), NEEDED),
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (methods, LIST, N_ ("Contact Methods"), N_ ("In order, for every rung"), .shape = &sitrep_method_shape),
  KEY (steps, LIST, N_ ("Rungs"), .shape = &sitrep_ladder_step_shape),
  SITREP_KEY_END,
};
SITREP_SHAPE (ladder, N_ ("Ladder"));
#undef S

/* --- guidance --- */

#define S SitrepGuidance
static const SitrepKey guidance_keys[] = {
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (moment, TEXT, N_ ("Moment"), N_ ("When to show it, as in “declare”, “mitigate”, “reopen”")),
  KEY (levels, REFS, N_ ("Levels"), .refers = "levels"),
  KEY (texts, TEXTS, N_ ("Texts"), NEEDED),
  SITREP_KEY_END,
};
SITREP_SHAPE (guidance, N_ ("Guidance"));
#undef S

#define S SitrepFaq
static const SitrepKey faq_keys[] = {
  KEY (question, TEXT, N_ ("Question"), NEEDED),
  KEY (answer, TEXT, N_ ("Answer"), NEEDED),
  SITREP_KEY_END,
};
SITREP_SHAPE (faq, N_ ("Question and Answer"));
#undef S

#define S SitrepPractice
static const SitrepKey practice_keys[] = {
  KEY (title, TEXT, N_ ("Title"), NEEDED),
  KEY (kind, CHOICE, N_ ("Kind"), .words = practice_words),
  KEY (every, CHOICE, N_ ("Every"), .words = every_words),
  KEY (note, TEXT, N_ ("Note")),
  SITREP_KEY_END,
};
SITREP_SHAPE (practice, N_ ("Practice"));
#undef S
