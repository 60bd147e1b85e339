/* sitrep-block-text.c - blocks as plain text, for a message or a terminal
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-block-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines below the first stand under its text, not under its mark. */
static void
append_hanging (GString *out, const char *text, guint indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%*s%s\n", i == 0 ? 0 : (int) indent, "", lines[i]);
}

static void
append_list (GString *out, const SitrepBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autofree char *mark = block->numbered ? g_strdup_printf ("%u. ", i + 1) : g_strdup ("- ");
      const char *note = sitrep_block_cell (block, i, 1);
      guint indent = (guint) strlen (mark);

      g_string_append (out, mark);
      append_hanging (out, sitrep_block_cell (block, i, 0), indent);
      if (*note == '\0')
        continue;
      g_string_append_printf (out, "%*s", (int) indent, "");
      append_hanging (out, note, indent);
    }
}

static void
append_definitions (GString *out, const SitrepBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_string_append_printf (out, _ ("%s: "), sitrep_block_cell (block, i, 0));
      append_hanging (out, sitrep_block_cell (block, i, 1), 4);
    }
}

static void
append_table (GString *out, const SitrepBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autofree char *line = g_strjoinv (" | ", g_ptr_array_index (block->rows, i));

      append_hanging (out, line, 4);
    }
}

static void
append_block (GString *out, const SitrepBlock *block)
{
  switch (block->kind)
    {
    case SITREP_BLOCK_LIST:
      append_list (out, block);
      break;
    case SITREP_BLOCK_TABLE:
      append_table (out, block);
      break;
    case SITREP_BLOCK_DEFINITIONS:
      append_definitions (out, block);
      break;
    case SITREP_BLOCK_HEADING:
    case SITREP_BLOCK_CODE:
    case SITREP_BLOCK_TEMPLATE:
    case SITREP_BLOCK_NOTE:
    case SITREP_BLOCK_WARNING:
    case SITREP_BLOCK_PARAGRAPH:
    default:
      g_string_append_printf (out, "%s\n", block->text);
    }
}

/** sitrep_blocks_to_text: Returns: (transfer full): @blocks (element-type SitrepBlock), an empty line between them. */
char *
sitrep_blocks_to_text (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_block (out, g_ptr_array_index (blocks, i));
    }
  return g_string_free_and_steal (out);
}
