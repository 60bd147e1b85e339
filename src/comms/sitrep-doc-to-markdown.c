/* sitrep-doc-to-markdown.c - a document as a person can edit it
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-doc-private.h"

#include <string.h>

/* One line of inlines is laid out flat first: whether a character must be
 * escaped, and how, depends on its neighbours across the borders of nodes
 * (CommonMark 0.30, 6.2: "left-flanking", "right-flanking"). */
typedef enum
{
  ATOM_CHAR,
  ATOM_RAW,
  ATOM_OPEN,
  ATOM_CLOSE,
  ATOM_BREAK,
} AtomKind;

typedef struct
{
  AtomKind kind;
  gunichar c;
  gboolean encode; /* written as a numeric entity */
  char *raw;
} Atom;

typedef enum
{
  SIDE_SPACE,
  SIDE_PUNCT,
  SIDE_WORD,
  SIDE_OTHER,
} Side;

static char *blocks_to_markdown (const SitrepDoc *parent);

static void
clear_atom (gpointer data)
{
  g_free (((Atom *) data)->raw);
}

static void
add_atom (GArray *atoms, AtomKind kind, gunichar c, const char *raw)
{
  Atom atom = { kind, c, FALSE, g_strdup (raw) };

  g_array_append_val (atoms, atom);
}

/* A run of backticks that does not occur in @text. */
static char *
fence_for (const char *text, guint least)
{
  guint longest = least - 1, run = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  return g_strnfill (longest + 1, '`');
}

static char *
code_to_markdown (const char *text)
{
  g_autofree char *fence = fence_for (text, 1);
  gsize length = strlen (text);
  gboolean spaces = text[0] == ' ' && text[length - 1] == ' ' && strspn (text, " ") < length;
  gboolean pad = spaces || text[0] == '`' || text[length - 1] == '`';

  return g_strconcat (fence, pad ? " " : "", text, pad ? " " : "", fence, NULL);
}

static gboolean
is_entity (const char *p)
{
  const char *name = *p == '&' ? p + 1 : NULL;
  gsize length = 0;

  if (name == NULL)
    return FALSE;
  name += *name == '#' ? 1 : 0;
  while (g_ascii_isalnum (name[length]))
    length++;
  return length > 0 && name[length] == ';';
}

static char *
target_to_markdown (const char *target)
{
  gboolean angles = strpbrk (target, "()") != NULL;
  g_autoptr (GString) out = g_string_new (angles ? "](<" : "](");

  for (const char *p = target; *p != '\0'; p++)
    if (is_entity (p))
      g_string_append (out, "&amp;");
    else
      g_string_append_c (out, *p);
  g_string_append (out, angles ? ">)" : ")");
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static gboolean
is_autolink (const SitrepDoc *link)
{
  return link->children->len == 1 && sitrep_doc_child (link, 0)->kind == SITREP_DOC_TEXT
         && strcmp (sitrep_doc_child (link, 0)->text, link->target) == 0 && strchr (link->target, '&') == NULL;
}

static void add_inline (GArray *atoms, const SitrepDoc *node);

static void
add_inlines (GArray *atoms, const SitrepDoc *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    add_inline (atoms, sitrep_doc_child (parent, i));
}

static void
add_link (GArray *atoms, const SitrepDoc *link)
{
  g_autofree char *end
    = is_autolink (link) ? g_strdup_printf ("<%s>", link->target) : target_to_markdown (link->target);

  if (!is_autolink (link))
    {
      add_atom (atoms, ATOM_RAW, 0, "[");
      add_inlines (atoms, link);
    }
  add_atom (atoms, ATOM_RAW, 0, end);
}

static void
add_inline (GArray *atoms, const SitrepDoc *node)
{
  const char *mark = node->kind == SITREP_DOC_STRONG ? "**" : "_";
  g_autofree char *code = NULL;

  if (node->kind == SITREP_DOC_TEXT)
    for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p))
      add_atom (atoms, ATOM_CHAR, g_utf8_get_char (p), NULL);
  else if (node->kind == SITREP_DOC_BREAK)
    add_atom (atoms, ATOM_BREAK, '\n', NULL);
  else if (node->kind == SITREP_DOC_CODE)
    add_atom (atoms, ATOM_RAW, 0, code = code_to_markdown (node->text));
  else if (node->kind == SITREP_DOC_LINK)
    add_link (atoms, node);
  else
    {
      add_atom (atoms, ATOM_OPEN, 0, mark);
      add_inlines (atoms, node);
      add_atom (atoms, ATOM_CLOSE, 0, mark);
    }
}

/* Nothing and the end of a line are as white space. */
static Side
side_of (GArray *atoms, guint i)
{
  const Atom *atom = i < atoms->len ? &g_array_index (atoms, Atom, i) : NULL;

  if (atom == NULL || atom->kind == ATOM_BREAK)
    return SIDE_SPACE;
  if (atom->kind != ATOM_CHAR || atom->encode || (atom->c < 0x80 && g_ascii_ispunct ((char) atom->c)))
    return SIDE_PUNCT;
  if (g_unichar_isspace (atom->c))
    return SIDE_SPACE;
  return g_unichar_isalnum (atom->c) ? SIDE_WORD : SIDE_OTHER;
}

static gboolean
encode (GArray *atoms, guint i)
{
  if (i >= atoms->len || g_array_index (atoms, Atom, i).kind != ATOM_CHAR || g_array_index (atoms, Atom, i).encode)
    return FALSE;
  return g_array_index (atoms, Atom, i).encode = TRUE;
}

/* Makes one mark work: an entity is punctuation to its neighbours. What is not
 * surely a letter may be punctuation in one version of cmark and not in another. */
static gboolean
secure_mark (GArray *atoms, guint i)
{
  const Atom *mark = &g_array_index (atoms, Atom, i);
  guint inner = mark->kind == ATOM_OPEN ? i + 1 : i - 1;
  guint outer = mark->kind == ATOM_OPEN ? i - 1 : i + 1;
  Side side;
  gboolean changed = FALSE;

  if (side_of (atoms, inner) == SIDE_SPACE)
    changed = encode (atoms, inner);
  side = side_of (atoms, outer);
  if ((*mark->raw == '_' || side_of (atoms, inner) != SIDE_WORD) && (side == SIDE_WORD || side == SIDE_OTHER))
    changed |= encode (atoms, outer);
  return changed;
}

static void
secure_atoms (GArray *atoms)
{
  gboolean changed = TRUE;

  for (guint i = 0; i < atoms->len; i++)
    {
      const Atom *atom = &g_array_index (atoms, Atom, i);
      gboolean blank = atom->kind == ATOM_CHAR && (atom->c == ' ' || atom->c == '\t');
      gboolean first = i == 0 || g_array_index (atoms, Atom, i - 1).kind == ATOM_BREAK;
      gboolean last = i + 1 == atoms->len || g_array_index (atoms, Atom, i + 1).kind == ATOM_BREAK;

      if (blank && (first || last))
        encode (atoms, i);
    }
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < atoms->len; i++)
        if (g_array_index (atoms, Atom, i).kind == ATOM_OPEN || g_array_index (atoms, Atom, i).kind == ATOM_CLOSE)
          changed |= secure_mark (atoms, i);
    }
}

static gunichar
char_at (GArray *atoms, guint i)
{
  const Atom *atom = i < atoms->len ? &g_array_index (atoms, Atom, i) : NULL;

  return atom != NULL && atom->kind == ATOM_CHAR && !atom->encode ? atom->c : 0;
}

/* "12." at the start of a line would begin a list. */
static gboolean
ends_number (GArray *atoms, guint i)
{
  guint start = i;

  while (start > 0 && char_at (atoms, start - 1) < 0x80 && g_ascii_isdigit ((char) char_at (atoms, start - 1)))
    start--;
  return start < i && (start == 0 || g_array_index (atoms, Atom, start - 1).kind == ATOM_BREAK)
         && side_of (atoms, i + 1) == SIDE_SPACE;
}

static gboolean
needs_escape (GArray *atoms, guint i, gboolean heading)
{
  gunichar c = char_at (atoms, i), next = char_at (atoms, i + 1);
  gboolean first = i == 0 || g_array_index (atoms, Atom, i - 1).kind == ATOM_BREAK;

  if (c == 0 || c >= 0x80)
    return FALSE;
  if (strchr ("\\`*[]<", (char) c) != NULL || (first && strchr (">#-+=~", (char) c) != NULL))
    return TRUE;
  if (c == '_')
    return side_of (atoms, i - 1) != SIDE_WORD || side_of (atoms, i + 1) != SIDE_WORD;
  if (c == '&')
    return next == '#' || (next < 0x80 && g_ascii_isalnum ((char) next));
  if (c == '!')
    return i + 1 < atoms->len && g_array_index (atoms, Atom, i + 1).kind == ATOM_RAW;
  if (c == '.' || c == ')')
    return ends_number (atoms, i);
  return heading && c == '#';
}

static char *
inlines_to_markdown (const SitrepDoc *parent)
{
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (Atom));
  GString *out = g_string_new (NULL);

  g_array_set_clear_func (atoms, clear_atom);
  add_inlines (atoms, parent);
  secure_atoms (atoms);
  for (guint i = 0; i < atoms->len; i++)
    {
      const Atom *atom = &g_array_index (atoms, Atom, i);

      if (atom->raw != NULL)
        g_string_append (out, atom->raw);
      else if (atom->encode)
        g_string_append_printf (out, "&#%u;", atom->c);
      else
        {
          if (needs_escape (atoms, i, parent->kind == SITREP_DOC_HEADING))
            g_string_append_c (out, '\\');
          g_string_append_unichar (out, atom->c);
        }
    }
  return g_string_free_and_steal (out);
}

/* Puts @first before the first line and @rest before each other one that is not empty. */
static void
append_indented (GString *out, const char *text, const char *first, const char *rest)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *prefix = i == 0 ? first : rest;
      gsize length = strlen (prefix);

      if (i > 0)
        g_string_append_c (out, '\n');
      while (*lines[i] == '\0' && length > 0 && prefix[length - 1] == ' ')
        length--;
      g_string_append_len (out, prefix, (gssize) length);
      g_string_append (out, lines[i]);
    }
}

static char *
list_to_markdown (const SitrepDoc *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->children->len; i++)
    {
      g_autofree char *item = blocks_to_markdown (sitrep_doc_child (list, i));
      g_autofree char *number = g_strdup_printf ("%d. ", list->level + (int) i);
      const char *first = list->kind == SITREP_DOC_NUMBERS ? number : "- ";
      g_autofree char *rest = g_strnfill (strlen (first), ' ');

      if (i > 0)
        g_string_append_c (out, '\n');
      append_indented (out, item, first, rest);
    }
  return g_string_free_and_steal (out);
}

static char *
block_to_markdown (const SitrepDoc *node, const SitrepDoc *parent)
{
  g_autofree char *inner = NULL, *fence = NULL;
  GString *out = g_string_new (NULL);

  if (node->kind == SITREP_DOC_PARAGRAPH || node->kind == SITREP_DOC_HEADING)
    {
      inner = inlines_to_markdown (node);
      g_string_append_printf (out, "%.*s%s%s", node->kind == SITREP_DOC_HEADING ? node->level : 0, "######",
                              node->kind == SITREP_DOC_HEADING ? " " : "", inner);
    }
  else if (node->kind == SITREP_DOC_CODE_BLOCK)
    {
      fence = fence_for (node->text, 3);
      g_string_append_printf (out, "%s\n%s\n%s", fence, node->text, fence);
    }
  else if (node->kind == SITREP_DOC_RULE)
    /* "- ---" would be one rule and no list. */
    g_string_append (out, parent->kind == SITREP_DOC_ITEM ? "***" : "---");
  else if (node->kind == SITREP_DOC_QUOTE)
    append_indented (out, inner = blocks_to_markdown (node), "> ", "> ");
  else
    g_string_append (out, inner = list_to_markdown (node));
  return g_string_free_and_steal (out);
}

/* A list that says what its paragraph announces stays close to it. */
static gboolean
is_close (const SitrepDoc *before, const SitrepDoc *after)
{
  return before->kind == SITREP_DOC_PARAGRAPH
         && (after->kind == SITREP_DOC_BULLETS || (after->kind == SITREP_DOC_NUMBERS && after->level == 1));
}

static char *
blocks_to_markdown (const SitrepDoc *parent)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parent->children->len; i++)
    {
      const SitrepDoc *node = sitrep_doc_child (parent, i);
      g_autofree char *block = block_to_markdown (node, parent);

      if (i > 0)
        g_string_append (out, is_close (sitrep_doc_child (parent, i - 1), node) ? "\n" : "\n\n");
      g_string_append (out, block);
    }
  return g_string_free_and_steal (out);
}

/**
 * sitrep_doc_to_markdown:
 *
 * Returns: (transfer full): CommonMark; sitrep_doc_from_markdown() makes the same document of it
 */
char *
sitrep_doc_to_markdown (const SitrepDoc *self)
{
  g_autoptr (SitrepDoc) normal = sitrep_doc_normal (self);

  return blocks_to_markdown (normal);
}
