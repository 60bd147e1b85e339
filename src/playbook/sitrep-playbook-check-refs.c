/* sitrep-playbook-check-refs.c - whether every key is there once, and whatever is referred to is there
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-playbook-check.h"

#include "base/sitrep-text.h"
#include "sitrep-shape-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GPtrArray *faults;
  GHashTable *sets; /* what is referred to → its keys, as a set */
  GHashTable *seen; /* shapes whose keys are unique everywhere → the keys so far, as a set */
} Check;

static const char *
key_of (gconstpointer object)
{
  return *(char *const *) object;
}

static GHashTable *
set_of (GHashTable *sets, gconstpointer name)
{
  GHashTable *set = g_hash_table_lookup (sets, name);

  if (set == NULL)
    {
      set = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (sets, (gpointer) name, set);
    }
  return set;
}

static void
add_words (Check *self, const char *name, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (set_of (self->sets, name), (gpointer) words[i]);
}

/* --- what can be referred to --- */

static void
collect_lists (Check *self, const SitrepPlaybook *playbook)
{
  for (const SitrepKey *key = sitrep_playbook_shape.keys; key->name != NULL; key++)
    {
      GPtrArray *list = key->kind == SITREP_KEY_LIST ? SITREP_MEMBER (playbook, key, GPtrArray *) : NULL;

      for (guint i = 0; list != NULL && sitrep_shape_is_keyed (key->shape) && i < list->len; i++)
        if (key_of (g_ptr_array_index (list, i)) != NULL)
          g_hash_table_add (set_of (self->sets, key->name), (gpointer) key_of (g_ptr_array_index (list, i)));
    }
}

/* A decision without answers is itself a condition; else its answers are. */
static void
collect_conditions (Check *self, const SitrepPlaybook *playbook)
{
  for (guint i = 0; i < playbook->decisions->len; i++)
    {
      const SitrepDecision *decision = g_ptr_array_index (playbook->decisions, i);
      GHashTable *set = set_of (self->sets, "conditions");

      if (decision->answers->len == 0 && decision->key != NULL)
        g_hash_table_add (set, decision->key);
      for (guint j = 0; j < decision->answers->len; j++)
        if (key_of (g_ptr_array_index (decision->answers, j)) != NULL)
          g_hash_table_add (set, (gpointer) key_of (g_ptr_array_index (decision->answers, j)));
    }
}

/* --- references --- */

static void
check_ref (Check *self, const SitrepKey *key, const char *word, const SitrepPlace *place)
{
  GHashTable *set = set_of (self->sets, key->refers);
  g_autofree gpointer *known = NULL;
  const char *like;

  if (word == NULL || *word == '\0' || g_hash_table_contains (set, word))
    return;
  known = g_hash_table_get_keys_as_array (set, NULL);
  like = sitrep_text_nearest (word, (const char *const *) known);
  if (like != NULL)
    /* Translators: the second word is a list of the playbook, as in “roles” */
    sitrep_place_fault (place, self->faults, FALSE, _ ("There is no “%s” among the %s. Did you mean “%s”?"), word,
                        key->refers, like);
  else
    sitrep_place_fault (place, self->faults, FALSE, _ ("There is no “%s” among the %s."), word, key->refers);
}

static void
check_refs (Check *self, const SitrepKey *key, char **words, const SitrepPlace *outer)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    check_ref (self, key, words[i], &(SitrepPlace) { outer, NULL, i });
}

/* --- keys --- */

static gboolean
is_plain (const char *key)
{
  for (; *key != '\0'; key = g_utf8_next_char (key))
    if (!g_unichar_isalnum (g_utf8_get_char (key)) && *key != '-' && *key != '_')
      return FALSE;
  return TRUE;
}

static void
check_key (Check *self, GHashTable *seen, const char *key, const SitrepPlace *outer)
{
  if (key != NULL && !is_plain (key))
    sitrep_place_fault (&(SitrepPlace) { outer, "key", 0 }, self->faults, FALSE,
                        _ ("A key is made of letters, digits, hyphens and underscores."));
  if (key != NULL && *key != '\0' && !g_hash_table_add (seen, (gpointer) key))
    sitrep_place_fault (&(SitrepPlace) { outer, "key", 0 }, self->faults, FALSE, _ ("The key “%s” is used twice."),
                        key);
}

static void check_object (Check *self, const SitrepShape *shape, gconstpointer object, const SitrepPlace *place);

static void
check_list (Check *self, const SitrepShape *shape, GPtrArray *list, const SitrepPlace *outer)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *seen = shape->unique ? set_of (self->seen, shape) : own;

  for (guint i = 0; i < list->len; i++)
    {
      SitrepPlace place = { outer, NULL, i };

      if (sitrep_shape_is_keyed (shape))
        check_key (self, seen, key_of (g_ptr_array_index (list, i)), &place);
      check_object (self, shape, g_ptr_array_index (list, i), &place);
    }
}

static void
check_object (Check *self, const SitrepShape *shape, gconstpointer object, const SitrepPlace *outer)
{
  for (const SitrepKey *key = shape->keys; key->name != NULL; key++)
    {
      SitrepPlace place = { outer, key->name, 0 };

      if (key->kind == SITREP_KEY_REF)
        check_ref (self, key, SITREP_MEMBER (object, key, char *), &place);
      else if (key->kind == SITREP_KEY_REFS)
        check_refs (self, key, SITREP_MEMBER (object, key, char **), &place);
      else if (key->kind == SITREP_KEY_OBJECT)
        check_object (self, key->shape, &SITREP_MEMBER (object, key, char), &place);
      else if (key->kind == SITREP_KEY_LIST)
        check_list (self, key->shape, SITREP_MEMBER (object, key, GPtrArray *), &place);
    }
}

/** sitrep_playbook_check_refs: adds a fault for each key that is there twice and for each that refers to nothing. */
void
sitrep_playbook_check_refs (const SitrepPlaybook *self, GPtrArray *faults)
{
  g_autoptr (GHashTable) sets
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  Check check = { faults, sets, seen };

  collect_lists (&check, self);
  collect_conditions (&check, self);
  add_words (&check, "milestones", sitrep_own_milestones);
  add_words (&check, "fields", sitrep_situation_keys);
  add_words (&check, "page_statuses", sitrep_page_words);
  check_object (&check, &sitrep_playbook_shape, self, NULL);
  if (self->key != NULL && !is_plain (self->key))
    sitrep_place_fault (&(SitrepPlace) { NULL, "key", 0 }, faults, FALSE,
                        _ ("A key is made of letters, digits, hyphens and underscores."));
}
