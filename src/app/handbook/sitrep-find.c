/* sitrep-find.c - a word in a text, whatever the case of its letters
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-find.h"

static gsize
match_length (const char *text, const char *word)
{
  const char *at = text;

  for (; *word != '\0'; word = g_utf8_next_char (word), at = g_utf8_next_char (at))
    if (*at == '\0' || g_unichar_tolower (g_utf8_get_char (at)) != g_unichar_tolower (g_utf8_get_char (word)))
      return 0;
  return (gsize) (at - text);
}

/**
 * sitrep_find:
 * @start: (inout): where to begin; where the word begins
 * @end: (out): where it ends; both in bytes
 *
 * Returns: whether @word, which is not empty, is in @text from there on
 */
gboolean
sitrep_find (const char *text, const char *word, gsize *start, gsize *end)
{
  for (const char *at = text + *start; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = match_length (at, word);

      if (length == 0)
        continue;
      *start = (gsize) (at - text);
      *end = *start + length;
      return TRUE;
    }
  return FALSE;
}

static void
add_mark (PangoAttrList *marks, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (marks, attribute);
}

/**
 * sitrep_find_marks:
 * @word: (nullable): every place of it in @text is marked
 *
 * Returns: (transfer full): how @text is shown; no hyphen is put where a line ends within an address or a command
 */
PangoAttrList *
sitrep_find_marks (const char *text, const char *word)
{
  PangoAttrList *marks = pango_attr_list_new ();
  gsize start = 0, end = 0;

  pango_attr_list_insert (marks, pango_attr_insert_hyphens_new (FALSE));
  while (word != NULL && *word != '\0' && sitrep_find (text, word, &start, &end))
    {
      /* Dark letters on yellow can be read in either style. */
      add_mark (marks, pango_attr_background_new (0xf8f8, 0xe4e4, 0x5c5c), start, end);
      add_mark (marks, pango_attr_foreground_new (0x1c1c, 0x1c1c, 0x1c1c), start, end);
      start = end;
    }
  return marks;
}
