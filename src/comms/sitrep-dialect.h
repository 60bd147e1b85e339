/* sitrep-dialect.h - how a service writes what a document means
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-doc.h"

G_BEGIN_DECLS

/* Where a piece of text stands: at the start of a line, and what is before and after it. */
typedef struct
{
  const char *text;
  gsize length;
  gunichar before; /* 0 at the start of a line */
  gunichar after;  /* 0 at the end */
} SitrepPiece;

/* @escape writes foreign text so that none of it is markup; it gets no address:
 * those are written by @url, whole. @headings are what begins a heading of each
 * level, the last one for all further; NULL makes headings strong. */
typedef struct
{
  void (*escape) (GString *out, const SitrepPiece *piece);
  void (*url) (GString *out, const char *url, gsize length);
  void (*link) (GString *out, const char *label, const char *target);
  char *(*code) (const char *text);
  char *(*code_block) (const char *text);
  const char *strong;
  const char *emphasis;
  const char *const *headings;
  const char *bullet;
  const char *quote;
  const char *rule;
  const char *line_end; /* what stands before a line's end within a paragraph; or NULL */
} SitrepDialect;

extern const SitrepDialect sitrep_dialect_plain;

char *sitrep_dialect_render (const SitrepDialect *self, const SitrepDoc *doc);

G_END_DECLS
