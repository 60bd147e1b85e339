/* sitrep-shape.c - what an object of a playbook's JSON may hold, as a table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-shape.h"

#include <math.h>
#include <string.h>

/* Which shape an array holds is known from its table alone, so the elements are freed by it, not by the array. */
static void
clear_list (const SitrepShape *shape, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      sitrep_shape_clear (shape, g_ptr_array_index (list, i));
      g_free (g_ptr_array_index (list, i));
    }
  g_ptr_array_unref (list);
}

/** sitrep_shape_init: makes of zeroed memory an object that says nothing: empty lists, no figures. */
void
sitrep_shape_init (const SitrepShape *shape, gpointer object)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    switch (key->kind)
      {
      case SITREP_KEY_FIGURE:
        SITREP_MEMBER (object, key, double) = NAN;
        break;
      case SITREP_KEY_OBJECT:
        sitrep_shape_init (key->shape, &SITREP_MEMBER (object, key, char));
        break;
      case SITREP_KEY_LIST:
        SITREP_MEMBER (object, key, GPtrArray *) = g_ptr_array_new ();
        break;
      case SITREP_KEY_MAP:
        SITREP_MEMBER (object, key, GHashTable *) = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
        break;
      case SITREP_KEY_TEXT:
      case SITREP_KEY_LINES:
      case SITREP_KEY_TEXTS:
      case SITREP_KEY_NUMBER:
      case SITREP_KEY_FLAG:
      case SITREP_KEY_WORD:
      case SITREP_KEY_CHOICE:
      case SITREP_KEY_REF:
      case SITREP_KEY_REFS:
      default:
        break;
      }
}

/** sitrep_shape_clear: frees what @object holds, not @object itself. */
void
sitrep_shape_clear (const SitrepShape *shape, gpointer object)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    switch (key->kind)
      {
      case SITREP_KEY_TEXT:
      case SITREP_KEY_LINES:
      case SITREP_KEY_CHOICE:
      case SITREP_KEY_REF:
        g_free (SITREP_MEMBER (object, key, char *));
        break;
      case SITREP_KEY_TEXTS:
      case SITREP_KEY_REFS:
        g_strfreev (SITREP_MEMBER (object, key, char **));
        break;
      case SITREP_KEY_OBJECT:
        sitrep_shape_clear (key->shape, &SITREP_MEMBER (object, key, char));
        break;
      case SITREP_KEY_LIST:
        clear_list (key->shape, SITREP_MEMBER (object, key, GPtrArray *));
        break;
      case SITREP_KEY_MAP:
        g_hash_table_unref (SITREP_MEMBER (object, key, GHashTable *));
        break;
      case SITREP_KEY_NUMBER:
      case SITREP_KEY_FIGURE:
      case SITREP_KEY_FLAG:
      case SITREP_KEY_WORD:
      default:
        break;
      }
}

/** sitrep_shape_new: Returns: (transfer full): an object that says nothing; free it with sitrep_shape_clear() and g_free(). */
gpointer
sitrep_shape_new (const SitrepShape *shape)
{
  gpointer object = g_malloc0 (shape->size);

  sitrep_shape_init (shape, object);
  return object;
}

/** sitrep_shape_key: Returns: (nullable): the key of that name. */
const SitrepKey *
sitrep_shape_key (const SitrepShape *shape, const char *name)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    if (strcmp (key->name, name) == 0)
      return key;
  return NULL;
}

/** sitrep_shape_is_keyed: whether each such object has a `key` by which others refer to it. */
gboolean
sitrep_shape_is_keyed (const SitrepShape *shape)
{
  return strcmp (shape->keys[0].name, "key") == 0;
}
