/* sitrep-template-parse.c - a template's text becomes a tree with holes
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

/* Markdown is read first and knows nothing of tags: each becomes a token of
 * characters that mean nothing to it. A token is a letter to its neighbours, or
 * punctuation where that is what lets a mark beside it work ("**Impact:**{{x}}"). */
#define TOKEN_BEGIN 0xe000
#define TOKEN_END 0xe001
#define TOKEN_MARK 0xe002
#define TOKEN_EDGE 0x2056

/* A tag in the text. @alone: it has a line for itself, and was given a paragraph;
 * @gap_before, @gap_after: an empty line is on that side. */
typedef struct
{
  SitrepTag tag;
  char *source;
  gboolean alone;
  gboolean gap_before;
  gboolean gap_after;
} Token;

typedef struct
{
  GArray *tokens;
  GString *markdown;
  gboolean fenced;
} Reader;

static void
clear_token (gpointer data)
{
  g_free (((Token *) data)->tag.name);
  g_free (((Token *) data)->source);
}

/* --- from tags to tokens --- */

static gboolean
is_mark (char c)
{
  return c == '*' || c == '_';
}

/* Whether the run of marks that ends before @p is itself after punctuation. */
static gboolean
needs_edge_before (const char *line, const char *p)
{
  const char *run = p;

  while (run > line && is_mark (run[-1]))
    run--;
  return run < p && run > line && g_ascii_ispunct (run[-1]) && run[-1] != '}';
}

static gboolean
needs_edge_after (const char *p)
{
  const char *run = p;

  while (is_mark (*run))
    run++;
  return run > p && g_ascii_ispunct (*run) && *run != '{';
}

static void
write_token (Reader *self, guint index, gboolean before, gboolean after)
{
  if (before)
    g_string_append_unichar (self->markdown, TOKEN_EDGE);
  g_string_append_unichar (self->markdown, TOKEN_BEGIN);
  if (before)
    g_string_append_unichar (self->markdown, TOKEN_MARK);
  g_string_append_printf (self->markdown, "%u", index);
  if (after)
    g_string_append_unichar (self->markdown, TOKEN_MARK);
  g_string_append_unichar (self->markdown, TOKEN_END);
  if (after)
    g_string_append_unichar (self->markdown, TOKEN_EDGE);
}

static Token *
add_token (Reader *self, const char *p, GError **error)
{
  Token token = { 0 };

  if (!sitrep_tag_read (p, &token.tag, error))
    return NULL;
  token.source = g_strndup (p, token.tag.length);
  g_array_append_val (self->tokens, token);
  return &g_array_index (self->tokens, Token, self->tokens->len - 1);
}

static gboolean
write_line (Reader *self, const char *line, GError **error)
{
  const char *start = line;

  for (const char *p = strstr (line, "{{"); p != NULL; p = strstr (start, "{{"))
    {
      Token *token = add_token (self, p, error);

      if (token == NULL)
        return FALSE;
      g_string_append_len (self->markdown, start, p - start);
      start = p + token->tag.length;
      write_token (self, self->tokens->len - 1, needs_edge_before (line, p), needs_edge_after (start));
    }
  g_string_append_printf (self->markdown, "%s\n", start);
  return TRUE;
}

/* --- lines --- */

static gboolean
is_blank (const char *line)
{
  return line != NULL && line[strspn (line, " \t\r")] == '\0';
}

static gboolean
is_section_tag (const char *p)
{
  const char *sign = p + 2;

  if (!g_str_has_prefix (p, "{{"))
    return FALSE;
  sign += strspn (sign, " ");
  return *sign != '\0' && strchr ("#^/", *sign) != NULL;
}

/* Whether the line holds the ends of sections and nothing else. */
static gboolean
is_tag_line (const char *line)
{
  const char *p = line + strspn (line, " \t");

  if (*p == '\0' || *p == '\r')
    return FALSE;
  while (is_section_tag (p))
    {
      p = strstr (p, "}}");
      if (p == NULL)
        return FALSE;
      p += 2 + strspn (p + 2, " \t\r");
    }
  return *p == '\0';
}

/* A paragraph for each tag, indented as the line is: so it stays in its list item. */
static gboolean
write_tag_line (Reader *self, char **lines, guint i, GError **error)
{
  gsize indent = strspn (lines[i], " \t");

  for (const char *p = strstr (lines[i], "{{"); p != NULL; p = strstr (p, "{{"))
    {
      Token *token = add_token (self, p, error);

      if (token == NULL)
        return FALSE;
      token->alone = TRUE;
      token->gap_before = i > 0 && is_blank (lines[i - 1]);
      token->gap_after = is_blank (lines[i + 1]);
      p += token->tag.length;
      g_string_append_printf (self->markdown, "\n%.*s", (int) indent, lines[i]);
      write_token (self, self->tokens->len - 1, FALSE, FALSE);
      g_string_append (self->markdown, "\n\n");
    }
  return TRUE;
}

static gboolean
is_fence (const char *line)
{
  const char *p = line + strspn (line, " \t>");

  if (g_str_has_prefix (p, "```"))
    return strchr (p + strspn (p, "`"), '`') == NULL;
  return g_str_has_prefix (p, "~~~");
}

/* A line of hyphens is always a rule: headings are written with #. */
static gboolean
is_rule (const char *line)
{
  gsize length = strspn (line, "-");

  return length >= 3 && is_blank (line + length);
}

static gboolean
write_lines (Reader *self, char **lines, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      self->fenced ^= is_fence (lines[i]);
      if (self->fenced)
        g_string_append_printf (self->markdown, "%s\n", lines[i]);
      else if (is_tag_line (lines[i]))
        {
          if (!write_tag_line (self, lines, i, error))
            return FALSE;
        }
      else
        {
          if (is_rule (lines[i]))
            g_string_append_c (self->markdown, '\n');
          if (!write_line (self, lines[i], error))
            return FALSE;
        }
    }
  return TRUE;
}

/* --- from tokens to nodes --- */

/* Reads the token at @p, edges included; its length, or 0 where there is none. */
static gsize
read_token (const Reader *self, const char *p, const Token **token)
{
  const char *start = p;
  guint64 index;
  gboolean before = g_utf8_get_char (p) == TOKEN_EDGE;

  p = before ? g_utf8_next_char (p) : p;
  if (g_utf8_get_char (p) != TOKEN_BEGIN)
    return 0;
  p = g_utf8_next_char (p);
  if (before != (g_utf8_get_char (p) == TOKEN_MARK))
    return 0;
  p = before ? g_utf8_next_char (p) : p;
  index = g_ascii_strtoull (p, (char **) &p, 10);
  if (g_utf8_get_char (p) == TOKEN_MARK)
    p = g_utf8_next_char (g_utf8_next_char (p));
  p = g_utf8_next_char (p);
  *token = &g_array_index (self->tokens, Token, MIN (index, self->tokens->len - 1));
  return (gsize) (p - start);
}

/* What a token with an edge behind it is followed by is not the text's. */
static gsize
edge_after (const char *p, gsize length)
{
  const char *end = g_utf8_prev_char (p + length);

  return g_utf8_get_char (g_utf8_prev_char (end)) == TOKEN_MARK && g_utf8_get_char (p + length) == TOKEN_EDGE
           ? (gsize) (g_utf8_next_char (p + length) - (p + length))
           : 0;
}

static char *
restore_source (const Reader *self, const char *text)
{
  GString *out = g_string_new (NULL);
  const Token *token;

  while (*text != '\0')
    {
      gsize length = read_token (self, text, &token);

      if (length > 0)
        g_string_append (out, token->source);
      else
        g_string_append_unichar (out, g_utf8_get_char (text));
      text += length > 0 ? length + edge_after (text, length) : (gsize) (g_utf8_next_char (text) - text);
    }
  return g_string_free_and_steal (out);
}

static void
explode_text (const Reader *self, SitrepDoc *parent, const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const Token *token;

  while (*text != '\0')
    {
      gsize length = read_token (self, text, &token);

      if (length == 0)
        {
          g_string_append_unichar (plain, g_utf8_get_char (text));
          text = g_utf8_next_char (text);
          continue;
        }
      if (plain->len > 0)
        sitrep_doc_append (parent, sitrep_doc_new (SITREP_DOC_TEXT, plain->str));
      g_string_truncate (plain, 0);
      sitrep_doc_append (parent, sitrep_tag_node (&token->tag));
      text += length + edge_after (text, length);
    }
  if (plain->len > 0)
    sitrep_doc_append (parent, sitrep_doc_new (SITREP_DOC_TEXT, plain->str));
}

static const Token *
lone_token (const Reader *self, const SitrepDoc *node)
{
  const SitrepDoc *text
    = node->kind == SITREP_DOC_PARAGRAPH && node->children->len == 1 ? sitrep_doc_child (node, 0) : NULL;
  const Token *token = NULL;

  if (text == NULL || text->kind != SITREP_DOC_TEXT || *text->text == '\0'
      || read_token (self, text->text, &token) != strlen (text->text))
    return NULL;
  return token->alone ? token : NULL;
}

/* In a quote a tag with a line of its own is still a line of the paragraph. */
static void
drop_tag_lines (GPtrArray *nodes)
{
  for (guint i = 0; i + 1 < nodes->len; i++)
    {
      const SitrepDoc *node = g_ptr_array_index (nodes, i), *next = g_ptr_array_index (nodes, i + 1);
      const SitrepDoc *before = i > 0 ? g_ptr_array_index (nodes, i - 1) : NULL;

      if (node->kind == SITREP_DOC_SECTION && next->kind == SITREP_DOC_BREAK
          && (before == NULL || before->kind == SITREP_DOC_BREAK))
        g_ptr_array_remove_index (nodes, i + 1);
    }
}

/* An empty paragraph stands for an empty line beside a tag: without one, the
 * paragraphs on both sides of the tag are lines of one (see the filling). */
static void
add_tag_paragraph (SitrepDoc *parent, const Token *token)
{
  if (token->gap_before)
    sitrep_doc_append (parent, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));
  sitrep_doc_append (parent, sitrep_tag_node (&token->tag));
  if (token->gap_after)
    sitrep_doc_append (parent, sitrep_doc_new (SITREP_DOC_PARAGRAPH, NULL));
}

static gboolean
check_text (const char *text, GError **error)
{
  g_autoptr (SitrepDoc) read = text != NULL ? sitrep_template_read_line (text, error) : NULL;

  return text == NULL || read != NULL;
}

static gboolean
build (const Reader *self, SitrepDoc *node, GError **error)
{
  g_autoptr (GPtrArray) raw = g_steal_pointer (&node->children);
  char *text = node->text != NULL ? restore_source (self, node->text) : NULL;
  char *target = node->target != NULL ? restore_source (self, node->target) : NULL;

  g_free (node->text);
  g_free (node->target);
  node->text = text;
  node->target = target;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_doc_free);
  if (!check_text (text, error) || !check_text (target, error))
    return FALSE;
  while (raw->len > 0)
    {
      g_autoptr (SitrepDoc) child = g_ptr_array_steal_index (raw, 0);
      const Token *token = lone_token (self, child);

      if (token != NULL)
        add_tag_paragraph (node, token);
      else if (child->kind == SITREP_DOC_TEXT)
        explode_text (self, node, child->text);
      else if (!build (self, child, error))
        return FALSE;
      else
        sitrep_doc_append (node, g_steal_pointer (&child));
    }
  if (sitrep_doc_rule (node->kind)->holds == SITREP_DOC_CLASS_INLINE)
    drop_tag_lines (node->children);
  return sitrep_tags_nest (node, error);
}

/* "." is an element: it needs a section to be an element of. */
static gboolean
check_element (const SitrepDoc *node, gboolean within, GError **error)
{
  within |= node->kind == SITREP_DOC_SECTION && !node->inverted;
  if (node->kind == SITREP_DOC_HOLE && strcmp (node->text, ".") == 0 && !within)
    {
      g_set_error_literal (error, SITREP_ERROR, SITREP_ERROR_INVALID,
                           _ ("“{{.}}” stands for an element and needs a “{{#…}}” around it."));
      return FALSE;
    }
  for (guint i = 0; i < node->children->len; i++)
    if (!check_element (sitrep_doc_child (node, i), within, error))
      return FALSE;
  return TRUE;
}

/* Private characters would be taken for tokens. */
static char *
without_tokens (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) < TOKEN_BEGIN || g_utf8_get_char (p) > TOKEN_MARK)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free_and_steal (out);
}

/**
 * sitrep_template_parse:
 *
 * Returns: (transfer full) (nullable): the template as a tree with holes and sections,
 *   or %NULL with %SITREP_ERROR_INVALID and a sentence for who writes the playbook
 */
SitrepDoc *
sitrep_template_parse (const char *text, GError **error)
{
  g_autofree char *clean = without_tokens (text != NULL ? text : "");
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (SitrepDoc) root = NULL;
  Reader self = { tokens, markdown, FALSE };

  g_array_set_clear_func (tokens, clear_token);
  if (!write_lines (&self, lines, error))
    return NULL;
  root = sitrep_doc_read_markdown (markdown->str);
  if (!build (&self, root, error) || !check_element (root, FALSE, error))
    return NULL;
  return g_steal_pointer (&root);
}
