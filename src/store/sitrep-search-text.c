/* sitrep-search-text.c - from what was typed to what the index is asked
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-search-text.h"

#include "base/sitrep-excerpt.h"

#include <string.h>

/* More than a person looks for at once; what is beyond is left out. */
#define PIECES_MAX 16
#define PIECE_MAX 200

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB;
}

static gboolean
has_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* One Latin letter begins half of all words: alone it is a word of its own, until the next letter. */
static gboolean
may_go_on (const char *piece)
{
  return strlen (piece) > 1;
}

static void
append_piece (GString *out, const char *start, const char *end, gboolean whole, const char *between)
{
  g_autofree char *piece = g_utf8_substring (start, 0, MIN (g_utf8_pointer_to_offset (start, end), PIECE_MAX));

  if (!has_word (piece))
    return;
  /* There is no quote in it: a string of FTS5 holds anything else. */
  g_string_append_printf (out, "%s\"%s\"%s", out->len > 0 ? between : "", piece,
                          !whole && may_go_on (piece) ? "*" : "");
}

/* The end of the piece that begins at @at: the next quote, or of an unquoted one the next space too. */
static const char *
find_end (const char *at, gboolean quoted)
{
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_quote (c) || (!quoted && g_unichar_isspace (c)))
        return at;
    }
  return at;
}

/* Words are the beginnings of words; what stands in quotes is a phrase. Nothing in it is an operator. */
static char *
pieces (const char *typed)
{
  GString *out = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *end;

  for (guint n = 0; *typed != '\0' && n < PIECES_MAX; typed = *end != '\0' ? g_utf8_next_char (end) : end)
    {
      end = find_end (typed, quoted);
      if (end != typed)
        {
          append_piece (out, typed, end, quoted && *end != '\0', " AND ");
          n++;
        }
      if (*end != '\0' && is_quote (g_utf8_get_char (end)))
        quoted = !quoted;
    }
  return g_string_free_and_steal (out);
}

static char *
quoted_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *out = g_string_new (NULL);

  g_strdelimit (valid, "\"", ' ');
  append_piece (out, valid, valid + strlen (valid), TRUE, "");
  return g_string_free_and_steal (out);
}

/**
 * sitrep_search_expression:
 * @typed: (nullable): words, of which each may be the beginning of one, and phrases in quotes; anything a person types
 * @person: (nullable): whose records only
 *
 * Returns: (transfer full) (nullable): an expression that the table `word` can be asked, or %NULL where nothing is looked for
 */
char *
sitrep_search_expression (const char *typed, const char *person)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_autofree char *words = pieces (valid);
  g_autofree char *name = quoted_name (person);

  if (*words == '\0' && *name == '\0')
    return NULL;
  if (*name == '\0')
    return g_strdup_printf ("{title text} : (%s)", words);
  if (*words == '\0')
    return g_strdup_printf ("who : %s", name);
  return g_strdup_printf ("({title text} : (%s)) AND (who : %s)", words, name);
}

/** sitrep_search_title_expression: Returns: (transfer full) (nullable): the same for titles that have any longer word of this one. */
char *
sitrep_search_title_expression (const char *title)
{
  g_auto (GStrv) words = sitrep_excerpt_words (title);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && i < PIECES_MAX; i++)
    if (g_utf8_strlen (words[i], -1) >= 4)
      append_piece (out, words[i], words[i] + strlen (words[i]), FALSE, " OR ");
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_string_prepend (out, "title : (");
  g_string_append_c (out, ')');
  return g_string_free_and_steal (out);
}
