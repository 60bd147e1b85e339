/* sitrep-block.h - one piece of a handbook: a heading, a list, a table
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SITREP_BLOCK_HEADING,
  SITREP_BLOCK_PARAGRAPH,
  SITREP_BLOCK_LIST,
  SITREP_BLOCK_TABLE,
  SITREP_BLOCK_DEFINITIONS,
  SITREP_BLOCK_CODE,
  SITREP_BLOCK_TEMPLATE,
  SITREP_BLOCK_NOTE,
  SITREP_BLOCK_WARNING,
} SitrepBlockKind;

/* Made once, then only read. A row is a char ** of so many cells: of a list the
 * text and its note, of definitions the label and the text, of a table one for
 * each column, the first row being its head. No cell is NULL; a cell may have
 * several lines. */
typedef struct
{
  SitrepBlockKind kind;
  guint level;       /* of a heading: 2 or 3, below the chapter's own */
  gboolean numbered; /* of a list */
  char *title;       /* of code or a template; nullable */
  char *word;        /* of code: its kind, in words; nullable */
  char *text;        /* of all that has no rows */
  GPtrArray *rows;   /* char **; nullable */
  guint narrow;      /* of a table: the bit n is set where column n holds short words */
} SitrepBlock;

SitrepBlock *sitrep_block_new (SitrepBlockKind kind, const char *text);
SitrepBlock *sitrep_block_new_rows (SitrepBlockKind kind, GPtrArray *rows);
void sitrep_block_free (SitrepBlock *self);
guint sitrep_block_columns (const SitrepBlock *self);
const char *sitrep_block_cell (const SitrepBlock *self, guint row, guint column);
char *sitrep_block_plain (const SitrepBlock *self);

G_END_DECLS
