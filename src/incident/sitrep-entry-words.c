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

/* The program's words for each kind of fact; %NULL for one it does not know. */
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
  const SitrepMilestone *milestone = sitrep_playbook_milestone (playbook, entry->milestone);
  const char *fact = or_nothing (entry->fact);

  if (strcmp (fact, "started") == 0)
    return g_strdup (_ ("Started"));
  if (strcmp (fact, "declared") == 0)
    return g_strdup_printf (_ ("Declared as %s"), or_nothing (to));
  if (strcmp (fact, "advice") == 0)
    return sitrep_triage_words (entry, playbook);
  if (strcmp (fact, "acknowledged") == 0)
    return g_strdup (_ ("Acknowledged"));
  if (strcmp (fact, "level") == 0)
    return with_reason (g_strdup_printf (_ ("Level changed from %s to %s"), or_nothing (from), or_nothing (to)), entry);
  if (strcmp (fact, "status") == 0)
    return with_reason (g_strdup_printf (_ ("Status: %s"), status != NULL ? status->label : or_nothing (to)), entry);
  if (strcmp (fact, "decision") == 0)
    return with_reason (decision_words (playbook, or_nothing (what), to), entry);
  if (strcmp (fact, "playbook") == 0)
    return with_reason (g_strdup_printf (_ ("Moved from %s to %s"), or_nothing (from), or_nothing (to)), entry);
  if (strcmp (fact, "role") == 0)
    return g_strdup_printf (_ ("%s: %s"), role != NULL ? role->label : or_nothing (what), or_nothing (to));
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
  if (strcmp (fact, "title") == 0)
    return g_strdup_printf (_ ("Title: %s"), or_nothing (to));
  if (strcmp (fact, "meet") == 0)
    return g_strdup_printf (_ ("We meet at %s"), or_nothing (to));
  if (strcmp (fact, "sent") == 0)
    return g_strdup_printf (_ ("Sent to %s: %s"), or_nothing (to),
                            template != NULL ? template->title : or_nothing (what));
  if (strcmp (fact, "by-hand") == 0)
    return g_strdup_printf (_ ("Posted by hand to %s: %s"), or_nothing (to),
                            template != NULL ? template->title : or_nothing (what));
  if (strcmp (fact, "postmortem") == 0)
    return g_strdup_printf (_ ("%s published"),
                            playbook->postmortem_label != NULL ? playbook->postmortem_label : _ ("Post-mortem"));
  if (milestone != NULL)
    return g_strdup (milestone->label);
  return NULL;
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
  return words != NULL ? g_steal_pointer (&words) : g_strdup (or_nothing (entry->fact));
}
