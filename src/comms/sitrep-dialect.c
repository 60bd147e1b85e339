/* sitrep-dialect.c - how a service writes what a document means
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-dialect.h"

#include "sitrep-doc-private.h"

#include <string.h>

/* The marks that are open, so that they can be closed at a line's end: most
 * services format within a line only. */
typedef struct
{
  const SitrepDialect *dialect;
  GString *out;
  GPtrArray *marks; /* const char * */
  gboolean plain;   /* within a heading that is strong as a whole, or a link's label */
} Writer;

static char *render_blocks (const SitrepDialect *self, const SitrepDoc *parent);
static void write_inlines (Writer *self, const SitrepDoc *parent, gunichar after);

static gunichar
char_before (const GString *out)
{
  const char *end = out->str + out->len;

  return out->len > 0 && end[-1] != '\n' ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

/* The length of the web address that @p begins with, or 0. What would end a
 * sentence is not part of it, nor what any dialect could take for markup or for
 * a call to somebody. */
static gsize
url_length (const char *p)
{
  gsize start = g_str_has_prefix (p, "https://") ? 8 : g_str_has_prefix (p, "http://") ? 7 : 0;
  gsize end = start;

  if (start == 0)
    return 0;
  while (g_ascii_isalnum (p[end]) || (p[end] != '\0' && strchr ("-._~:/?#!$&+,;=%", p[end]) != NULL))
    end++;
  while (end > start && strchr (".,:;!?_~#&", p[end - 1]) != NULL)
    end--;
  return end > start ? end : 0;
}

static void
write_piece (Writer *self, const char *text, gsize length, gunichar after)
{
  const SitrepPiece piece = { text, length, char_before (self->out), after };

  if (length > 0)
    self->dialect->escape (self->out, &piece);
}

static void
write_text (Writer *self, const char *text, gunichar after)
{
  const char *start = text;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = p == text || !g_ascii_isalnum (p[-1]) ? url_length (p) : 0;

      if (length > 0)
        {
          write_piece (self, start, (gsize) (p - start), 'h');
          self->dialect->url (self->out, p, length);
          start = p += length;
        }
      else
        p = g_utf8_next_char (p);
    }
  write_piece (self, start, strlen (start), after);
}

static void
write_break (Writer *self)
{
  for (guint i = self->marks->len; i > 0; i--)
    g_string_append (self->out, g_ptr_array_index (self->marks, i - 1));
  if (self->dialect->line_end != NULL && !self->plain)
    g_string_append (self->out, self->dialect->line_end);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->marks->len; i++)
    g_string_append (self->out, g_ptr_array_index (self->marks, i));
}

static void
write_marked (Writer *self, const SitrepDoc *node, const char *mark)
{
  g_ptr_array_add (self->marks, (gpointer) mark);
  g_string_append (self->out, mark);
  write_inlines (self, node, *mark != '\0' ? (gunichar) *mark : 0);
  g_string_append (self->out, mark);
  g_ptr_array_set_size (self->marks, (int) self->marks->len - 1);
}

static char *
render_label (const SitrepDialect *dialect, const SitrepDoc *link)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  Writer label = { dialect, g_string_new (NULL), marks, TRUE };

  write_inlines (&label, link, ']');
  return g_strdelimit (g_string_free_and_steal (label.out), "\n", ' ');
}

/* "label (address)" says nothing new where both are the same. */
static void
write_link (Writer *self, const SitrepDoc *link)
{
  g_autofree char *label = sitrep_dialect_render (&sitrep_dialect_plain, link);
  gsize skip = g_ascii_strncasecmp (link->target, "mailto:", 7) == 0 ? 7 : 0;
  g_autofree char *rendered = NULL;

  if (strcmp (label, link->target) == 0 || strcmp (label, link->target + skip) == 0)
    {
      if (skip > 0)
        write_piece (self, link->target + skip, strlen (link->target + skip), 0);
      else
        self->dialect->url (self->out, link->target, strlen (link->target));
      return;
    }
  rendered = render_label (self->dialect, link);
  self->dialect->link (self->out, rendered, link->target);
}

static void
write_inline (Writer *self, const SitrepDoc *node, gunichar after)
{
  g_autofree char *code = NULL;

  if (node->kind == SITREP_DOC_TEXT)
    write_text (self, node->text, after);
  else if (node->kind == SITREP_DOC_BREAK)
    write_break (self);
  else if (node->kind == SITREP_DOC_CODE)
    g_string_append (self->out, code = self->dialect->code (node->text));
  else if (node->kind == SITREP_DOC_LINK)
    write_link (self, node);
  else if (node->kind == SITREP_DOC_STRONG && !self->plain)
    write_marked (self, node, self->dialect->strong);
  else if (node->kind == SITREP_DOC_EMPHASIS && !self->plain)
    write_marked (self, node, self->dialect->emphasis);
  else
    write_inlines (self, node, after);
}

/* What follows a node: only the first character of plain text is worth knowing. */
static gunichar
char_after (const SitrepDoc *parent, guint i, gunichar after)
{
  const SitrepDoc *next = i + 1 < parent->children->len ? sitrep_doc_child (parent, i + 1) : NULL;

  if (next == NULL)
    return after;
  if (next->kind == SITREP_DOC_BREAK)
    return 0;
  return next->kind == SITREP_DOC_TEXT ? g_utf8_get_char (next->text) : '*';
}

static void
write_inlines (Writer *self, const SitrepDoc *parent, gunichar after)
{
  for (guint i = 0; i < parent->children->len; i++)
    write_inline (self, sitrep_doc_child (parent, i), char_after (parent, i, after));
}

static char *
render_inlines (const SitrepDialect *dialect, const SitrepDoc *parent)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  Writer writer = { dialect, g_string_new (NULL), marks, FALSE };

  write_inlines (&writer, parent, 0);
  return g_string_free_and_steal (writer.out);
}

static char *
render_heading (const SitrepDialect *self, const SitrepDoc *node)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  Writer writer = { self, g_string_new (NULL), marks, TRUE };
  guint level = (guint) node->level - 1;

  if (self->headings == NULL)
    {
      write_marked (&writer, node, self->strong);
      return g_string_free_and_steal (writer.out);
    }
  for (guint i = 0; i < level; i++)
    if (self->headings[i + 1] == NULL)
      level = i;
  g_string_append (writer.out, self->headings[level]);
  write_inlines (&writer, node, 0);
  return g_string_free_and_steal (writer.out);
}

static void
append_prefixed (GString *out, const char *text, const char *first, const char *rest)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s%s", i > 0 ? "\n" : "", i == 0 ? first : rest, lines[i]);
}

static char *
render_list (const SitrepDialect *self, const SitrepDoc *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->children->len; i++)
    {
      g_autofree char *item = render_blocks (self, sitrep_doc_child (list, i));
      g_autofree char *number = g_strdup_printf ("%d. ", list->level + (int) i);
      const char *first = list->kind == SITREP_DOC_NUMBERS ? number : self->bullet;

      if (i > 0)
        g_string_append_c (out, '\n');
      append_prefixed (out, item, first, "  ");
    }
  return g_string_free_and_steal (out);
}

static char *
render_quote (const SitrepDialect *self, const SitrepDoc *quote)
{
  g_autofree char *inner = render_blocks (self, quote);
  GString *out = g_string_new (NULL);

  append_prefixed (out, inner, self->quote, self->quote);
  return g_string_free_and_steal (out);
}

static char *
render_block (const SitrepDialect *self, const SitrepDoc *node)
{
  if (node->kind == SITREP_DOC_HEADING)
    return render_heading (self, node);
  if (node->kind == SITREP_DOC_BULLETS || node->kind == SITREP_DOC_NUMBERS)
    return render_list (self, node);
  if (node->kind == SITREP_DOC_QUOTE)
    return render_quote (self, node);
  if (node->kind == SITREP_DOC_CODE_BLOCK)
    return self->code_block (node->text);
  if (node->kind == SITREP_DOC_RULE)
    return g_strdup (self->rule);
  return render_inlines (self, node);
}

/* A heading stands close to what it heads, a list to the paragraph that announces it. */
static const char *
gap_between (const SitrepDoc *parent, const SitrepDoc *before, const SitrepDoc *after)
{
  gboolean list = after->kind == SITREP_DOC_BULLETS || after->kind == SITREP_DOC_NUMBERS;

  if (before->kind == SITREP_DOC_HEADING || (before->kind == SITREP_DOC_PARAGRAPH && list))
    return "\n";
  return parent->kind == SITREP_DOC_ITEM ? "\n" : "\n\n";
}

static char *
render_blocks (const SitrepDialect *self, const SitrepDoc *parent)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parent->children->len; i++)
    {
      const SitrepDoc *node = sitrep_doc_child (parent, i);
      g_autofree char *block = render_block (self, node);

      if (i > 0)
        g_string_append (out, gap_between (parent, sitrep_doc_child (parent, i - 1), node));
      g_string_append (out, block);
    }
  return g_string_free_and_steal (out);
}

/**
 * sitrep_dialect_render:
 * @doc: a whole document, or an inline with children
 *
 * Returns: (transfer full): the text in this dialect, without a line end at its end
 */
char *
sitrep_dialect_render (const SitrepDialect *self, const SitrepDoc *doc)
{
  g_autoptr (SitrepDoc) normal = NULL;

  if (sitrep_doc_rule (doc->kind)->class == SITREP_DOC_CLASS_INLINE)
    return render_inlines (self, doc);
  normal = sitrep_doc_normal (doc);
  return render_blocks (self, normal);
}

/* --- plain text: for what is copied by hand, mail, and services without markup */

static void
plain_escape (GString *out, const SitrepPiece *piece)
{
  g_string_append_len (out, piece->text, (gssize) piece->length);
}

static void
plain_url (GString *out, const char *url, gsize length)
{
  g_string_append_len (out, url, (gssize) length);
}

static void
plain_link (GString *out, const char *label, const char *target)
{
  gsize skip = g_ascii_strncasecmp (target, "mailto:", 7) == 0 ? 7 : 0;

  g_string_append_printf (out, "%s (%s)", label, target + skip);
}

static char *
plain_code (const char *text)
{
  return g_strdup (text);
}

static const char *const plain_headings[] = { "", NULL };

const SitrepDialect sitrep_dialect_plain = {
  .escape = plain_escape,
  .url = plain_url,
  .link = plain_link,
  .code = plain_code,
  .code_block = plain_code,
  .strong = "",
  .emphasis = "",
  .headings = plain_headings,
  .bullet = "• ",
  .quote = "> ",
  .rule = "———",
};

/**
 * sitrep_doc_to_plain:
 *
 * Returns: (transfer full): the document as text without markup
 */
char *
sitrep_doc_to_plain (const SitrepDoc *self)
{
  return sitrep_dialect_render (&sitrep_dialect_plain, self);
}
