/* sitrep-dialect-html.c - a document as HTML, for mail
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-doc-private.h"

#include <string.h>

/* Elements nest where the marks of other dialects stand in a line, so this one walks the tree itself. Mail programs
 * keep no style sheets, and paint on white or on black as their reader likes: styles are within the elements, and no
 * colour is set for text or for what is behind it. Grey lines are seen on both. */
#define MONOSPACE "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:0.95em"
#define LINE "1px solid #888888"

typedef struct
{
  GString *out;
  gboolean styled;
} Writer;

static void write_inlines (Writer *self, const SitrepDoc *parent);
static void write_blocks (Writer *self, const SitrepDoc *parent);

/* Of text and of values between quotes. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '&')
      g_string_append (out, "&amp;");
    else if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p == '>')
      g_string_append (out, "&gt;");
    else if (*p == '"')
      g_string_append (out, "&quot;");
    else if (*p == '\'')
      g_string_append (out, "&#39;");
    else
      g_string_append_c (out, *p);
}

/* @tag and @style are ours. */
static void
open_element (Writer *self, const char *tag, const char *style)
{
  g_string_append_printf (self->out, "<%s", tag);
  if (self->styled && style != NULL)
    g_string_append_printf (self->out, " style=\"%s\"", style);
  g_string_append_c (self->out, '>');
}

static void
close_element (Writer *self, const char *tag)
{
  g_string_append_printf (self->out, "</%s>", tag);
}

static void
write_element (Writer *self, const SitrepDoc *node, const char *tag, const char *style)
{
  open_element (self, tag, style);
  if (node->text != NULL)
    append_escaped (self->out, node->text);
  else
    write_inlines (self, node);
  close_element (self, tag);
}

/* The target's scheme is one of three: the document's normal form knows no other. */
static void
write_link (Writer *self, const SitrepDoc *node)
{
  g_string_append (self->out, "<a href=\"");
  append_escaped (self->out, node->target);
  g_string_append (self->out, "\">");
  write_inlines (self, node);
  close_element (self, "a");
}

static void
write_inline (Writer *self, const SitrepDoc *node)
{
  if (node->kind == SITREP_DOC_TEXT)
    append_escaped (self->out, node->text);
  else if (node->kind == SITREP_DOC_BREAK)
    g_string_append (self->out, "<br>\n");
  else if (node->kind == SITREP_DOC_CODE)
    write_element (self, node, "code", MONOSPACE);
  else if (node->kind == SITREP_DOC_LINK)
    write_link (self, node);
  else if (node->kind == SITREP_DOC_STRONG)
    write_element (self, node, "strong", NULL);
  else if (node->kind == SITREP_DOC_EMPHASIS)
    write_element (self, node, "em", NULL);
  else
    write_inlines (self, node);
}

static void
write_inlines (Writer *self, const SitrepDoc *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    write_inline (self, sitrep_doc_child (parent, i));
}

static void
write_heading (Writer *self, const SitrepDoc *node)
{
  static const char *const sizes[] = { "1.4em", "1.2em", "1.05em", "1em" };
  g_autofree char *tag = g_strdup_printf ("h%d", node->level);
  g_autofree char *style
    = g_strdup_printf ("font-size:%s;margin:1em 0 0.3em", sizes[MIN (node->level, (int) G_N_ELEMENTS (sizes)) - 1]);

  write_element (self, node, tag, style);
}

/* A paragraph that is alone in its item is only its text: lists are read line by line. */
static void
write_item (Writer *self, const SitrepDoc *item)
{
  const SitrepDoc *first = sitrep_doc_child (item, 0);

  open_element (self, "li", "margin:0 0 0.3em");
  if (item->children->len == 1 && first->kind == SITREP_DOC_PARAGRAPH)
    write_inlines (self, first);
  else
    write_blocks (self, item);
  close_element (self, "li");
  g_string_append_c (self->out, '\n');
}

static void
write_list (Writer *self, const SitrepDoc *list)
{
  const char *tag = list->kind == SITREP_DOC_NUMBERS ? "ol" : "ul";

  if (list->kind == SITREP_DOC_NUMBERS && list->level != 1)
    g_string_append_printf (self->out, "<ol start=\"%d\">", list->level);
  else
    open_element (self, tag, "margin:0 0 1em;padding-left:1.6em");
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < list->children->len; i++)
    write_item (self, sitrep_doc_child (list, i));
  close_element (self, tag);
}

static void
write_block (Writer *self, const SitrepDoc *node)
{
  if (node->kind == SITREP_DOC_HEADING)
    write_heading (self, node);
  else if (node->kind == SITREP_DOC_BULLETS || node->kind == SITREP_DOC_NUMBERS)
    write_list (self, node);
  else if (node->kind == SITREP_DOC_QUOTE)
    {
      open_element (self, "blockquote", "margin:0 0 1em;padding-left:0.8em;border-left:3px solid #888888");
      g_string_append_c (self->out, '\n');
      write_blocks (self, node);
      close_element (self, "blockquote");
    }
  else if (node->kind == SITREP_DOC_CODE_BLOCK)
    write_element (self, node, "pre", "margin:0 0 1em;padding:0.5em;border:" LINE ";white-space:pre-wrap;" MONOSPACE);
  else if (node->kind == SITREP_DOC_RULE)
    open_element (self, "hr", "border:0;border-top:" LINE ";margin:1em 0");
  else
    write_element (self, node, "p", "margin:0 0 1em");
  g_string_append_c (self->out, '\n');
}

static void
write_blocks (Writer *self, const SitrepDoc *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    write_block (self, sitrep_doc_child (parent, i));
}

/**
 * sitrep_doc_to_html:
 * @styled: with styles in the elements, as mail needs them
 *
 * Returns: (transfer full): the blocks of the document as HTML, to be put into a body; all text is escaped
 */
char *
sitrep_doc_to_html (const SitrepDoc *self, gboolean styled)
{
  g_autoptr (SitrepDoc) normal = sitrep_doc_normal (self);
  Writer writer = { g_string_new (NULL), styled };

  write_blocks (&writer, normal);
  return g_string_free_and_steal (writer.out);
}

/** sitrep_html_escape: Returns: (transfer full): @text with nothing in it that is markup, for text and for values */
char *
sitrep_html_escape (const char *text)
{
  GString *out = g_string_new (NULL);

  append_escaped (out, text);
  return g_string_free_and_steal (out);
}
