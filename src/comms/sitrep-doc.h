/* sitrep-doc.h - a message as a small document
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A tree. Text in it is plain: no character of it is ever markup. Connectors
 * render it, each in its service's dialect. */
typedef enum
{
  SITREP_DOC_ROOT,
  SITREP_DOC_HEADING,   /* @level 1..6; inlines */
  SITREP_DOC_PARAGRAPH, /* inlines */
  SITREP_DOC_BULLETS,   /* items */
  SITREP_DOC_NUMBERS,   /* items; @level is the first number */
  SITREP_DOC_ITEM,      /* blocks */
  SITREP_DOC_QUOTE,     /* blocks */
  SITREP_DOC_RULE,
  SITREP_DOC_CODE_BLOCK, /* @text */
  SITREP_DOC_TEXT,       /* @text */
  SITREP_DOC_BREAK,      /* a new line within a paragraph */
  SITREP_DOC_STRONG,     /* inlines */
  SITREP_DOC_EMPHASIS,   /* inlines */
  SITREP_DOC_CODE,       /* @text */
  SITREP_DOC_LINK,       /* @target, inlines */
  SITREP_DOC_HOLE,       /* templates only: @text is a value's name */
  SITREP_DOC_SECTION,    /* templates only: repeated for each of the value @text; @inverted: where it is empty */
} SitrepDocKind;

typedef struct _SitrepDoc SitrepDoc;
struct _SitrepDoc
{
  SitrepDocKind kind;
  int level;
  gboolean inverted;
  char *text;
  char *target;
  GPtrArray *children; /* SitrepDoc; never NULL */
};

SitrepDoc *sitrep_doc_new (SitrepDocKind kind, const char *text);
void sitrep_doc_free (SitrepDoc *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SitrepDoc, sitrep_doc_free)
SitrepDoc *sitrep_doc_append (SitrepDoc *self, SitrepDoc *child);
SitrepDoc *sitrep_doc_copy (const SitrepDoc *self);
gboolean sitrep_doc_equal (const SitrepDoc *a, const SitrepDoc *b);

/* One document can be written as several trees. Everything that reads a
 * document from outside answers its normal form, and only that has a way back:
 * no empty nodes, no two neighbours that would be one, one line end at most
 * between two lines, no mark within its like, no target but a web or mail
 * address. */
SitrepDoc *sitrep_doc_normal (const SitrepDoc *self);
char *sitrep_doc_target (const char *target);

char *sitrep_doc_to_json (const SitrepDoc *self);
SitrepDoc *sitrep_doc_from_json (const char *json, GError **error);
SitrepDoc *sitrep_doc_from_markdown (const char *markdown);
char *sitrep_doc_to_markdown (const SitrepDoc *self);
char *sitrep_doc_to_plain (const SitrepDoc *self);
char *sitrep_doc_to_html (const SitrepDoc *self, gboolean styled);
char *sitrep_html_escape (const char *text);

G_END_DECLS
