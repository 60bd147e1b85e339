/* sitrep-doc-normal.c - the one tree of all that mean the same document
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-doc-private.h"

#include <string.h>

/* The marks around an inline, and whether it must stay on one line. */
typedef struct
{
  gboolean strong;
  gboolean emphasis;
  gboolean link;
  gboolean one_line;
} Marks;

static void add_inlines (GPtrArray *out, const SitrepDoc *parent, Marks marks);
static void add_blocks (GPtrArray *out, const SitrepDoc *parent);

static SitrepDoc *
last_of (GPtrArray *nodes, SitrepDocKind kind)
{
  SitrepDoc *last = nodes->len > 0 ? g_ptr_array_index (nodes, nodes->len - 1) : NULL;

  return last != NULL && last->kind == kind ? last : NULL;
}

/* Takes @node; where its neighbour is of its kind, both become one. */
static void
push_inline (GPtrArray *out, SitrepDoc *node)
{
  SitrepDoc *last = node->kind != SITREP_DOC_LINK && node->kind != SITREP_DOC_BREAK ? last_of (out, node->kind) : NULL;

  if (last == NULL)
    {
      g_ptr_array_add (out, node);
      return;
    }
  if (node->text != NULL)
    {
      g_autofree char *text = g_steal_pointer (&last->text);

      last->text = g_strconcat (text, node->text, NULL);
    }
  while (node->children->len > 0)
    push_inline (last->children, g_ptr_array_steal_index (node->children, 0));
  sitrep_doc_free (node);
}

static void
push_text (GPtrArray *out, const char *text)
{
  if (*text != '\0')
    push_inline (out, sitrep_doc_new (SITREP_DOC_TEXT, text));
}

static void
push_break (GPtrArray *out, Marks marks)
{
  gboolean nested = marks.strong || marks.emphasis || marks.link;

  if (marks.one_line)
    push_text (out, " ");
  else if (!nested || last_of (out, SITREP_DOC_BREAK) == NULL)
    push_inline (out, sitrep_doc_new (SITREP_DOC_BREAK, NULL));
}

static void
add_text (GPtrArray *out, const char *text, Marks marks)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        push_break (out, marks);
      push_text (out, lines[i]);
    }
}

/* A paragraph of Markdown that begins with "[`]:" defines a link and has no
 * other way to be written: there the code is plain text. */
static void
add_code (GPtrArray *out, const char *text, Marks marks)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');

  if (marks.link && strchr (line, ']') != NULL)
    push_text (out, line);
  else if (*line != '\0')
    push_inline (out, sitrep_doc_new (SITREP_DOC_CODE, line));
}

/* A mark begins and ends within a line: line ends at its edges go outside. */
static void
add_marked (GPtrArray *out, const SitrepDoc *from, const char *target, Marks inner, Marks outer)
{
  SitrepDoc *node = sitrep_doc_new (from->kind, NULL);
  guint after = 0;

  node->target = g_strdup (target);
  add_inlines (node->children, from, inner);
  for (; node->children->len > 0 && sitrep_doc_child (node, 0)->kind == SITREP_DOC_BREAK;)
    {
      g_ptr_array_remove_index (node->children, 0);
      push_break (out, outer);
    }
  for (; last_of (node->children, SITREP_DOC_BREAK) != NULL; after++)
    g_ptr_array_set_size (node->children, (int) node->children->len - 1);
  if (node->children->len == 0 && target != NULL)
    push_text (node->children, target);
  if (node->children->len == 0)
    g_clear_pointer (&node, sitrep_doc_free);
  else
    push_inline (out, node);
  for (; after > 0; after--)
    push_break (out, outer);
}

static void
add_link (GPtrArray *out, const SitrepDoc *from, Marks marks)
{
  g_autofree char *target = sitrep_doc_target (from->target);
  Marks inner = marks;

  inner.link = TRUE;
  if (marks.link || target == NULL)
    add_inlines (out, from, marks);
  else
    add_marked (out, from, target, inner, marks);
}

static void
add_mark (GPtrArray *out, const SitrepDoc *from, Marks marks)
{
  Marks inner = marks;
  gboolean *mark = from->kind == SITREP_DOC_STRONG ? &inner.strong : &inner.emphasis;

  if (*mark)
    {
      add_inlines (out, from, marks);
      return;
    }
  *mark = TRUE;
  add_marked (out, from, NULL, inner, marks);
}

static void
add_inline (GPtrArray *out, const SitrepDoc *node, Marks marks)
{
  if (node->kind == SITREP_DOC_TEXT)
    add_text (out, node->text != NULL ? node->text : "", marks);
  else if (node->kind == SITREP_DOC_CODE)
    add_code (out, node->text != NULL ? node->text : "", marks);
  else if (node->kind == SITREP_DOC_BREAK)
    push_break (out, marks);
  else if (node->kind == SITREP_DOC_LINK)
    add_link (out, node, marks);
  else if (node->kind == SITREP_DOC_STRONG || node->kind == SITREP_DOC_EMPHASIS)
    add_mark (out, node, marks);
  else
    add_inlines (out, node, marks);
}

static void
add_inlines (GPtrArray *out, const SitrepDoc *parent, Marks marks)
{
  for (guint i = 0; i < parent->children->len; i++)
    add_inline (out, sitrep_doc_child (parent, i), marks);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

/* Takes white space off the edges of one line of inlines. */
static void
trim_line (GPtrArray *line)
{
  for (SitrepDoc *last; (last = last_of (line, SITREP_DOC_TEXT)) != NULL;)
    {
      gsize end = strlen (last->text);

      while (end > 0 && is_space (last->text[end - 1]))
        last->text[--end] = '\0';
      if (end > 0)
        break;
      g_ptr_array_set_size (line, (int) line->len - 1);
    }
  if (line->len > 0 && ((SitrepDoc *) line->pdata[0])->kind == SITREP_DOC_TEXT)
    {
      char *text = ((SitrepDoc *) line->pdata[0])->text;
      gsize skip = strspn (text, " \t");

      memmove (text, text + skip, strlen (text + skip) + 1);
      if (*text == '\0')
        g_ptr_array_remove_index (line, 0);
    }
}

/* An empty line ends a paragraph; everything else stays in one. */
static void
add_line (GPtrArray *out, GPtrArray *line, SitrepDoc **paragraph)
{
  trim_line (line);
  if (line->len == 0)
    {
      *paragraph = NULL;
      return;
    }
  if (*paragraph == NULL)
    g_ptr_array_add (out, *paragraph = sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));
  else
    sitrep_doc_append (*paragraph, sitrep_doc_new (SITREP_DOC_BREAK, NULL));
  g_ptr_array_extend_and_steal ((*paragraph)->children, g_ptr_array_ref (line));
}

static void
add_paragraph (GPtrArray *out, const SitrepDoc *from)
{
  g_autoptr (GPtrArray) inlines = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_doc_free);
  SitrepDoc *paragraph = NULL;
  guint start = 0;

  add_inlines (inlines, from, (Marks) { FALSE, FALSE, FALSE, FALSE });
  for (guint i = 0; i <= inlines->len; i++)
    {
      g_autoptr (GPtrArray) line = NULL;

      if (i < inlines->len && ((SitrepDoc *) inlines->pdata[i])->kind != SITREP_DOC_BREAK)
        continue;
      line = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_doc_free);
      for (; start < i; start++)
        g_ptr_array_add (line, g_steal_pointer (&inlines->pdata[start]));
      start = i + 1;
      add_line (out, line, &paragraph);
    }
}

static void
add_heading (GPtrArray *out, const SitrepDoc *from)
{
  SitrepDoc *heading = sitrep_doc_new (SITREP_DOC_HEADING, NULL);

  heading->level = CLAMP (from->level, 1, 6);
  add_inlines (heading->children, from, (Marks) { FALSE, FALSE, FALSE, TRUE });
  trim_line (heading->children);
  if (heading->children->len > 0)
    g_ptr_array_add (out, heading);
  else
    sitrep_doc_free (heading);
}

static void
add_list (GPtrArray *out, const SitrepDoc *from)
{
  SitrepDoc *list = last_of (out, from->kind);
  g_autoptr (SitrepDoc) fresh = list == NULL ? sitrep_doc_new (from->kind, NULL) : NULL;

  if (list == NULL)
    {
      list = fresh;
      list->level = from->kind == SITREP_DOC_NUMBERS ? CLAMP (from->level, 0, 999999) : 0;
    }
  for (guint i = 0; i < from->children->len; i++)
    {
      g_autoptr (SitrepDoc) item = sitrep_doc_new (SITREP_DOC_ITEM, NULL);

      add_blocks (item->children, sitrep_doc_child (from, i));
      if (item->children->len > 0)
        sitrep_doc_append (list, g_steal_pointer (&item));
    }
  if (fresh != NULL && fresh->children->len > 0)
    g_ptr_array_add (out, g_steal_pointer (&fresh));
}

static void
add_quote (GPtrArray *out, const SitrepDoc *from)
{
  g_autoptr (SitrepDoc) quote = sitrep_doc_new (SITREP_DOC_QUOTE, NULL);

  add_blocks (quote->children, from);
  if (quote->children->len > 0)
    g_ptr_array_add (out, g_steal_pointer (&quote));
}

static void
add_code_block (GPtrArray *out, const char *text)
{
  SitrepDoc *block = sitrep_doc_new (SITREP_DOC_CODE_BLOCK, text != NULL ? text : "");
  gsize end = strlen (block->text);

  while (end > 0 && block->text[end - 1] == '\n')
    block->text[--end] = '\0';
  if (end > 0)
    g_ptr_array_add (out, block);
  else
    sitrep_doc_free (block);
}

static void
add_block (GPtrArray *out, const SitrepDoc *node)
{
  if (node->kind == SITREP_DOC_PARAGRAPH)
    add_paragraph (out, node);
  else if (node->kind == SITREP_DOC_HEADING)
    add_heading (out, node);
  else if (node->kind == SITREP_DOC_BULLETS || node->kind == SITREP_DOC_NUMBERS)
    add_list (out, node);
  else if (node->kind == SITREP_DOC_QUOTE)
    add_quote (out, node);
  else if (node->kind == SITREP_DOC_CODE_BLOCK)
    add_code_block (out, node->text);
  else if (node->kind == SITREP_DOC_RULE)
    g_ptr_array_add (out, sitrep_doc_new (SITREP_DOC_RULE, NULL));
  else
    add_blocks (out, node);
}

/* Inlines that stand among blocks are a paragraph. */
static void
add_blocks (GPtrArray *out, const SitrepDoc *parent)
{
  for (guint i = 0; i < parent->children->len;)
    {
      g_autoptr (SitrepDoc) loose = sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL);

      for (; i < parent->children->len; i++)
        if (sitrep_doc_rule (sitrep_doc_child (parent, i)->kind)->class == SITREP_DOC_CLASS_INLINE)
          sitrep_doc_append (loose, sitrep_doc_copy (sitrep_doc_child (parent, i)));
        else
          break;
      if (loose->children->len > 0)
        add_paragraph (out, loose);
      if (i < parent->children->len)
        add_block (out, sitrep_doc_child (parent, i++));
    }
}

/**
 * sitrep_doc_normal:
 *
 * Returns: (transfer full): the normal form of the document; see the header
 */
SitrepDoc *
sitrep_doc_normal (const SitrepDoc *self)
{
  SitrepDoc *root = sitrep_doc_new (SITREP_DOC_ROOT, NULL);

  add_blocks (root->children, self);
  return root;
}
