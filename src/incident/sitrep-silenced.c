/* sitrep-silenced.c - the alerts that are silenced while an incident lasts
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-silenced.h"

#include "base/sitrep-time.h"

#include <json-glib/json-glib.h>

/** sitrep_silenced_new: everything is copied. */
SitrepSilenced *
sitrep_silenced_new (const char *id, const char *name, GHashTable *labels, gint64 until)
{
  SitrepSilenced *self = g_new0 (SitrepSilenced, 1);
  GHashTableIter iter;
  gpointer key, value;

  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL ? name : "");
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->until = until;
  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->labels, g_strdup (key), g_strdup (value));
  return self;
}

void
sitrep_silenced_free (SitrepSilenced *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_hash_table_unref (self->labels);
  g_free (self);
}

/* --- as it is kept --- */

static void
read_label (JsonObject *object, const char *name, JsonNode *node, gpointer labels)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_insert (labels, g_strdup (name), json_node_dup_string (node));
}

static SitrepSilenced *
read_one (JsonNode *node)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object != NULL ? json_object_get_string_member_with_default (object, "id", NULL) : NULL;
  JsonNode *member = object != NULL ? json_object_get_member (object, "labels") : NULL;

  if (id == NULL)
    return NULL;
  if (member != NULL && JSON_NODE_HOLDS_OBJECT (member))
    json_object_foreach_member (json_node_get_object (member), read_label, labels);
  return sitrep_silenced_new (id, json_object_get_string_member_with_default (object, "name", ""), labels,
                              sitrep_time_from_iso (json_object_get_string_member_with_default (object, "until", "")));
}

/** sitrep_silenced_read: Returns: (transfer full) (element-type SitrepSilenced): what was kept; empty where nothing */
GPtrArray *
sitrep_silenced_read (const char *json)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_silenced_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonArray *array;

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return all;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SitrepSilenced *one = read_one (json_array_get_element (array, i));

      if (one != NULL)
        g_ptr_array_add (all, one);
    }
  return all;
}

static void
write_one (JsonBuilder *json, const SitrepSilenced *one)
{
  g_autofree char *until = sitrep_time_iso (one->until);
  GHashTableIter iter;
  gpointer key, value;

  json_builder_begin_object (json);
  json_builder_add_string_value (json_builder_set_member_name (json, "id"), one->id);
  json_builder_add_string_value (json_builder_set_member_name (json, "name"), one->name);
  json_builder_add_string_value (json_builder_set_member_name (json, "until"), until);
  json_builder_begin_object (json_builder_set_member_name (json, "labels"));
  g_hash_table_iter_init (&iter, one->labels);
  while (g_hash_table_iter_next (&iter, &key, &value))
    json_builder_add_string_value (json_builder_set_member_name (json, key), value);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/** sitrep_silenced_write: Returns: (transfer full) (nullable): as it is kept; %NULL for none */
char *
sitrep_silenced_write (GPtrArray *silenced)
{
  g_autoptr (JsonBuilder) json = json_builder_begin_array (json_builder_new ());
  g_autoptr (JsonNode) root = NULL;

  if (silenced->len == 0)
    return NULL;
  for (guint i = 0; i < silenced->len; i++)
    write_one (json, g_ptr_array_index (silenced, i));
  json_builder_end_array (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

/* --- asking about it --- */

/** sitrep_silenced_kept: Returns: (transfer full) (element-type SitrepSilenced): all that were made and not ended */
GPtrArray *
sitrep_silenced_kept (const SitrepDossier *dossier)
{
  return sitrep_silenced_read (sitrep_dossier_fact (dossier, SITREP_SILENCED_FACT));
}

/** sitrep_silenced_running: Returns: (transfer full) (element-type SitrepSilenced): those that have not run out */
GPtrArray *
sitrep_silenced_running (const SitrepDossier *dossier, gint64 now)
{
  GPtrArray *all = sitrep_silenced_kept (dossier);

  for (guint i = all->len; i > 0; i--)
    if (((SitrepSilenced *) g_ptr_array_index (all, i - 1))->until <= now)
      g_ptr_array_remove_index (all, i - 1);
  return all;
}

/** sitrep_silenced_until: Returns: when the first of them runs out; SITREP_NEVER where there is none */
gint64
sitrep_silenced_until (GPtrArray *silenced)
{
  gint64 until = SITREP_NEVER;

  for (guint i = 0; i < silenced->len; i++)
    {
      const SitrepSilenced *one = g_ptr_array_index (silenced, i);

      if (until == SITREP_NEVER || one->until < until)
        until = one->until;
    }
  return until;
}

/** sitrep_silenced_names: Returns: (transfer full): each alert's name once, with commas between */
char *
sitrep_silenced_names (GPtrArray *silenced)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < silenced->len; i++)
    {
      SitrepSilenced *one = g_ptr_array_index (silenced, i);

      if (!g_ptr_array_find_with_equal_func (names, one->name, g_str_equal, NULL))
        g_ptr_array_add (names, one->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}
