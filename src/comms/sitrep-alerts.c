/* sitrep-alerts.c - what an Alertmanager says
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
#include "base/sitrep-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than anybody looks through. */
#define ALERTS_MAX 2000
#define WORDS_MAX 200

void
sitrep_alert_free (SitrepAlert *self)
{
  if (self == NULL)
    return;
  g_free (self->fingerprint);
  g_free (self->name);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->annotations);
  g_free (self->generator_url);
  g_strfreev (self->silenced_by);
  g_free (self);
}

/* --- the address --- */

/* What people copy is the page that they look at: what is behind the # is within that page. */
static char *
clean_base (const char *base)
{
  g_autofree char *text = sitrep_secret_strip (base);
  char *fragment = strchr (text, '#');
  gsize end;

  if (fragment != NULL)
    *fragment = '\0';
  for (end = strlen (text); end > 0 && text[end - 1] == '/'; end--)
    text[end - 1] = '\0';
  return g_steal_pointer (&text);
}

/** sitrep_alerts_url: Returns: (transfer full): @path of the interface below @base */
char *
sitrep_alerts_url (const char *base, const char *path)
{
  g_autofree char *clean = clean_base (base);

  return g_strdup_printf ("%s/api/v2/%s", clean, path);
}

/** sitrep_alerts_check: Returns: %FALSE with %SITREP_ERROR_INVALID and a sentence where @base is no address of one */
gboolean
sitrep_alerts_check (const char *base, GError **error)
{
  g_autofree char *clean = clean_base (base);

  if (!sitrep_url_check (clean, error))
    return FALSE;
  if (strchr (clean, '?') != NULL || strstr (clean, "/api/v") != NULL)
    {
      sitrep_invalid (error, _ ("Only the beginning of the address is needed, as in https://alerts.example.com."));
      return FALSE;
    }
  return TRUE;
}

/**
 * sitrep_alerts_request:
 * @base: where the Alertmanager is, as in `https://alerts.example.com`
 *
 * Asks for all alerts but those that others are the cause of.
 *
 * Returns: (transfer full) (nullable): %NULL with a sentence where @base is no address
 */
SitrepRequest *
sitrep_alerts_request (const char *base, GError **error)
{
  g_autofree char *url = sitrep_alerts_url (base, "alerts?inhibited=false");

  return sitrep_alerts_check (base, error) ? sitrep_request_new_text ("GET", url, NULL, NULL) : NULL;
}

/* --- answers that are none --- */

/** sitrep_alerts_unexpected: something answered that is no Alertmanager, a login page for one. */
void
sitrep_alerts_unexpected (GError **error)
{
  g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FAILED,
                       _ ("What answers there is no Alertmanager. Look whether the address is right."));
}

/* A refusal is a text as JSON, or an object with a message. */
static char *
words_of (const SitrepAnswerView *answer)
{
  g_autoptr (JsonNode) json = sitrep_answer_json (answer);
  gboolean text = json != NULL && json_node_get_value_type (json) == G_TYPE_STRING;
  g_autofree char *line = sitrep_text_line (text ? json_node_get_string (json) : sitrep_json_text (json, "message"));

  return *line != '\0' ? sitrep_text_cut (line, WORDS_MAX) : NULL;
}

/** sitrep_alerts_is_good: Returns: whether the status is one of success; else %FALSE with a sentence */
gboolean
sitrep_alerts_is_good (const SitrepAnswerView *answer, GError **error)
{
  g_autofree char *words = NULL;

  if (answer->status >= 200 && answer->status <= 299)
    return TRUE;
  words = words_of (answer);
  if (answer->status == 401 || answer->status == 403)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FAILED,
                         _ ("The Alertmanager does not let this program in: there is a login before it."));
  else if (answer->status >= 400 && answer->status <= 499 && words != NULL)
    g_set_error (error, SITREP_ERROR, SITREP_ERROR_FAILED, _ ("The Alertmanager refuses this: %s"), words);
  else if (answer->status >= 500 && answer->status <= 599)
    g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_FAILED,
                         _ ("The Alertmanager has a problem of its own. Try it again in a while."));
  else
    sitrep_alerts_unexpected (error);
  return FALSE;
}

/* --- alerts --- */

static GHashTable *
read_texts (JsonNode *node, char *(*clean) (const char *text))
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return table;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (json_node_get_value_type (value) == G_TYPE_STRING)
      g_hash_table_insert (table, g_strdup (name), clean (json_node_get_string (value)));
  return table;
}

static char *
keep (const char *text)
{
  return g_strdup (text);
}

static char **
read_ids (JsonNode *node)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *id = json_array_get_element (array, i);

      if (json_node_get_value_type (id) == G_TYPE_STRING && sitrep_is_id (json_node_get_string (id)))
        g_strv_builder_add (ids, json_node_get_string (id));
    }
  return g_strv_builder_end (ids);
}

static SitrepAlertState
read_state (const char *text)
{
  if (g_strcmp0 (text, "suppressed") == 0)
    return SITREP_ALERT_SUPPRESSED;
  return g_strcmp0 (text, "unprocessed") == 0 ? SITREP_ALERT_UNPROCESSED : SITREP_ALERT_ACTIVE;
}

static char *
read_url (const char *text)
{
  g_autofree char *target = sitrep_doc_target (text);

  return target != NULL && g_ascii_strncasecmp (target, "http", 4) == 0 ? g_steal_pointer (&target) : NULL;
}

/* Returns: (transfer full) (nullable): %NULL where it has no key: nothing could be done with it */
static SitrepAlert *
read_alert (JsonNode *node)
{
  const char *fingerprint = sitrep_json_text (node, "fingerprint");
  JsonNode *status = sitrep_json_member (node, "status");
  SitrepAlert *self;

  if (fingerprint == NULL || !sitrep_is_id (fingerprint))
    return NULL;
  self = g_new0 (SitrepAlert, 1);
  self->fingerprint = g_strdup (fingerprint);
  self->labels = read_texts (sitrep_json_member (node, "labels"), keep);
  self->annotations = read_texts (sitrep_json_member (node, "annotations"), sitrep_text_block);
  self->name = g_strdup (g_hash_table_lookup (self->labels, "alertname"));
  self->starts_at = sitrep_time_from_iso (sitrep_json_text (node, "startsAt"));
  self->generator_url = read_url (sitrep_json_text (node, "generatorURL"));
  self->state = read_state (sitrep_json_text (status, "state"));
  self->silenced_by = read_ids (sitrep_json_member (status, "silencedBy"));
  return self;
}

/**
 * sitrep_alerts_read:
 *
 * Returns: (transfer full) (nullable) (element-type SitrepAlert): in the order in which they came; %NULL with a sentence
 */
GPtrArray *
sitrep_alerts_read (const SitrepAnswerView *answer, GError **error)
{
  g_autoptr (JsonNode) json = NULL;
  GPtrArray *alerts;
  JsonArray *array;

  if (!sitrep_alerts_is_good (answer, error))
    return NULL;
  json = sitrep_answer_json (answer);
  if (json == NULL || !JSON_NODE_HOLDS_ARRAY (json))
    {
      sitrep_alerts_unexpected (error);
      return NULL;
    }
  alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_alert_free);
  array = json_node_get_array (json);
  for (guint i = 0; i < json_array_get_length (array) && alerts->len < ALERTS_MAX; i++)
    {
      SitrepAlert *alert = read_alert (json_array_get_element (array, i));

      if (alert != NULL)
        g_ptr_array_add (alerts, alert);
    }
  return alerts;
}

/* --- what an incident could begin with --- */

static char *
line_of (GHashTable *texts, const char *key)
{
  g_autofree char *line = sitrep_text_line (g_hash_table_lookup (texts, key));

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/**
 * sitrep_alert_title:
 *
 * Returns: (transfer full): one line: what whoever wrote the rule says of it, else the rule's name and where it fired
 */
char *
sitrep_alert_title (const SitrepAlert *self)
{
  g_autofree char *summary = line_of (self->annotations, "summary");
  g_autofree char *name = line_of (self->labels, "alertname");
  g_autofree char *instance = line_of (self->labels, "instance");
  g_autofree char *title = NULL;

  if (summary != NULL)
    return sitrep_text_cut (summary, SITREP_TITLE_MAX);
  if (name == NULL)
    name = g_strdup (self->fingerprint);
  title = instance != NULL ? g_strdup_printf ("%s (%s)", name, instance) : g_strdup (name);
  return sitrep_text_cut (title, SITREP_TITLE_MAX);
}

/** sitrep_alert_impact: Returns: (transfer full) (nullable): what the rule says of who is hit, or of what it means */
char *
sitrep_alert_impact (const SitrepAlert *self)
{
  static const char *const keys[] = { "impact", "description", "message" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = g_hash_table_lookup (self->annotations, keys[i]);

      if (text != NULL && *text != '\0')
        return sitrep_text_cut (text, SITREP_TEXT_MAX);
    }
  return NULL;
}

/**
 * sitrep_alert_severity:
 * @severity: (out): by the label of that name, in the words that rules use
 *
 * Returns: %FALSE where the alert does not say
 */
gboolean
sitrep_alert_severity (const SitrepAlert *self, SitrepSeverity *severity)
{
  static const struct
  {
    const char *word;
    SitrepSeverity severity;
  } words[] = {
    { "critical", SITREP_SEVERITY_CRITICAL },
    { "page", SITREP_SEVERITY_CRITICAL },
    { "emergency", SITREP_SEVERITY_CRITICAL },
    { "fatal", SITREP_SEVERITY_CRITICAL },
    { "disaster", SITREP_SEVERITY_CRITICAL },
    { "p1", SITREP_SEVERITY_CRITICAL },
    { "error", SITREP_SEVERITY_MAJOR },
    { "major", SITREP_SEVERITY_MAJOR },
    { "high", SITREP_SEVERITY_MAJOR },
    { "p2", SITREP_SEVERITY_MAJOR },
    { "warning", SITREP_SEVERITY_MINOR },
    { "warn", SITREP_SEVERITY_MINOR },
    { "minor", SITREP_SEVERITY_MINOR },
    { "medium", SITREP_SEVERITY_MINOR },
    { "average", SITREP_SEVERITY_MINOR },
    { "p3", SITREP_SEVERITY_MINOR },
    { "info", SITREP_SEVERITY_LOW },
    { "notice", SITREP_SEVERITY_LOW },
    { "low", SITREP_SEVERITY_LOW },
    { "none", SITREP_SEVERITY_LOW },
    { "p4", SITREP_SEVERITY_LOW },
  };
  const char *label = g_hash_table_lookup (self->labels, "severity");

  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (label, words[i].word) == 0)
      {
        *severity = words[i].severity;
        return TRUE;
      }
  return FALSE;
}
