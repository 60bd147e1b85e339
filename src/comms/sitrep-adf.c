/* sitrep-adf.c - the document format of Atlassian, which Jira takes
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-connector-private.h"

#include "base/sitrep-text.h"
#include "sitrep-doc-private.h"

#include <string.h>

/* https://developer.atlassian.com/cloud/jira/platform/apis/document/structure: a tree as ours is, in which text is text:
 * nothing in it is markup or calls somebody. What the format does not allow at a place is written as what is nearest. */
typedef struct
{
  JsonBuilder *json;
  guint left; /* characters that may still be written */
  gboolean strong, emphasis;
  const char *target;
  guint nested; /* lists and quotes around */
} Writer;

static void write_blocks (Writer *self, const SitrepDoc *parent);
static void write_inlines (Writer *self, const SitrepDoc *parent);

static void
begin (Writer *self, const char *type)
{
  json_builder_begin_object (self->json);
  sitrep_json_add (self->json, "type", type);
}

static void
begin_content (Writer *self, const char *type)
{
  begin (self, type);
  json_builder_begin_array (json_builder_set_member_name (self->json, "content"));
}

static void
end_content (Writer *self)
{
  json_builder_end_array (self->json);
  json_builder_end_object (self->json);
}

static void
add_number (Writer *self, const char *name, int value)
{
  json_builder_begin_object (json_builder_set_member_name (self->json, "attrs"));
  json_builder_add_int_value (json_builder_set_member_name (self->json, name), value);
  json_builder_end_object (self->json);
}

static void
add_mark (Writer *self, const char *type)
{
  begin (self, type);
  json_builder_end_object (self->json);
}

static void
add_link (Writer *self)
{
  begin (self, "link");
  json_builder_begin_object (json_builder_set_member_name (self->json, "attrs"));
  sitrep_json_add (self->json, "href", self->target);
  json_builder_end_object (self->json);
  json_builder_end_object (self->json);
}

/* Code can be linked, and nothing else at the same time. */
static void
add_marks (Writer *self, gboolean code)
{
  if (!code && !self->strong && !self->emphasis && self->target == NULL)
    return;
  json_builder_begin_array (json_builder_set_member_name (self->json, "marks"));
  if (code)
    add_mark (self, "code");
  if (self->strong && !code)
    add_mark (self, "strong");
  if (self->emphasis && !code)
    add_mark (self, "em");
  if (self->target != NULL)
    add_link (self);
  json_builder_end_array (self->json);
}

/* A text that is empty is refused. */
static char *
take_text (Writer *self, const char *text)
{
  g_autofree char *cut = self->left > 0 ? sitrep_text_cut (text, self->left) : NULL;

  if (cut == NULL || *cut == '\0')
    return NULL;
  self->left -= (guint) g_utf8_strlen (cut, -1);
  return g_steal_pointer (&cut);
}

static void
write_text (Writer *self, const char *text, gboolean code)
{
  g_autofree char *taken = take_text (self, text);

  if (taken == NULL)
    return;
  begin (self, "text");
  sitrep_json_add (self->json, "text", taken);
  add_marks (self, code);
  json_builder_end_object (self->json);
}

static void
write_inline (Writer *self, const SitrepDoc *node)
{
  const Writer outer = *self;

  if (node->kind == SITREP_DOC_TEXT || node->kind == SITREP_DOC_CODE)
    write_text (self, node->text, node->kind == SITREP_DOC_CODE);
  else if (node->kind == SITREP_DOC_BREAK)
    add_mark (self, "hardBreak");
  else
    {
      self->strong |= node->kind == SITREP_DOC_STRONG;
      self->emphasis |= node->kind == SITREP_DOC_EMPHASIS;
      if (node->kind == SITREP_DOC_LINK)
        self->target = node->target;
      write_inlines (self, node);
      self->strong = outer.strong;
      self->emphasis = outer.emphasis;
      self->target = outer.target;
    }
}

static void
write_inlines (Writer *self, const SitrepDoc *parent)
{
  for (guint i = 0; i < parent->children->len && self->left > 0; i++)
    write_inline (self, sitrep_doc_child (parent, i));
}

static void
write_paragraph (Writer *self, const SitrepDoc *node, gboolean strong)
{
  self->strong = strong;
  begin_content (self, "paragraph");
  write_inlines (self, node);
  end_content (self);
  self->strong = FALSE;
}

static void
write_heading (Writer *self, const SitrepDoc *node)
{
  begin (self, "heading");
  add_number (self, "level", node->level);
  json_builder_begin_array (json_builder_set_member_name (self->json, "content"));
  write_inlines (self, node);
  end_content (self);
}

static gboolean
begins_with_text (const SitrepDoc *item)
{
  SitrepDocKind kind = item->children->len > 0 ? sitrep_doc_child (item, 0)->kind : SITREP_DOC_ROOT;

  return kind == SITREP_DOC_PARAGRAPH || kind == SITREP_DOC_HEADING || kind == SITREP_DOC_CODE_BLOCK;
}

static void
write_item (Writer *self, const SitrepDoc *item)
{
  begin_content (self, "listItem");
  if (!begins_with_text (item))
    {
      begin_content (self, "paragraph");
      end_content (self);
    }
  write_blocks (self, item);
  end_content (self);
}

static void
write_list (Writer *self, const SitrepDoc *list)
{
  begin (self, list->kind == SITREP_DOC_NUMBERS ? "orderedList" : "bulletList");
  if (list->kind == SITREP_DOC_NUMBERS)
    add_number (self, "order", list->level);
  json_builder_begin_array (json_builder_set_member_name (self->json, "content"));
  self->nested++;
  for (guint i = 0; i < list->children->len && (i == 0 || self->left > 0); i++)
    write_item (self, sitrep_doc_child (list, i));
  self->nested--;
  end_content (self);
}

static void
write_quote (Writer *self, const SitrepDoc *quote)
{
  if (self->nested > 0)
    {
      write_blocks (self, quote);
      return;
    }
  begin_content (self, "blockquote");
  self->nested++;
  write_blocks (self, quote);
  self->nested--;
  end_content (self);
}

static void
write_code (Writer *self, const SitrepDoc *node)
{
  begin_content (self, "codeBlock");
  write_text (self, node->text, FALSE);
  end_content (self);
}

static void
write_block (Writer *self, const SitrepDoc *node)
{
  if (node->kind == SITREP_DOC_HEADING && self->nested == 0)
    write_heading (self, node);
  else if (node->kind == SITREP_DOC_BULLETS || node->kind == SITREP_DOC_NUMBERS)
    write_list (self, node);
  else if (node->kind == SITREP_DOC_QUOTE)
    write_quote (self, node);
  else if (node->kind == SITREP_DOC_CODE_BLOCK)
    write_code (self, node);
  else if (node->kind == SITREP_DOC_RULE && self->nested == 0)
    add_mark (self, "rule");
  else if (node->kind != SITREP_DOC_RULE)
    write_paragraph (self, node, node->kind == SITREP_DOC_HEADING);
}

static void
write_blocks (Writer *self, const SitrepDoc *parent)
{
  for (guint i = 0; i < parent->children->len && self->left > 0; i++)
    write_block (self, sitrep_doc_child (parent, i));
}

/**
 * sitrep_json_add_adf:
 * @line: (nullable): what stands before the document
 * @limit: the most characters of text
 *
 * Adds the document under @name.
 */
void
sitrep_json_add_adf (JsonBuilder *json, const char *name, const char *line, const SitrepDoc *doc, guint limit)
{
  g_autoptr (SitrepDoc) normal = sitrep_doc_normal (doc);
  Writer writer = { .json = json, .left = limit };

  json_builder_set_member_name (json, name);
  begin (&writer, "doc");
  json_builder_add_int_value (json_builder_set_member_name (json, "version"), 1);
  json_builder_begin_array (json_builder_set_member_name (json, "content"));
  if (line != NULL)
    {
      begin_content (&writer, "paragraph");
      write_text (&writer, line, FALSE);
      end_content (&writer);
    }
  write_blocks (&writer, normal);
  end_content (&writer);
}
