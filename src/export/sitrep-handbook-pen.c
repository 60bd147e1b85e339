/* sitrep-handbook-pen.c - a handbook's blocks and rows, without the empty ones
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-handbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add (SitrepPen *self, SitrepBlockKind kind, const char *text)
{
  if (!is_empty (text))
    g_ptr_array_add (self->blocks, sitrep_block_new (kind, text));
}

void
sitrep_pen_heading (SitrepPen *self, guint level, const char *text)
{
  SitrepBlock *block = sitrep_block_new (SITREP_BLOCK_HEADING, text);

  block->level = level;
  g_ptr_array_add (self->blocks, block);
}

void
sitrep_pen_paragraph (SitrepPen *self, const char *text)
{
  add (self, SITREP_BLOCK_PARAGRAPH, text);
}

void
sitrep_pen_take_paragraph (SitrepPen *self, char *text)
{
  add (self, SITREP_BLOCK_PARAGRAPH, text);
  g_free (text);
}

void
sitrep_pen_note (SitrepPen *self, const char *text)
{
  add (self, SITREP_BLOCK_NOTE, text);
}

void
sitrep_pen_warning (SitrepPen *self, const char *text)
{
  add (self, SITREP_BLOCK_WARNING, text);
}

static void
add_rows (SitrepPen *self, SitrepBlock *block, guint least)
{
  if (block->rows->len >= least)
    g_ptr_array_add (self->blocks, block);
  else
    sitrep_block_free (block);
}

/** sitrep_pen_list: takes @rows: texts with notes. */
void
sitrep_pen_list (SitrepPen *self, GPtrArray *rows, gboolean numbered)
{
  SitrepBlock *block = sitrep_block_new_rows (SITREP_BLOCK_LIST, rows);

  block->numbered = numbered;
  add_rows (self, block, 1);
}

/** sitrep_pen_definitions: takes @rows: labels with texts. */
void
sitrep_pen_definitions (SitrepPen *self, GPtrArray *rows)
{
  add_rows (self, sitrep_block_new_rows (SITREP_BLOCK_DEFINITIONS, rows), 1);
}

/** sitrep_pen_texts: a bulleted list below a heading (nullable) of the third level. */
void
sitrep_pen_texts (SitrepPen *self, const char *heading, char **texts)
{
  GPtrArray *rows = sitrep_rows_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    SITREP_ROW (rows, g_strdup (texts[i]), NULL);
  if (rows->len > 0 && heading != NULL)
    sitrep_pen_heading (self, 3, heading);
  sitrep_pen_list (self, rows, FALSE);
}

static gboolean
is_column_empty (const SitrepBlock *table, guint column)
{
  for (guint i = 1; i < table->rows->len; i++)
    if (!is_empty (sitrep_block_cell (table, i, column)))
      return FALSE;
  return TRUE;
}

static void
remove_column (SitrepBlock *table, guint column)
{
  guint n = sitrep_block_columns (table);
  guint below = (1u << column) - 1;

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **cells = g_ptr_array_index (table->rows, i);

      g_free (cells[column]);
      memmove (cells + column, cells + column + 1, (n - column) * sizeof *cells);
    }
  table->narrow = (table->narrow & below) | ((table->narrow >> 1) & ~below);
}

/** sitrep_pen_grid: takes @rows, the first of which is the head; every column stays. */
void
sitrep_pen_grid (SitrepPen *self, GPtrArray *rows)
{
  SitrepBlock *block = sitrep_block_new_rows (SITREP_BLOCK_TABLE, rows);

  block->narrow = 0x1;
  add_rows (self, block, 2);
}

/** sitrep_pen_table: takes @rows, the first of which is the head; a column that says nothing is left out. */
void
sitrep_pen_table (SitrepPen *self, GPtrArray *rows, guint narrow)
{
  SitrepBlock *block = sitrep_block_new_rows (SITREP_BLOCK_TABLE, rows);

  block->narrow = narrow;
  for (guint i = sitrep_block_columns (block); rows->len > 1 && i > 0; i--)
    if (is_column_empty (block, i - 1))
      remove_column (block, i - 1);
  add_rows (self, block, 2);
}

/** sitrep_pen_command: the command's text as it is, below its title and what there is to know. */
void
sitrep_pen_command (SitrepPen *self, const SitrepCommand *command)
{
  SitrepBlock *block = sitrep_block_new (SITREP_BLOCK_CODE, command->text);

  block->title = g_strdup (command->title);
  block->word = g_strdup (sitrep_say_word (sitrep_command_nicks[command->kind]));
  g_ptr_array_add (self->blocks, block);
}

/** sitrep_pen_template: a message's text as it was written, with its holes. */
void
sitrep_pen_template (SitrepPen *self, const char *body)
{
  add (self, SITREP_BLOCK_TEMPLATE, body);
}

/* --- rows --- */

GPtrArray *
sitrep_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

void
sitrep_rows_take_cells (GPtrArray *rows, guint n, char **cells)
{
  char **row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = cells[i] != NULL ? cells[i] : g_strdup ("");
  g_ptr_array_add (rows, row);
}

/** sitrep_rows_take: adds a pair, unless @second (transfer full) (nullable) is empty. */
void
sitrep_rows_take (GPtrArray *rows, const char *first, char *second)
{
  if (is_empty (second))
    g_free (second);
  else
    sitrep_rows_take_cells (rows, 2, (char *[]) { g_strdup (first), second });
}

void
sitrep_rows_add (GPtrArray *rows, const char *first, const char *second)
{
  sitrep_rows_take (rows, first, g_strdup (second));
}
