/* sitrep-block.c - one piece of a handbook: a heading, a list, a table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-block.h"

/** sitrep_block_new: Returns: (transfer full): a block of one text. */
SitrepBlock *
sitrep_block_new (SitrepBlockKind kind, const char *text)
{
  SitrepBlock *self = g_new0 (SitrepBlock, 1);

  self->kind = kind;
  self->text = g_strdup (text);
  return self;
}

/**
 * sitrep_block_new_rows:
 * @rows: (transfer full): char **, all of the same length
 *
 * Returns: (transfer full): a list, a table or definitions
 */
SitrepBlock *
sitrep_block_new_rows (SitrepBlockKind kind, GPtrArray *rows)
{
  SitrepBlock *self = g_new0 (SitrepBlock, 1);

  self->kind = kind;
  self->rows = rows;
  return self;
}

void
sitrep_block_free (SitrepBlock *self)
{
  g_free (self->title);
  g_free (self->word);
  g_free (self->text);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/** sitrep_block_columns: how many cells a row has; 0 where there are no rows. */
guint
sitrep_block_columns (const SitrepBlock *self)
{
  return self->rows != NULL && self->rows->len > 0 ? g_strv_length (g_ptr_array_index (self->rows, 0)) : 0;
}

const char *
sitrep_block_cell (const SitrepBlock *self, guint row, guint column)
{
  return ((char **) g_ptr_array_index (self->rows, row))[column];
}

static void
append_line (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s\n", text);
}

/** sitrep_block_plain: Returns: (transfer full): all of its words, to search in; a line for each cell. */
char *
sitrep_block_plain (const SitrepBlock *self)
{
  GString *out = g_string_new (NULL);

  append_line (out, self->title);
  append_line (out, self->word);
  append_line (out, self->text);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    for (guint j = 0; j < sitrep_block_columns (self); j++)
      append_line (out, sitrep_block_cell (self, i, j));
  return g_string_free_and_steal (out);
}
