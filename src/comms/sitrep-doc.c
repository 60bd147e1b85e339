/* sitrep-doc.c - a message as a small document
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sitrep"

#include "sitrep-doc-private.h"

#include <string.h>

static const SitrepDocRule rules[] = {
  [SITREP_DOC_ROOT] = { "root", SITREP_DOC_CLASS_NONE, SITREP_DOC_CLASS_BLOCK, FALSE },
  [SITREP_DOC_HEADING] = { "heading", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_INLINE, FALSE },
  [SITREP_DOC_PARAGRAPH] = { "paragraph", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_INLINE, FALSE },
  [SITREP_DOC_BULLETS] = { "bullets", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_ITEM, FALSE },
  [SITREP_DOC_NUMBERS] = { "numbers", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_ITEM, FALSE },
  [SITREP_DOC_ITEM] = { "item", SITREP_DOC_CLASS_ITEM, SITREP_DOC_CLASS_BLOCK, FALSE },
  [SITREP_DOC_QUOTE] = { "quote", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_BLOCK, FALSE },
  [SITREP_DOC_RULE] = { "rule", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_NONE, FALSE },
  [SITREP_DOC_CODE_BLOCK] = { "code-block", SITREP_DOC_CLASS_BLOCK, SITREP_DOC_CLASS_NONE, TRUE },
  [SITREP_DOC_TEXT] = { "text", SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_NONE, TRUE },
  [SITREP_DOC_BREAK] = { "break", SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_NONE, FALSE },
  [SITREP_DOC_STRONG] = { "strong", SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_INLINE, FALSE },
  [SITREP_DOC_EMPHASIS] = { "emphasis", SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_INLINE, FALSE },
  [SITREP_DOC_CODE] = { "code", SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_NONE, TRUE },
  [SITREP_DOC_LINK] = { "link", SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_INLINE, FALSE },
  [SITREP_DOC_HOLE] = { NULL, SITREP_DOC_CLASS_INLINE, SITREP_DOC_CLASS_NONE, TRUE },
  [SITREP_DOC_SECTION] = { NULL, SITREP_DOC_CLASS_NONE, SITREP_DOC_CLASS_NONE, TRUE },
};

const SitrepDocRule *
sitrep_doc_rule (SitrepDocKind kind)
{
  return &rules[kind];
}

/* Controls have no place in a message, and marks that turn the direction of
 * what follows can make it read as something else. */
static gboolean
is_hostile (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n' && c != '\t') || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2028 || c == 0x2029 || (c == '\r' && p[1] != '\n'))
        g_string_append_c (out, '\n');
      else if (!is_hostile (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

/**
 * sitrep_doc_new:
 * @text: (nullable): made valid UTF-8 without controls: this is the one door into a document
 *
 * Returns: (transfer full): a node without children
 */
SitrepDoc *
sitrep_doc_new (SitrepDocKind kind, const char *text)
{
  SitrepDoc *self = g_new0 (SitrepDoc, 1);

  self->kind = kind;
  self->level = kind == SITREP_DOC_HEADING || kind == SITREP_DOC_NUMBERS ? 1 : 0;
  self->text = text != NULL ? clean_text (text) : NULL;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) sitrep_doc_free);
  return self;
}

void
sitrep_doc_free (SitrepDoc *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_free (self->text);
  g_free (self->target);
  g_free (self);
}

/**
 * sitrep_doc_append:
 * @child: (transfer full)
 *
 * Returns: (transfer none): @child, to be filled further
 */
SitrepDoc *
sitrep_doc_append (SitrepDoc *self, SitrepDoc *child)
{
  g_ptr_array_add (self->children, child);
  return child;
}

/** sitrep_doc_copy: Returns: (transfer full): the same tree once more. */
SitrepDoc *
sitrep_doc_copy (const SitrepDoc *self)
{
  SitrepDoc *copy = sitrep_doc_new (self->kind, NULL);

  copy->level = self->level;
  copy->inverted = self->inverted;
  copy->text = g_strdup (self->text);
  copy->target = g_strdup (self->target);
  for (guint i = 0; i < self->children->len; i++)
    sitrep_doc_append (copy, sitrep_doc_copy (sitrep_doc_child (self, i)));
  return copy;
}

/** sitrep_doc_equal: whether both are the same tree; see sitrep_doc_normal() for what the same document is. */
gboolean
sitrep_doc_equal (const SitrepDoc *a, const SitrepDoc *b)
{
  if (a->kind != b->kind || a->level != b->level || a->inverted != b->inverted || g_strcmp0 (a->text, b->text) != 0
      || g_strcmp0 (a->target, b->target) != 0 || a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->children->len; i++)
    if (!sitrep_doc_equal (sitrep_doc_child (a, i), sitrep_doc_child (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * sitrep_doc_target:
 *
 * The only targets of links that leave this machine are web and mail addresses.
 * What could end a link early in some service's dialect is percent-encoded.
 *
 * Returns: (transfer full) (nullable): the target as it is kept, or %NULL where it is none of these
 */
char *
sitrep_doc_target (const char *target)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };
  g_autofree char *clean = g_strstrip (clean_text (target != NULL ? target : ""));
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    known |= g_ascii_strncasecmp (clean, schemes[i], strlen (schemes[i])) == 0 && clean[strlen (schemes[i])] != '\0';
  if (!known)
    return NULL;
  for (const char *p = clean; *p != '\0'; p++)
    if (*p == '\n')
      return NULL;
    else if (g_ascii_isspace (*p) || strchr ("<>\"\\^`{|}", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guint8) *p);
    else
      g_string_append_c (out, *p);
  return g_string_free_and_steal (g_steal_pointer (&out));
}
