/* sitrep-silence.c - silences in an Alertmanager
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-alerts-private.h"
#include "sitrep-connector-private.h"

#include "base/sitrep-error.h"
#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COMMENT_LIMIT 1000

static void
keep_common (GHashTable *common, GHashTable *labels)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, common);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (g_strcmp0 (g_hash_table_lookup (labels, name), value) != 0)
      g_hash_table_iter_remove (&iter);
}

/**
 * sitrep_alerts_common_labels:
 * @alerts: (element-type SitrepAlert)
 *
 * Returns: (transfer full): the labels that all of them have: what a silence for them all names. May be empty.
 */
GHashTable *
sitrep_alerts_common_labels (GPtrArray *alerts)
{
  GHashTable *common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const SitrepAlert *first = alerts->len > 0 ? g_ptr_array_index (alerts, 0) : NULL;
  GHashTableIter iter;
  gpointer name, value;

  if (first == NULL)
    return common;
  g_hash_table_iter_init (&iter, first->labels);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (common, g_strdup (name), g_strdup (value));
  for (guint i = 1; i < alerts->len; i++)
    keep_common (common, ((SitrepAlert *) g_ptr_array_index (alerts, i))->labels);
  return common;
}

/* --- to silence --- */

static gboolean
check (const SitrepSilence *silence, GError **error)
{
  if (g_hash_table_size (silence->labels) == 0)
    sitrep_invalid (error, _ ("These alerts have nothing in common. Silence them one by one."));
  else if (silence->until <= silence->from)
    sitrep_invalid (error, _ ("The silence would end before it begins."));
  else if (sitrep_text_is_empty (silence->created_by))
    sitrep_invalid (error, _ ("Say who silences, so that others can ask."));
  else if (sitrep_text_is_empty (silence->comment))
    sitrep_invalid (error, _ ("Say why, so that others know."));
  else if (silence->id != NULL && !sitrep_is_id (silence->id))
    sitrep_invalid (error, _ ("This is not the ID of a silence."));
  else
    return TRUE;
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_text (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_add_string_value (json_builder_set_member_name (json, name), value);
}

/* Always equal, never an expression: a label is silenced as it is. */
static void
add_matchers (JsonBuilder *json, GHashTable *labels)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (labels), compare);

  json_builder_begin_array (json_builder_set_member_name (json, "matchers"));
  for (GList *l = names; l != NULL; l = l->next)
    {
      json_builder_begin_object (json);
      add_text (json, "name", l->data);
      add_text (json, "value", g_hash_table_lookup (labels, l->data));
      json_builder_add_boolean_value (json_builder_set_member_name (json, "isRegex"), FALSE);
      json_builder_add_boolean_value (json_builder_set_member_name (json, "isEqual"), TRUE);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static JsonBuilder *
new_body (const SitrepSilence *silence)
{
  JsonBuilder *json = json_builder_begin_object (json_builder_new ());
  g_autofree char *from = sitrep_time_text (silence->from);
  g_autofree char *until = sitrep_time_text (silence->until);
  g_autofree char *by = sitrep_text_line (silence->created_by);
  g_autofree char *text = sitrep_text_block (silence->comment);
  g_autofree char *comment = sitrep_text_cut (text, COMMENT_LIMIT);

  if (silence->id != NULL)
    add_text (json, "id", silence->id);
  add_matchers (json, silence->labels);
  add_text (json, "startsAt", from);
  add_text (json, "endsAt", until);
  add_text (json, "createdBy", by);
  add_text (json, "comment", comment);
  json_builder_end_object (json);
  return json;
}

/** sitrep_silence_request: Returns: (transfer full) (nullable): %NULL with %SITREP_ERROR_INVALID and a sentence */
SitrepRequest *
sitrep_silence_request (const char *base, const SitrepSilence *silence, GError **error)
{
  g_autofree char *url = sitrep_alerts_url (base, "silences");
  g_autoptr (JsonBuilder) body = NULL;

  if (!sitrep_alerts_check (base, error) || !check (silence, error))
    return NULL;
  body = new_body (silence);
  return sitrep_request_new_json ("POST", url, body);
}

/**
 * sitrep_silence_read:
 *
 * Returns: (transfer full) (nullable): the silence's id, which may be another one than that which was changed; %NULL
 *   with a sentence
 */
char *
sitrep_silence_read (const SitrepAnswerView *answer, GError **error)
{
  g_autoptr (JsonNode) json = NULL;
  const char *id;

  if (!sitrep_alerts_is_good (answer, error))
    return NULL;
  json = sitrep_answer_json (answer);
  id = sitrep_json_text (json, "silenceID");
  if (id != NULL && sitrep_is_id (id))
    return g_strdup (id);
  sitrep_alerts_unexpected (error);
  return NULL;
}

/* --- to end that --- */

/** sitrep_silence_end_request: Returns: (transfer full) (nullable): %NULL with %SITREP_ERROR_INVALID and a sentence */
SitrepRequest *
sitrep_silence_end_request (const char *base, const char *id, GError **error)
{
  g_autofree char *path = NULL, *url = NULL;

  if (!sitrep_alerts_check (base, error))
    return NULL;
  if (id == NULL || !sitrep_is_id (id))
    {
      sitrep_invalid (error, _ ("This is not the ID of a silence."));
      return NULL;
    }
  path = g_strconcat ("silence/", id, NULL);
  url = sitrep_alerts_url (base, path);
  return sitrep_request_new_text ("DELETE", url, NULL, NULL);
}

/* Versions before 0.26 answer 500 and say so in words only. */
static gboolean
is_gone (const SitrepAnswerView *answer)
{
  return answer->status == 404
         || (answer->status == 500 && answer->body != NULL && strstr (answer->body, "not found") != NULL);
}

/** sitrep_silence_end_read: Returns: %FALSE with a sentence: %SITREP_ERROR_NOT_FOUND where it was gone before */
gboolean
sitrep_silence_end_read (const SitrepAnswerView *answer, GError **error)
{
  if (!is_gone (answer))
    return sitrep_alerts_is_good (answer, error);
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND,
                       _ ("The Alertmanager does not have this silence any more."));
  return FALSE;
}
