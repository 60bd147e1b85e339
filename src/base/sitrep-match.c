/* sitrep-match.c - finding things by a few typed words
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-match.h"

#include "sitrep-text.h"

#include <string.h>

/* Where a word stands in a thing, the best first. */
typedef enum
{
  PLACE_START, /* the title begins with it */
  PLACE_WORD,  /* a later word of the title does */
  PLACE_ELSEWHERE,
  PLACE_NOWHERE
} Place;

/* What was typed, folded. */
typedef struct
{
  char **words;
  char *phrase;
} Typed;

typedef struct
{
  guint index;
  guint rank;
} Found;

static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean in_word = *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p));

      if (in_word && start == NULL)
        start = p;
      else if (!in_word && start != NULL)
        {
          g_strv_builder_take (builder, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        return g_strv_builder_end (builder);
    }
}

static void
clear_typed (Typed *typed)
{
  g_strfreev (typed->words);
  g_free (typed->phrase);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

static Typed
read_typed (const char *text)
{
  g_autofree char *folded = sitrep_text_fold (text);
  Typed typed = { .words = split_words (folded) };

  typed.phrase = g_strjoinv (" ", typed.words);
  return typed;
}

/* “Post-mortem” is found by “postmortem”, too. */
static char *
without_hyphens (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "-", -1);

  return g_strjoinv ("", pieces);
}

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

static Place
find_word (const char *title, const char *all, const char *word)
{
  if (g_str_has_prefix (title, word))
    return PLACE_START;
  for (const char *at = strstr (title, word); at != NULL; at = strstr (at + 1, word))
    if (begins_word (title, at))
      return PLACE_WORD;
  return strstr (all, word) != NULL ? PLACE_ELSEWHERE : PLACE_NOWHERE;
}

/* How far @thing is from what was typed: 0 where its title begins so; FALSE where a word is missing. */
static gboolean
rank_of (const Typed *typed, const SitrepMatchable *thing, guint *rank)
{
  g_autofree char *title = sitrep_text_fold (thing->title);
  g_autofree char *joined = without_hyphens (title);
  g_autofree char *more = sitrep_text_fold (thing->more);
  g_autofree char *all = g_strjoin ("\n", title, joined, more, NULL);

  *rank = 0;
  if (g_str_has_prefix (title, typed->phrase))
    return TRUE;
  for (guint i = 0; typed->words[i] != NULL; i++)
    {
      Place place = find_word (title, all, typed->words[i]);

      if (place == PLACE_NOWHERE)
        return FALSE;
      *rank += place;
    }
  *rank += 1;
  return TRUE;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

/**
 * sitrep_match:
 * @typed: (nullable): words in any order, of which each must occur; case and accents do not count
 *
 * What is alike keeps its order. Before it come things whose title begins with what was typed, then those where words of
 * the title begin so, then those that have it anywhere else. With nothing typed, all are found.
 *
 * Returns: (transfer full) (element-type guint): the places of what was found in @things, the best first
 */
GArray *
sitrep_match (const char *typed, const SitrepMatchable *things, guint n_things)
{
  g_auto (Typed) read = read_typed (typed);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_things; i++)
    {
      Found one = { .index = i };

      if (rank_of (&read, &things[i], &one.rank))
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_cb);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (places, g_array_index (found, Found, i).index);
  return places;
}
