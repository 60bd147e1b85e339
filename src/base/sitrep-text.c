/* sitrep-text.c - what text from outside must become before it is kept or shown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-text.h"

#include "sitrep-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest word for which one that is spelled nearly so is looked for. */
#define WORD_MAX 63

/* Makes one sign of two, as of several people. */
#define JOINER 0x200d

/* Controls and the marks that turn the direction of what follows: in a title
 * they can make it read as something else. */
static gboolean
is_hostile (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n' && c != '\t') || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

static char *
clean (const char *text, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (one_line && (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029))
        g_string_append_c (out, ' ');
      else if (c == '\r' && p[1] != '\n')
        g_string_append_c (out, '\n');
      else if (!is_hostile (c))
        g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free_and_steal (out));
}

/** sitrep_text_line: Returns: (transfer full): one line of valid UTF-8 without controls, trimmed. */
char *
sitrep_text_line (const char *text)
{
  return clean (text, TRUE);
}

/** sitrep_text_block: Returns: (transfer full): valid UTF-8, line ends kept, controls dropped, trimmed. */
char *
sitrep_text_block (const char *text)
{
  return clean (text, FALSE);
}

/**
 * sitrep_text_slug:
 * @max: the most letters to return
 *
 * Returns: (transfer full): lower-case letters, digits and single hyphens, for names of files and channels
 */
char *
sitrep_text_slug (const char *text, guint max)
{
  g_autofree char *ascii = g_str_to_ascii (text != NULL ? text : "", "C");
  GString *out = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && out->len < max; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  while (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

/** sitrep_text_fold: Returns: (transfer full): the text without case and accents, for comparing. */
char *
sitrep_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal, -1);
  GString *out = g_string_sized_new (strlen (folded));

  /* What is decomposed has its accents beside its letters. */
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free_and_steal (out);
}

/** sitrep_text_measure: how long the text is, in that unit. */
gsize
sitrep_text_measure (const char *text, SitrepTextUnit unit)
{
  return unit == SITREP_UNIT_BYTES ? strlen (text) : (gsize) g_utf8_strlen (text, -1);
}

/* Marks belong to the letter before them, and so does what a joiner joins. */
static gboolean
is_border (const char *text, const char *at)
{
  gunichar after = g_utf8_get_char (at);

  return at == text
         || (!g_unichar_ismark (after) && after != JOINER && g_utf8_get_char (g_utf8_prev_char (at)) != JOINER);
}

/* Where the text of at most @max ends, in that unit. */
static const char *
find_end (const char *text, gsize max, SitrepTextUnit unit)
{
  const char *end = unit == SITREP_UNIT_BYTES ? text + max : g_utf8_offset_to_pointer (text, (glong) max);

  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  while (!is_border (text, end))
    end = g_utf8_prev_char (end);
  return end;
}

/**
 * sitrep_text_cut_to:
 * @max: the most to return, in @unit; an ellipsis has room in it
 *
 * Returns: (transfer full): the text, with an ellipsis as its last character where it was longer
 */
char *
sitrep_text_cut_to (const char *text, gsize max, SitrepTextUnit unit)
{
  const char *end;

  if (sitrep_text_measure (text, unit) <= max)
    return g_strdup (text);
  end = find_end (text, max - sitrep_text_measure ("…", unit), unit);
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/**
 * sitrep_text_cut:
 * @max_chars: the most characters to return, at least 1
 *
 * Returns: (transfer full): the text, with an ellipsis as its last character where it was longer
 */
char *
sitrep_text_cut (const char *text, guint max_chars)
{
  return sitrep_text_cut_to (text, max_chars, SITREP_UNIT_CHARACTERS);
}

/** sitrep_text_is_empty: whether nothing of it would be seen; bytes that are no UTF-8 are something. */
gboolean
sitrep_text_is_empty (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char_validated (text, -1);
      GUnicodeType type = c < 0x110000 ? g_unichar_type (c) : G_UNICODE_UNASSIGNED;

      if (!g_unichar_isspace (c) && type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT)
        return FALSE;
    }
  return TRUE;
}

/**
 * sitrep_text_check_title:
 *
 * Returns: (transfer full) (nullable): the title as it is kept, or %NULL with %SITREP_ERROR_INVALID
 *   where it is empty or longer than %SITREP_TITLE_MAX characters
 */
char *
sitrep_text_check_title (const char *text, GError **error)
{
  g_autofree char *line = sitrep_text_line (text);
  glong length = g_utf8_strlen (line, -1);

  if (sitrep_text_is_empty (line))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("A title is needed: a few words are enough."));
      return NULL;
    }
  if (length > SITREP_TITLE_MAX)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                   _ ("The title has %ld characters; at most %d are possible. Details belong in the situation."),
                   length, SITREP_TITLE_MAX);
      return NULL;
    }
  return g_steal_pointer (&line);
}

/**
 * sitrep_text_check_line:
 * @line: (out) (nullable): the line as it is kept, %NULL where there is none
 *
 * As sitrep_text_check_title(), for a line that may be left out.
 */
gboolean
sitrep_text_check_line (const char *text, char **line, GError **error)
{
  g_autofree char *clean = sitrep_text_line (text);
  glong length = g_utf8_strlen (clean, -1);

  if (length > SITREP_TITLE_MAX)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                   _ ("The text has %ld characters; at most %d are possible."), length, SITREP_TITLE_MAX);
      return FALSE;
    }
  g_set_str (line, sitrep_text_is_empty (clean) ? NULL : clean);
  return TRUE;
}

/** sitrep_text_check_block: as sitrep_text_check_title(), for longer text: not empty, at most %SITREP_TEXT_MAX. */
char *
sitrep_text_check_block (const char *text, GError **error)
{
  g_autofree char *block = sitrep_text_block (text);
  glong length = g_utf8_strlen (block, -1);

  if (sitrep_text_is_empty (block))
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("There is no text yet."));
      return NULL;
    }
  if (length > SITREP_TEXT_MAX)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                   _ ("The text has %ld characters; at most %d are possible."), length, SITREP_TEXT_MAX);
      return NULL;
    }
  return g_steal_pointer (&block);
}

/* How many letters must be changed, left out, put in or swapped to make @a of @b; more than @max is not counted out. */
static guint
distance (const char *a, const char *b, guint max)
{
  gsize n = strlen (a), m = strlen (b);
  guint rows[3][WORD_MAX + 1];

  if (n > WORD_MAX || m > WORD_MAX || (n > m ? n - m : m - n) > max)
    return max + 1;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

      row[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], earlier[j - 2] + 1);
        }
    }
  return rows[n % 3][m];
}

/**
 * sitrep_text_nearest:
 * @candidates: (array zero-terminated=1)
 *
 * Returns: (transfer none) (nullable): the candidate that @word was most likely meant to be: one that is spelled nearly
 *   so, else the only one that begins so or with which it begins; %NULL where none is near
 */
const char *
sitrep_text_nearest (const char *word, const char *const *candidates)
{
  guint least = 1 + (guint) strlen (word) / 4;
  const char *best = NULL, *begins = NULL;
  guint n_begin = 0;

  for (guint i = 0; candidates[i] != NULL; i++)
    {
      guint far = distance (word, candidates[i], least);

      if (far <= least && (best == NULL || far < least))
        {
          best = candidates[i];
          least = far;
        }
      if (strlen (word) >= 3 && strlen (candidates[i]) >= 3
          && (g_str_has_prefix (candidates[i], word) || g_str_has_prefix (word, candidates[i])))
        {
          begins = candidates[i];
          n_begin++;
        }
    }
  return best != NULL ? best : n_begin == 1 ? begins : NULL;
}
