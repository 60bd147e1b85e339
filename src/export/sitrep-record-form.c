/* sitrep-record-form.c - an incident's data under the names of its process
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-record-form.h"

#include "base/sitrep-text.h"
#include "base/sitrep-time.h"
#include "incident/sitrep-entry-words.h"
#include "incident/sitrep-values.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define ISO "%Y-%m-%dT%H:%M:%SZ"
#define PLAIN "%F %H:%M %Z"

typedef struct
{
  SitrepDossier *dossier;
  SitrepValues *values;
} Reading;

/* --- one value, as data --- */

/* A figure is a number, whatever its field asks for; an id with zeros in front is none, nor is what is not known. */
static JsonNode *
new_scalar (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  gint64 number;

  if (sitrep_text_is_empty (text))
    {
      json_node_free (node);
      return json_node_new (JSON_NODE_NULL);
    }
  if ((text[0] != '0' || text[1] == '\0') && strlen (text) < 16
      && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL))
    json_node_set_int (node, number);
  else
    json_node_set_string (node, text);
  return node;
}

static void
add_member (JsonObject *object, const char *name, char *text)
{
  json_object_set_string_member (object, name, text);
  g_free (text);
}

static JsonNode *
new_timeline (Reading *reading)
{
  const SitrepPlaybook *playbook = reading->dossier->playbook;
  GPtrArray *entries = reading->dossier->entries != NULL ? reading->dossier->entries : reading->dossier->milestones;
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const SitrepEntry *entry = g_ptr_array_index (entries, i);
      const SitrepWhen when = { entry->at, entry->until, entry->precision };
      JsonObject *object;

      if (entry->left_out)
        continue;
      object = json_object_new ();
      add_member (object, "time", sitrep_when_words (&when, playbook->zone, playbook->twelve_hours));
      add_member (object, "event", sitrep_entry_words (entry, playbook));
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  return node;
}

static gboolean
is_list (const SitrepPlaybook *playbook, const char *name)
{
  static const char *const lists[] = { "timeline", "milestones", "actions", "responders", NULL };
  const SitrepFieldRule *field = sitrep_playbook_field (playbook, name);

  return field != NULL ? field->input == SITREP_INPUT_LIST || field->input == SITREP_INPUT_PROGRESS
                       : g_strv_contains (lists, name);
}

static JsonNode *
new_list (Reading *reading, const char *name)
{
  g_auto (GStrv) lines = sitrep_values_list (reading->values, name);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    json_array_add_string_element (array, lines[i]);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
new_time (Reading *reading, const char *milestone, gboolean plain)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 at = sitrep_dossier_milestone_at (reading->dossier, milestone);
  g_autofree char *text
    = at == SITREP_NEVER ? NULL
                         : sitrep_time_format (at, plain ? reading->dossier->playbook->zone : utc, plain ? PLAIN : ISO);

  return new_scalar (text);
}

/* @plain: for people, times are in the zone of the process */
static JsonNode *
new_value (Reading *reading, const char *name, gboolean plain)
{
  g_autofree char *text = NULL;

  if (name == NULL)
    return new_scalar (NULL);
  if (g_str_has_prefix (name, "milestone."))
    return new_time (reading, name + strlen ("milestone."), plain);
  if (strcmp (name, "timeline") == 0 && !plain)
    return new_timeline (reading);
  if (is_list (reading->dossier->playbook, name))
    return new_list (reading, name);
  text = sitrep_values_text (reading->values, name);
  return new_scalar (text);
}

/* --- all of them --- */

/* “impact.users_affected” is a member of “impact”. */
static void
put (JsonObject *root, const char *name, JsonNode *value)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", -1);
  JsonObject *object = root;
  guint n = g_strv_length (parts);

  for (guint i = 0; i + 1 < n; i++)
    {
      JsonNode *inner = json_object_get_member (object, parts[i]);

      if (inner == NULL || !JSON_NODE_HOLDS_OBJECT (inner))
        json_object_set_object_member (object, parts[i], json_object_new ());
      object = json_object_get_object_member (object, parts[i]);
    }
  json_object_set_member (object, n > 0 ? parts[n - 1] : name, value);
}

static JsonNode *
read_all (const SitrepRecordForm *form, Reading *reading)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  for (guint i = 0; i < form->entries->len; i++)
    {
      const SitrepRecordEntry *entry = g_ptr_array_index (form->entries, i);

      put (root, entry->name, new_value (reading, entry->from, FALSE));
    }
  json_node_take_object (node, root);
  return node;
}

/* --- YAML: a string in JSON's quotes is one of YAML 1.2, too --- */

static void append_yaml (GString *out, JsonNode *node, guint depth);

static void
append_indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static gboolean
has_inner (JsonNode *node)
{
  return (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
         || (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0);
}

static void
append_inner (GString *out, JsonNode *node, guint depth)
{
  g_autofree char *text = has_inner (node) ? NULL : json_to_string (node, FALSE);

  if (text != NULL)
    {
      g_string_append_printf (out, " %s\n", text);
      return;
    }
  g_string_append_c (out, '\n');
  append_yaml (out, node, depth);
}

static void
append_elements (GString *out, JsonArray *array, guint depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      append_indent (out, depth);
      g_string_append_c (out, '-');
      append_inner (out, json_array_get_element (array, i), depth + 1);
    }
}

static void
append_yaml (GString *out, JsonNode *node, guint depth)
{
  g_autoptr (GList) names = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      append_elements (out, json_node_get_array (node), depth);
      return;
    }
  names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autoptr (JsonNode) name = json_node_init_string (json_node_alloc (), l->data);
      g_autofree char *quoted = json_to_string (name, FALSE);

      append_indent (out, depth);
      g_string_append_printf (out, "%s:", quoted);
      append_inner (out, json_object_get_member (json_node_get_object (node), l->data), depth + 1);
    }
}

/* --- for people --- */

static void
append_lines (GString *out, JsonArray *lines)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      g_autofree char *line = sitrep_text_line (json_array_get_string_element (lines, i));

      g_string_append_printf (out, "- %s\n", line);
    }
}

static void
append_plain (GString *out, const char *name, JsonNode *value)
{
  g_string_append_printf (out, "%s:", name);
  if (JSON_NODE_HOLDS_ARRAY (value))
    append_lines (out, json_node_get_array (value));
  else if (JSON_NODE_HOLDS_NULL (value))
    g_string_append_c (out, '\n');
  else if (json_node_get_value_type (value) == G_TYPE_INT64)
    g_string_append_printf (out, " %" G_GINT64_FORMAT "\n", json_node_get_int (value));
  else
    g_string_append_printf (out, " %s\n", json_node_get_string (value));
}

static char *
write_plain (const SitrepRecordForm *form, Reading *reading)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < form->entries->len; i++)
    {
      const SitrepRecordEntry *entry = g_ptr_array_index (form->entries, i);
      g_autoptr (JsonNode) value = new_value (reading, entry->from, TRUE);

      append_plain (out, entry->name, value);
    }
  return g_string_free_and_steal (out);
}

static const char *
style_of (const SitrepRecordForm *form)
{
  return form->style != NULL ? form->style : "text";
}

/**
 * sitrep_record_form_write:
 * @form: one of the playbook's records
 * @dossier: whole, where the form asks for the timeline
 *
 * In the form's own style. As data (JSON, YAML) a time is ISO 8601 in UTC, a figure is a number, and what nobody knows is
 * null, which is not zero; as text times are in the zone of the process.
 *
 * Returns: (transfer full): ends with a new line
 */
char *
sitrep_record_form_write (const SitrepRecordForm *form, SitrepDossier *dossier, gint64 now)
{
  g_autoptr (SitrepValues) values = sitrep_values_new (dossier, now);
  Reading reading = { dossier, values };
  g_autoptr (JsonNode) data = NULL;
  g_autofree char *text = NULL;
  GString *out;

  if (strcmp (style_of (form), "text") == 0)
    return write_plain (form, &reading);
  data = read_all (form, &reading);
  if (strcmp (style_of (form), "json") == 0)
    {
      text = json_to_string (data, TRUE);
      return g_strconcat (text, "\n", NULL);
    }
  out = g_string_new (NULL);
  append_yaml (out, data, 0);
  return g_string_free_and_steal (out);
}

/** sitrep_record_form_file_name: Returns: (transfer full): as in INC-7-incident.json */
char *
sitrep_record_form_file_name (const SitrepRecordForm *form, const SitrepDossier *dossier)
{
  const char *ending = strcmp (style_of (form), "text") == 0 ? "txt" : style_of (form);

  return g_strdup_printf ("%s-%s.%s", dossier->incident->label, form->key, ending);
}

/** sitrep_record_form_find: Returns: (transfer none) (nullable) */
const SitrepRecordForm *
sitrep_record_form_find (const SitrepPlaybook *playbook, const char *key)
{
  for (guint i = 0; i < playbook->records->len; i++)
    if (g_strcmp0 (((SitrepRecordForm *) g_ptr_array_index (playbook->records, i))->key, key) == 0)
      return g_ptr_array_index (playbook->records, i);
  return NULL;
}
