/* sitrep-template-tags.c - the tags of a template, and texts that have nothing but tags
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "config.h"

#include "sitrep-template-text-private.h"

#include "base/sitrep-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Sections within sections, at most. */
#define NESTING_MAX 16

static gboolean
is_name (const char *name)
{
  if (strcmp (name, ".") == 0)
    return TRUE;
  if (!g_ascii_isalpha (*name) && *name != '_')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_.-", *p) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * sitrep_tag_read:
 * @p: begins with `{{`
 * @tag: (out): its name is the caller's to free
 *
 * Returns: %FALSE with %SITREP_ERROR_INVALID where what stands there is no tag
 */
gboolean
sitrep_tag_read (const char *p, SitrepTag *tag, GError **error)
{
  const char *end = strstr (p, "}}");
  g_autofree char *inner = end != NULL ? g_strstrip (g_strndup (p + 2, (gsize) (end - p - 2))) : NULL;
  gboolean sign = inner != NULL && *inner != '\0' && strchr ("#^/", *inner) != NULL;
  g_autofree char *name = inner != NULL ? g_strstrip (g_strdup (inner + sign)) : NULL;

  if (name == NULL)
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("A “{{” has no “}}”: “%.30s”."), p);
      return FALSE;
    }
  if (!is_name (name) || (sign && strcmp (name, ".") == 0))
    {
      g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID, _ ("“{{%.60s}}” does not name a value."), inner);
      return FALSE;
    }
  tag->kind = sign ? *inner : ' ';
  tag->name = g_steal_pointer (&name);
  tag->length = (gsize) (end + 2 - p);
  return TRUE;
}

/** sitrep_tag_node: Returns: (transfer full): a hole, or one end of a section. */
SitrepDoc *
sitrep_tag_node (const SitrepTag *tag)
{
  SitrepDoc *node = sitrep_doc_new (tag->kind == ' ' ? SITREP_DOC_HOLE : SITREP_DOC_SECTION, tag->name);

  node->level = tag->kind == ' ' ? 0 : tag->kind == '/' ? SITREP_SECTION_END : SITREP_SECTION_BEGIN;
  node->inverted = tag->kind == '^';
  return node;
}

static gboolean
check_end (const SitrepDoc *end, const SitrepDoc *open, GError **error)
{
  if (open->kind == SITREP_DOC_SECTION && open->level == SITREP_SECTION_BEGIN && strcmp (open->text, end->text) == 0)
    return TRUE;
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
               _ ("“{{/%s}}” ends what did not begin before it in the same paragraph or list. "
                  "Tags around whole paragraphs need a line of their own."),
               end->text);
  return FALSE;
}

/**
 * sitrep_tags_nest:
 *
 * Turns the pairs of tags among the children of @parent into sections that hold what is between them.
 */
gboolean
sitrep_tags_nest (SitrepDoc *parent, GError **error)
{
  g_autoptr (GPtrArray) flat = g_steal_pointer (&parent->children);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_doc_free);
  g_ptr_array_add (open, parent);
  while (flat->len > 0)
    {
      g_autoptr (SitrepDoc) node = g_ptr_array_steal_index (flat, 0);
      SitrepDoc *top = g_ptr_array_index (open, open->len - 1);

      if (node->kind == SITREP_DOC_SECTION && node->level == SITREP_SECTION_END)
        {
          if (!check_end (node, top, error))
            return FALSE;
          top->level = SITREP_SECTION_WHOLE;
          g_ptr_array_set_size (open, (int) open->len - 1);
        }
      else if (node->kind == SITREP_DOC_SECTION && node->level == SITREP_SECTION_BEGIN && open->len <= NESTING_MAX)
        g_ptr_array_add (open, sitrep_doc_append (top, g_steal_pointer (&node)));
      else
        sitrep_doc_append (top, g_steal_pointer (&node));
    }
  if (open->len == 1)
    return TRUE;
  g_set_error (error, SITREP_ERROR, SITREP_ERROR_INVALID,
               _ ("“{{#%s}}” has no end in the same paragraph or list. "
                  "Tags around whole paragraphs need a line of their own."),
               ((SitrepDoc *) g_ptr_array_index (open, open->len - 1))->text);
  return FALSE;
}

/* A tag that has a line for itself takes the line with it. */
static gsize
skip_own_line (const char *text, const char *tag, gsize length)
{
  const char *before = tag, *after = tag + length;

  while (before > text && (before[-1] == ' ' || before[-1] == '\t'))
    before--;
  while (*after == ' ' || *after == '\t')
    after++;
  return (before == text || before[-1] == '\n') && *after == '\n' ? (gsize) (after + 1 - tag) : length;
}

/**
 * sitrep_template_read_line:
 *
 * Reads a text without markup: a subject, an address, a piece of code.
 *
 * Returns: (transfer full) (nullable): texts, holes and sections in a root, or %NULL with %SITREP_ERROR_INVALID
 */
SitrepDoc *
sitrep_template_read_line (const char *text, GError **error)
{
  g_autoptr (SitrepDoc) root = sitrep_doc_new (SITREP_DOC_ROOT, NULL);
  const char *start = text;

  for (const char *p = strstr (text, "{{"); p != NULL; p = strstr (start, "{{"))
    {
      SitrepTag tag = { 0 };
      g_autofree char *before = g_strndup (start, (gsize) (p - start));

      if (!sitrep_tag_read (p, &tag, error))
        return NULL;
      sitrep_doc_append (root, sitrep_doc_new (SITREP_DOC_TEXT, before));
      sitrep_doc_append (root, sitrep_tag_node (&tag));
      start = p + (tag.kind != ' ' ? skip_own_line (text, p, tag.length) : tag.length);
      g_free (tag.name);
    }
  sitrep_doc_append (root, sitrep_doc_new (SITREP_DOC_TEXT, start));
  return sitrep_tags_nest (root, error) ? g_steal_pointer (&root) : NULL;
}
