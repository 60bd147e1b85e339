/* sitrep-entry-words.c - what the program noted, put into words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-entry-words.h"

#include "base/sitrep-ids.h"
#include "sitrep-condition.h"
#include "sitrep-triage.h"
#include "sitrep-vigil.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/**
 * sitrep_entry_note:
 * @at: when it happened
 * @now: when it is noted
 * @fact: what the program notes; see sitrep_entry_words()
 * @detail: (transfer full) (nullable): of sitrep_detail_new()
 *
 * Returns: (transfer full): a new entry, not stored yet
 */
SitrepEntry *
sitrep_entry_note (const char *incident,
                   gint64 at,
                   gint64 now,
                   SitrepEntryKind kind,
                   const char *fact,
                   char *detail,
                   const char *recorder)
{
  SitrepEntry *entry = sitrep_record_new (&sitrep_entry_type);

  entry->base.id = sitrep_uuid_new (now);
  entry->incident = g_strdup (incident);
  entry->at = at;
  entry->kind = kind;
  entry->fact = g_strdup (fact);
  entry->detail = detail;
  entry->recorder = g_strdup (recorder);
  entry->noted_at = now;
  return entry;
}

/** sitrep_detail_new: Returns: (transfer full): a JSON object of name, text pairs; those whose text is %NULL are left out. */
char *
sitrep_detail_new (const char *name, ...)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  va_list args;

  va_start (args, name);
  for (const char *n = name; n != NULL; n = va_arg (args, const char *))
    {
      const char *text = va_arg (args, const char *);

      if (text != NULL)
        json_object_set_string_member (object, n, text);
    }
  va_end (args);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/** sitrep_entry_detail: Returns: (transfer full) (nullable): one value of what the program noted. */
char *
sitrep_entry_detail (const SitrepEntry *entry, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  const char *text;

  if (entry->detail == NULL || !json_parser_load_from_data (parser, entry->detail, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  text = json_object_get_string_member_with_default (json_node_get_object (root), name, NULL);
  return g_strdup (text);
}

/** sitrep_entry_kind_label: what a kind of entry is called, in the language of the window. */
const char *
sitrep_entry_kind_label (SitrepEntryKind kind)
{
  switch (kind)
    {
    case SITREP_ENTRY_EVENT:
      return _ ("Event");
    case SITREP_ENTRY_ACTION:
      return _ ("Action");
    case SITREP_ENTRY_DECISION:
      return _ ("Decision");
    case SITREP_ENTRY_FINDING:
      return _ ("Finding");
    case SITREP_ENTRY_MESSAGE:
      return _ ("Message");
    case SITREP_ENTRY_ESCALATION:
      return _ ("Escalation");
    case SITREP_ENTRY_MILESTONE:
      return _ ("Milestone");
    case SITREP_ENTRY_CHANGE:
      return _ ("Change");
    case SITREP_ENTRY_NOTE:
    default:
      return _ ("Note");
    }
}

/** sitrep_situation_label: Returns: (transfer none) (nullable): the name of one of the situation's four parts. */
const char *
sitrep_situation_label (const char *key)
{
  if (g_strcmp0 (key, "impact") == 0)
    return _ ("Impact");
  if (g_strcmp0 (key, "known") == 0)
    return _ ("What we know");
  if (g_strcmp0 (key, "doing") == 0)
    return _ ("Being done");
  if (g_strcmp0 (key, "needed") == 0)
    return _ ("Needed");
  return NULL;
}

static char *
with_reason (char *words, const SitrepEntry *entry)
{
  g_autofree char *taken = words;
  g_autofree char *reason = sitrep_entry_detail (entry, "reason");

  return reason != NULL ? g_strdup_printf (C_ ("deed: reason", "%s: %s"), taken, reason) : g_steal_pointer (&taken);
}

/* As in “Fix forward or roll back? Roll back”, or “There is no progress: yes”. */
static char *
decision_words (const SitrepPlaybook *playbook, const char *what, const char *to)
{
  const SitrepDecision *decision = sitrep_playbook_find (playbook->decisions, what);
  const char *answer = decision != NULL ? sitrep_decision_answer_words (decision, to) : to;
  const char *question = decision != NULL ? decision->text : what;

  if (to == NULL)
    return g_strdup_printf (_ ("Not decided after all (%s)"), question);
  if (g_str_has_suffix (question, "?"))
    /* Translators: a question that ends with its question mark, and the answer */
    return g_strdup_printf (C_ ("deed: decision", "%s %s"), question, answer != NULL ? answer : to);
  /* Translators: a statement, and whether it is true: “Yes” or “No” */
  return g_strdup_printf (C_ ("deed: decision", "%s: %s"), question, answer != NULL ? answer : to);
}

static const char *
field_label (const SitrepPlaybook *playbook, const char *key)
{
  const SitrepFieldRule *field = sitrep_playbook_field (playbook, key);

  if (field != NULL)
    return field->label;
  return sitrep_situation_label (key) != NULL ? sitrep_situation_label (key) : key;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static char *
role_words (const SitrepRole *role, const char *what, const char *from, const char *to)
{
  const char *label = role != NULL ? role->label : what != NULL ? what : _ ("Responder");

  if (from != NULL && g_strcmp0 (from, to) != 0)
    /* Translators: a role, who hands it over, and to whom */
    return g_strdup_printf (_ ("%s: from %s to %s"), label, from, or_nothing (to));
  return g_strdup_printf (_ ("%s: %s"), label, or_nothing (to));
}

/* As in “Called Engineering Manager (Grace) by phone”. */
static char *
call_words (const SitrepEntry *entry, const char *what, const char *to)
{
  g_autofree char *by = sitrep_entry_detail (entry, "by");
  g_autofree char *whom
    = to != NULL ? g_strdup_printf (C_ ("deed: call", "%s (%s)"), or_nothing (what), to) : g_strdup (or_nothing (what));

  return by != NULL ? g_strdup_printf (_ ("Called %s: %s"), whom, by) : g_strdup_printf (_ ("Called %s"), whom);
}

static char *
answer_words (const SitrepEntry *entry, const char *what, const char *to, gboolean answered)
{
  g_autofree char *after = sitrep_entry_detail (entry, "after");

  return g_strdup_printf (answered ? _ ("%s answered after %s") : _ ("%s did not answer within %s"),
                          to != NULL ? to : or_nothing (what), or_nothing (after));
}

static char *
cadence_words (const SitrepEntry *entry, const char *what, const char *to)
{
  const char *label = what;
  g_autofree char *every = NULL;

  for (int i = 0; i < SITREP_N_AUDIENCES; i++)
    if (g_strcmp0 (sitrep_audience_nicks[i], what) == 0)
      label = sitrep_audience_label ((SitrepAudience) i);
  if (to == NULL)
    return g_strdup_printf (_ ("Updates, %s: as the level says"), or_nothing (label));
  if (strcmp (to, "0") == 0)
    return g_strdup_printf (_ ("Updates, %s: at no fixed interval"), or_nothing (label));
  every = sitrep_duration_short (g_ascii_strtoll (to, NULL, 10) * SITREP_MINUTE);
  return g_strdup_printf (_ ("Updates, %s: every %s"), or_nothing (label), every);
}

static char *
health_words (const SitrepEntry *entry, const char *what, const char *to)
{
  g_autofree char *answer = sitrep_vigil_answer_words (g_strcmp0 (to, "up") == 0,
                                                       what != NULL ? (guint) g_ascii_strtoull (what, NULL, 10) : 0);

  return with_reason (g_strdup_printf (_ ("Health check: %s"), answer), entry);
}

/* What was done, or seen, at services that are not told anything. */
static char *
outside_words (const SitrepEntry *entry, const SitrepPlaybook *playbook, const char *what, const char *to)
{
  const char *fact = or_nothing (entry->fact);
  gint64 until = to != NULL ? sitrep_time_from_iso (to) : SITREP_NEVER;
  g_autofree char *clock
    = until != SITREP_NEVER ? sitrep_time_clock (until, playbook->zone, playbook->twelve_hours) : NULL;

  if (strcmp (fact, "silenced") == 0)
    /* Translators: a time, and the names of alerts */
    return g_strdup_printf (_ ("Alerts silenced until %s: %s"), or_nothing (clock), or_nothing (what));
  if (strcmp (fact, "health") == 0)
    return health_words (entry, what, to);
  if (strcmp (fact, "health-address") == 0)
    return g_strdup_printf (_ ("Health check of %s"), or_nothing (to));
  if (strcmp (fact, "silence-ended") == 0)
    return g_strdup_printf (_ ("Silence ended: %s"), or_nothing (what));
  return NULL;
}

/* What the responders do: checklist, tasks, calls. */
static char *
work_words (const SitrepEntry *entry, const SitrepPlaybook *playbook, const char *what, const char *to)
{
  const SitrepItem *item = sitrep_playbook_item (playbook, what);
  const char *text = item != NULL ? item->text : or_nothing (what), *fact = or_nothing (entry->fact);

  if (strcmp (fact, "watch") == 0)
    return g_strdup_printf (_ ("Being watched: %s"), text);
  if (strcmp (fact, "unwatch") == 0)
    return g_strdup_printf (_ ("Not watched any more: %s"), text);
  if (strcmp (fact, "measured") == 0)
    return to != NULL && *to != '\0' ? g_strdup_printf (_ ("Measured: %s: %s"), text, to)
                                     : g_strdup_printf (_ ("Not measured after all: %s"), text);
  if (strcmp (fact, "task") == 0)
    return to != NULL ? g_strdup_printf (_ ("Task for %s: %s"), to, text) : g_strdup_printf (_ ("Task: %s"), text);
  if (strcmp (fact, "task-done") == 0)
    return with_reason (g_strdup_printf (_ ("Task done: %s"), text), entry);
  if (strcmp (fact, "task-dropped") == 0)
    return with_reason (g_strdup_printf (_ ("Task dropped: %s"), text), entry);
  if (strcmp (fact, "task-open") == 0)
    return g_strdup_printf (_ ("Task open again: %s"), text);
  if (strcmp (fact, "escalated") == 0)
    return with_reason (call_words (entry, what, to), entry);
  if (strcmp (fact, "not-escalated") == 0)
    return with_reason (g_strdup_printf (_ ("Not called now: %s"), text), entry);
  if (strcmp (fact, "answered") == 0 || strcmp (fact, "not-answered") == 0)
    return with_reason (answer_words (entry, what, to, *fact == 'a'), entry);
  if (strcmp (fact, "reason") == 0)
    return to != NULL ? g_strdup_printf (_ ("It is so: %s"), text) : g_strdup_printf (_ ("It is not so: %s"), text);
  if (strcmp (fact, "snoozed") == 0)
    return with_reason (g_strdup_printf (_ ("Put off: %s"), text), entry);
  return NULL;
}

/* What was gathered, and taken away again. */
static char *
evidence_words (const SitrepEntry *entry, const char *what, const char *to)
{
  const char *fact = or_nothing (entry->fact);

  if (strcmp (fact, "evidence") == 0)
    return to != NULL ? g_strdup_printf (_ ("Evidence, %s: %s"), to, or_nothing (what))
                      : g_strdup_printf (_ ("Evidence: %s"), or_nothing (what));
  if (strcmp (fact, "evidence-removed") == 0)
    return with_reason (g_strdup_printf (_ ("Evidence taken away: %s"), or_nothing (what)), entry);
  return NULL;
}

/* What becomes of the incident as a whole. */
static char *
course_words (const SitrepEntry *entry, const SitrepPlaybook *playbook, const char *what, const char *to)
{
  const char *fact = or_nothing (entry->fact);

  if (strcmp (fact, "released") == 0)
    {
      g_autofree char *from = sitrep_entry_detail (entry, "from");
      const SitrepRole *role = sitrep_playbook_role (playbook, what);

      return with_reason (
        g_strdup_printf (_ ("%s: no longer %s"), role != NULL ? role->label : _ ("Responder"), or_nothing (from)),
        entry);
    }
  if (strcmp (fact, "cadence") == 0)
    return cadence_words (entry, what, to);
  if (strcmp (fact, "reopened") == 0)
    return with_reason (g_strdup (_ ("Opened again")), entry);
  if (strcmp (fact, "resolved") == 0)
    return g_strdup (_ ("Resolved"));
  if (strcmp (fact, "stood-down") == 0)
    return with_reason (g_strdup (_ ("Responders stood down")), entry);
  if (strcmp (fact, "called-back") == 0)
    return with_reason (g_strdup (_ ("Responders called back")), entry);
  if (strcmp (fact, "reviewed") == 0)
    return g_strdup (_ ("Review held"));
  if (strcmp (fact, "false-alarm") == 0)
    return with_reason (g_strdup (_ ("False alarm")), entry);
  if (strcmp (fact, "real-after-all") == 0)
    return with_reason (g_strdup (_ ("No false alarm after all")), entry);
  if (strcmp (fact, "repeat") == 0)
    return with_reason (g_strdup_printf (_ ("A repeat of %s"), or_nothing (to)), entry);
  if (strcmp (fact, "duplicate") == 0)
    return with_reason (g_strdup_printf (_ ("A duplicate: goes on as %s"), or_nothing (to)), entry);
  if (strcmp (fact, "none") == 0)
    return g_strdup (_ ("No repeat and no duplicate after all"));
  if (strcmp (fact, "merged") == 0)
    return g_strdup_printf (_ ("%s is a duplicate of this one"), or_nothing (what));
  if (strcmp (fact, "repeated") == 0)
    return g_strdup_printf (_ ("It came again: %s"), or_nothing (what));
  return NULL;
}

/* The program's words for each kind of fact; %NULL for one it does not know. */
static char *
published_words (const SitrepEntry *entry, const SitrepPlaybook *playbook)
{
  const char *label = playbook->postmortem_label != NULL ? playbook->postmortem_label : _ ("Post-mortem");
  g_autofree char *place = sitrep_entry_detail (entry, "place");
  g_autofree char *audience = sitrep_entry_detail (entry, "audience");
  g_autofree char *what
    = g_strdup_printf (audience != NULL ? _ ("%s published, public version") : _ ("%s published"), label);

  return place != NULL ? g_strdup_printf (C_ ("deed: published where", "%s: %s"), what, place)
                       : g_steal_pointer (&what);
}

static char *
fact_words (const SitrepEntry *entry, const SitrepPlaybook *playbook)
{
  g_autofree char *from = sitrep_entry_detail (entry, "from");
  g_autofree char *to = sitrep_entry_detail (entry, "to");
  g_autofree char *what = sitrep_entry_detail (entry, "what");
  const SitrepStatus *status = sitrep_playbook_status (playbook, to);
  const SitrepRole *role = sitrep_playbook_role (playbook, what);
  const SitrepItem *item = sitrep_playbook_item (playbook, what);
  const SitrepTemplate *template = sitrep_playbook_template (playbook, what);
  const char *fact = or_nothing (entry->fact);

  if (strcmp (fact, "started") == 0)
    return g_strdup (_ ("Started"));
  if (strcmp (fact, "declared") == 0)
    return g_strdup_printf (_ ("Declared as %s"), or_nothing (to));
  if (strcmp (fact, "advice") == 0)
    return sitrep_triage_words (entry, playbook);
  if (strcmp (fact, "acknowledged") == 0)
    return to != NULL ? g_strdup_printf (_ ("Acknowledged by %s"), to) : g_strdup (_ ("Acknowledged"));
  if (strcmp (fact, "level") == 0)
    return with_reason (g_strdup_printf (_ ("Level changed from %s to %s"), or_nothing (from), or_nothing (to)), entry);
  if (strcmp (fact, "status") == 0)
    return with_reason (g_strdup_printf (_ ("Status: %s"), status != NULL ? status->label : or_nothing (to)), entry);
  if (strcmp (fact, "decision") == 0)
    return with_reason (decision_words (playbook, or_nothing (what), to), entry);
  if (strcmp (fact, "playbook") == 0)
    return with_reason (g_strdup_printf (_ ("Moved from %s to %s"), or_nothing (from), or_nothing (to)), entry);
  if (strcmp (fact, "role") == 0)
    return with_reason (role_words (role, what, from, to), entry);
  if (strcmp (fact, "tick") == 0)
    return g_strdup_printf (_ ("Done: %s"), item != NULL ? item->text : or_nothing (what));
  if (strcmp (fact, "skip") == 0)
    return with_reason (g_strdup_printf (_ ("Not applicable: %s"), item != NULL ? item->text : or_nothing (what)),
                        entry);
  if (strcmp (fact, "untick") == 0)
    return g_strdup_printf (_ ("Open again: %s"), item != NULL ? item->text : or_nothing (what));
  if (strcmp (fact, "fact") == 0)
    return to != NULL ? g_strdup_printf (_ ("%s: %s"), field_label (playbook, what), to)
                      : g_strdup_printf (_ ("%s: nothing any more"), field_label (playbook, what));
  if (strcmp (fact, "runbook") == 0)
    return to != NULL ? g_strdup_printf (_ ("Runbook followed: %s"), to)
                      : g_strdup_printf (_ ("Runbook not followed any more: %s"), or_nothing (from));
  if (strcmp (fact, "title") == 0)
    return g_strdup_printf (_ ("Title: %s"), or_nothing (to));
  if (strcmp (fact, "channel") == 0)
    /* Translators: the channel's name, and the service: “Channel opened: #inc-042 (Slack bot)” */
    return g_strdup_printf (_ ("Channel opened: %s (%s)"), or_nothing (to), or_nothing (what));
  if (strcmp (fact, "meet") == 0)
    return g_strdup_printf (_ ("We meet at %s"), or_nothing (to));
  if (strcmp (fact, "sent") == 0)
    return g_strdup_printf (_ ("Sent to %s: %s"), or_nothing (to),
                            template != NULL ? template->title : or_nothing (what));
  if (strcmp (fact, "by-hand") == 0)
    return g_strdup_printf (_ ("Posted by hand to %s: %s"), or_nothing (to),
                            template != NULL ? template->title : or_nothing (what));
  if (strcmp (fact, "postmortem") == 0)
    return published_words (entry, playbook);
  return NULL;
}

static char *
more_words (const SitrepEntry *entry, const SitrepPlaybook *playbook)
{
  g_autofree char *what = sitrep_entry_detail (entry, "what");
  g_autofree char *to = sitrep_entry_detail (entry, "to");
  const SitrepMilestone *milestone = sitrep_playbook_milestone (playbook, entry->milestone);
  char *words = work_words (entry, playbook, what, to);

  if (words == NULL)
    words = evidence_words (entry, what, to);
  if (words == NULL)
    words = course_words (entry, playbook, what, to);
  if (words == NULL)
    words = outside_words (entry, playbook, what, to);
  return words == NULL && milestone != NULL ? g_strdup (milestone->label) : words;
}

/**
 * sitrep_entry_words:
 *
 * Returns: (transfer full): what happened: the person's text, or the program's fact in the user's language
 */
char *
sitrep_entry_words (const SitrepEntry *entry, const SitrepPlaybook *playbook)
{
  g_autofree char *words = NULL;

  if (entry->text != NULL)
    return g_strdup (entry->text);
  words = fact_words (entry, playbook);
  if (words == NULL)
    words = more_words (entry, playbook);
  return words != NULL ? g_steal_pointer (&words) : g_strdup (or_nothing (entry->fact));
}
