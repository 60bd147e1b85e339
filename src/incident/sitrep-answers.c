/* sitrep-answers.c - the post-mortem's answers: from the record, or as typed
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-answers.h"

#include "base/sitrep-text.h"
#include "playbook/sitrep-plain-form.h"
#include "sitrep-entry-words.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

void
sitrep_answer_value_free (SitrepAnswerValue *self)
{
  g_free (self->text);
  g_strfreev (self->list);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* --- as they are kept: JSON --- */

static JsonNode *
list_node (char **list)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_node_take_array (node, array);
  return node;
}

/** sitrep_answer_encode_list: Returns: (transfer full): the list as an answer is kept. */
char *
sitrep_answer_encode_list (char **list)
{
  g_autoptr (JsonNode) node = list_node (list);

  return json_to_string (node, FALSE);
}

/** sitrep_answer_encode_rows: Returns: (transfer full): rows or groups (element-type GStrv) as an answer is kept. */
char *
sitrep_answer_encode_rows (GPtrArray *rows)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < rows->len; i++)
    json_array_add_element (array, list_node (g_ptr_array_index (rows, i)));
  json_node_take_array (node, array);
  return json_to_string (node, FALSE);
}

static char **
decode_list (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

static GPtrArray *
decode_rows (JsonNode *node)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (rows, decode_list (json_array_get_element (array, i)));
  return rows;
}

static gboolean
is_rows (SitrepAnswerKind kind)
{
  return kind == SITREP_ANSWER_TABLE || kind == SITREP_ANSWER_GROUPS;
}

static gboolean
is_list (SitrepAnswerKind kind)
{
  return kind == SITREP_ANSWER_LIST || kind == SITREP_ANSWER_NUMBERED || kind == SITREP_ANSWER_WHYS
         || kind == SITREP_ANSWER_CHECKS || kind == SITREP_ANSWER_PEOPLE;
}

static void
decode (SitrepAnswerValue *self, SitrepAnswerKind kind, const char *value)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  self->typed = TRUE;
  if (!is_rows (kind) && !is_list (kind))
    {
      self->text = g_strdup (value);
      return;
    }
  if (!json_parser_load_from_data (parser, value, -1, NULL) || json_parser_get_root (parser) == NULL)
    return;
  if (is_list (kind))
    self->list = decode_list (json_parser_get_root (parser));
  else
    self->rows = decode_rows (json_parser_get_root (parser));
}

/* --- from the record --- */

/* What the program notes of its own bookkeeping is not history for a reader. */
static gboolean
belongs_in_report (const SitrepEntry *entry)
{
  return !entry->left_out && (entry->text != NULL || entry->milestone != NULL || g_strcmp0 (entry->fact, "level") == 0);
}

static char *
cell (const SitrepEntry *entry, const SitrepPlaybook *playbook, const char *from)
{
  SitrepWhen when = { entry->at, entry->until, entry->precision };

  if (g_strcmp0 (from, "time") == 0)
    return sitrep_when_words (&when, playbook->zone, playbook->twelve_hours);
  if (g_strcmp0 (from, "event") == 0)
    return sitrep_entry_words (entry, playbook);
  if (g_strcmp0 (from, "action") == 0)
    return g_strdup (entry->action != NULL ? entry->action : "");
  if (g_strcmp0 (from, "owner") == 0)
    return g_strdup (entry->owner != NULL ? entry->owner : entry->recorder != NULL ? entry->recorder : "");
  return g_strdup ("");
}

static GPtrArray *
timeline_rows (SitrepDossier *d, const SitrepQuestion *question)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  GPtrArray *entries = d->entries != NULL ? d->entries : d->milestones;

  for (guint i = 0; i < entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      if (!belongs_in_report (entry))
        continue;
      for (guint j = 0; j < question->columns->len; j++)
        g_strv_builder_take (
          row, cell (entry, d->playbook, ((SitrepColumn *) g_ptr_array_index (question->columns, j))->from));
      g_ptr_array_add (rows, g_strv_builder_end (row));
    }
  return rows;
}

/* As in “14:05 - Rolled back”: a list is kept to what belongs in a report, as a table is. */
static char **
timeline_lines (SitrepDossier *d, GPtrArray *entries)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *time = cell (entry, d->playbook, "time");
      g_autofree char *event = cell (entry, d->playbook, "event");

      if (belongs_in_report (entry))
        g_strv_builder_take (lines, g_strdup_printf ("%s - %s", time, event));
    }
  return g_strv_builder_end (lines);
}

static char **
list_from_record (SitrepDossier *d, SitrepValues *values, const char *from)
{
  if (from == NULL)
    return NULL;
  if (g_str_equal (from, "timeline"))
    return timeline_lines (d, d->entries != NULL ? d->entries : d->milestones);
  return g_str_equal (from, "milestones") ? timeline_lines (d, d->milestones) : sitrep_values_list (values, from);
}

static GPtrArray *
empty_groups (const SitrepQuestion *question)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; question->groups != NULL && question->groups[i] != NULL; i++)
    g_ptr_array_add (rows, g_new0 (char *, 1));
  return rows;
}

static void
take_from_record (SitrepAnswerValue *self, SitrepDossier *d, const SitrepQuestion *question, gint64 now)
{
  g_autoptr (SitrepValues) values = sitrep_values_new (d, now);

  switch (question->kind)
    {
    case SITREP_ANSWER_TABLE:
      self->rows = g_strcmp0 (question->from, "timeline") == 0 ? timeline_rows (d, question)
                                                               : g_ptr_array_new_with_free_func (free_row);
      break;
    case SITREP_ANSWER_GROUPS:
      self->rows = empty_groups (question);
      break;
    case SITREP_ANSWER_LIST:
    case SITREP_ANSWER_NUMBERED:
    case SITREP_ANSWER_WHYS:
    case SITREP_ANSWER_CHECKS:
    case SITREP_ANSWER_PEOPLE:
      self->list = list_from_record (d, values, question->from);
      break;
    case SITREP_ANSWER_TEXT:
    case SITREP_ANSWER_LINE:
    case SITREP_ANSWER_CHOICE:
    case SITREP_ANSWER_DATE:
      self->text = question->from != NULL ? sitrep_values_text (values, question->from) : NULL;
      break;
    case SITREP_ANSWER_ACTIONS:
    default:
      break;
    }
}

/**
 * sitrep_answer_value:
 * @dossier: whole, where the question is about the timeline
 *
 * Returns: (transfer full): what was typed for @question, else what the record says. Of action items nothing: they
 *   are records of their own
 */
SitrepAnswerValue *
sitrep_answer_value (SitrepDossier *dossier, const SitrepQuestion *question, gint64 now)
{
  SitrepAnswerValue *self = g_new0 (SitrepAnswerValue, 1);
  const SitrepAnswer *answer = sitrep_dossier_answer (dossier, question->key);

  if (answer != NULL && answer->value != NULL)
    decode (self, question->kind, answer->value);
  else
    take_from_record (self, dossier, question, now);
  return self;
}

static gboolean
list_is_empty (char **list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (!sitrep_text_is_empty (list[i]))
      return FALSE;
  return TRUE;
}

gboolean
sitrep_answer_is_empty (const SitrepAnswerValue *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (!list_is_empty (g_ptr_array_index (self->rows, i)))
      return FALSE;
  return sitrep_text_is_empty (self->text) && list_is_empty (self->list);
}

/**
 * sitrep_answers_missing:
 * @required: (out) (optional): how many of them the process demands
 *
 * How many questions have no answer yet.
 */
guint
sitrep_answers_missing (SitrepDossier *d, gint64 now, guint *required)
{
  GPtrArray *sections = sitrep_form_sections (&d->playbook->form);
  guint missing = 0, needed = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const SitrepSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; j < section->questions->len; j++)
        {
          const SitrepQuestion *question = g_ptr_array_index (section->questions, j);
          g_autoptr (SitrepAnswerValue) value = sitrep_answer_value (d, question, now);

          if (question->kind == SITREP_ANSWER_ACTIONS ? d->actions->len == 0 : sitrep_answer_is_empty (value))
            {
              missing++;
              needed += question->required ? 1 : 0;
            }
        }
    }
  if (required != NULL)
    *required = needed;
  return missing;
}
