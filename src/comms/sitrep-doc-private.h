/* sitrep-doc-private.h - what a document's tree may look like
 *
 * Copyright 2026 The Sitrep authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sitrep-doc.h"

G_BEGIN_DECLS

/* The deepest tree that is read. */
#define SITREP_DOC_DEPTH 64

typedef enum
{
  SITREP_DOC_CLASS_NONE,
  SITREP_DOC_CLASS_BLOCK,
  SITREP_DOC_CLASS_ITEM,
  SITREP_DOC_CLASS_INLINE,
} SitrepDocClass;

/* @holds is the class of its children; @nick its word in JSON, NULL for what only templates have. */
typedef struct
{
  const char *nick;
  SitrepDocClass class;
  SitrepDocClass holds;
  gboolean text;
} SitrepDocRule;

const SitrepDocRule *sitrep_doc_rule (SitrepDocKind kind);
SitrepDoc *sitrep_doc_read_markdown (const char *markdown);

static inline SitrepDoc *
sitrep_doc_child (const SitrepDoc *self, guint i)
{
  return g_ptr_array_index (self->children, i);
}

G_END_DECLS
