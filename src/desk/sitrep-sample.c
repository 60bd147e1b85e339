/* sitrep-sample.c - the sample incident
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-sample.h"

#include "base/sitrep-error.h"
#include "base/sitrep-ids.h"
#include "incident/sitrep-dossier.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define SAMPLE "/io/github/sitrep_desk/Sitrep/sample.json"

/* The sample is data: rows of the tables, with times as minutes before now. */

typedef struct
{
  GPtrArray *records;
  gint64 now;
  const char *incident;
} Making;

static void
take_field (SitrepRecord *record, const SitrepField *field, JsonNode *node, gint64 now)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    sitrep_record_set_text (record, field, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    sitrep_record_set_int (record, field, json_node_get_boolean (node));
  else if (g_str_has_suffix (field->name, "_at") || g_strcmp0 (field->name, "at") == 0
           || g_strcmp0 (field->name, "since") == 0)
    sitrep_record_set_int (record, field, now - json_node_get_int (node) * SITREP_MINUTE);
  else
    sitrep_record_set_int (record, field, json_node_get_int (node));
}

static SitrepRecord *
make_record (const SitrepRecordType *type, JsonObject *object, Making *making)
{
  SitrepRecord *record = sitrep_record_new (type);
  const SitrepField *parent = sitrep_record_type_find (type, "incident");

  record->id = sitrep_uuid_new (making->now);
  if (parent != NULL)
    sitrep_record_set_text (record, parent, making->incident);
  for (const SitrepField *field = type->fields; field->name != NULL; field++)
    if (json_object_has_member (object, field->name))
      take_field (record, field, json_object_get_member (object, field->name), making->now);
  g_ptr_array_add (making->records, record);
  return record;
}

static void
make_all (JsonObject *root, const char *list, const SitrepRecordType *type, Making *making)
{
  JsonArray *array = json_object_get_array_member (root, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    make_record (type, json_array_get_object_element (array, i), making);
}

static SitrepPlaybook *
find_playbook (SitrepLibrary *library, const char *key)
{
  g_autoptr (GPtrArray) shipped = sitrep_library_shipped (library);

  for (guint i = 0; i < shipped->len; i++)
    {
      SitrepPlaybook *playbook = g_ptr_array_index (shipped, i);

      if (g_strcmp0 (playbook->key, key) == 0)
        return sitrep_playbook_ref (playbook);
    }
  return NULL;
}

/**
 * sitrep_sample_read:
 * @now: the sample's times are so many minutes before it
 * @playbook: (out) (transfer full): the sample's process
 *
 * Returns: (transfer full) (nullable): the records of the sample, the SitrepIncident first, not stored yet
 */
GPtrArray *
sitrep_sample_read (gint64 now, SitrepPlaybook **playbook, SitrepLibrary *library, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (sitrep_record_unref);
  Making making = { records, now, NULL };
  SitrepIncident *incident;
  JsonObject *root;

  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  *playbook = find_playbook (library, json_object_get_string_member (root, "playbook"));
  if (*playbook == NULL)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_NOT_FOUND, _ ("The sample's process is missing."));
      return NULL;
    }
  incident
    = (SitrepIncident *) make_record (&sitrep_incident_type, json_object_get_object_member (root, "incident"), &making);
  incident->playbook = g_strdup ((*playbook)->id);
  incident->kind = SITREP_KIND_SAMPLE;
  making.incident = incident->base.id;
  make_all (root, "entries", &sitrep_entry_type, &making);
  make_all (root, "facts", &sitrep_fact_type, &making);
  make_all (root, "holders", &sitrep_holder_type, &making);
  make_all (root, "ticks", &sitrep_tick_type, &making);
  make_all (root, "messages", &sitrep_message_type, &making);
  return g_steal_pointer (&records);
}
