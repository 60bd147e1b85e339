/* sitrep-triage.c - the answers that proposed a level, as the timeline keeps them
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-triage.h"

#include "playbook/sitrep-measure.h"
#include "sitrep-entry-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* --- kept --- */

static gboolean
check_answers (const SitrepPlaybook *playbook, GHashTable *answers, GError **error)
{
  GHashTableIter iter;
  gpointer question, answer;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &question, &answer))
    if (!sitrep_advisor_check (playbook, question, answer, error))
      return FALSE;
  return TRUE;
}

/* Answers by their keys, figures as numbers; in the order of the questions. */
static JsonObject *
answers_to_json (const SitrepPlaybook *playbook, GHashTable *answers)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < playbook->triage->len; i++)
    {
      const SitrepTriageQuestion *question = g_ptr_array_index (playbook->triage, i);
      const SitrepMeasure *measure = sitrep_playbook_measure (playbook, question->measure);
      const char *answer = g_hash_table_lookup (answers, question->key);
      double figure;

      if (answer == NULL)
        continue;
      if (measure != NULL && sitrep_measure_read (measure, answer, &figure, NULL))
        json_object_set_double_member (object, question->key, figure);
      else
        json_object_set_string_member (object, question->key, answer);
    }
  return object;
}

/**
 * sitrep_triage_detail_new:
 * @answers: (nullable): question key → answer key, or a figure as it was typed
 * @chosen: the level that a person chose
 *
 * Returns: (transfer full) (nullable): for an entry's detail: what was answered, proposed and chosen; %NULL without an
 *   error where nothing was answered, with one where an answer is none of the process'
 */
char *
sitrep_triage_detail_new (const SitrepPlaybook *playbook, GHashTable *answers, const char *chosen, GError **error)
{
  g_autoptr (SitrepAdvice) advice = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (answers == NULL || g_hash_table_size (answers) == 0 || !check_answers (playbook, answers, error))
    return NULL;
  advice = sitrep_advise (playbook, answers);
  if (advice->level != NULL)
    json_object_set_string_member (object, "proposed", advice->level->key);
  json_object_set_string_member (object, "to", chosen);
  json_object_set_object_member (object, "answers", answers_to_json (playbook, answers));
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/* --- in words --- */

static char *
answer_from_json (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node)));
}

static GHashTable *
read_answers (const SitrepEntry *entry)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root, *held;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (entry->detail == NULL || !json_parser_load_from_data (parser, entry->detail, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || (held = json_object_get_member (json_node_get_object (root), "answers")) == NULL
      || !JSON_NODE_HOLDS_OBJECT (held))
    return answers;
  json_object_iter_init (&iter, json_node_get_object (held));
  while (json_object_iter_next (&iter, &key, &node))
    {
      char *answer = answer_from_json (node);

      if (answer != NULL)
        g_hash_table_insert (answers, g_strdup (key), answer);
    }
  return answers;
}

static char *
reasons_words (const SitrepAdvice *advice)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < advice->reasons->len; i++)
    {
      const SitrepReason *reason = g_ptr_array_index (advice->reasons, i);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", reason->record);
    }
  return g_string_free_and_steal (words);
}

/** sitrep_triage_words: Returns: (transfer full): what was proposed and chosen, and every answer by @playbook's words. */
char *
sitrep_triage_words (const SitrepEntry *entry, const SitrepPlaybook *playbook)
{
  g_autoptr (GHashTable) answers = read_answers (entry);
  g_autoptr (SitrepAdvice) advice = sitrep_advise (playbook, answers);
  g_autofree char *proposed = sitrep_entry_detail (entry, "proposed");
  g_autofree char *chosen = sitrep_entry_detail (entry, "to");
  g_autofree char *reasons = reasons_words (advice);
  const char *to = chosen != NULL ? chosen : "";

  /* Translators: a level, then answers and the levels that they propose: “Error rate 7 %, above 5 % → P0; Data: safe” */
  if (proposed == NULL)
    return g_strdup_printf (_ ("Level advice: no level proposed, %s chosen (%s)"), to, reasons);
  if (g_strcmp0 (proposed, chosen) == 0)
    return g_strdup_printf (_ ("Level advice: %s proposed and chosen (%s)"), proposed, reasons);
  return g_strdup_printf (_ ("Level advice: %s proposed, %s chosen (%s)"), proposed, to, reasons);
}
