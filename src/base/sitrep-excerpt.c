/* sitrep-excerpt.c - the part of a text that was looked for
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-excerpt.h"

#include "sitrep-text.h"

#include <string.h>

/* How much of the excerpt stands before the first word that was looked for. */
#define BEFORE(max) (MIN (max / 4, 30))
/* What is longer is no word that a person looks for. */
#define WORD_MAX 200

static gboolean
is_of_word (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The next run of letters and figures from @at on; FALSE where there is none. */
static gboolean
next_word (const char *at, const char **start, const char **end)
{
  while (*at != '\0' && !is_of_word (at))
    at = g_utf8_next_char (at);
  *start = at;
  while (*at != '\0' && is_of_word (at))
    at = g_utf8_next_char (at);
  *end = at;
  return *start != *end;
}

/**
 * sitrep_excerpt_words:
 *
 * Returns: (transfer full): the words in @typed, folded; all else in it only separates
 */
char **
sitrep_excerpt_words (const char *typed)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  const char *start, *end = valid;

  while (next_word (end, &start, &end))
    {
      g_autofree char *word = g_strndup (start, (gsize) (end - start));

      g_strv_builder_take (builder, sitrep_text_fold (word));
    }
  return g_strv_builder_end (builder);
}

/* Nearly all words are plain, and need no folding but of their capitals. */
static gboolean
is_plain (const char *start, const char *end)
{
  for (; start < end; start++)
    if ((guchar) *start >= 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
begins_plainly (const char *start, const char *end, const char *word)
{
  gsize length = strlen (word);

  return length <= (gsize) (end - start) && g_ascii_strncasecmp (start, word, length) == 0;
}

static gboolean
is_wanted_plainly (const char *start, const char *end, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (begins_plainly (start, end, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted_folded (const char *start, const char *end, const char *const *words)
{
  g_autofree char *word = g_strndup (start, (gsize) MIN (end - start, WORD_MAX));
  g_autofree char *folded = sitrep_text_fold (word);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (const char *start, const char *end, const char *const *words)
{
  return is_plain (start, end) ? is_wanted_plainly (start, end, words) : is_wanted_folded (start, end, words);
}

/* Where the excerpt begins: at a word, a little before the first one that was looked for. */
static const char *
begin (const char *text, const char *const *words, glong before)
{
  const char *start, *end = text;
  const char *from = text;

  while (next_word (end, &start, &end) && !is_wanted (start, end, words))
    continue;
  if (start == end || g_utf8_pointer_to_offset (text, start) <= before)
    return text;
  from = g_utf8_offset_to_pointer (start, -before);
  next_word (from, &start, &end);
  /* It may have begun in the middle of a word. */
  if (start == from && is_of_word (g_utf8_prev_char (from)))
    next_word (end, &start, &end);
  return start;
}

/* One line, with one space between words. */
static char *
one_line (const char *text)
{
  g_autofree char *line = sitrep_text_line (text);
  GString *out = g_string_sized_new (strlen (line));

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  return g_string_free_and_steal (out);
}

static GArray *
find_marks (const char *text, const char *const *words)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (SitrepMark));
  const char *start, *end = text;

  while (next_word (end, &start, &end))
    if (is_wanted (start, end, words))
      {
        SitrepMark mark = { (guint) (start - text), (guint) (end - text) };

        g_array_append_val (marks, mark);
      }
  return marks;
}

/**
 * sitrep_excerpt:
 * @words: as of sitrep_excerpt_words(); a word of the text that begins with one of them is marked
 * @max_chars: the most characters to return, the two ellipses left out
 * @marks: (out): SitrepMark, places in what is returned
 *
 * Returns: (transfer full): one line of the text, from a little before the first of the words on
 */
char *
sitrep_excerpt (const char *text, const char *const *words, guint max_chars, GArray **marks)
{
  g_autofree char *line = one_line (text);
  const char *from = begin (line, words, BEFORE ((glong) max_chars));
  g_autofree char *cut = sitrep_text_cut (from, max_chars);
  char *excerpt = g_strconcat (from != line ? "…" : "", cut, NULL);

  *marks = find_marks (excerpt, words);
  return excerpt;
}
