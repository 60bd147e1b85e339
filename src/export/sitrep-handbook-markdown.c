/* sitrep-handbook-markdown.c - a handbook as Markdown
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- texts: plain ones stay plain --- */

static gboolean
begins_line (const char *text, const char *p)
{
  while (p > text && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  return p == text || p[-1] == '\n';
}

/* “1.” at the start of a line would be a list. */
static gboolean
ends_number (const char *text, const char *p)
{
  const char *digit = p;

  while (digit > text && g_ascii_isdigit (digit[-1]))
    digit--;
  return digit < p && begins_line (text, digit);
}

/* An underscore inside a word is no emphasis. */
static gboolean
is_in_word (const char *text, const char *p)
{
  return p > text && g_ascii_isalnum (p[-1]) && g_ascii_isalnum (p[1]);
}

static gboolean
begins_entity (const char *p)
{
  gsize length = p[1] == '#' ? 1 : 0;

  while (g_ascii_isalnum (p[1 + length]))
    length++;
  return length > 0 && p[1 + length] == ';';
}

static gboolean
is_special (const char *text, const char *p)
{
  if (*p == '_')
    return !is_in_word (text, p);
  if (strchr ("\\`*[]|~", *p) != NULL)
    return TRUE;
  if (strchr ("#>+-=", *p) != NULL)
    return begins_line (text, p);
  return (*p == '.' || *p == ')') && ends_number (text, p);
}

/* @newline is what a line of the text ends with. */
static void
append_text (GString *out, const char *text, const char *newline)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, newline);
    else if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p == '&' && begins_entity (p))
      g_string_append (out, "&amp;");
    else
      {
        if (is_special (text, p))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

/* A fence that is longer than any in the text. */
static char *
new_fence (const char *text)
{
  guint longest = 2, run = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  return g_strnfill (longest + 1, '`');
}

/* --- blocks --- */

static void
append_heading (GString *out, const SitrepBlock *block)
{
  g_string_append (out, block->level <= 2 ? "### " : "#### ");
  append_text (out, block->text, " ");
  g_string_append_c (out, '\n');
}

static void
append_code (GString *out, const SitrepBlock *block)
{
  g_autofree char *fence = new_fence (block->text);

  if (block->title != NULL)
    {
      g_string_append (out, "**");
      append_text (out, block->title, " ");
      g_string_append_printf (out, "** (%s)\n\n", block->word);
    }
  g_string_append_printf (out, "%s\n%s\n%s\n", fence, block->text, fence);
}

static void
append_list (GString *out, const SitrepBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      const char *note = sitrep_block_cell (block, i, 1);
      g_autofree char *mark = block->numbered ? g_strdup_printf ("%u. ", i + 1) : g_strdup ("- ");
      g_autofree char *indent = g_strnfill (strlen (mark), ' ');
      g_autofree char *newline = g_strconcat ("  \n", indent, NULL);

      g_string_append (out, mark);
      append_text (out, sitrep_block_cell (block, i, 0), newline);
      if (*note != '\0')
        {
          g_string_append (out, newline);
          append_text (out, note, newline);
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_definitions (GString *out, const SitrepBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_string_append (out, "- **");
      append_text (out, sitrep_block_cell (block, i, 0), " ");
      g_string_append (out, ":** ");
      append_text (out, sitrep_block_cell (block, i, 1), "  \n  ");
      g_string_append_c (out, '\n');
    }
}

static void
append_table (GString *out, const SitrepBlock *block)
{
  guint n = sitrep_block_columns (block);

  for (guint i = 0; i < block->rows->len; i++)
    {
      for (guint j = 0; j < n; j++)
        {
          g_string_append (out, "| ");
          append_text (out, sitrep_block_cell (block, i, j), "<br>");
          g_string_append_c (out, ' ');
        }
      g_string_append (out, "|\n");
      for (guint j = 0; i == 0 && j < n; j++)
        g_string_append (out, j + 1 < n ? "| --- " : "| --- |\n");
    }
}

static void
append_quote (GString *out, const SitrepBlock *block)
{
  g_string_append_printf (out, "> **%s** ", block->kind == SITREP_BLOCK_WARNING ? _ ("Warning:") : _ ("Note:"));
  append_text (out, block->text, "  \n> ");
  g_string_append_c (out, '\n');
}

static void
append_block (GString *out, const SitrepBlock *block)
{
  switch (block->kind)
    {
    case SITREP_BLOCK_HEADING:
      append_heading (out, block);
      break;
    case SITREP_BLOCK_LIST:
      append_list (out, block);
      break;
    case SITREP_BLOCK_TABLE:
      append_table (out, block);
      break;
    case SITREP_BLOCK_DEFINITIONS:
      append_definitions (out, block);
      break;
    case SITREP_BLOCK_CODE:
    case SITREP_BLOCK_TEMPLATE:
      append_code (out, block);
      break;
    case SITREP_BLOCK_NOTE:
    case SITREP_BLOCK_WARNING:
      append_quote (out, block);
      break;
    case SITREP_BLOCK_PARAGRAPH:
    default:
      append_text (out, block->text, "  \n");
      g_string_append_c (out, '\n');
    }
}

static void
append_title (GString *out, const char *mark, const char *text)
{
  g_string_append (out, mark);
  append_text (out, text, " ");
  g_string_append_c (out, '\n');
}

/** sitrep_handbook_to_markdown: Returns: (transfer full): all chapters; templates and commands stand as they are. */
char *
sitrep_handbook_to_markdown (const SitrepHandbook *self)
{
  GString *out = g_string_new (NULL);

  append_title (out, "# ", self->title);
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const SitrepChapter *chapter = g_ptr_array_index (self->chapters, i);

      g_string_append_c (out, '\n');
      append_title (out, "## ", chapter->title);
      for (guint j = 0; j < chapter->blocks->len; j++)
        {
          g_string_append_c (out, '\n');
          append_block (out, g_ptr_array_index (chapter->blocks, j));
        }
    }
  return g_string_free_and_steal (out);
}
