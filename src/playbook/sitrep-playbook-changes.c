/* sitrep-playbook-changes.c - how two versions of a playbook, or two playbooks, differ
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-changes.h"

#include "base/sitrep-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

void
sitrep_playbook_change_free (SitrepPlaybookChange *self)
{
  g_free (self->place);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void compare_object (const SitrepShape *shape,
                            gconstpointer before,
                            gconstpointer after,
                            const char *place,
                            GPtrArray *changes);

static char *
inside (const char *place, const char *name)
{
  /* Translators: a place inside another, as in “Levels › SEV-1” */
  return *place == '\0' ? g_strdup (name) : g_strdup_printf (_ ("%s › %s"), place, name);
}

static void
note (GPtrArray *changes, const char *place, const char *before, const char *after)
{
  SitrepPlaybookChange *change;

  if (g_strcmp0 (before, after) == 0)
    return;
  change = g_new0 (SitrepPlaybookChange, 1);
  change->place = g_strdup (place);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

/* --- values in words; NULL where there is nothing --- */

static char *
number_words (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (value) ? NULL : g_strdup (g_ascii_formatd (text, sizeof text, "%.12g", value));
}

static char *
value_words (const SitrepKey *key, gconstpointer object)
{
  char **texts;
  const char *words;

  switch (key->kind)
    {
    case SITREP_KEY_TEXT:
    case SITREP_KEY_LINES:
    case SITREP_KEY_CHOICE:
    case SITREP_KEY_REF:
      return g_strdup (SITREP_MEMBER (object, key, char *));
    case SITREP_KEY_TEXTS:
    case SITREP_KEY_REFS:
      texts = SITREP_MEMBER (object, key, char **);
      return texts != NULL && *texts != NULL ? g_strjoinv ("\n", texts) : NULL;
    case SITREP_KEY_NUMBER:
      return SITREP_MEMBER (object, key, guint) > 0 ? g_strdup_printf ("%u", SITREP_MEMBER (object, key, guint)) : NULL;
    case SITREP_KEY_FIGURE:
      return number_words (SITREP_MEMBER (object, key, double));
    case SITREP_KEY_FLAG:
      return SITREP_MEMBER (object, key, gboolean) ? g_strdup (_ ("yes")) : NULL;
    case SITREP_KEY_WORD:
      words = key->words[SITREP_MEMBER (object, key, int)];
      return *words != '\0' ? g_strdup (words) : NULL;
    case SITREP_KEY_OBJECT:
    case SITREP_KEY_LIST:
    case SITREP_KEY_MAP:
    default:
      g_assert_not_reached ();
    }
}

/* --- lists --- */

/* What an element is called: the second key of its shape where it has a key of its own, else its first text. */
static const char *
name_of (const SitrepShape *shape, gconstpointer object)
{
  const SitrepKey *second = sitrep_shape_is_keyed (shape) ? &shape->keys[1] : &shape->keys[0];
  const char *name
    = second->kind == SITREP_KEY_TEXT || second->kind == SITREP_KEY_REF ? SITREP_MEMBER (object, second, char *) : NULL;

  if (name == NULL && sitrep_shape_is_keyed (shape))
    name = *(char *const *) object;
  return name;
}

static gconstpointer
partner_of (const SitrepShape *shape, GPtrArray *list, gconstpointer object, guint index)
{
  if (sitrep_shape_is_keyed (shape))
    return sitrep_playbook_find (list, *(char *const *) object);
  return index < list->len ? g_ptr_array_index (list, index) : NULL;
}

static void
compare_lists (const SitrepShape *shape, GPtrArray *before, GPtrArray *after, const char *place, GPtrArray *changes)
{
  for (guint i = 0; i < before->len; i++)
    {
      gconstpointer old = g_ptr_array_index (before, i), new = partner_of (shape, after, old, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *name = name_of (shape, old) != NULL ? name_of (shape, old) : number;
      g_autofree char *inner = inside (place, name);

      if (new != NULL)
        compare_object (shape, old, new, inner, changes);
      else
        note (changes, place, name, NULL);
    }
  for (guint i = 0; i < after->len; i++)
    {
      gconstpointer new = g_ptr_array_index (after, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (partner_of (shape, before, new, i) == NULL)
        note (changes, place, NULL, name_of (shape, new) != NULL ? name_of (shape, new) : number);
    }
}

/* The order of levels, statuses and items means something. */
static char *
order_of (GPtrArray *list, GPtrArray *other)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const char *key = *(char *const *) g_ptr_array_index (list, i);

      if (sitrep_playbook_find (other, key) != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", key);
    }
  return g_string_free_and_steal (out);
}

static void
compare_order (const SitrepShape *shape, GPtrArray *before, GPtrArray *after, const char *place, GPtrArray *changes)
{
  g_autofree char *old = sitrep_shape_is_keyed (shape) ? order_of (before, after) : NULL;
  g_autofree char *new = sitrep_shape_is_keyed (shape) ? order_of (after, before) : NULL;
  g_autofree char *inner = inside (place, _ ("Order"));

  note (changes, inner, old, new);
}

static void
compare_maps (GHashTable *before, GHashTable *after, const char *place, GPtrArray *changes)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = NULL;
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, name);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, name);
  sorted = g_hash_table_get_keys_as_ptr_array (names);
  g_ptr_array_sort_values (sorted, (GCompareFunc) strcmp);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *inner = inside (place, sorted->pdata[i]);

      note (changes, inner, g_hash_table_lookup (before, sorted->pdata[i]),
            g_hash_table_lookup (after, sorted->pdata[i]));
    }
}

/* --- objects --- */

static void
compare_key (const SitrepKey *key, gconstpointer before, gconstpointer after, const char *outer, GPtrArray *changes)
{
  g_autofree char *place = inside (outer, _ (key->label));
  g_autofree char *old = NULL, *new = NULL;

  switch (key->kind)
    {
    case SITREP_KEY_OBJECT:
      compare_object (key->shape, &SITREP_MEMBER (before, key, const char), &SITREP_MEMBER (after, key, const char),
                      place, changes);
      break;
    case SITREP_KEY_LIST:
      compare_lists (key->shape, SITREP_MEMBER (before, key, GPtrArray *), SITREP_MEMBER (after, key, GPtrArray *),
                     place, changes);
      compare_order (key->shape, SITREP_MEMBER (before, key, GPtrArray *), SITREP_MEMBER (after, key, GPtrArray *),
                     place, changes);
      break;
    case SITREP_KEY_MAP:
      compare_maps (SITREP_MEMBER (before, key, GHashTable *), SITREP_MEMBER (after, key, GHashTable *), place,
                    changes);
      break;
    case SITREP_KEY_TEXT:
    case SITREP_KEY_LINES:
    case SITREP_KEY_TEXTS:
    case SITREP_KEY_NUMBER:
    case SITREP_KEY_FIGURE:
    case SITREP_KEY_FLAG:
    case SITREP_KEY_WORD:
    case SITREP_KEY_CHOICE:
    case SITREP_KEY_REF:
    case SITREP_KEY_REFS:
    default:
      old = value_words (key, before);
      new = value_words (key, after);
      note (changes, place, old, new);
      break;
    }
}

static void
compare_object (const SitrepShape *shape,
                gconstpointer before,
                gconstpointer after,
                const char *place,
                GPtrArray *changes)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    compare_key (key, before, after, place, changes);
}

/**
 * sitrep_playbook_changes:
 *
 * What is different in @after, in the order of the format: things with a key are held against those of the same key,
 * others against those in the same place. Pure, from any thread.
 *
 * Returns: (transfer full) (element-type SitrepPlaybookChange): empty where they say the same
 */
GPtrArray *
sitrep_playbook_changes (const SitrepPlaybook *before, const SitrepPlaybook *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_playbook_change_free);

  compare_object (&sitrep_playbook_shape, before, after, "", changes);
  return changes;
}
