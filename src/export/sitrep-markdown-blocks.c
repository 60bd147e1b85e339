/* sitrep-markdown-blocks.c - Markdown as blocks, for paper
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-markdown-blocks.h"

#include <md4c.h>
#include <string.h>

/* Paper has one level of lists: an item within an item is a line of the outer one, moved in by its depth. */
typedef struct
{
  GPtrArray *blocks;
  char **title;
  GString *text;
  GPtrArray *rows; /* of the list or table that is being read; nullable */
  GPtrArray *cells;
  guint depth; /* of lists */
  gboolean numbered;
  gboolean quoted;
  gboolean linked; /* the words are the address itself */
} Reading;

static void
take_block (Reading *self, SitrepBlock *block)
{
  g_ptr_array_add (self->blocks, block);
}

static char *
take_text (Reading *self)
{
  char *text = g_strchomp (g_strdup (self->text->str));

  g_string_truncate (self->text, 0);
  return text;
}

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

static void
begin_rows (Reading *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_row);
}

static void
end_item (Reading *self)
{
  g_autofree char *text = take_text (self);
  char *row[] = { text, (char *) "", NULL };

  if (self->rows != NULL && *text != '\0')
    g_ptr_array_add (self->rows, g_strdupv (row));
}

static void
end_rows (Reading *self, SitrepBlockKind kind)
{
  GPtrArray *rows = g_steal_pointer (&self->rows);
  SitrepBlock *block;

  if (rows->len == 0)
    {
      g_ptr_array_unref (rows);
      return;
    }
  block = sitrep_block_new_rows (kind, rows);
  block->numbered = kind == SITREP_BLOCK_LIST && self->numbered;
  take_block (self, block);
}

static void
end_heading (Reading *self, guint level)
{
  g_autofree char *text = take_text (self);
  SitrepBlock *block;

  if (level == 1 && self->title != NULL && *self->title == NULL)
    {
      *self->title = g_steal_pointer (&text);
      return;
    }
  block = sitrep_block_new (SITREP_BLOCK_HEADING, text);
  block->level = CLAMP (level, 2, 3);
  take_block (self, block);
}

static void
end_text (Reading *self, SitrepBlockKind kind)
{
  g_autofree char *text = take_text (self);

  if (*text != '\0')
    take_block (self, sitrep_block_new (kind, text));
}

static void
enter_list (Reading *self, gboolean numbered)
{
  if (self->depth++ == 0)
    {
      self->numbered = numbered;
      begin_rows (self);
    }
  else
    end_item (self);
}

static void
enter_item (Reading *self, const MD_BLOCK_LI_DETAIL *detail)
{
  for (guint i = 1; i < self->depth; i++)
    g_string_append (self->text, "    – ");
  if (detail->is_task)
    g_string_append (self->text, detail->task_mark != ' ' ? "☑ " : "☐ ");
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Reading *self = data;

  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    enter_list (self, type == MD_BLOCK_OL);
  else if (type == MD_BLOCK_LI)
    enter_item (self, detail);
  else if (type == MD_BLOCK_TABLE)
    begin_rows (self);
  else if (type == MD_BLOCK_TR)
    self->cells = g_ptr_array_new ();
  else if (type == MD_BLOCK_QUOTE)
    self->quoted = TRUE;
  return 0;
}

static void
end_table_row (Reading *self)
{
  g_ptr_array_add (self->cells, NULL);
  g_ptr_array_add (self->rows, g_ptr_array_free (g_steal_pointer (&self->cells), FALSE));
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Reading *self = data;

  switch ((int) type)
    {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      if (--self->depth == 0)
        end_rows (self, SITREP_BLOCK_LIST);
      break;
    case MD_BLOCK_LI:
      end_item (self);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      g_ptr_array_add (self->cells, take_text (self));
      break;
    case MD_BLOCK_TR:
      end_table_row (self);
      break;
    case MD_BLOCK_TABLE:
      end_rows (self, SITREP_BLOCK_TABLE);
      break;
    case MD_BLOCK_H:
      end_heading (self, ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_CODE:
      end_text (self, SITREP_BLOCK_CODE);
      break;
    case MD_BLOCK_P:
      if (self->depth > 0)
        g_string_append_c (self->text, '\n');
      else
        end_text (self, self->quoted ? SITREP_BLOCK_NOTE : SITREP_BLOCK_PARAGRAPH);
      break;
    case MD_BLOCK_QUOTE:
      self->quoted = FALSE;
      break;
    default:
      break;
    }
  return 0;
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  if (type == MD_SPAN_A)
    ((Reading *) data)->linked = ((MD_SPAN_A_DETAIL *) detail)->is_autolink != 0;
  return 0;
}

/* On paper nobody can follow a link: its address stands beside it. */
static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Reading *self = data;
  const MD_ATTRIBUTE *address = type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *) detail)->href : NULL;

  if (address != NULL && !self->linked)
    g_string_append_printf (self->text, " (%.*s)", (int) address->size, address->text);
  return 0;
}

static void
append_words (GString *out, const char *text, gsize length)
{
  g_autofree char *words = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (words, "<br>", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);

  g_string_append (out, joined);
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  GString *out = ((Reading *) data)->text;

  if (type == MD_TEXT_BR)
    g_string_append_c (out, '\n');
  else if (type == MD_TEXT_SOFTBR)
    g_string_append_c (out, ' ');
  else if (type == MD_TEXT_ENTITY && size == 4 && strncmp (text, "&lt;", 4) == 0)
    g_string_append_c (out, '<');
  else if (type == MD_TEXT_ENTITY && size == 5 && strncmp (text, "&amp;", 5) == 0)
    g_string_append_c (out, '&');
  else if (type == MD_TEXT_NORMAL)
    append_words (out, text, size);
  else if (type != MD_TEXT_NULLCHAR)
    g_string_append_len (out, text, size);
  return 0;
}

/**
 * sitrep_markdown_blocks:
 * @title: (out) (optional) (nullable) (transfer full): its first heading of level 1, which is then no block
 *
 * Returns: (transfer full) (element-type SitrepBlock): @markdown without what paper cannot show
 */
GPtrArray *
sitrep_markdown_blocks (const char *markdown, char **title)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_block_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .blocks = blocks, .title = title, .text = text };
  MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML
                                | MD_FLAG_PERMISSIVEURLAUTOLINKS,
                       .enter_block = enter_block_cb,
                       .leave_block = leave_block_cb,
                       .enter_span = enter_span_cb,
                       .leave_span = leave_span_cb,
                       .text = text_cb };

  if (title != NULL)
    *title = NULL;
  md_parse (markdown, (MD_SIZE) strlen (markdown), &parser, &reading);
  return blocks;
}
