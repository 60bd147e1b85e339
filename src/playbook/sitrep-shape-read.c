/* sitrep-shape-read.c - an object of a shape from JSON, with every fault's place
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-shape-read.h"

#include "base/sitrep-text.h"
#include "sitrep-faults.h"
#include "sitrep-shape-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one walk is about: one key of one object, and where a fault of it stands. */
typedef struct
{
  const SitrepKey *key;
  JsonNode *node;
  gpointer target;
  SitrepPlace place;
  GPtrArray *faults;
} Visit;

/* --- places --- */

static void
append_path (GString *path, const SitrepPlace *place)
{
  if (place == NULL)
    return;
  append_path (path, place->outer);
  if (place->key == NULL)
    g_string_append_printf (path, "[%u]", place->index);
  else
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", place->key);
}

/** sitrep_place_path: Returns: (transfer full): as in `levels[2].name`; empty for the whole, which is %NULL. */
char *
sitrep_place_path (const SitrepPlace *place)
{
  GString *path = g_string_new (NULL);

  append_path (path, place);
  return g_string_free_and_steal (path);
}

/** sitrep_place_fault: adds to @faults what is wrong at @place. */
void
sitrep_place_fault (const SitrepPlace *place, GPtrArray *faults, gboolean warning, const char *format, ...)
{
  SitrepFault *fault = g_new0 (SitrepFault, 1);
  va_list args;

  va_start (args, format);
  fault->reason = g_strdup_vprintf (format, args);
  va_end (args);
  fault->path = sitrep_place_path (place);
  fault->warning = warning;
  g_ptr_array_add (faults, fault);
}

#define FAULT(visit, ...) sitrep_place_fault (&(visit)->place, (visit)->faults, FALSE, __VA_ARGS__)

/* --- values --- */

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static char *
take_text (JsonNode *node)
{
  return g_utf8_make_valid (json_node_get_string (node), -1);
}

/* The text at @visit, checked as its key's flags say, or NULL. */
static char *
read_text (Visit *visit)
{
  g_autofree char *text = NULL;
  g_autofree char *fault = NULL;

  if (!holds (visit->node, G_TYPE_STRING))
    {
      FAULT (visit, _ ("A text is expected here."));
      return NULL;
    }
  text = take_text (visit->node);
  if ((visit->key->flags & SITREP_KEY_NEEDED) != 0 && *text == '\0')
    FAULT (visit, _ ("This is missing."));
  else if ((fault = sitrep_shape_text_fault (visit->key, text)) != NULL)
    FAULT (visit, "%s", fault);
  return g_steal_pointer (&text);
}

static void
add_text (Visit *visit, guint index, JsonNode *node, GStrvBuilder *builder)
{
  Visit element = { visit->key, node, NULL, { &visit->place, NULL, index }, visit->faults };
  char *text = read_text (&element);

  if (text != NULL)
    g_strv_builder_take (builder, text);
}

static char **
read_texts (Visit *visit)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (visit->node))
    {
      FAULT (visit, _ ("A list of texts is expected here."));
      return NULL;
    }
  array = json_node_get_array (visit->node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    add_text (visit, i, json_array_get_element (array, i), builder);
  return g_strv_builder_end (builder);
}

/* A text, or a list of texts that are its lines. */
static char *
read_lines (Visit *visit)
{
  g_auto (GStrv) lines = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (visit->node))
    return read_text (visit);
  /* A line may be empty where the whole may not. */
  lines = read_texts (
    &(Visit) { &(SitrepKey) { .kind = SITREP_KEY_TEXTS }, visit->node, NULL, visit->place, visit->faults });
  return lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

static guint
read_number (Visit *visit)
{
  gint64 value;

  if (!holds (visit->node, G_TYPE_INT64))
    {
      FAULT (visit, _ ("A whole number is expected here."));
      return 0;
    }
  value = json_node_get_int (visit->node);
  if (value < 0 || value > SITREP_NUMBER_MAX)
    {
      FAULT (visit, _ ("The number must lie between 0 and 10,000,000."));
      return 0;
    }
  return (guint) value;
}

static double
read_figure (Visit *visit)
{
  double value = JSON_NODE_HOLDS_VALUE (visit->node) ? json_node_get_double (visit->node) : 0;

  if (!holds (visit->node, G_TYPE_INT64) && !holds (visit->node, G_TYPE_DOUBLE))
    FAULT (visit, _ ("A number is expected here."));
  else if (value < -1e12 || value > 1e12)
    FAULT (visit, _ ("The number is too large."));
  else
    return value;
  return 0;
}

static gboolean
read_flag (Visit *visit)
{
  if (holds (visit->node, G_TYPE_BOOLEAN))
    return json_node_get_boolean (visit->node);
  FAULT (visit, _ ("Here “true” or “false” is expected."));
  return FALSE;
}

/* The place of the text among the key's words, or -1. */
static int
read_word (Visit *visit)
{
  g_autofree char *word = read_text (visit);
  g_autofree char *all = NULL;
  const char *like;

  if (word == NULL)
    return -1;
  for (int i = 0; visit->key->words[i] != NULL; i++)
    if (strcmp (visit->key->words[i], word) == 0 && *word != '\0')
      return i;
  all = g_strjoinv (", ", (char **) visit->key->words + (*visit->key->words[0] == '\0'));
  if ((like = sitrep_text_nearest (word, visit->key->words)) != NULL)
    FAULT (visit, _ ("“%s” is not one of: %s. Did you mean “%s”?"), word, all, like);
  else
    FAULT (visit, _ ("“%s” is not one of: %s."), word, all);
  return -1;
}

static void
read_map (Visit *visit, GHashTable *map)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (visit->node))
    {
      FAULT (visit, _ ("An object { … } is expected here."));
      return;
    }
  json_object_iter_init (&iter, json_node_get_object (visit->node));
  while (json_object_iter_next (&iter, &name, &node))
    {
      Visit member = { visit->key, node, NULL, { &visit->place, name, 0 }, visit->faults };
      char *text = read_text (&member);

      if (strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-") < strlen (name) || *name == '\0')
        FAULT (&member, _ ("A name has letters, digits, “_” and “-” only."));
      if (text != NULL)
        g_hash_table_insert (map, g_strdup (name), text);
    }
}

/* --- objects --- */

static void
read_element (Visit *visit, guint index, JsonNode *node, GPtrArray *list)
{
  SitrepPlace place = { &visit->place, NULL, index };
  gpointer element;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      sitrep_place_fault (&place, visit->faults, FALSE, _ ("An object { … } is expected here."));
      return;
    }
  element = sitrep_shape_new (visit->key->shape);
  g_ptr_array_add (list, element);
  sitrep_shape_read (visit->key->shape, json_node_get_object (node), element, &place, visit->faults);
}

static void
read_list (Visit *visit, GPtrArray *list)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (visit->node))
    {
      FAULT (visit, _ ("A list [ … ] is expected here."));
      return;
    }
  array = json_node_get_array (visit->node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_element (visit, i, json_array_get_element (array, i), list);
}

static void
read_inner (Visit *visit)
{
  if (JSON_NODE_HOLDS_OBJECT (visit->node))
    sitrep_shape_read (visit->key->shape, json_node_get_object (visit->node),
                       &SITREP_MEMBER (visit->target, visit->key, char), &visit->place, visit->faults);
  else
    FAULT (visit, _ ("An object { … } is expected here."));
}

static void
read_value (Visit *visit)
{
  const SitrepKey *key = visit->key;
  int word;

  switch (key->kind)
    {
    case SITREP_KEY_TEXT:
    case SITREP_KEY_REF:
      SITREP_MEMBER (visit->target, key, char *) = read_text (visit);
      break;
    case SITREP_KEY_LINES:
      SITREP_MEMBER (visit->target, key, char *) = read_lines (visit);
      break;
    case SITREP_KEY_TEXTS:
    case SITREP_KEY_REFS:
      SITREP_MEMBER (visit->target, key, char **) = read_texts (visit);
      break;
    case SITREP_KEY_NUMBER:
      SITREP_MEMBER (visit->target, key, guint) = read_number (visit);
      break;
    case SITREP_KEY_FIGURE:
      SITREP_MEMBER (visit->target, key, double) = read_figure (visit);
      break;
    case SITREP_KEY_FLAG:
      SITREP_MEMBER (visit->target, key, gboolean) = read_flag (visit);
      break;
    case SITREP_KEY_WORD:
      word = read_word (visit);
      SITREP_MEMBER (visit->target, key, int) = MAX (word, 0);
      break;
    case SITREP_KEY_CHOICE:
      word = read_word (visit);
      SITREP_MEMBER (visit->target, key, char *) = word >= 0 ? g_strdup (key->words[word]) : NULL;
      break;
    case SITREP_KEY_OBJECT:
      read_inner (visit);
      break;
    case SITREP_KEY_LIST:
      read_list (visit, SITREP_MEMBER (visit->target, key, GPtrArray *));
      break;
    case SITREP_KEY_MAP:
      read_map (visit, SITREP_MEMBER (visit->target, key, GHashTable *));
      break;
    default:
      g_assert_not_reached ();
    }
}

static const char *
nearest_key (const SitrepShape *shape, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    g_ptr_array_add (names, (gpointer) key->name);
  return sitrep_text_nearest (name, (const char *const *) names->pdata);
}

static void
warn_of_unknown (const SitrepShape *shape, JsonObject *object, const SitrepPlace *outer, GPtrArray *faults)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      SitrepPlace place = { outer, name, 0 };
      const char *like;

      if (sitrep_shape_key (shape, name) != NULL)
        continue;
      if ((like = nearest_key (shape, name)) != NULL)
        sitrep_place_fault (&place, faults, TRUE, _ ("This key is not known. Did you mean “%s”?"), like);
      else
        sitrep_place_fault (&place, faults, TRUE, _ ("This key is not known."));
    }
}

/**
 * sitrep_shape_read:
 * @target: made with sitrep_shape_init(), and not filled yet
 * @place: (nullable): where @object stands; the whole where %NULL
 * @faults: (element-type SitrepFault): what is wrong is added; keys that the shape does not know are warnings
 *
 * Fills @target with what @object says. That a needed list has elements is for the playbook's check to say. From any
 * thread.
 */
void
sitrep_shape_read (const SitrepShape *shape,
                   JsonObject *object,
                   gpointer target,
                   const SitrepPlace *place,
                   GPtrArray *faults)
{
  guint known = 0;

  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      JsonNode *node = json_object_get_member (object, key->name);
      Visit visit = { key, node, target, { place, key->name, 0 }, faults };

      known += node != NULL;
      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        read_value (&visit);
      else if ((key->flags & SITREP_KEY_NEEDED) != 0 && key->kind != SITREP_KEY_LIST)
        FAULT (&visit, _ ("This is missing."));
    }
  if (known < json_object_get_size (object))
    warn_of_unknown (shape, object, place, faults);
}
